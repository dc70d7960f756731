//! `waymark demo`: a new installation with invented sites, staff and people at every stage, to try everything with.
//! It is filled through the same use cases as the other commands fill one, as if months had gone by.

mod clock;
mod endings;
mod extras;
mod lane;
mod meetings;
mod people;
mod referrals;
mod runs;
mod shown;
mod staff;
mod stages;
mod steps;
mod words;

use std::path::{Path, PathBuf};

use domain::ids::{ProgrammeId, SiteId};
use runtime::record::Programmes as _;

use self::clock::Calendar;
use self::steps::{Programmes, Teller};
use crate::args::{ContentArgs, ResultFormat};
use crate::exit::{Exit, Problem};
use crate::installation::{DeskArgs, Installation};

#[derive(Debug, clap::Args)]
pub(crate) struct DemoArgs {
    /// A folder that is empty or not there yet
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// A PostgreSQL server to hold the records, as `postgres://USER@HOST/NAME`
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// How the result is shown
    #[arg(long, value_enum, default_value = "text")]
    format: ResultFormat,
    #[command(flatten)]
    content: ContentArgs,
}

pub(crate) fn run(args: &DemoArgs) -> Result<Exit, Problem> {
    must_be_empty(&args.folder)?;
    let desk = DeskArgs {
        data: args.folder.clone(),
        database: args.database.clone(),
        writer: None,
        format: args.format,
        content: args.content.clone(),
    };
    // What is wrong with content of one's own is told before there is a folder.
    if args.content.scripts.is_some() || Path::new("scripts").is_dir() {
        programmes(&crate::wiring::Content::open(&args.content)?)?;
    }
    let installation = Installation::create(&desk)?;
    let (cast, steps) = fill(&installation)?;
    shown::show(&desk, &installation, &cast, steps)
}

/// Fills an installation that was just begun: the people of the story, and how many steps it took.
pub(crate) fn fill(installation: &Installation) -> Result<(Vec<people::Cast>, usize), Problem> {
    let programmes = programmes(&installation.content)?;
    let now = installation.time();
    let mut teller = Teller::new(Calendar::ending(now), programmes);
    staff::first(installation, &teller)?;
    staff::tell(&mut teller);
    let cast = people::tell(installation, &mut teller)?;
    for one in &cast {
        stages::tell(&mut teller, one);
    }
    let steps = teller.play(installation)?;
    installation.rehearse_at(now);
    Ok((cast, steps))
}

/// Who can be tried, with what they do and where.
pub(crate) fn accounts() -> impl Iterator<Item = web::Account> {
    std::iter::once(&staff::FIRST).chain(&staff::STAFF).map(|(id, name, site, profession, role)| {
        web::Account {
            member: (*id).into(),
            name: (*name).to_owned(),
            about: format!("{} at {site}", staff::in_words(*profession, role)),
        }
    })
}

/// Nothing is written into a folder where something is.
fn must_be_empty(folder: &Path) -> Result<(), Problem> {
    let there = match std::fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(error) => {
            let what = format!("`{}` cannot be used: {error}", folder.display());
            return Err(Problem::WrongUse(what, "name a folder that is not there yet".to_owned()));
        }
    };
    if there {
        let what = format!("the folder `{}` is not empty", folder.display());
        let fix =
            "name an empty one, or one that is not there yet: the demonstration is written into no other";
        return Err(Problem::WrongUse(what, fix.to_owned()));
    }
    Ok(())
}

/// The two programmes of the story: one that anybody may be referred to, and one that must be asked for first.
fn programmes(content: &crate::wiring::Content) -> Result<Programmes, Problem> {
    let site: SiteId = staff::ASHGROVE.into();
    let asked_for = |id: &ProgrammeId| {
        let ready = content.now(id, &site)?;
        Some(ready.programme.package.manifest.asked_for_first.is_some())
    };
    let ids = content.ids();
    let find = |gated: bool| ids.iter().find(|id| asked_for(id) == Some(gated)).cloned();
    match (find(false), find(true)) {
        (Some(first), Some(beside)) => Ok(Programmes { first, beside }),
        _ => Err(Problem::WrongUse(
            "the content is not what the demonstration was written with: two programmes, one of them to be asked for first".to_owned(),
            "leave --scripts out, and work outside a folder with ./scripts".to_owned(),
        )),
    }
}
