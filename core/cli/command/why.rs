//! `waymark why`: why a session stands where it does for one person, from an export or from a case.

use std::io::Write as _;

use domain::finding::nearest;
use domain::ids::SessionId;
use runtime::catalogue::Entry;
use runtime::gather::Person;
use runtime::why::{Why, why};

use crate::args::{FindingFormat, ResultFormat, WhyArgs};
use crate::clean::Clean;
use crate::command::advise::{today, unusable};
use crate::exit::{Exit, Problem};
use crate::wiring::Content;
use crate::{face, people, render};

/// Explains one session for one person.
pub(crate) fn run(args: &WhyArgs) -> Result<Exit, Problem> {
    let content = Content::open(&args.people.content)?;
    let entries = content.load(&args.people.programmes)?;
    let broken = unusable(&entries, Vec::new());
    let explained = if args.people.people.is_empty() {
        from_case(args, &entries)?
    } else {
        let read = people::read(&args.people, &content)?;
        let found = read.people.iter().find(|person| person.id.as_str() == args.person);
        let person = found.ok_or_else(|| {
            Problem::WrongUse(
                format!("nobody in the exports has the number `{}`", args.person),
                "run `waymark advise` with the same files to see everyone".to_owned(),
            )
        })?;
        explain(args, &entries, |_| Some(person.clone()))?
    };
    let mut out = std::io::stdout().lock();
    match args.people.format {
        ResultFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &explained).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
        ResultFormat::Text => {
            explained.iter().try_for_each(|why| render::why::show(why, &mut Clean::new(&mut out)))?;
        }
    }
    face::show(&broken, FindingFormat::Pretty, &*content.source, "", &mut std::io::stderr().lock())?;
    Ok(if broken.is_empty() { Exit::Fine } else { Exit::Findings })
}

/// Without an export, the person is a case of that name.
fn from_case(args: &WhyArgs, entries: &[Entry]) -> Result<Vec<Why>, Problem> {
    let cases = || entries.iter().filter_map(Entry::usable).flat_map(|ready| &ready.programme.package.cases);
    if !cases().any(|case| case.id.as_str() == args.person) {
        let near = nearest(&args.person, cases().map(|case| case.id.as_str()));
        return Err(Problem::WrongUse(
            format!("there is no case `{}`", args.person),
            near.map_or_else(
                || "name the exports the person is in with --people".to_owned(),
                |near| format!("use `{near}`, or name the exports the person is in with --people"),
            ),
        ));
    }
    explain(args, entries, |entry| {
        let ready = entry.usable()?;
        let case = ready.programme.package.cases.iter().find(|case| case.id.as_str() == args.person)?;
        Some(Person {
            id: case.id.as_str().into(),
            preferred_name: None,
            statements: case.given.clone().into(),
            contributions: Vec::new(),
        })
    })
}

fn explain(
    args: &WhyArgs,
    entries: &[Entry],
    person: impl Fn(&Entry) -> Option<Person>,
) -> Result<Vec<Why>, Problem> {
    let session = SessionId::from(args.session.as_str());
    let one = |entry: &Entry| {
        let ready = entry.usable()?;
        let person = person(entry)?;
        let case = ready.programme.package.cases.iter().find(|case| case.id.as_str() == person.id.as_str());
        let of_case = case.filter(|_| args.people.people.is_empty()).map(|case| case.as_of);
        let on = args.people.on.or(of_case).unwrap_or_else(today);
        why(ready, &person, &session, on, args.people.site.as_deref())
    };
    let found: Vec<Why> = entries.iter().filter_map(one).collect();
    if found.is_empty() {
        let known =
            entries.iter().filter_map(Entry::usable).flat_map(|ready| &ready.programme.package.sessions);
        let near = nearest(&args.session, known.map(|session| session.id.as_str()));
        return Err(Problem::WrongUse(
            format!("no programme has a session `{}`", args.session),
            near.map_or_else(
                || "run `waymark test` to see the programmes, or look into their modules".to_owned(),
                |near| format!("use `{near}`, the nearest there is"),
            ),
        ));
    }
    Ok(found)
}
