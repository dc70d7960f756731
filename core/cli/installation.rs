//! An installation: the folder with its keys, the store in it or on a PostgreSQL server, and the desk that somebody
//! sits down at. The only place that knows which engine it is.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use access::Policies;
use domain::ids::{ParticipantId, StaffId};
use domain::record::Refusal;
use jiff::Timestamp;
use jiff::civil::Date;
use runtime::ports::store::{Store, StoreError};
use runtime::record::{Desk, FreshIds, Looked, Opened, Remembered};
use serde::Serialize;
use store::{Keys, Postgres, Sqlite};

use crate::args::{ContentArgs, ResultFormat};
use crate::clean::{shown, write_json};
use crate::exit::{Exit, Problem};
use crate::wiring::Content;

/// The file of an installation's keys.
pub(crate) const KEYS: &str = "waymark.keys";

/// The file of an installation's records, where they are in its folder.
const RECORDS: &str = "records.sqlite";

/// Where records are, and who works with them.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct DeskArgs {
    /// The folder of the installation: its keys, and its records unless --database is given
    #[arg(long, value_name = "DIR", default_value = "waymark-data")]
    pub(crate) data: PathBuf,
    /// A PostgreSQL server that holds the records, as `postgres://USER@HOST/NAME`
    #[arg(long, value_name = "URL")]
    pub(crate) database: Option<String>,
    /// Who is doing this: the id of a member of staff
    #[arg(long = "as", value_name = "STAFF")]
    pub(crate) writer: Option<String>,
    /// How results are shown
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ResultFormat,
    #[command(flatten)]
    pub(crate) content: ContentArgs,
}

/// The store in one of the two engines.
pub(crate) enum Kept {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

/// Does the same on whichever engine it is: the two give the same, by different types.
macro_rules! on_engine {
    ($kept:expr, $records:ident => $what:expr) => {
        match $kept {
            $crate::installation::Kept::Sqlite($records) => $what,
            $crate::installation::Kept::Postgres($records) => $what,
        }
    };
}
pub(crate) use on_engine;

impl Kept {
    pub(crate) fn store(&self) -> &dyn Store {
        on_engine!(self, records => records)
    }
}

/// A store's fault, as a problem people are told.
pub(crate) fn fault(error: &StoreError) -> Problem {
    Problem::Refused(Refusal::new(domain::codes::STORE_FAULT, error.to_string()))
}

/// Random ids from the system.
struct SystemIds;

impl FreshIds for SystemIds {
    #[expect(clippy::disallowed_methods, reason = "ids of records are drawn at random")]
    fn fresh(&self) -> Arc<str> {
        let mut bytes = [0_u8; 16];
        if let Err(error) = getrandom::fill(&mut bytes) {
            // Without randomness ids could meet: the store refuses a thread that is there already.
            tracing::error!(%error, "the system gave no random bytes.");
        }
        bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into()
    }
}

/// An installation that is open.
pub(crate) struct Installation {
    pub(crate) kept: Kept,
    pub(crate) keys: Keys,
    pub(crate) folder: PathBuf,
    pub(crate) content: Arc<Content>,
    policies: Policies,
    remembered: Remembered,
    /// Where a rehearsal works in another time than the computer's.
    time: Mutex<Option<Timestamp>>,
}

impl Installation {
    /// Opens an installation that is there.
    pub(crate) fn open(args: &DeskArgs) -> Result<Self, Problem> {
        let path = args.data.join(KEYS);
        let keys = Keys::open(&path).map_err(|error| {
            let fix = format!(
                "begin one with `waymark init --data {}`, or name another with --data",
                args.data.display()
            );
            Problem::WrongUse(error.to_string(), fix)
        })?;
        let records = args.data.join(RECORDS);
        let lost =
            args.database.is_none() && std::fs::metadata(&records).map_or(true, |file| file.len() == 0);
        if lost {
            let what = format!("the records are gone: {} is not there, or empty", records.display());
            let refusal = Refusal::new(domain::codes::STORE_FAULT, what);
            return Err(refusal
                .fix("restore the last backup: `waymark restore`; do not begin anew over it")
                .into());
        }
        Self::with(args, keys)
    }

    /// Begins an installation: keys that were not there before, and an empty store.
    pub(crate) fn create(args: &DeskArgs) -> Result<Self, Problem> {
        std::fs::create_dir_all(&args.data)?;
        let keys = Keys::create(&args.data.join(KEYS)).map_err(|error| {
            Problem::WrongUse(error.to_string(), "name a folder that is not an installation yet".to_owned())
        })?;
        Self::with(args, keys)
    }

    /// Begins an installation that is thrown away: its records never wait for the disk.
    pub(crate) fn rehearse(args: &DeskArgs) -> Result<Self, Problem> {
        std::fs::create_dir_all(&args.data)?;
        let keys =
            Keys::create(&args.data.join(KEYS)).map_err(|error| std::io::Error::other(error.to_string()))?;
        let kept = Sqlite::open_for_rehearsal(&args.data.join(RECORDS), keys.clone()).map(Kept::Sqlite);
        Self::over(args, keys, kept)
    }

    fn with(args: &DeskArgs, keys: Keys) -> Result<Self, Problem> {
        let kept = match &args.database {
            Some(url) => Postgres::open(url, keys.clone()).map(Kept::Postgres),
            None => Sqlite::open(&args.data.join(RECORDS), keys.clone()).map(Kept::Sqlite),
        };
        Self::over(args, keys, kept)
    }

    fn over(args: &DeskArgs, keys: Keys, kept: Result<Kept, StoreError>) -> Result<Self, Problem> {
        let policies = Policies::built_in().map_err(|error| {
            Problem::Output(std::io::Error::other(format!("the rules of access cannot be read: {error}")))
        })?;
        Ok(Self {
            kept: kept.map_err(|error| fault(&error))?,
            keys,
            folder: args.data.clone(),
            content: Arc::new(Content::open_quietly(&args.content.with_plugins_of(&args.data))?),
            policies,
            remembered: Remembered::default(),
            time: Mutex::default(),
        })
    }

    /// Works as at `time` from now on: for a rehearsal with invented people.
    pub(crate) fn rehearse_at(&self, time: Timestamp) {
        *self.time.lock().unwrap_or_else(PoisonError::into_inner) = Some(time);
    }

    /// Works in the computer's time again.
    pub(crate) fn end_rehearsal(&self) {
        *self.time.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    #[expect(clippy::disallowed_methods, reason = "the one clock of records")]
    fn now(&self) -> (Timestamp, Date) {
        match *self.time.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(time) => (time, jiff::tz::Offset::UTC.to_datetime(time).date()),
            None => (Timestamp::now(), jiff::ZonedDateTime::now().date()),
        }
    }

    /// A random id.
    pub(crate) fn fresh() -> Arc<str> {
        SystemIds.fresh()
    }

    /// The desk of a member of staff.
    pub(crate) fn desk(&self, writer: &StaffId) -> Result<Desk<'_>, Problem> {
        Ok(self.desk_with(&self.content, writer)?)
    }

    /// The same, with other content than the installation was opened with.
    pub(crate) fn desk_with<'a>(
        &'a self,
        content: &'a Content,
        writer: &StaffId,
    ) -> Result<Desk<'a>, Refusal> {
        let (now, today) = self.now();
        let opened = Opened {
            store: self.kept.store(),
            access: &self.policies,
            content,
            ids: &SystemIds,
            now,
            today,
            remembered: &self.remembered,
        };
        Desk::of(opened, writer)
    }

    /// The time of this command.
    pub(crate) fn time(&self) -> Timestamp {
        self.now().0
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

impl DeskArgs {
    /// Who is doing this.
    pub(crate) fn writer(&self) -> Result<StaffId, Problem> {
        self.writer.as_deref().map(StaffId::from).ok_or_else(|| {
            Problem::WrongUse(
                "who is doing this was not said".to_owned(),
                "say it with --as, such as --as r.okafor; `waymark staff list` names them".to_owned(),
            )
        })
    }

    /// Opens the installation, sits somebody down at the desk and does `what` there.
    pub(crate) fn at_desk<T>(
        &self,
        what: impl FnOnce(&Desk<'_>) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        let installation = Installation::open(self)?;
        let desk = installation.desk(&self.writer()?)?;
        what(&desk)
    }

    /// Shows a result: `value` for other programs, `text` for people.
    pub(crate) fn show(&self, value: &impl Serialize, text: &str) -> Result<Exit, Problem> {
        use std::io::Write as _;
        let mut out = std::io::stdout().lock();
        if self.format == ResultFormat::Json {
            write_json(&mut out, value)?;
        } else {
            writeln!(out, "{}", shown(text.trim_end()))?;
        }
        Ok(Exit::Fine)
    }
}

/// Finds a person and looks at their record, logged as `what`.
pub(crate) fn looked(desk: &Desk<'_>, person: &str, what: &str) -> Result<Looked, Problem> {
    let person: ParticipantId = desk.find(person)?;
    Ok(desk.look(&person, what, runtime::ports::store::Operation::Consultation)?)
}

/// A file that a person named, whole.
#[expect(clippy::disallowed_methods, reason = "reads the file a person named")]
pub(crate) fn read_file(path: &Path) -> Result<Vec<u8>, Problem> {
    std::fs::read(path).map_err(|error| {
        Problem::WrongUse(
            format!("the file `{}` cannot be read: {error}", path.display()),
            "look at its path".to_owned(),
        )
    })
}
