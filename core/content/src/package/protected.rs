//! Keys that only a session outline or a sheet of the programme has: no site and no translation says them again.

use domain::codes;
use domain::finding::Finding;

use crate::shape::{self, Shape, Verdict};
use crate::yaml::{Tree, escaped};

/// Tells of a key that a local change or a translation took over from what it changes as just that, not as a key that
/// nobody knows.
pub(crate) fn told(shape: Shape, tree: &Tree, verdict: &mut Verdict) {
    let (why, fix) = match shape {
        Shape::Change => (
            codes::PROTECTED_FIELD.entry().why,
            "take the line out; a site changes blocks, and adds rules of its own",
        ),
        Shape::Translation => (
            "lengths, purposes and records must mean the same in every language",
            "take the line out; a translation has a title and blocks",
        ),
        _ => return,
    };
    if let Some(right) = shape.first_key() {
        let place = tree.key_place("/id");
        for finding in
            verdict.findings.iter_mut().filter(|one| one.code == codes::UNKNOWN_KEY && one.place == place)
        {
            finding.fix = format!("write `{right}:`");
            finding.did_you_mean = Some(right.to_owned());
        }
    }
    // The id is what the file's own first key says in another word.
    let kept = |key: &str| {
        key != "id" && [Shape::Session, Shape::Sheet].into_iter().any(|of| shape::has_key(of, key))
    };
    for (_, key) in verdict.strangers.iter().filter(|(map, key)| map.is_empty() && kept(key)) {
        let place = tree.key_place(&format!("/{}", escaped(key)));
        verdict.findings.retain(|finding| finding.code != codes::UNKNOWN_KEY || finding.place != place);
        let what = format!("`{key}` is the programme's to say");
        verdict.findings.push(Finding::new(codes::PROTECTED_FIELD, place, what).why(why).fix(fix));
    }
}
