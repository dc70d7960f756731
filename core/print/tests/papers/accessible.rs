//! Tagged, titled, in a language, with words for pictures; pages that have something on them.

use print::paper::Paper;

use crate::read::{about, in_order, ink, objects, tags};
use crate::{given, printed};

#[test]
fn every_kind_is_pdf_ua_1_and_shows() {
    for (name, paper) in given::all() {
        let printed = printed(&paper);
        std::fs::write(format!("{}/{name}.pdf", env!("CARGO_TARGET_TMPDIR")), &printed.pdf).expect("written");
        let about = about(&printed.pdf);
        for says in ["Tagged:          yes", "<pdfuaid:part>1</pdfuaid:part>", "Title:"] {
            assert!(about.contains(says), "{name} does not say {says}: {about}");
        }
        assert!(printed.lacking.is_empty(), "{name}: {:?}", printed.lacking);
        let ink = ink(&printed.pdf);
        assert_eq!(ink.len(), printed.pages, "{name}");
        assert!(ink.iter().all(|one| (3..400).contains(one)), "{name}: a page is empty or black: {ink:?}");
    }
}

#[test]
fn tags_say_what_is_what() {
    let tags = tags(&printed(&Paper::Sheet(given::sheet())).pdf);
    in_order(
        &tags,
        &[
            "Groups I belong to",
            "H1",
            "Why this session",
            "LBody",
            "H1",
            "If it gets heavy",
            "BlockQuote",
            "H2",
            "Slow down",
            "TH",
            "Sign",
            "TD",
        ],
    );
    assert!(!tags.contains("OFFICIAL-SENSITIVE"), "head and foot are no part of what is read: {tags}");
}

#[test]
fn the_words_for_a_picture_are_in_the_file_and_the_language_is() {
    for (handout, language, alt) in [
        (given::easy_read(), "en", "Two circles, one big and one small"),
        (given::easy_read_in_arabic(), "ar", "دائرتان متقاربتان"),
        (given::handout_in_welsh(), "cy", ""),
    ] {
        let pdf = printed(&Paper::Handout(handout)).pdf;
        let about = about(&pdf);
        assert!(about.contains(&format!("<rdf:li>{language}</rdf:li>")), "{about}");
        let objects = objects(&pdf);
        assert!(objects.contains(&format!("/Lang({language}")), "the language {language}");
        let hexed: String = alt.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        assert!(
            objects.contains(&format!("/Alt({alt})")) || objects.contains(&hexed),
            "the words for the picture"
        );
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    for (name, paper) in given::all() {
        assert_eq!(printed(&paper).pdf, printed(&paper).pdf, "{name}");
    }
}
