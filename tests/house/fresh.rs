//! Generated files equal committed ones; the failure names the command that refreshes them.

use crate::harness::{Scratch, files, top, waymark};

#[test]
fn schemas_and_the_script_api_are_as_generated() {
    let scratch = Scratch::new();
    let ran = waymark(&["schemas", "--write", &scratch.path().display().to_string()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let names = |folder: &std::path::Path| -> Vec<String> {
        let name =
            |path: &std::path::PathBuf| path.file_name().expect("a name").to_string_lossy().into_owned();
        files(folder, "").iter().map(name).filter(|name| name != "README.md").collect()
    };
    let refresh = "refresh with `cargo run -- schemas --write schemas`";
    assert_eq!(names(scratch.path()), names(&top().join("schemas")), "{refresh}");
    for name in names(scratch.path()) {
        let read = |folder: &std::path::Path| std::fs::read_to_string(folder.join(&name)).expect("text");
        assert!(
            read(scratch.path()) == read(&top().join("schemas")),
            "schemas/{name} is out of date; {refresh}"
        );
    }
}
