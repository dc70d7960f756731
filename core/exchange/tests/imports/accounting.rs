//! The account of every row: whatever the rows are, read, merged, superseded and refused add up to them.

use proptest::prelude::*;

use crate::dictionary::read;

const HEADER: &str =
    "OFFENDER_NO,LAST_NAME,FIRST_NAME,DOB,EVENT_DATE,CATEGORY,SUB_CATEGORY,NOTE_TEXT,AUTHOR_ROLE,MARKING";

fn row() -> impl Strategy<Value = String> {
    let person = prop::sample::select(vec!["A1234AA", "B1234BB", "nobody"]);
    let day = prop::sample::select(vec!["01-JAN-2024", "02-JAN-2024", "31-FEB-2024"]);
    let said = prop::sample::select(vec![
        "FACT,ROUTE,GRP",
        "FACT,ROUTE,FAM",
        "FACT,ROUTE,U",
        "FACT,ROUTE,?",
        "FACT,AF_REQUEST,Y",
        "FACT,WING,B",
        "WORK,,Kitchen",
        "WORK,,\"Kitchen\nagain\"",
        "WORK,,",
        "HEALTH,,Well",
        "CHAPLAINCY,,does not wish to be recorded under any faith",
        "SECURITY,,\"Report received, graded 2B P\"",
        "short",
    ]);
    let marking = prop::sample::select(vec!["OFFICIAL", "", "SECRET"]);
    (person, day, said, marking)
        .prop_map(|(person, day, said, marking)| format!("{person},X,Dov,,{day},{said},POM,{marking}"))
}

proptest! {
    #[test]
    fn every_row_is_read_merged_superseded_or_refused(rows in prop::collection::vec(row(), 0..40)) {
        let text = format!("{HEADER}\n{}", rows.join("\n"));
        // `read` checks the sum.
        let import = read(text.as_bytes()).expect("an export");
        prop_assert_eq!(import.rows, rows.len());
        let kept: usize =
            import.people.iter().map(|person| person.statements.len() + person.contributions.len()).sum();
        prop_assert_eq!(kept, import.read + import.superseded, "one row, one statement or note");
        let debug = format!("{import:?}");
        prop_assert!(!debug.contains("any faith") && !debug.contains("graded"));
        let mut again = rows;
        again.reverse();
        let turned = read(format!("{HEADER}\n{}", again.join("\n")).as_bytes()).expect("an export");
        prop_assert_eq!(
            [import.read, import.merged, import.superseded, import.refused],
            [turned.read, turned.merged, turned.superseded, turned.refused],
            "the order of rows makes no difference"
        );
    }

    #[test]
    fn no_bytes_break_it(bytes in prop::collection::vec(any::<u8>(), 0..400), json in any::<bool>()) {
        let head = if json { "{\"content\":[" } else { HEADER };
        let mut file = head.as_bytes().to_vec();
        file.extend(bytes);
        let _ = read(&file);
    }
}
