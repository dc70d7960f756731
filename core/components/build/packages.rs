//! The two packages from npm, exactly as the lock file says.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::Value;

/// Names a `node_modules` folder that is ready, for builds without npm or without a network.
pub(crate) const READY: &str = "WAYMARK_NODE_MODULES";

/// The folder `node_modules`: the one that is named, the one brought before, or one brought now.
pub(crate) fn bring(npm: &Path, out: &Path) -> Result<PathBuf, String> {
    let lock = read(&npm.join("package-lock.json"))?;
    if let Some(ready) = env::var_os(READY) {
        let ready = PathBuf::from(ready);
        same_versions(&lock, &ready)?;
        return Ok(ready);
    }
    let folder = out.join("front-end");
    let modules = folder.join("node_modules");
    let stamp = folder.join("brought.lock");
    if fs::read_to_string(&stamp).is_ok_and(|brought| brought == lock)
        && same_versions(&lock, &modules).is_ok()
    {
        return Ok(modules);
    }
    let copied = fs::create_dir_all(&folder)
        .and_then(|()| fs::copy(npm.join("package.json"), folder.join("package.json")))
        .and_then(|_| fs::write(folder.join("package-lock.json"), &lock));
    copied.map_err(|error| format!("{}: {error}", folder.display()))?;
    install(&folder)?;
    same_versions(&lock, &modules)?;
    fs::write(&stamp, &lock).map_err(|error| format!("{}: {error}", stamp.display()))?;
    Ok(modules)
}

/// `npm ci`: only what the lock file names, by its digests; no script of a package runs.
fn install(folder: &Path) -> Result<(), String> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    // The peer `moment` belongs to a date picker that is not used; without the old way with peers npm would fetch it.
    let ran = Command::new(npm)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps", "--loglevel=error"])
        .current_dir(folder)
        .output();
    let instead = format!(
        "Or set {READY} to a node_modules folder that holds the packages of core/components/npm/package-lock.json."
    );
    let output = ran.map_err(|error| {
        format!(
            "npm was not found ({error}). The look of Waymark's pages comes from two npm packages, taken when it is \
             built. Install Node.js 20 or newer, which brings npm, and build again. {instead}"
        )
    })?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!(
        "npm could not bring the two packages the look of Waymark's pages comes from. Is the npm registry reachable \
         from here (`npm ping`), or one that `npm config get registry` should name? {instead} npm said: {}",
        String::from_utf8_lossy(&output.stderr).trim()
    ))
}

/// Whether the folder holds the versions of the lock file: a folder that is named could hold others.
fn same_versions(lock: &str, modules: &Path) -> Result<(), String> {
    let lock: Value = serde_json::from_str(lock).map_err(|error| format!("package-lock.json: {error}"))?;
    for name in ["govuk-frontend", "@ministryofjustice/frontend"] {
        let wanted =
            lock.pointer(&format!("/packages/node_modules~1{}/version", name.replace('/', "~1"))).cloned();
        let instead = |error| {
            format!(
                "{error}. {READY} names a node_modules folder with the packages of core/components/npm; or unset it, and npm brings them."
            )
        };
        let package = read(&modules.join(name).join("package.json")).map_err(instead)?;
        let package: Value = serde_json::from_str(&package).map_err(|error| format!("{name}: {error}"))?;
        let found = package.get("version").cloned();
        if wanted.is_none() || wanted != found {
            return Err(format!(
                "{} holds {name} {}, and core/components/npm/package-lock.json asks for {}. Run `npm ci \
                 --ignore-scripts --legacy-peer-deps` on that lock file, or unset {READY}.",
                modules.display(),
                found.unwrap_or_default(),
                wanted.unwrap_or_default()
            ));
        }
    }
    Ok(())
}

/// A text file, or which one could not be read.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}
