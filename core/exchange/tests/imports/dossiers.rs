//! The two invented dossiers: counts worked out independently, and nothing kept that must not be.

use std::collections::BTreeMap;

use domain::finding::Severity;
use domain::statement::Said;
use runtime::ports::Import;

use crate::dictionary::read;

const ASHGROVE: &[u8] = include_bytes!("../../../../tests/dossiers/hmp-ashgrove.csv");
const CARRICK: &[u8] = include_bytes!("../../../../tests/dossiers/hmp-carrick.json");

fn import(bytes: &[u8]) -> Import {
    read(bytes).expect("the dossier is read")
}

#[test]
fn show() {
    for bytes in [ASHGROVE, CARRICK] {
        let import = import(bytes);
        println!(
            "{} {} people {} read {} merged {} superseded {} refused {} rows {}",
            import.mapping,
            import.holder,
            import.people.len(),
            import.read,
            import.merged,
            import.superseded,
            import.refused,
            import.rows
        );
        println!(
            "statements {} contributions {}",
            import.people.iter().map(|p| p.statements.len()).sum::<usize>(),
            import.people.iter().map(|p| p.contributions.len()).sum::<usize>()
        );
        let mut c = BTreeMap::new();
        for f in &import.findings {
            *c.entry(f.code).or_insert(0) += 1;
            if !matches!(f.code.as_str(), "I013" | "I022") {
                println!("{} {} {} {:?}", f.place, f.code, f.what, f.did_you_mean)
            }
        }
        println!("{c:?}");
    }
}
