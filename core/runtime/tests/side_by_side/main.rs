//! Laws of lanes side by side, on random programmes and people: the wall between them holds.

#![expect(clippy::indexing_slicing, clippy::expect_used, reason = "a test says so by failing")]

mod calendar;
mod world;

use proptest::prelude::*;
use runtime::side_by_side::{Crossing, Joint, Lane, OverlapKind, SideBySide, TeamView};
use world::{Person, World, person, world};

/// The joint view of one person.
fn view(world: &World, person: &Person) -> Option<SideBySide> {
    let programmes = [world.programme(false), world.programme(true)];
    let site = world.site();
    let lanes = [false, true].map(|right| person.in_lane(&programmes[usize::from(right)], right));
    let lanes: Vec<Lane<'_>> = programmes
        .iter()
        .zip(&lanes)
        .map(|(ready, (sheet, advised))| Lane { ready, sheet, advice: &advised.advice })
        .collect();
    Joint::new(&programmes.each_ref(), Some(&site)).view(&lanes)
}

fn of_left(view: &SideBySide) -> &TeamView {
    view.for_team.get("left").expect("the left lane is open")
}

fn crosses(view: &TeamView) -> Crossing {
    view.beside.first().map_or(Crossing::Nothing, |lane| lane.crosses)
}

/// The narrowest that the statements of sharing say, worked out the plain way.
fn agreed(person: &Person) -> Crossing {
    let said = person.sharing.iter().filter_map(|(said, days_ago)| match said {
        3 => Some(Crossing::Nothing),
        1 | 2 if *days_ago < 365 => Some(Crossing::Topics),
        5 => None,
        _ => Some(Crossing::DatesOnly),
    });
    said.min().unwrap_or(Crossing::DatesOnly)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_of_the_other_lane_is_named_unless_topics_are_agreed(world in world(), person in person()) {
        let view = view(&world, &person);
        prop_assert_eq!(view.is_some(), person.right_asked, "a lane takes part once it is open");
        let Some(view) = view else { return Ok(()) };
        let left = of_left(&view);
        prop_assert_eq!(crosses(left), agreed(&person));
        let text = format!("{left:?}");
        match crosses(left) {
            Crossing::Topics => {
                // Titles cross, and where they stand; facts, holders and ids of rules never.
                for word in ["right.f", "right-holder", "right-rule", "right-goal", "right goal"] {
                    prop_assert!(!text.contains(word), "{}", text);
                }
            }
            Crossing::DatesOnly => prop_assert!(!text.contains("right"), "{}", text),
            Crossing::Nothing => {
                prop_assert!(!text.contains("right") && !text.contains("afternoon"), "{}", text);
                prop_assert!(view.only_for(&"left".into()).is_none());
            }
        }
    }

    #[test]
    fn with_dates_only_nothing_can_be_told_from_a_clash(
        world in world(),
        person in person(),
        other in proptest::collection::vec(any::<bool>(), world::SESSIONS),
    ) {
        let person = Person { right_asked: true, ..person };
        let changed = Person { right: other, ..person.clone() };
        let (one, other) = (view(&world, &person).expect("open"), view(&world, &changed).expect("open"));
        let (one, other) = (of_left(&one), of_left(&other));
        if crosses(one) == Crossing::Topics {
            return Ok(());
        }
        // How many lanes have meetings in a week shows in the dates anyway.
        let told = |view: &TeamView| -> Vec<_> {
            view.told.iter().filter(|told| told.kind != OverlapKind::MeetingsAWeek).cloned().collect()
        };
        prop_assert_eq!(told(one), told(other));
        if crosses(one) == Crossing::Nothing {
            prop_assert_eq!(&one.calendar, &other.calendar, "not even its weeks depend on the other lane");
        }
    }

    #[test]
    fn calendars_keep_what_they_promise(world in world(), person in person()) {
        let Some(view) = view(&world, &person) else { return Ok(()) };
        calendar::keeps_its_promises(&world, &person, &view)?;
    }
}
