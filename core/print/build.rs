//! Brings in the fonts of the lock file: `npm ci` in the build folder when the lock has changed, or the folder that
//! `WAYMARK_NODE_MODULES` names. Nothing is written beside the sources.

#![expect(
    clippy::disallowed_methods,
    reason = "a build script is told where to read and write, and asks npm"
)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The environment variable that names a `node_modules` folder to use as it is.
const READY: &str = "WAYMARK_NODE_MODULES";

/// What of the packages is put into the program: package, file, and the name it gets.
const WANTED: [(&str, &str, &str); 9] = [
    ("noto-sans", "400Regular/NotoSans_400Regular.ttf", "sans.ttf"),
    ("noto-sans", "700Bold/NotoSans_700Bold.ttf", "sans-bold.ttf"),
    ("noto-sans", "400Regular_Italic/NotoSans_400Regular_Italic.ttf", "sans-italic.ttf"),
    ("noto-sans", "LICENSE_FONT", "sans-licence.txt"),
    ("vazirmatn", "400Regular/Vazirmatn_400Regular.ttf", "arabic.ttf"),
    ("vazirmatn", "700Bold/Vazirmatn_700Bold.ttf", "arabic-bold.ttf"),
    ("vazirmatn", "LICENSE_FONT", "arabic-licence.txt"),
    ("noto-naskh-arabic", "400Regular/NotoNaskhArabic_400Regular.ttf", "naskh.ttf"),
    ("noto-naskh-arabic", "LICENSE_FONT", "naskh-licence.txt"),
];

fn main() -> Result<(), String> {
    let folder = |name: &str| PathBuf::from(env::var_os(name).unwrap_or_default());
    let (npm, out) = (folder("CARGO_MANIFEST_DIR").join("npm"), folder("OUT_DIR"));
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", npm.display());
    println!("cargo::rerun-if-env-changed={READY}");
    let ready = env::var_os(READY).filter(|path| !path.is_empty()).map(PathBuf::from);
    let modules = ready.map_or_else(|| installed(&npm, &out.join("npm")), Ok)?;
    let fonts = out.join("fonts");
    fs::create_dir_all(&fonts).map_err(|error| format!("{}: {error}", fonts.display()))?;
    for (package, file, name) in WANTED {
        let from = modules.join("@expo-google-fonts").join(package).join(file);
        fs::copy(&from, fonts.join(name)).map_err(|error| {
            format!("the font file {} cannot be read: {error}. Is {READY} the node_modules folder of core/print/npm?", from.display())
        })?;
    }
    Ok(())
}

/// The `node_modules` that belongs to the lock file, made where it is not there yet.
fn installed(npm: &Path, work: &Path) -> Result<PathBuf, String> {
    let told = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let (modules, done) = (work.join("node_modules"), work.join("installed.json"));
    let lock = npm.join("package-lock.json");
    let wanted = fs::read(&lock).map_err(|error| told(&lock, error))?;
    if fs::read(&done).is_ok_and(|kept| kept == wanted) && modules.is_dir() {
        return Ok(modules);
    }
    fs::create_dir_all(work).map_err(|error| told(work, error))?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(npm.join(file), work.join(file)).map_err(|error| told(&npm.join(file), error))?;
    }
    let ran = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(work)
        .output();
    let why = match ran {
        Ok(output) if output.status.success() => {
            fs::write(&done, wanted).map_err(|error| told(&done, error))?;
            return Ok(modules);
        }
        Ok(output) => String::from_utf8_lossy(&output.stderr).into_owned(),
        Err(error) => error.to_string(),
    };
    Err(format!(
        "the fonts of printed paper could not be fetched with npm. They come from the packages that core/print/npm/package-lock.json names. \
         Install Node.js 20 or newer with npm, or set {READY} to a node_modules folder that holds them. npm said: {why}"
    ))
}
