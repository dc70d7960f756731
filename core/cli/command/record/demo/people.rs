//! The people of the story: opened by importing the three invented exports that the program carries, half by each
//! prison's programme team and a few by the office, and three more that no export knows.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::ids::ParticipantId;
use domain::record::Text;
use domain::record::person::{Described, Identifier, Opened};
use runtime::gather::{Person, gather};
use runtime::ports::{Exchange as _, Import};

use super::super::person::import::identifiers;
use super::super::text;
use super::staff::{ASHGROVE, CARRICK, SITES, WEST, offices};
use super::stages::Stage;
use super::steps::Teller;
use super::words::{NAMES, NEEDS, pick};
use crate::exit::Problem;
use crate::installation::Installation;

/// The exports, as they lie among the tests.
const EXPORTS: [(&str, &[u8]); 3] = [
    ("hmp-ashgrove.csv", include_bytes!("../../../../../tests/dossiers/hmp-ashgrove.csv")),
    ("hmp-carrick.json", include_bytes!("../../../../../tests/dossiers/hmp-carrick.json")),
    ("probation-west.xlsx", include_bytes!("../../../../../tests/dossiers/probation-west.xlsx")),
];

/// Days on which exports are read: each time all there is by then.
const READ: [i64; 4] = [250, 130, 45, 3];

/// One person of the story.
#[derive(Clone, Debug)]
pub(crate) struct Cast {
    /// The number they are found by.
    pub(super) number: Arc<str>,
    pub(super) name: String,
    pub(super) site: &'static str,
    /// Their place among all.
    pub(super) place: usize,
    pub(super) stage: Stage,
}

/// Somebody who is to come in, with what the exports say of them.
struct Coming {
    person: Option<Person>,
    identifiers: Vec<Identifier>,
    site: &'static str,
    stage: Stage,
}

fn exports(installation: &Installation) -> Result<Vec<Person>, Problem> {
    let mappings = installation.content.exchange();
    let read = EXPORTS.iter().map(|(name, bytes)| {
        mappings.read(name, bytes, None).map_err(|_| {
            let what = format!("the content has no mapping that reads {name}");
            Problem::WrongUse(
                what,
                "leave --scripts out, and work outside a folder with ./scripts".to_owned(),
            )
        })
    });
    let imports: Result<Vec<Import>, Problem> = read.collect();
    Ok(gather(&imports?))
}

/// Who comes in where: those with a probation number only at the office, and one in ten more; the others by turns.
fn coming(people: Vec<Person>) -> Vec<Coming> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut coming = Vec::new();
    let mut turn = [ASHGROVE, CARRICK].into_iter().cycle();
    let mut comes = |person: Option<Person>, identifiers: Vec<Identifier>, site: &'static str| {
        let count = counts.entry(site).or_default();
        let stage = Stage::at(site, *count);
        *count += 1;
        coming.push(Coming { person, identifiers, site, stage });
    };
    for (number, person) in people.into_iter().enumerate() {
        let identifiers = identifiers(&person);
        let prison = identifiers.iter().any(|one| &*one.scheme == "NOMS");
        let to_office = !prison || number % 10 == 9;
        let site = if to_office { WEST } else { turn.next().unwrap_or(ASHGROVE) };
        comes(Some(person), identifiers, site);
    }
    // Three whom no export knows.
    for (scheme, value, site) in
        [("NOMS", "A0060WM", ASHGROVE), ("NOMS", "C0060WM", CARRICK), ("CRN", "X060060", WEST)]
    {
        comes(None, vec![Identifier::new(scheme, value)], site);
    }
    coming
}

/// What was known of somebody by a day.
fn known_by(person: &Person, day: jiff::civil::Date) -> Person {
    let by = |on: Option<jiff::civil::Date>| on.is_none_or(|on| on <= day);
    let mut known = person.clone();
    known.contributions.retain(|note| by(note.origin.on));
    known.statements =
        known.statements.iter().filter(|said| by(said.origin.on)).cloned().collect::<Vec<_>>().into();
    known
}

/// Everyone comes in on their day. The ids of their records are known before the story goes on.
pub(super) fn tell(installation: &Installation, teller: &mut Teller) -> Result<Vec<Cast>, Problem> {
    let coming = coming(exports(installation)?);
    let mut cast = Vec::new();
    for (place, one) in coming.iter().enumerate() {
        let name = one.person.as_ref().and_then(|person| person.preferred_name.clone());
        let number = one.identifiers.iter().max_by_key(|known| &*known.scheme == "NOMS");
        cast.push(Cast {
            number: number.map(|known| known.value.clone()).unwrap_or_default(),
            name: name.unwrap_or_else(|| pick(NAMES, place).to_owned()),
            site: one.site,
            place,
            stage: one.stage,
        });
    }
    for (one, cast) in coming.iter().zip(&cast) {
        let from = READ.into_iter().filter(|ago| *ago <= cast.stage.since()).max().unwrap_or(3);
        let described = described(cast, teller);
        if one.person.is_none() {
            let (identifiers, described) = (one.identifiers.clone(), described.clone());
            teller.act((from, 9), offices(cast.site).team, move |desk| {
                let person: ParticipantId = (&*desk.fresh()).into();
                let (identifiers, described) = (identifiers.clone(), described.clone());
                desk.record(&person, Opened { person: person.clone(), identifiers, described })?;
                Ok(())
            });
        } else {
            teller.write((from, 12), offices(cast.site).team, &cast.number, vec![described.into()]);
        }
    }
    for ago in READ {
        for here in &SITES {
            let day = teller.calendar.day(ago);
            let there = coming.iter().zip(&cast).filter(|(one, cast)| {
                one.site == here.site && one.person.is_some() && cast.stage.since() >= ago
            });
            let people: Arc<[(Person, Vec<Identifier>)]> = there
                .filter_map(|(one, _)| Some((known_by(one.person.as_ref()?, day), one.identifiers.clone())))
                .collect();
            teller.act((ago, 11), here.team, move |desk| {
                desk.import(&people)?;
                Ok(())
            });
        }
    }
    Ok(cast)
}

/// How to meet somebody.
fn described(cast: &Cast, teller: &Teller) -> Described {
    let years = i64::try_from(22 + cast.place * 7 % 41).unwrap_or(30);
    let born = teller.calendar.plain(years * 365 + i64::try_from(cast.place * 13 % 300).unwrap_or(0));
    let first = cast.stage.language(cast.site);
    let languages: Vec<Text> =
        [first, "en"].iter().take(if first == "en" { 1 } else { 2 }).map(|id| text(id)).collect();
    let needs =
        if cast.place.is_multiple_of(3) { vec![text(pick(NEEDS, cast.place / 3))] } else { Vec::new() };
    Described { preferred_name: Some(text(&cast.name)), born: Some(born), languages, access_needs: needs }
}
