//! `waymark person import`: prisons' exports into records, through mappings.

use std::path::PathBuf;

use domain::record::person::Identifier;
use runtime::gather::gather;
use runtime::ports::{Exchange as _, Import};
use serde_json::json;

use crate::args::FindingFormat;
use crate::exit::{Exit, Problem};
use crate::face;
use crate::installation::{DeskArgs, Installation, read_file};

/// Which exports, and by whom.
#[derive(Debug, clap::Args)]
pub(crate) struct ImportArgs {
    /// Exports of prisons and offices
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The mapping that reads them; recognised without it
    #[arg(long)]
    mapping: Option<String>,
    #[command(flatten)]
    desk: DeskArgs,
}

pub(super) fn run(args: &ImportArgs) -> Result<Exit, Problem> {
    let installation = Installation::open(&args.desk)?;
    let mappings = installation.content.exchange();
    let mut imports: Vec<Import> = Vec::new();
    let mut findings = Vec::new();
    for path in &args.files {
        match mappings.read(&path.display().to_string(), &read_file(path)?, args.mapping.as_deref()) {
            Ok(import) => imports.push(import),
            Err(problems) => findings.extend(problems),
        }
    }
    if imports.is_empty() {
        let root = installation.content.root();
        face::show(
            &findings,
            FindingFormat::Pretty,
            &*installation.content.source,
            &root,
            &mut std::io::stderr().lock(),
        )?;
        return Ok(Exit::Findings);
    }
    let people = gather(&imports);
    let known = people.into_iter().map(|person| {
        let identifiers = identifiers(&person);
        (person, identifiers)
    });
    let known: Vec<_> = known.collect();
    let desk = installation.desk(&args.desk.writer()?)?;
    let imported = desk.import(&known)?;
    let rows = |count: fn(&Import) -> usize| imports.iter().map(count).sum::<usize>();
    let (all, read, merged, superseded, refused) = (
        rows(|one| one.rows),
        rows(|one| one.read),
        rows(|one| one.merged),
        rows(|one| one.superseded),
        rows(|one| one.refused),
    );
    let files = imports.iter().map(|one| {
        json!({
            "file": one.file, "mapping": one.mapping, "holder": one.holder, "rows": one.rows, "read": one.read,
            "merged": one.merged, "superseded": one.superseded, "refused": one.refused, "findings": one.findings,
        })
    });
    let value = json!({ "files": files.collect::<Vec<_>>(), "imported": imported });
    let text = format!(
        "{all} rows = {read} read + {merged} merged + {superseded} superseded + {refused} refused.\n\
         {} people: {} records opened; {} contributions and {} statements added; {} were here already.",
        imported.people.len(),
        imported.opened,
        imported.contributions,
        imported.facts,
        imported.already
    );
    args.desk.show(&value, &text)
}

/// The numbers a person of an export is known by.
pub(crate) fn identifiers(person: &runtime::gather::Person) -> Vec<Identifier> {
    let numbers = person.identifiers.iter();
    numbers.map(|one| Identifier::new(one.scheme.as_str(), one.value.as_str())).collect()
}
