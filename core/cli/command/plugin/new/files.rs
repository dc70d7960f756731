//! The files of a beginning, with the plugin's id put in.

use std::path::Path;

/// Paths inside the folder, and texts.
pub(super) type Files = Vec<(&'static str, String)>;

/// What stands for the plugin's id in the files here.
const ID: &str = "PLUGIN-ID";
/// What stands for the kit's folder.
const KIT: &str = "KIT-FOLDER";

/// A plugin in C, with the header it was begun with.
pub(super) fn c(id: &str) -> Files {
    let with_id = |text: &str| text.replace(ID, id);
    vec![
        ("plugin.json", with_id(include_str!("c/plugin.json"))),
        ("plugin.c", include_str!("c/plugin.c").to_owned()),
        ("waymark_plugin.h", include_str!("../../../../../plugins/sdk/include/waymark_plugin.h").to_owned()),
        ("examples.json", include_str!("examples.json").to_owned()),
        ("README.md", with_id(include_str!("c/README.md"))),
        (".gitignore", "/build\n".to_owned()),
    ]
}

/// A plugin in Rust, on the kit in `kit`.
pub(super) fn rust(id: &str, kit: &Path) -> Files {
    let filled = |text: &str| text.replace(ID, id).replace(KIT, &kit.display().to_string());
    vec![
        ("Cargo.toml", filled(include_str!("rust/manifest.toml"))),
        ("plugin.json", filled(include_str!("rust/plugin.json"))),
        ("src/lib.rs", filled(include_str!("rust/src/lib.rs.txt"))),
        ("examples.json", include_str!("examples.json").to_owned()),
        ("README.md", filled(include_str!("rust/README.md"))),
        (".gitignore", "/build\n/target\n".to_owned()),
    ]
}
