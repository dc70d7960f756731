//! `waymark advise`: the people of one or more exports, side by side in every programme asked for.

use domain::finding::{Finding, Severity, nearest};
use domain::ids::ProgrammeId;
use jiff::civil::Date;
use runtime::catalogue::Entry;
use runtime::compile::Ready;
use runtime::gather::Person;
use runtime::report::{Wanted, report};

use crate::args::{AdviseArgs, FindingFormat, ResultFormat};
use crate::clean::{Clean, write_json};
use crate::exit::{Exit, Problem};
use crate::wiring::Content;
use crate::{face, people, render, site};

/// Advises and shows it: one line a person and programme, or everything.
pub(crate) fn run(args: &AdviseArgs) -> Result<Exit, Problem> {
    let content = Content::open(&args.people.content)?;
    let site = site::named(args.people.site.as_deref(), &content)?;
    let entries = content.load(&args.people.programmes)?;
    let team = team(args.team.as_deref(), &entries)?;
    let mut read = people::read(&args.people, &content)?;
    let format =
        if args.people.format == ResultFormat::Json { FindingFormat::Json } else { FindingFormat::Pretty };
    if read.imports.is_empty() {
        face::show(&read.findings, format, &*content.source, "", &mut std::io::stderr().lock())?;
        return Ok(Exit::Findings);
    }
    if let Some(person) = &args.person {
        only(person, &mut read.people)?;
    }
    let full = args.full || args.person.is_some();
    let at = site.as_ref().map(|site| &site.id);
    let ready: Vec<&Ready> =
        entries.iter().filter_map(|entry| entry.usable_at(at)).map(|ready| &**ready).collect();
    let json = args.people.format == ResultFormat::Json;
    let on = args.people.on.unwrap_or_else(today);
    let described = site::described(site.as_ref(), &content);
    let wanted = Wanted {
        on,
        site: site.as_ref(),
        described: described.as_ref(),
        everything: full || json,
        team: team.as_ref(),
    };
    let mut report = report(&ready, &read.imports, &read.people, wanted);
    let broken = entries.iter().filter(|entry| entry.usable().is_none());
    report.unusable = broken.map(|entry| entry.id.clone()).collect();

    let mut out = std::io::stdout().lock();
    if json {
        write_json(&mut out, &report)?;
    } else {
        render::advice::show(&report, full, args.person.is_some(), &mut Clean::new(&mut out))?;
    }
    let findings = unusable(&entries, read.findings);
    let broken = report.faults.iter().any(|fault| fault.severity == Severity::Error);
    if findings.is_empty() && !broken {
        return Ok(Exit::Fine);
    }
    face::show(&findings, format, &*content.source, "", &mut std::io::stderr().lock())?;
    Ok(Exit::Findings)
}

/// The programme whose team is asked for, among those that are read.
fn team(name: Option<&str>, entries: &[Entry]) -> Result<Option<ProgrammeId>, Problem> {
    let Some(name) = name else { return Ok(None) };
    if let Some(entry) = entries.iter().find(|entry| entry.id.as_str() == name) {
        return Ok(Some(entry.id.clone()));
    }
    let known: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    let near = nearest(name, known.iter().copied()).map(|near| format!("use `{near}`, or "));
    Err(Problem::WrongUse(
        format!("there is no programme `{name}` with a team among those asked"),
        format!("{}one of: {}", near.unwrap_or_else(|| "use ".to_owned()), known.join(", ")),
    ))
}

/// Today by this computer's calendar; the only clock there is.
#[expect(clippy::disallowed_methods, reason = "the one clock")]
pub(super) fn today() -> Date {
    jiff::ZonedDateTime::now().date()
}

/// What keeps a programme or an export from being used at all.
pub(super) fn unusable(entries: &[Entry], mut findings: Vec<Finding>) -> Vec<Finding> {
    let broken = entries.iter().filter(|entry| entry.usable().is_none());
    findings.extend(broken.flat_map(|entry| entry.findings.iter().cloned()));
    findings
}

fn only(person: &str, people: &mut Vec<Person>) -> Result<(), Problem> {
    people.retain(|other| other.goes_by(person));
    if people.is_empty() {
        return Err(Problem::WrongUse(
            format!("nobody in the exports has the number `{person}`"),
            "run the command without --person to see everyone".to_owned(),
        ));
    }
    Ok(())
}
