//! What can be typed after `waymark`. The help texts are the reference; README copies nothing by hand.

mod new;

use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

pub(crate) use new::{NewArgs, NewVerb, NewWhat};

use crate::command::doctor::DoctorArgs;
use crate::command::plugin::PluginCommand;
use crate::command::record::audit::AuditCommand;
use crate::command::record::backup::{BackupArgs, RestoreArgs};
use crate::command::record::consent::ConsentArgs;
use crate::command::record::demo::DemoArgs;
use crate::command::record::dossier::DossierCommand;
use crate::command::record::enrol::EnrolCommand;
use crate::command::record::handover::HandoverCommand;
use crate::command::record::init::InitArgs;
use crate::command::record::measure::MeasureCommand;
use crate::command::record::overview::OverviewArgs;
use crate::command::record::person::PersonCommand;
use crate::command::record::plan::PlanCommand;
use crate::command::record::refer::ReferCommand;
use crate::command::record::report::ReportCommand;
use crate::command::record::session::SessionCommand;
use crate::command::record::staff::{ReviewArgs, StaffCommand};
use crate::command::serve::ServeArgs;

/// Advice with reasons for one-to-one intervention programmes; people decide
#[derive(Debug, Parser)]
#[command(version, about, arg_required_else_help = false)]
pub(crate) struct Args {
    /// Tell on standard error what is being done (twice: how)
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub(crate) verbose: u8,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a beginning: a small file or folder that is whole and has nothing wrong
    New(NewArgs),
    /// Check programmes: every file, reference, rule and script
    Check(CheckArgs),
    /// Lay out the files of programmes in one way; words, order and comments stay
    Fmt(FmtArgs),
    /// Run the cases of programmes and say what no case reaches
    Test(TestArgs),
    /// Advise on the people in prisons' exports, with the reasons and the facts behind them
    Advise(AdviseArgs),
    /// Explain why a session stands where it does for one person
    Why(WhyArgs),
    /// List what sites change in programmes, and compare where the programme's words have moved on
    Changes(ChangesArgs),
    /// Make a reading copy of a programme: one document of everything people would meet, with rules in plain words
    Read(ReadArgs),
    /// Try programmes on invented people: what is reached, what never is, what breaks
    Simulate(SimulateArgs),
    /// List the facts rules may use, and the derived facts
    Facts(FactsArgs),
    /// Explain a finding's code
    Explain(ExplainArgs),
    /// Serve an editor: what is wrong while one writes, what can stand where, what a name means
    Lsp,
    /// List or write the descriptions of file formats that editors use
    Schemas(SchemasArgs),
    /// Begin an installation: keys, an empty store, the first member of staff
    Init(InitArgs),
    /// Begin an installation full of invented people at every stage, to try everything with
    Demo(DemoArgs),
    /// Serve pages to browsers; with --demo a demonstration that needs nothing else
    Serve(ServeArgs),
    /// Who works here: roles, authorisations, training, supervision
    #[command(subcommand)]
    Staff(StaffCommand),
    /// People's records: open, find, import, contribute, state facts, restrict
    #[command(subcommand)]
    Person(PersonCommand),
    /// What is known about a person, from everybody who holds something, on one page
    Overview(OverviewArgs),
    /// Refer, move a referral, record what was judged, the waiting list
    #[command(subcommand)]
    Refer(ReferCommand),
    /// Record what somebody said about taking part
    Consent(ConsentArgs),
    /// Enrol, change facilitators, pause, take up again, end
    #[command(subcommand)]
    Enrol(EnrolCommand),
    /// Advice from the record, a plan made from it, formulation, plan for a good life
    #[command(subcommand)]
    Plan(PlanCommand),
    /// Meetings: schedule, ring, record, note, check in, promises
    #[command(subcommand)]
    Session(SessionCommand),
    /// Measures, progress, setbacks, desistance
    #[command(subcommand)]
    Measure(MeasureCommand),
    /// Record how a meeting was delivered, as somebody else saw it
    Review(ReviewArgs),
    /// Hand over between facilitators or sites; case conferences
    #[command(subcommand)]
    Handover(HandoverCommand),
    /// The post-programme report
    #[command(subcommand)]
    Report(ReportCommand),
    /// Sealed bundles: a person's record from one installation to another
    #[command(subcommand)]
    Dossier(DossierCommand),
    /// What was done with whose information, and proof that nothing was changed
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Copy everything while others work
    Backup(BackupArgs),
    /// Begin an installation from a backup
    Restore(RestoreArgs),
    /// Native plugins: begin, build, test, sign; trust, allow, forbid
    #[command(subcommand)]
    Plugin(PluginCommand),
    /// What this machine and installation offer, what is missing, and what that means
    Doctor(DoctorArgs),
    #[command(name = "__script-worker", hide = true)]
    ScriptWorker,
    #[command(name = "__plugin-worker", hide = true)]
    PluginWorker,
}

/// Which content is read.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct ContentArgs {
    /// The folder of programmes; without it ./scripts, and without that the copy in this program
    #[arg(long, value_name = "DIR")]
    pub(crate) scripts: Option<PathBuf>,
    /// The installation whose native plugins may be asked, such as waymark-data; where the command names one with --data,
    /// that one
    #[arg(long, value_name = "DIR")]
    pub(crate) plugins: Option<PathBuf>,
}

impl ContentArgs {
    /// The same, with the plugins of the installation in `folder` where no other is named.
    pub(crate) fn with_plugins_of(&self, folder: &Path) -> Self {
        Self { plugins: self.plugins.clone().or_else(|| Some(folder.to_owned())), ..self.clone() }
    }
}

/// How findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FindingFormat {
    /// With the line they are about
    Pretty,
    /// For screen readers: no drawing characters
    Plain,
    /// For other programs
    Json,
    /// For code hosts and editors: SARIF 2.1.0
    Sarif,
    /// For GitHub's workflows: a remark beside each line
    Github,
}

impl FindingFormat {
    /// Whether a program reads it, and nothing else may stand beside it.
    pub(crate) fn is_data(self) -> bool {
        matches!(self, Self::Json | Self::Sarif)
    }
}

/// How results are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ResultFormat {
    /// For people
    Text,
    /// For other programs; the same input gives the same bytes
    Json,
}

#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    /// A folder of programmes or one programme's folder
    pub(crate) path: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) content: ContentArgs,
    /// How findings are shown
    #[arg(long, value_enum, default_value = "pretty")]
    pub(crate) format: FindingFormat,
    /// Go on checking while files change, until Ctrl-C or the end of standard input
    #[arg(long)]
    pub(crate) watch: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct FmtArgs {
    /// A file or a folder; without it all programmes
    pub(crate) path: Option<PathBuf>,
    /// Change nothing; name the files that would change, and end with 1 where there are any
    #[arg(long)]
    pub(crate) check: bool,
    #[command(flatten)]
    pub(crate) content: ContentArgs,
}

#[derive(Debug, clap::Args)]
pub(crate) struct TestArgs {
    /// Only at this site: the programmes' cases and the site's own, with the site's changes
    #[arg(long, value_name = "SITE")]
    pub(crate) site: Option<String>,
    /// Say as well which clauses of rules no case turns on
    #[arg(long)]
    pub(crate) coverage: bool,
    /// Try slips in every rule, and say which of them no case would notice
    #[arg(long)]
    pub(crate) mutate: bool,
    /// Only this programme (may be given several times)
    #[arg(long = "programme", value_name = "PROGRAMME")]
    pub(crate) programmes: Vec<String>,
    #[command(flatten)]
    pub(crate) content: ContentArgs,
    /// How findings are shown
    #[arg(long, value_enum, default_value = "pretty")]
    pub(crate) format: FindingFormat,
}

/// Whom and what to advise on.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct PeopleArgs {
    /// An export with the people (may be given several times: prisons are read side by side)
    #[arg(long = "people", value_name = "FILE")]
    pub(crate) people: Vec<PathBuf>,
    /// The mapping that reads the exports; without it each file finds its own
    #[arg(long, value_name = "NAME")]
    pub(crate) mapping: Option<String>,
    /// Only this programme (may be given several times)
    #[arg(long = "programme", value_name = "PROGRAMME")]
    pub(crate) programmes: Vec<String>,
    /// The site the advice is for
    #[arg(long, value_name = "SITE")]
    pub(crate) site: Option<String>,
    /// The day the advice is for, such as 2026-11-20; without it today
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Option<Date>,
    #[command(flatten)]
    pub(crate) content: ContentArgs,
    /// How results are shown
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ResultFormat,
}

#[derive(Debug, clap::Args)]
pub(crate) struct AdviseArgs {
    #[command(flatten)]
    pub(crate) people: PeopleArgs,
    /// Only this person
    #[arg(long, value_name = "PERSON")]
    pub(crate) person: Option<String>,
    /// As this programme's team may see it: its own lane, and of the others what the person agreed to
    #[arg(long, value_name = "PROGRAMME")]
    pub(crate) team: Option<String>,
    /// Everything: every reason, holder and date, the find-out list, suitability, the whole library
    #[arg(long)]
    pub(crate) full: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct WhyArgs {
    /// The person's number, or the name of a case
    pub(crate) person: String,
    /// The session's id
    pub(crate) session: String,
    /// Show where each sentence of the session comes from: layer, file and line
    #[arg(long)]
    pub(crate) layers: bool,
    /// The language of those sentences, such as cy or en-easy; without it the one the person reads
    #[arg(long, value_name = "LANGUAGE")]
    pub(crate) lang: Option<String>,
    #[command(flatten)]
    pub(crate) people: PeopleArgs,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ChangesArgs {
    /// Only this programme (may be given several times)
    #[arg(long = "programme", value_name = "PROGRAMME")]
    pub(crate) programmes: Vec<String>,
    /// Only this site
    #[arg(long, value_name = "SITE")]
    pub(crate) site: Option<String>,
    /// The day on which reviews are due or not, such as 2026-11-20; without it today
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Option<Date>,
    /// Having compared and decided, let this change stand against the programme's words as they are now (for a sheet,
    /// its id in place of the session's)
    #[arg(long, value_name = "SITE/PROGRAMME/SESSION/BLOCK", conflicts_with_all = ["programmes", "site", "on", "format"])]
    pub(crate) accept: Option<String>,
    #[command(flatten)]
    pub(crate) content: ContentArgs,
    /// How results are shown
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ResultFormat,
}

/// What a reading copy is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CopyFormat {
    /// A page to print: one file, no scripts, nothing from elsewhere
    Html,
    /// Text
    Markdown,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ReadArgs {
    /// The programme
    pub(crate) programme: String,
    /// As it is at this site, with what the site changed marked
    #[arg(long, value_name = "SITE")]
    pub(crate) site: Option<String>,
    /// Participants' words in this language, with gaps marked; without it the language they are written in
    #[arg(long, value_name = "LANGUAGE")]
    pub(crate) lang: Option<String>,
    /// Mark what differs from the same programme in this folder, such as the last release
    #[arg(long, value_name = "FOLDER")]
    pub(crate) against: Option<PathBuf>,
    /// What it is written as
    #[arg(long, value_enum, default_value = "html")]
    pub(crate) format: CopyFormat,
    /// Write it into this file; without it to standard output
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Write over that file where it is there already
    #[arg(long, requires = "out")]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) content: ContentArgs,
}

#[derive(Debug, clap::Args)]
pub(crate) struct SimulateArgs {
    /// Only these programmes; without them all, side by side
    #[arg(value_name = "PROGRAMME")]
    pub(crate) programmes: Vec<String>,
    /// How many people to invent
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    pub(crate) people: u32,
    /// The number they are invented from: the same seed gives the same people
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub(crate) seed: u64,
    /// The site
    #[arg(long, value_name = "SITE")]
    pub(crate) site: Option<String>,
    /// The day, such as 2026-11-20; without it today
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Option<Date>,
    /// Save a case for each fault in this folder, laid out as a folder of programmes is
    #[arg(long, value_name = "DIR")]
    pub(crate) save: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) content: ContentArgs,
    /// How results are shown
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ResultFormat,
}

#[derive(Debug, clap::Args)]
pub(crate) struct FactsArgs {
    /// Only this programme (may be given several times)
    #[arg(long = "programme", value_name = "PROGRAMME")]
    pub(crate) programmes: Vec<String>,
    #[command(flatten)]
    pub(crate) content: ContentArgs,
    /// How results are shown
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ResultFormat,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ExplainArgs {
    /// The code, such as T001; without it all codes are listed
    pub(crate) code: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct SchemasArgs {
    /// Write the files into this folder
    #[arg(long, value_name = "DIR")]
    pub(crate) write: Option<PathBuf>,
}

fn day(text: &str) -> Result<Date, String> {
    domain::date::read(text).ok_or_else(|| "write the day as year-month-day, such as 2026-11-20".to_owned())
}
