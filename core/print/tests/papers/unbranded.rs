//! What a paper does not say: no name unasked, and on a handout nobody's mark.

use print::paper::Paper;

use crate::read::{about, folded};
use crate::{given, printed};

#[test]
fn a_handout_bears_no_mark() {
    for (name, paper) in given::all().into_iter().filter(|(_, paper)| matches!(paper, Paper::Handout(_))) {
        let printed = printed(&paper);
        let all = format!("{}\n{}", folded(&printed.pdf), about(&printed.pdf));
        let marks = [
            "OFFICIAL",
            "programme",
            "Programme",
            "Waymark",
            "Typst",
            "typst",
            "Creator",
            "Author",
            "CreationDate",
            "2026",
        ];
        for mark in marks {
            assert!(!all.contains(mark), "{name} says `{mark}`: {all}");
        }
    }
}

#[test]
fn a_reference_stands_on_every_page_where_there_is_one_and_nowhere_else() {
    let mut sheet = given::sheet();
    let bare = printed(&Paper::Sheet(sheet.clone()));
    assert!(!folded(&bare.pdf).contains("Reference"), "a reference nobody gave");
    sheet.edge.reference = Some("K.R.".to_owned());
    let printed = printed(&Paper::Sheet(sheet));
    assert_eq!(folded(&printed.pdf).matches("Reference K.R.").count(), printed.pages);
}

#[test]
fn everything_but_a_handout_says_on_each_page_how_it_is_handled_and_what_it_was_made_from() {
    for (name, paper) in given::all().into_iter().filter(|(_, paper)| !matches!(paper, Paper::Handout(_))) {
        let printed = printed(&paper);
        let text = folded(&printed.pdf);
        assert_eq!(text.matches("OFFICIAL-SENSITIVE").count(), printed.pages * 2, "{name}: {text}");
        assert_eq!(text.matches("2.3.0 9f2c41d07be3").count(), printed.pages, "{name}: {text}");
        assert!(!text.contains("9f2c41d07be3a"), "{name}: the hash is cut");
    }
}
