//! What the demonstration tells when it is done: what there is, and who can try what.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use domain::ids::SiteId;
use runtime::record::Search;
use serde::Serialize;

use super::extras::Extra;
use super::people::Cast;
use super::runs::RUNS;
use super::staff::{AUDITOR, DUE, ENDED, SITES, STAFF, offices};
use super::stages::Stage;
use crate::exit::{Exit, Problem};
use crate::installation::{DeskArgs, Installation};

/// What was made.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Made {
    data: String,
    steps: usize,
    people: usize,
    facilitators: usize,
    sites: BTreeMap<&'static str, usize>,
    stages: BTreeMap<&'static str, usize>,
    statuses: BTreeMap<String, usize>,
    tries: Vec<Try>,
}

/// Something to try.
#[derive(Debug, Serialize)]
struct Try {
    what: &'static str,
    command: String,
}

/// Tells it.
pub(super) fn show(
    args: &DeskArgs,
    installation: &Installation,
    cast: &[Cast],
    steps: usize,
) -> Result<Exit, Problem> {
    let mut made = Made {
        data: args.data.display().to_string(),
        steps,
        people: cast.len(),
        facilitators: STAFF.iter().filter(|(_, _, _, _, role)| *role == "facilitator").count(),
        sites: BTreeMap::new(),
        stages: BTreeMap::new(),
        statuses: BTreeMap::new(),
        tries: tries(args, cast),
    };
    for one in cast {
        *made.stages.entry(one.stage.title()).or_default() += 1;
    }
    for here in &SITES {
        let desk = installation.desk(&here.team.into())?;
        let wanted = Search { site: Some(SiteId::from(here.site)), ..Search::default() };
        let found = desk.search(&wanted)?;
        made.sites.insert(here.site, found.total);
        for status in found.people.iter().flat_map(|row| &row.lanes).filter_map(|lane| lane.status.as_deref())
        {
            *made.statuses.entry(status.to_owned()).or_default() += 1;
        }
    }
    args.show(&made, &page(&made))
}

fn page(made: &Made) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "A demonstration is in {}: {} invented people, {} facilitators, {} steps. Nobody in it is real.",
        made.data, made.people, made.facilitators, made.steps
    );
    let mut table = |title: &str, lines: Vec<(&str, usize)>| {
        let _ = writeln!(out, "\n{title}");
        for (name, count) in lines {
            let _ = writeln!(out, "  {count:>3}  {name}");
        }
    };
    table("Who holds the cases", made.sites.iter().map(|(name, count)| (*name, *count)).collect());
    table("How far people have come", made.stages.iter().map(|(name, count)| (*name, *count)).collect());
    table(
        "Statuses of referrals",
        made.statuses.iter().map(|(name, count)| (name.as_str(), *count)).collect(),
    );
    let _ = writeln!(out, "\nTo try");
    for one in &made.tries {
        let _ = writeln!(out, "  {}\n      {}", one.what, one.command);
    }
    out
}

/// Who can be tried with which command.
fn tries(args: &DeskArgs, cast: &[Cast]) -> Vec<Try> {
    let data = args.data.display();
    let database = args.database.as_deref().map(|url| format!(" --database {url}")).unwrap_or_default();
    let at = |stage: Stage| cast.iter().find(|one| one.stage == stage);
    let with = |extra: Extra| {
        let run = RUNS.iter().find(|run| run.has(extra))?;
        at(Stage::Running(run.number))
    };
    let overview =
        |who: &str, one: &Cast| format!("waymark overview {} --data {data}{database} --as {who}", one.number);
    let manager = |one: &Cast| overview(offices(one.site).manager, one);
    let mut tries = vec![Try {
        what: "Everybody of a site, as its programme team",
        command: format!(
            "waymark person list --data {data}{database} --as {}",
            SITES.first().map_or("", |here| here.team)
        ),
    }];
    let people = [
        (
            "Under way, with two formulations, a plan for a good life, promises, facts settled",
            with(Extra::Departs),
        ),
        (
            "Two facilitators; the check-in went down twice in a row; a rupture and its repair",
            with(Extra::Drops),
        ),
        ("Two programmes side by side, and a case conference", with(Extra::Conference)),
        ("Met in Welsh", at(Stage::Running(10))),
        ("No contact for a month; a promise overdue", at(Stage::Running(3))),
        ("A glass was broken and nobody has reviewed it", with(Extra::Glass)),
        ("Complete; the report was read together and disputed", at(Stage::Complete(true))),
        ("Released from Ashgrove, to be taken over at Carrick", at(Stage::Released)),
    ];
    for (what, one) in people {
        tries.extend(one.map(|one| Try { what, command: manager(one) }));
    }
    if let Some(one) = at(Stage::Moved) {
        let command = overview(SITES.get(1).map_or("", |here| here.manager), one);
        tries.push(Try { what: "Moved from Ashgrove to Carrick, and met there since", command });
    }
    if let Some(one) = with(Extra::Restricted) {
        let command = overview(offices(one.site).chaplains.first().copied().unwrap_or_default(), one);
        tries.push(Try { what: "Restricted: for others there is no such person", command });
    }
    for (what, who) in [
        (
            "Who works here; one supervision is due",
            SITES.iter().find(|here| here.facilitators.contains(&DUE)).map_or("", |here| here.manager),
        ),
        (
            "The same at Ashgrove; one authorisation has ended",
            if ENDED.is_empty() { "" } else { "e.castell" },
        ),
    ] {
        tries.push(Try { what, command: format!("waymark staff list --data {data}{database} --as {who}") });
    }
    let command = format!("waymark audit verify --open --data {data}{database} --as {AUDITOR}");
    tries.push(Try { what: "Whether everything is as it was written", command });
    tries
}
