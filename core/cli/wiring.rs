//! Wiring: which content is read, by which adapters. The only place that knows them all.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use content::{EmbeddedSource, FolderSource, KeptSource};
use domain::codes;
use domain::fact::FactDefinition;
use domain::finding::{Finding, nearest};
use domain::ids::{FactId, ProgrammeId, SiteId};
use domain::place::Place;
use domain::record::words::RecordWords;
use domain::site::Site;
use exchange::Mappings;
use isolation::WorkerCommand;
use runtime::catalogue::{Entry, load};
use runtime::compile::Ready;
use runtime::ports::ContentSource;
use runtime::ports::plugins::Plugins;
use runtime::workbench::Workbench;
use script::Scripts;
use sha2::{Digest as _, Sha256};

use crate::args::ContentArgs;
use crate::clean::shown;
use crate::exit::Problem;
use crate::plugins::{self, Installed};

/// The copy of scripts/ in the binary.
static EMBEDDED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// What is said on standard error before the copy in the binary is used.
const NO_FOLDER: &str =
    "No folder ./scripts here: this is the copy in the program; `waymark new folder` lays it out.\n";

/// Every text of the copy in the binary, by path.
pub(crate) fn embedded_texts() -> impl Iterator<Item = (&'static str, &'static str)> {
    EMBEDDED.iter().filter_map(|(path, bytes)| Some((*path, std::str::from_utf8(bytes).ok()?)))
}

/// Gives the files of a programme, by path.
type FilesOf = dyn Fn(&str) -> BTreeMap<String, String> + Send + Sync;

/// The content in use and the language behind it.
pub(crate) struct Content {
    pub(crate) source: Box<dyn ContentSource + Send + Sync>,
    /// The files of a programme, as the source has them.
    files: Box<FilesOf>,
    pub(crate) scripts: Scripts,
    /// The native plugins that may be asked, where there are any.
    plugins: Option<Arc<dyn Plugins>>,
    /// The folder it comes from; none for the copy in this program.
    folder: Option<PathBuf>,
    mappings: Vec<(String, Arc<str>)>,
    loaded: Mutex<BTreeMap<ProgrammeId, Entry>>,
    /// Programmes as they were when somebody was enrolled: every page about that person needs theirs.
    kept: Mutex<Vec<Kept>>,
    /// What every page asks for, worked out once.
    asked: Asked,
    /// Programmes that are broken or gone now, as they last were when they were not.
    last_good: BTreeMap<ProgrammeId, Good>,
    /// The words of the record as they last could be read, where they cannot now.
    last_words: Option<Arc<RecordWords>>,
    /// Why not everything in the folder was looked at.
    cut_short: Option<String>,
}

/// What is asked for on every page, and stays as it is as long as the content does.
#[derive(Default)]
struct Asked {
    /// The facts that all programmes share.
    shared: OnceLock<BTreeMap<FactId, FactDefinition>>,
    programmes: OnceLock<Vec<ProgrammeId>>,
    words: OnceLock<Arc<RecordWords>>,
    sites: OnceLock<Vec<Site>>,
}

/// So many programmes as they were are kept ready; the one that was asked for longest ago goes first.
const MOST_KEPT: usize = 32;

/// A programme as it was, by the hash of its files, at a site.
#[derive(Clone)]
struct Kept {
    files: [u8; 32],
    programme: ProgrammeId,
    site: SiteId,
    ready: Option<Arc<Ready>>,
}

/// A programme without errors, with its files.
#[derive(Clone)]
struct Good {
    entry: Entry,
    files: Arc<BTreeMap<String, String>>,
}

impl Content {
    /// The same, where what content is in use is not what the command is about.
    pub(crate) fn open_quietly(args: &ContentArgs) -> Result<Self, Problem> {
        if args.scripts.is_none() && !Path::new("scripts").is_dir() {
            return Self::embedded(args.plugins.as_deref());
        }
        Self::open(args)
    }

    /// The content that was asked for: a folder, else ./scripts, else the copy in this program; and the programmes that
    /// native plugins of the installation bring.
    pub(crate) fn open(args: &ContentArgs) -> Result<Self, Problem> {
        let here = Path::new("scripts");
        let plugins = args.plugins.as_deref();
        match &args.scripts {
            Some(folder) if folder.is_dir() => Self::of_folder(folder, plugins),
            Some(folder) => Err(Problem::WrongUse(
                format!("there is no folder `{}`", folder.display()),
                "name a folder of programmes with --scripts, or leave it out".to_owned(),
            )),
            None if here.is_dir() => Self::of_folder(here, plugins),
            None => {
                // Said every time: whoever stands in the wrong folder would otherwise take it for their own work.
                drop(std::io::stderr().write_all(NO_FOLDER.as_bytes()));
                Self::embedded(plugins)
            }
        }
    }

    /// The content of a folder, without plugins. Its functions run in a worker process: nobody has signed it.
    pub(crate) fn folder(folder: &Path) -> Self {
        Self::over(FolderSource::new(folder), Some(folder), None)
    }

    fn of_folder(folder: &Path, installation: Option<&Path>) -> Result<Self, Problem> {
        let mut source = FolderSource::new(folder);
        let plugins = installed(installation, &mut |files| source.take_in(files))?;
        Ok(Self::over(source, Some(folder), plugins))
    }

    fn embedded(installation: Option<&Path>) -> Result<Self, Problem> {
        let mut source = EmbeddedSource::new(EMBEDDED);
        let plugins = installed(installation, &mut |files| source.take_in(files))?;
        Ok(Self::over(source, None, plugins))
    }

    fn over(source: impl Library, folder: Option<&Path>, plugins: Option<Arc<dyn Plugins>>) -> Self {
        let source = Arc::new(source);
        let files = Arc::clone(&source);
        Self {
            mappings: source.mappings(),
            cut_short: source.cut_short(),
            files: Box::new(move |programme| files.files_of(programme)),
            source: Box::new(source),
            scripts: Scripts::new(worker()),
            plugins,
            folder: folder.map(Path::to_owned),
            loaded: Mutex::default(),
            kept: Mutex::default(),
            asked: Asked::default(),
            last_good: BTreeMap::new(),
            last_words: None,
        }
    }

    /// The facts that all programmes share.
    pub(crate) fn shared(&self) -> &BTreeMap<FactId, FactDefinition> {
        let facts = || self.source.shared_facts().into_iter().map(|fact| (fact.id.clone(), fact));
        self.asked.shared.get_or_init(|| facts().collect())
    }

    /// The sites that are described.
    pub(crate) fn sites(&self) -> &[Site] {
        self.asked.sites.get_or_init(|| self.source.sites())
    }

    /// The same content where `before` was in use until now: what is broken in it, or gone, stays for records as it last
    /// was.
    pub(crate) fn after(mut self, before: &Self) -> Self {
        let here = self.source.programmes();
        let known = before.programmes();
        for id in known.iter().filter(|id| !here.contains(id)) {
            let gone = gone(self.entry(id));
            self.loaded.lock().unwrap_or_else(PoisonError::into_inner).insert(id.clone(), gone);
        }
        for id in here.into_iter().chain(known.iter().cloned()) {
            if self.entry(&id).usable().is_none() {
                let good = before.good(&id);
                self.last_good.extend(good.map(|good| (id, good)));
            }
        }
        if self.source.record_words().statuses.is_empty() {
            self.last_words = Some(before.record_words()).filter(|words| !words.statuses.is_empty());
        }
        self.asked = Asked::default();
        self
    }

    /// The programmes there are, and those that are gone and stay as they last were, in order of id.
    pub(crate) fn programmes(&self) -> &[ProgrammeId] {
        self.asked.programmes.get_or_init(|| {
            let here = self.source.programmes().into_iter();
            here.chain(self.last_good.keys().cloned()).collect::<BTreeSet<_>>().into_iter().collect()
        })
    }

    /// The words of the record, as they are or as they last could be read.
    pub(crate) fn record_words(&self) -> Arc<RecordWords> {
        let words = || self.last_words.clone().unwrap_or_else(|| self.source.record_words().into());
        Arc::clone(self.asked.words.get_or_init(words))
    }

    /// Why this cannot take the place of what was read before: there is nothing in it, or not everything was looked at.
    pub(crate) fn is_no_successor(&self) -> Option<String> {
        let none = || "there is no programme in the folder".to_owned();
        self.cut_short.clone().or_else(|| self.source.programmes().is_empty().then(none))
    }

    /// A programme as it was, from the files that were kept, at a site.
    pub(crate) fn as_it_was(
        &self,
        files: &[u8],
        programme: &ProgrammeId,
        site: &SiteId,
    ) -> Option<Arc<Ready>> {
        let hash: [u8; 32] = Sha256::digest(files).into();
        let held = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let is_it = |one: &Kept| one.files == hash && one.programme == *programme && one.site == *site;
        let found = {
            let mut kept = held();
            kept.iter().position(is_it).map(|place| {
                let one = kept.remove(place);
                kept.push(one.clone());
                one.ready
            })
        };
        if let Some(ready) = found {
            return ready;
        }
        let ready = serde_json::from_slice::<BTreeMap<String, String>>(files)
            .ok()
            .and_then(|files| self.read(&KeptSource::new(&files), programme).usable_at(Some(site)).cloned());
        let one =
            Kept { files: hash, programme: programme.clone(), site: site.clone(), ready: ready.clone() };
        let mut kept = held();
        if kept.len() >= MOST_KEPT {
            kept.remove(0);
        }
        kept.push(one);
        ready
    }

    /// A programme as records use it, with its files: as it is, or as it last was without errors.
    fn good(&self, id: &ProgrammeId) -> Option<Good> {
        if let Some(good) = self.last_good.get(id) {
            return Some(good.clone());
        }
        let entry = Some(self.entry(id)).filter(|entry| entry.usable().is_some())?;
        Some(Good { entry, files: Arc::new((self.files)(id.as_str())) })
    }

    /// A programme as records use it.
    pub(crate) fn usable(&self, id: &ProgrammeId) -> Entry {
        self.last_good.get(id).map_or_else(|| self.entry(id), |good| good.entry.clone())
    }

    /// The folder it comes from; none for the copy in this program.
    pub(crate) fn its_folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// The folder the content comes from, for work on it.
    pub(crate) fn workbench(&self) -> Result<Workbench<FolderSource>, Problem> {
        self.folder.as_deref().map(workbench).ok_or_else(|| {
            Problem::WrongUse(
                "there is no folder of programmes here: the copy in this program never changes".to_owned(),
                "name a folder, such as scripts".to_owned(),
            )
        })
    }

    /// What stands in front of a finding's file to make it a path that begins in the current folder, such as
    /// `scripts/`; where the content lies elsewhere, a path from the top.
    pub(crate) fn root(&self) -> String {
        self.folder.as_deref().map(root).unwrap_or_default()
    }

    /// Every file that a programme is read from, by path.
    pub(crate) fn files_of(&self, programme: &ProgrammeId) -> BTreeMap<String, String> {
        match self.last_good.get(programme) {
            Some(good) => (*good.files).clone(),
            None => (self.files)(programme.as_str()),
        }
    }

    /// The same as the files are now, whether or not they can be used.
    pub(crate) fn files_now(&self, programme: &ProgrammeId) -> BTreeMap<String, String> {
        (self.files)(programme.as_str())
    }

    /// The programmes asked for, or all.
    pub(crate) fn load(&self, names: &[String]) -> Result<Vec<Entry>, Problem> {
        let known = self.source.programmes();
        if known.is_empty() {
            return Err(Problem::WrongUse(
                "the folder of programmes holds none".to_owned(),
                "name another folder with --scripts; a programme is a folder with a programme.yaml"
                    .to_owned(),
            ));
        }
        let wanted: Vec<ProgrammeId> = names.iter().map(|name| name.as_str().into()).collect();
        if let Some(stranger) = wanted.iter().find(|id| !known.contains(id)) {
            let known: Vec<&str> = known.iter().map(ProgrammeId::as_str).collect();
            let near = nearest(stranger.as_str(), known.iter().copied());
            let near = near.map(|near| format!("use `{near}`, the nearest there is, or "));
            return Err(Problem::WrongUse(
                format!("there is no programme `{stranger}`"),
                format!("{}one of: {}", near.unwrap_or_else(|| "use ".to_owned()), known.join(", ")),
            ));
        }
        // In the order asked, so that the first programme named is shown first.
        let ids = if wanted.is_empty() { &known } else { &wanted };
        Ok(ids.iter().map(|id| self.entry(id)).collect())
    }

    /// One programme, read and compiled when it is first asked for.
    pub(crate) fn entry(&self, id: &ProgrammeId) -> Entry {
        let held = || self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = held().get(id) {
            return entry.clone();
        }
        // Nobody waits while it is read: two who ask at once both read it, and get the same.
        let entry = self.read(&*self.source, id);
        held().entry(id.clone()).or_insert(entry).clone()
    }

    /// A programme of some source, with the plugins that may be asked.
    pub(crate) fn read(&self, source: &dyn ContentSource, id: &ProgrammeId) -> Entry {
        let entry = load(source, &self.scripts, id);
        match &self.plugins {
            Some(plugins) => entry.asking(plugins),
            None => entry,
        }
    }

    /// The mappings, checked against every fact of every programme.
    pub(crate) fn exchange(&self) -> Mappings {
        let all: Vec<Entry> = self.source.programmes().iter().map(|id| self.entry(id)).collect();
        let facts: BTreeMap<FactId, FactDefinition> = all
            .iter()
            .filter_map(|entry| entry.ready.as_deref())
            .flat_map(|ready: &Ready| &ready.programme.package.facts)
            .map(|fact| (fact.id.clone(), fact.clone()))
            .collect();
        Mappings::new(self.mappings.clone(), &facts)
    }
}

/// A folder of programmes for somebody who works on it.
pub(crate) fn workbench(folder: &Path) -> Workbench<FolderSource> {
    let mappings = |source: &FolderSource, facts: &BTreeMap<FactId, FactDefinition>| {
        Mappings::new(source.mappings(), facts).findings().to_vec()
    };
    Workbench::new(FolderSource::new(folder), Box::new(Scripts::new(worker())), Box::new(mappings))
}

/// A programme that was there when the folder was read before.
fn gone(mut entry: Entry) -> Entry {
    let place = Place::whole(&format!("{}/programme.yaml", entry.id));
    let what = format!("`{}` was a programme until now, and its manifest is gone", entry.id);
    let told = Finding::new(codes::MISSING_FILE, place, what)
        .fix("put the file back; where the programme is to go for good, start Waymark again");
    entry.findings.insert(0, told);
    entry
}

/// What a folder and the copy in the program both give.
trait Library: ContentSource + Send + Sync + 'static {
    fn cut_short(&self) -> Option<String>;
    fn mappings(&self) -> Vec<(String, Arc<str>)>;
    fn files_of(&self, programme: &str) -> BTreeMap<String, String>;
}

macro_rules! library {
    ($($source:ty),*) => {$(
        impl Library for $source {
            fn cut_short(&self) -> Option<String> {
                self.cut_short()
            }
            fn mappings(&self) -> Vec<(String, Arc<str>)> {
                self.mappings()
            }
            fn files_of(&self, programme: &str) -> BTreeMap<String, String> {
                self.files_of(programme)
            }
        }
    )*};
}
library!(FolderSource, EmbeddedSource);

/// So much of why a plugin's programme cannot be had is told.
const LONGEST_TOLD: usize = 300;

/// Takes a programme's files in; the error completes "the programme ...".
type TakeIn<'a> = dyn FnMut(&BTreeMap<String, String>) -> Result<(), String> + 'a;

/// The plugins of an installation, their programmes taken in. One whose programme cannot be had is told, and the others
/// go on.
fn installed(
    installation: Option<&Path>,
    take_in: &mut TakeIn<'_>,
) -> Result<Option<Arc<dyn Plugins>>, Problem> {
    let Some(installed) = installation.and_then(Installed::of) else { return Ok(None) };
    for (plugin, files) in installed.programmes() {
        let taken = files.and_then(|files| {
            take_in(&files).map_err(|why| {
                let what = format!("the programme that `{plugin}` brings {why}");
                Finding::new(codes::PLUGIN_ANSWER, plugins::place(&plugin), what)
            })
        });
        if let Err(finding) = taken {
            // What a plugin says may be long, and may hold what steers a terminal.
            let what: String = finding.what.chars().take(LONGEST_TOLD).collect();
            let told = format!("{} {what}; it is left out\n  Do: {}\n", finding.code, finding.fix);
            std::io::stderr().write_all(shown(&told).as_bytes())?;
        }
    }
    Ok(Some(installed))
}

fn root(folder: &Path) -> String {
    let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let here = std::env::current_dir().unwrap_or_default();
    let path = whole.strip_prefix(&here).unwrap_or(&whole).to_string_lossy().replace('\\', "/");
    if path.is_empty() || path.ends_with('/') { path } else { format!("{path}/") }
}

fn worker() -> Option<WorkerCommand> {
    let program: PathBuf = std::env::current_exe().ok()?;
    Some(WorkerCommand { program, args: vec!["__script-worker".into()] })
}
