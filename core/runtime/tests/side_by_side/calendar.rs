//! What every calendar must keep, or else name among what it could not.

use std::collections::BTreeMap;

use domain::date::{from_days, to_days};
use jiff::civil::Date;
use proptest::prelude::*;
use runtime::side_by_side::SideBySide;

use crate::world::{Person, World};

/// A session's weeks, from 1, by its id.
type Weeks = BTreeMap<String, Vec<u16>>;

/// Checks the whole calendar of a person.
pub(crate) fn keeps_its_promises(
    world: &World,
    person: &Person,
    view: &SideBySide,
) -> Result<(), TestCaseError> {
    let calendar = view.calendar.as_ref().expect("a calendar in full");
    let mut weeks = Weeks::new();
    for week in &calendar.weeks {
        let from = week.from.expect("a Monday");
        let unseen =
            calendar.not_kept.iter().any(|one| one.what.starts_with(&format!("Week {},", week.week)));
        prop_assert!(week.meetings.len() <= room(world, from) || unseen, "{week:?}");
        let lanes: Vec<_> = week.meetings.iter().map(|meeting| &meeting.programme).collect();
        prop_assert!(lanes.windows(2).all(|pair| pair[0] != pair[1]), "a lane meets once a week: {week:?}");
        for meeting in &week.meetings {
            let session = meeting.session.as_ref().expect("a session").to_string();
            weeks.entry(session).or_default().push(week.week);
        }
    }
    for (side, me, facts) in [(0, "left", &person.left), (1, "right", &person.right)] {
        for (number, suggested) in facts.iter().enumerate() {
            let (timing, meetings, after, _) = world.sessions[side][number];
            let held = weeks.get(&format!("{me}-{number}"));
            prop_assert_eq!(held.map_or(0, Vec::len), if *suggested { usize::from(meetings) } else { 0 });
            let before = after.filter(|before| facts[*before] && world.sessions[side][*before].0 <= timing);
            if let Some(before) = before.filter(|_| *suggested) {
                let before = &weeks[&format!("{me}-{before}")];
                prop_assert!(before.iter().max() < held.and_then(|held| held.iter().min()), "{me}-{number}");
            }
        }
    }
    for (right, list, ours, theirs) in &world.pairs {
        let (me, other) = if *right { ("right", "left") } else { ("left", "right") };
        let (Some(mine), Some(their)) =
            (weeks.get(&format!("{me}-{ours}")), weeks.get(&format!("{other}-{theirs}")))
        else {
            continue;
        };
        let kept = match list {
            0 => !mine.iter().any(|week| their.contains(week)),
            1 => mine.iter().min() > their.iter().max(),
            _ => true,
        };
        let title = format!("{me} title {ours} ({me})");
        let named = calendar.not_kept.iter().any(|one| one.what.starts_with(&title));
        prop_assert!(kept || named, "{me}-{ours} and {other}-{theirs}: {calendar:?}");
    }
    Ok(())
}

/// How many meetings the week has room for.
fn room(world: &World, monday: Date) -> usize {
    let days = (0..5).filter_map(|day| from_days(to_days(monday) + day));
    let shut = |day: &Date| {
        world.site().no_meetings.iter().any(|without| without.from <= *day && *day <= without.to)
    };
    days.filter(|day| !shut(day)).count().min(usize::from(world.at_most))
}
