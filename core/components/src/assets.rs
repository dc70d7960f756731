//! The files browsers fetch, in the program, under names that change with their bytes.

/// A file that is served as it is. It may be kept for ever: another content has another name.
#[derive(Debug)]
pub struct Asset {
    /// The name pages use.
    pub name: &'static str,
    /// The address it is served under.
    pub url: &'static str,
    /// Its media type, with the character set.
    pub media_type: &'static str,
    /// What it holds.
    pub bytes: &'static [u8],
    /// The same, packed with gzip.
    pub gzipped: &'static [u8],
}

/// All of them.
pub static ASSETS: &[Asset] = include!(concat!(env!("OUT_DIR"), "/made.rs"));

/// The file served under this path, with or without `/assets/` before it.
pub fn asset(path: &str) -> Option<&'static Asset> {
    let wanted = path.strip_prefix("/assets/").unwrap_or(path);
    ASSETS.iter().find(|asset| asset.url.strip_prefix("/assets/") == Some(wanted))
}

/// The address of a file by the name pages use: `url("waymark.css")`. A name nobody has leads nowhere.
pub fn url(name: &str) -> &'static str {
    ASSETS.iter().find(|asset| asset.name == name).map_or("/assets/no-such-file", |asset| asset.url)
}
