//! What browsers fetch: each file's bytes, its name with a digest in it, and the bytes packed.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use crate::packages::read;
use crate::stylesheet::{without_crest, without_fonts, without_map, without_root};

/// A file as it is served.
pub(crate) struct Made {
    /// The name pages use: `waymark.css`.
    name: String,
    /// The name it is served under: `waymark.3fa9c1d2.css`.
    hashed: String,
    bytes: Vec<u8>,
}

/// Everything, in an order in which each file comes after those it refers to.
pub(crate) fn all(here: &Path, modules: &Path) -> Result<Vec<Made>, String> {
    let govuk = modules.join("govuk-frontend/dist/govuk");
    let moj = modules.join("@ministryofjustice/frontend/moj");
    let mut made = Vec::new();
    add(&mut made, "notices.txt", read(&here.join("NOTICES"))?);
    let css = without_map(&without_crest(&without_fonts(&read(&govuk.join("govuk-frontend.min.css"))?)));
    let moj_css = without_map(&without_root(&without_fonts(&read(&moj.join("moj-frontend.min.css"))?)));
    for icon in icons(&moj_css) {
        add(&mut made, &icon, read(&moj.join("assets/images").join(&icon))?);
    }
    add(&mut made, "govuk-frontend.css", css);
    add(&mut made, "moj-frontend.css", moj_css);
    add(&mut made, "waymark.css", read(&here.join("assets/waymark.css"))?);
    add(&mut made, "pages.css", read(&here.join("assets/pages.css"))?);
    add(&mut made, "icon.svg", read(&here.join("assets/icon.svg"))?);
    add(&mut made, "govuk-frontend.js", without_map(&read(&govuk.join("govuk-frontend.min.js"))?));
    for module in ["button-menu", "sortable-table"] {
        let text = without_map(&read(&moj.join(format!("components/{module}/{module}.mjs")))?);
        // Browsers resolve no bare names without an inline map, which the content policy forbids.
        let text = without_comments(&text).replace("'govuk-frontend'", "'/assets/govuk-frontend.js'");
        add(&mut made, &format!("moj-{module}.js"), text);
    }
    add(&mut made, "number-keys.js", read(&here.join("assets/number-keys.js"))?);
    add(&mut made, "waymark.js", read(&here.join("assets/waymark.js"))?);
    Ok(made)
}

/// Adds a file whose addresses of other files are those they are served under.
fn add(made: &mut Vec<Made>, name: &str, text: String) {
    let mut text = text.replace("/assets/images/", "/assets/");
    for other in made.iter() {
        text = text.replace(&format!("/assets/{}", other.name), &format!("/assets/{}", other.hashed));
    }
    let digest = Sha256::digest(text.as_bytes());
    let mut short = String::new();
    for byte in digest.iter().take(5) {
        let _ = write!(short, "{byte:02x}");
    }
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "txt"));
    made.push(Made {
        name: name.to_owned(),
        hashed: format!("{stem}.{short}.{ending}"),
        bytes: text.into_bytes(),
    });
}

/// The icons a style sheet refers to.
fn icons(css: &str) -> Vec<String> {
    let parts = css.split("url(/assets/images/").skip(1);
    let mut names: Vec<String> =
        parts.filter_map(|part| part.split_once(')')).map(|(name, _)| name.to_owned()).collect();
    names.sort();
    names.dedup();
    names
}

/// Without comments that stand on lines of their own: half of the modules that come unpacked.
fn without_comments(module: &str) -> String {
    let mut inside = false;
    let mut kept = String::new();
    for line in module.lines() {
        let text = line.trim_start();
        inside = inside
            || text.starts_with("/*") && !text.contains("*/")
            || text.starts_with("/**") && text.ends_with("*/");
        if !inside && !text.is_empty() {
            kept.push_str(text);
            kept.push('\n');
        }
        inside = inside && !text.ends_with("*/");
    }
    kept
}

/// Writes the files and the list of them that the crate includes.
pub(crate) fn write(made: &[Made], folder: &Path, list: &Path) -> Result<(), String> {
    let failed = |path: &Path| {
        let path = path.display().to_string();
        move |error: std::io::Error| format!("{path} cannot be written: {error}")
    };
    let mut text = String::from("&[\n");
    for file in made {
        let plain = folder.join(&file.hashed);
        let packed = folder.join(format!("{}.gz", file.hashed));
        fs::write(&plain, &file.bytes).map_err(failed(&plain))?;
        // No time and no name in it: the same files give the same bytes.
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        let bytes =
            encoder.write_all(&file.bytes).and_then(|()| encoder.finish()).map_err(failed(&packed))?;
        fs::write(&packed, bytes).map_err(failed(&packed))?;
        let media = match file.hashed.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "css" => "text/css; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "svg" => "image/svg+xml",
            _ => "text/plain; charset=utf-8",
        };
        let _ = writeln!(
            text,
            "    Asset {{ name: {:?}, url: \"/assets/{}\", media_type: {media:?}, bytes: include_bytes!({:?}), \
             gzipped: include_bytes!({:?}) }},",
            file.name,
            file.hashed,
            plain.display().to_string(),
            packed.display().to_string()
        );
    }
    text.push(']');
    fs::write(list, text).map_err(failed(list))
}
