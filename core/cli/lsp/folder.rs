//! Which folder an editor works in, and the way from its addresses to paths inside that folder and back.

use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use lsp_types::Uri;

/// The folder of programmes, as the editor names it and as the system does.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    real: PathBuf,
}

impl Folder {
    /// The folder of programmes in what an editor has open: that folder, its `scripts/`, or, for one programme's
    /// folder, the one above.
    pub(super) fn find(root: &Path) -> Option<Self> {
        let is_programme = |folder: &Path| folder.join("programme.yaml").is_file();
        let holds_programmes = |folder: &Path| {
            let entries = std::fs::read_dir(folder).ok()?;
            entries.filter_map(Result::ok).find(|entry| is_programme(&entry.path()))
        };
        let scripts = root.join("scripts");
        let path = if is_programme(root) {
            root.parent()?.to_owned()
        } else if holds_programmes(root).is_some() {
            root.to_owned()
        } else if scripts.is_dir() {
            scripts
        } else {
            return None;
        };
        let real = path.canonicalize().ok()?;
        Some(Self { path, real })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The path inside the folder, with `/` between its parts; none for a file that lies elsewhere.
    pub(super) fn inside(&self, uri: &Uri) -> Option<String> {
        let path = path_of(uri.as_str())?;
        let inside = path.strip_prefix(&self.path).or_else(|_| path.strip_prefix(&self.real)).ok()?;
        let inside = inside.to_string_lossy().replace('\\', "/");
        let plain = |part: &str| !part.is_empty() && !part.starts_with('.');
        inside.split('/').all(plain).then_some(inside)
    }

    /// The address of a file inside the folder.
    pub(super) fn uri(&self, inside: &str) -> Option<Uri> {
        let path = self.path.join(inside).to_string_lossy().replace('\\', "/");
        let path = if path.starts_with('/') { path } else { format!("/{path}") };
        let mut uri = "file://".to_owned();
        for byte in path.bytes() {
            if byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte) {
                uri.push(char::from(byte));
            } else {
                uri.push_str(&format!("%{byte:02X}"));
            }
        }
        Uri::from_str(&uri).ok()
    }
}

/// The path of an address `file:///...`.
pub(super) fn path_of(uri: &str) -> Option<PathBuf> {
    let path = uri.strip_prefix("file://")?;
    let path = path.strip_prefix("localhost").unwrap_or(path);
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
            let value = digit(rest.next())?.saturating_mul(16).saturating_add(digit(rest.next())?);
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    let path = String::from_utf8(bytes).ok()?;
    // `/c:/scripts` names a drive.
    let drive = path.strip_prefix('/').filter(|rest| rest.chars().nth(1) == Some(':'));
    Some(PathBuf::from(drive.unwrap_or(&path)))
}
