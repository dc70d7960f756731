//! `waymark why`: why a session stands where it does for one person, from an export or from a case.

use std::io::Write as _;

use domain::case::Case;
use domain::finding::{Finding, nearest};
use domain::ids::{SessionId, SiteId};
use domain::language::Language;
use domain::site::SiteName;
use jiff::civil::Date;
use runtime::catalogue::Entry;
use runtime::compile::{Ready, is_broken};
use runtime::gather::Person;
use runtime::sentences::words_for;
use runtime::why::{Why, why};

use crate::args::{FindingFormat, ResultFormat, WhyArgs};
use crate::clean::{Clean, write_json};
use crate::command::advise::{today, unusable};
use crate::exit::{Exit, Problem};
use crate::wiring::Content;
use crate::{face, people, render, site};

/// Explains one session for one person.
pub(crate) fn run(args: &WhyArgs) -> Result<Exit, Problem> {
    let content = Content::open(&args.people.content)?;
    let at = site::named(args.people.site.as_deref(), &content)?;
    let entries = content.load(&args.people.programmes)?;
    let broken = unusable(&entries, Vec::new());
    let explained = if args.people.people.is_empty() {
        let explained = from_case(args, &entries, at.as_ref(), &content);
        if explained.is_err() && !broken.is_empty() {
            return refused(&entries, &content);
        }
        explained?
    } else {
        let read = people::read(&args.people, &content)?;
        let found = read.people.iter().find(|person| person.goes_by(&args.person));
        let person = found.ok_or_else(|| {
            Problem::WrongUse(
                format!("nobody in the exports has the number `{}`", args.person),
                "run `waymark advise` with the same files to see everyone".to_owned(),
            )
        })?;
        let explained = explain(args, &entries, |entry| {
            let ready = entry.usable_at(at.as_ref().map(|site| &site.id))?;
            Some(Asked { ready, person: person.clone(), on: None, site: at.clone() })
        });
        if explained.is_err() && !broken.is_empty() {
            return refused(&entries, &content);
        }
        explained?
    };
    let mut out = std::io::stdout().lock();
    match args.people.format {
        ResultFormat::Json => {
            write_json(&mut out, &explained)?;
        }
        ResultFormat::Text => {
            explained.iter().try_for_each(|why| render::why::show(why, &mut Clean::new(&mut out)))?;
        }
    }
    face::show(&broken, FindingFormat::Pretty, &*content.source, "", &mut std::io::stderr().lock())?;
    Ok(if broken.is_empty() { Exit::Fine } else { Exit::Findings })
}

/// Says which programmes cannot be used: the case or the session may well be in one of them.
fn refused(entries: &[Entry], content: &Content) -> Result<Exit, Problem> {
    let broken = || entries.iter().filter(|entry| entry.usable().is_none());
    let findings = broken().flat_map(|entry| entry.findings.iter().cloned());
    let findings: Vec<Finding> =
        findings.filter(|finding| is_broken(std::slice::from_ref(finding))).collect();
    let mut err = std::io::stderr().lock();
    face::show(&findings, FindingFormat::Pretty, &*content.source, &content.root(), &mut err)?;
    let names: Vec<&str> = broken().map(|entry| entry.id.as_str()).collect();
    writeln!(err, "{} cannot be used until what was found is mended.", names.join(", "))?;
    Ok(Exit::Findings)
}

/// Whom a programme is asked about, and as it is at which site.
struct Asked<'e> {
    ready: &'e Ready,
    person: Person,
    /// The day a case is about, where they are one.
    on: Option<Date>,
    site: Option<SiteName>,
}

impl<'e> Asked<'e> {
    fn of_case(ready: &'e Ready, case: &Case, site: Option<SiteName>) -> Self {
        let person = Person {
            id: case.id.as_str().into(),
            identifiers: Vec::new(),
            preferred_name: None,
            statements: case.given.clone().into(),
            contributions: Vec::new(),
        };
        Self { ready, person, on: Some(case.as_of), site }
    }
}

/// Without an export, the person is a case of that name. A case of a site's own is looked at as things are there.
fn from_case(
    args: &WhyArgs,
    entries: &[Entry],
    at: Option<&SiteName>,
    content: &Content,
) -> Result<Vec<Why>, Problem> {
    let own = || entries.iter().filter_map(Entry::usable).flat_map(|ready| &ready.programme.package.cases);
    let of_sites = || entries.iter().flat_map(|entry| site_cases(entry, at)).map(|(case, ..)| case);
    let cases = || own().chain(of_sites());
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
        let mut own = entry.usable()?.programme.package.cases.iter();
        if let Some(case) = own.find(|case| case.id.as_str() == args.person) {
            let ready = entry.usable_at(at.map(|site| &site.id))?;
            return Some(Asked::of_case(ready, case, at.cloned()));
        }
        let (case, site, ready) = site_cases(entry, at).find(|(case, ..)| case.id.as_str() == args.person)?;
        let site = site::named(Some(site.as_str()), content).ok().flatten();
        Some(Asked::of_case(ready, case, site))
    })
}

/// The cases of the sites' own, or of one site's, with the programme as it is there.
fn site_cases<'e>(
    entry: &'e Entry,
    at: Option<&SiteName>,
) -> impl Iterator<Item = (&'e Case, &'e SiteId, &'e Ready)> {
    let sites = entry.sites.iter().filter(|_| entry.usable().is_some());
    let here = sites.filter(move |(site, _)| at.is_none_or(|at| at.id == **site));
    here.flat_map(|(site, ready)| {
        ready.programme.package.cases.iter().map(move |case| (case, site, &**ready))
    })
}

fn explain<'e>(
    args: &WhyArgs,
    entries: &'e [Entry],
    asked: impl Fn(&'e Entry) -> Option<Asked<'e>>,
) -> Result<Vec<Why>, Problem> {
    let session = SessionId::from(args.session.as_str());
    let language = args.lang.as_deref().map(|id| language(id, entries)).transpose()?;
    let one = |entry: &'e Entry| {
        let Asked { ready, person, on, site } = asked(entry)?;
        let on = args.people.on.or(on).unwrap_or_else(today);
        let mut why = why(ready, &person, &session, on, site.as_ref().map(|site| site.name.as_str()))?;
        if args.layers || args.lang.is_some() {
            let language = language.clone();
            why.words = words_for(ready, &person, &session, on, language);
        }
        Some(why)
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

/// The language called `id`, where one of the programmes is written in it or has translations into it.
fn language(id: &str, entries: &[Entry]) -> Result<Language, Problem> {
    let languages =
        entries.iter().filter_map(Entry::usable).map(|ready| &ready.programme.package.manifest.languages);
    let mut known: Vec<Language> = languages
        .flat_map(|languages| [vec![languages.written_in.clone()], languages.translated()].concat())
        .collect();
    known.sort();
    known.dedup();
    let names: Vec<&str> = known.iter().map(Language::as_str).collect();
    known.iter().find(|language| language.as_str() == id).cloned().ok_or_else(|| {
        Problem::WrongUse(
            format!("no programme has the language `{id}`"),
            format!("use one of: {}", names.join(", ")),
        )
    })
}
