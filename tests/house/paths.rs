//! Every path that README.md, ARCHITECTURE.md and scripts/README.md name exists.

use crate::harness::top;

#[test]
fn every_path_the_documents_name_exists() {
    for document in ["README.md", "ARCHITECTURE.md", "scripts/README.md"] {
        let text = std::fs::read_to_string(top().join(document)).expect("a document");
        for path in text.split('`').skip(1).step_by(2).flat_map(str::split_whitespace) {
            let rooted = ["core/", "tests/", "scripts/", "schemas/", "plugins/", ".ci/"]
                .iter()
                .any(|root| path.starts_with(root));
            let example = path.contains(['<', '*', '{', '$']) || path.contains("...");
            if rooted && !example {
                let path = path.trim_end_matches(['/', '.', ',', ':', ')']);
                assert!(top().join(path).exists(), "{document} names `{path}`, which does not exist");
            }
        }
    }
}
