//! Where packages come from: a folder on disk, or the listing inside the binary; both over one map of texts.

mod folder;
mod texts;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use domain::fact::FactDefinition;
use domain::finding::Finding;
use domain::ids::ProgrammeId;
use domain::record::words::RecordWords;
use domain::site::Site;
use runtime::ports::{ContentSource, ReadPackage};

use crate::package::{self, Ground};
use crate::yaml;

#[cfg(test)]
pub(crate) use folder::read as read_folder;
pub(crate) use texts::Texts;

/// Texts with what all programmes in them have in common.
#[derive(Debug)]
struct Library {
    texts: Texts,
    trusted: bool,
    /// Programmes that came from elsewhere: never trusted.
    guests: BTreeSet<String>,
    /// Facts, theory and the words of the record, read once.
    ground: OnceLock<Ground>,
}

impl Library {
    fn new(texts: Texts, trusted: bool) -> Self {
        Self { texts, trusted, guests: BTreeSet::new(), ground: OnceLock::new() }
    }

    /// Takes in a whole programme that comes from elsewhere, such as from a native plugin: from then on it is as any
    /// other, sites change it and rules of its own are read. Its files go by their paths inside its folder, which is
    /// called as the programme's id says.
    ///
    /// # Errors
    /// Why not, completing "the programme ..."; then nothing was taken in.
    fn take_in(&mut self, files: &BTreeMap<String, String>) -> Result<(), String> {
        let manifest = files.get(MANIFEST).ok_or_else(|| format!("has no `{MANIFEST}`"))?;
        let (tree, _) = yaml::read(&Arc::from(MANIFEST), manifest, 0);
        let id =
            tree.as_ref().and_then(|tree| tree.node("/id")).and_then(yaml::Node::text).unwrap_or_default();
        let letters = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        if id.is_empty() || id.len() > 60 || !id.chars().all(letters) {
            return Err(format!("has no id in its `{MANIFEST}`"));
        }
        if KEPT.contains(&id) || self.texts.under(&format!("{id}/")).next().is_some() {
            return Err(format!("is called `{id}`, and there is something of that name already"));
        }
        // A fact that two programmes describe is nobody's until somebody settles it: a guest takes none from those here.
        for fact in files.get(FACTS).map(|text| fact_ids(text)).unwrap_or_default() {
            let here = self.texts.all().filter(|(path, _)| is_facts(path));
            if let Some((path, _)) = here.into_iter().find(|(_, text)| fact_ids(text).contains(&fact)) {
                return Err(format!("describes the fact `{fact}`, and `{path}` does so already"));
            }
        }
        for (path, text) in files {
            self.texts.add(&format!("{id}/{path}"), text.as_bytes());
        }
        self.guests.insert(id.to_owned());
        self.ground = OnceLock::new();
        Ok(())
    }

    /// Changes the file at `path`, and forgets what was read from it. Says whether it is another one now.
    fn change(&mut self, path: &str, how: impl FnOnce(&mut Texts)) -> bool {
        let before = self.texts.state(path);
        how(&mut self.texts);
        if before == self.texts.state(path) {
            return false;
        }
        let in_common = path.starts_with("shared/") || path.starts_with("sites/");
        if in_common || is_about_all(path) {
            self.ground = OnceLock::new();
        }
        true
    }

    fn ground(&self) -> &Ground {
        self.ground.get_or_init(|| package::ground(&self.texts))
    }

    /// Every file that a programme is read from: its own, the shared ones, and what sites say of themselves and change
    /// in it.
    fn files_of(&self, programme: &str) -> BTreeMap<String, String> {
        let own = format!("{programme}/");
        let belongs = |path: &str| {
            let of_site = path.strip_prefix("sites/").and_then(|rest| rest.split_once('/'));
            path.starts_with(&own)
                || path.starts_with("shared/")
                || of_site.is_some_and(|(_, rest)| rest == "site.yaml" || rest.starts_with(&own))
        };
        let files = self.texts.all().filter(|(path, _)| belongs(path));
        files.map(|(path, text)| (path.to_string(), text.to_string())).collect()
    }

    fn mappings(&self) -> Vec<(String, Arc<str>)> {
        let is_mapping = |path: &str| path.ends_with(".yaml") || path.ends_with(".yml");
        let files = self.texts.under("mappings/").filter(|(path, _)| is_mapping(path));
        files.map(|(path, text)| (path.to_string(), Arc::clone(text))).collect()
    }
}

/// The file that makes a folder a programme.
const MANIFEST: &str = "programme.yaml";

/// The file of a programme's own facts.
const FACTS: &str = "facts.yaml";

/// Whether a file describes facts: the shared ones, or a programme's own.
fn is_facts(path: &str) -> bool {
    path.split_once('/').is_some_and(|(_, file)| file == FACTS)
}

/// The ids of the facts that a file describes.
fn fact_ids(text: &str) -> Vec<String> {
    let (tree, _) = yaml::read(&Arc::from(FACTS), text, 0);
    let facts = tree.as_ref().and_then(|tree| tree.node("/facts")).and_then(yaml::Node::list);
    let ids = facts.into_iter().flatten().filter_map(|fact| fact.get("id")?.text());
    ids.map(str::to_owned).collect()
}

/// Folders that are no programme's.
const KEPT: [&str; 3] = ["mappings", "shared", "sites"];

/// Whether a programme's file may change what is found in another: which programmes there are, and whose a fact is.
fn is_about_all(path: &str) -> bool {
    let file = path.split_once('/').map_or("", |(_, file)| file);
    matches!(file, "programme.yaml" | "facts.yaml")
}

impl ContentSource for Library {
    fn programmes(&self) -> Vec<ProgrammeId> {
        package::programmes(&self.texts).into_iter().map(ProgrammeId::from).collect()
    }

    fn read(&self, programme: &ProgrammeId) -> ReadPackage {
        let trusted = self.trusted && !self.guests.contains(programme.as_str());
        package::read(&self.texts, self.ground(), programme.as_str(), trusted)
    }

    fn shared_findings(&self) -> Vec<Finding> {
        let mut findings = self.ground().findings.clone();
        findings.extend(package::stray(&self.texts));
        findings.extend(crate::messages::check(&self.texts));
        findings.sort();
        findings
    }

    fn sites(&self) -> Vec<Site> {
        self.ground().sites.clone()
    }

    fn shared_facts(&self) -> Vec<FactDefinition> {
        self.ground().facts.clone()
    }

    fn record_words(&self) -> RecordWords {
        self.ground().record.clone()
    }

    fn text(&self, path: &str) -> Option<Arc<str>> {
        self.texts.get(path).map(Arc::clone)
    }
}

macro_rules! delegates {
    ($name:ident) => {
        impl $name {
            /// The mappings of prisons' exports, `mappings/*.yaml`: path and text, in order of path.
            #[must_use]
            pub fn mappings(&self) -> Vec<(String, Arc<str>)> {
                self.library.mappings()
            }

            /// Takes in a whole programme that comes from elsewhere, such as from a native plugin: its files by their
            /// paths inside its folder. Its functions are not trusted.
            ///
            /// # Errors
            /// Why not, completing "the programme ..."; then nothing was taken in.
            pub fn take_in(&mut self, files: &BTreeMap<String, String>) -> Result<(), String> {
                self.library.take_in(files)
            }

            /// Why there may be files that nobody looked at; none where everything was read or told of.
            #[must_use]
            pub fn cut_short(&self) -> Option<String> {
                self.library.texts.cut_short().map(str::to_owned)
            }

            /// Every file that a programme is read from, by path: what is kept for those who are enrolled in it.
            #[must_use]
            pub fn files_of(&self, programme: &str) -> BTreeMap<String, String> {
                self.library.files_of(programme)
            }
        }

        impl ContentSource for $name {
            fn programmes(&self) -> Vec<ProgrammeId> {
                self.library.programmes()
            }
            fn read(&self, programme: &ProgrammeId) -> ReadPackage {
                self.library.read(programme)
            }
            fn shared_findings(&self) -> Vec<Finding> {
                self.library.shared_findings()
            }
            fn sites(&self) -> Vec<Site> {
                self.library.sites()
            }
            fn shared_facts(&self) -> Vec<FactDefinition> {
                self.library.shared_facts()
            }
            fn record_words(&self) -> RecordWords {
                self.library.record_words()
            }
            fn text(&self, path: &str) -> Option<Arc<str>> {
                self.library.text(path)
            }
        }
    };
}

/// The content of a folder on disk, such as `scripts/`, as it was when the source was made. Its functions are not
/// trusted to run inside the host.
#[derive(Debug)]
pub struct FolderSource {
    folder: PathBuf,
    library: Library,
}

impl FolderSource {
    /// Takes in every text under `folder`. What cannot be read is said in the findings of the programme it belongs
    /// to, or in [`ContentSource::shared_findings`].
    #[must_use]
    pub fn new(folder: impl AsRef<Path>) -> Self {
        let folder = folder.as_ref().to_owned();
        Self { library: Library::new(folder::read(&folder), false), folder }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Takes `text` for the file at `path`, whatever stands on the disk: a text that is being written. Says whether
    /// that is a change.
    pub fn put(&mut self, path: &str, text: &str) -> bool {
        self.library.change(path, |texts| {
            texts.remove(path);
            texts.add(path, text.as_bytes());
        })
    }

    /// Takes the file at `path` in again as it stands on the disk, or forgets it. Says whether that is a change.
    pub fn reread(&mut self, path: &str) -> bool {
        let folder = &self.folder;
        self.library.change(path, |texts| folder::read_again(folder, path, texts))
    }

    /// Takes the whole folder in again; gives the paths of the files that differ.
    pub fn reread_all(&mut self) -> BTreeSet<String> {
        let texts = folder::read(&self.folder);
        let differing = self.library.texts.differing(&texts);
        if !differing.is_empty() {
            self.library = Library::new(texts, false);
        }
        differing
    }

    /// Every file there is, in order of path, with why it could not be taken in where it could not.
    pub fn files(&self) -> impl Iterator<Item = (&Arc<str>, Option<&Finding>)> {
        let texts = &self.library.texts;
        let mut files: Vec<(&Arc<str>, Option<&Finding>)> =
            texts.all().map(|(path, _)| (path, None)).collect();
        files.extend(texts.refused().map(|(path, finding)| (path, Some(finding))));
        files.sort();
        files.into_iter()
    }
}

/// The content inside the binary: it was built with it, so its functions are trusted.
#[derive(Debug)]
pub struct EmbeddedSource {
    library: Library,
}

impl EmbeddedSource {
    /// A source over a listing of paths (relative to the content folder, with `/`) and bytes.
    #[must_use]
    pub fn new(listing: &'static [(&'static str, &'static [u8])]) -> Self {
        let mut texts = Texts::default();
        for (path, bytes) in listing {
            texts.add(path, bytes);
        }
        Self { library: Library::new(texts, true) }
    }
}

/// Content that was kept: files by path, as [`FolderSource::files_of`] gave them. Its functions are not trusted.
#[derive(Debug)]
pub struct KeptSource {
    library: Library,
}

impl KeptSource {
    /// A source over these files.
    #[must_use]
    pub fn new(files: &BTreeMap<String, String>) -> Self {
        let mut texts = Texts::default();
        for (path, text) in files {
            texts.add(path, text.as_bytes());
        }
        Self { library: Library::new(texts, false) }
    }
}

delegates!(FolderSource);
delegates!(EmbeddedSource);
delegates!(KeptSource);

#[cfg(test)]
mod tests;
