//! Brings the two front-end packages by their lock file, makes of them what browsers fetch, and lists it for the crate.
//!
//! Nothing is written outside the folder cargo gives. Node and npm are needed once; with `WAYMARK_NODE_MODULES` not even
//! those.

#![expect(
    clippy::disallowed_methods,
    reason = "a build script is told where to read and write, and runs npm"
)]

mod packages;
mod prepare;
mod stylesheet;

use std::path::PathBuf;
use std::{env, fs};

fn main() {
    if let Err(message) = run() {
        // Cargo shows what a failed build script says, line for line.
        println!("cargo::error={}", message.replace('\n', " "));
        std::process::exit(1);
    }
}

fn run() -> Result<(), String> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    for watched in ["build", "npm", "assets", "NOTICES"] {
        println!("cargo::rerun-if-changed={}", here.join(watched).display());
    }
    println!("cargo::rerun-if-env-changed={}", packages::READY);
    let modules = packages::bring(&here.join("npm"), &out)?;
    let govuk = modules.join("govuk-frontend/dist/govuk");
    println!("cargo::rustc-env=GOVUK_FIXTURES={}", govuk.join("components").display());
    let made = prepare::all(&here, &modules)?;
    let folder = out.join("made");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    prepare::write(&made, &folder, &out.join("made.rs"))
}
