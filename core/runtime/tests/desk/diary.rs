//! The diary as lists hold it: who is booked twice, which meeting comes next, and rows of an earlier version.

use domain::record::meeting::Scheduled;
use domain::record::person::{Identifier, Opened};
use domain::record::words::{RecordWords, Status};
use runtime::record::{Booked, Desk, LaneRow, Search, Slot, Wish, renew_lists};

use crate::world::{HERE, PATHS, TODAY, World, opened, p1, scheduled};

const ROOM: &str = "room-4";

/// Ben meets somebody in Room 4 from ten to eleven.
fn world() -> World {
    let world = World::with_p1();
    let meeting =
        Scheduled { room: Some(ROOM.into()), ..scheduled(PATHS, "groups", "ben", "2026-12-02T10:00") };
    world.desk("ben").record(&p1(), meeting).expect("planned");
    world
}

#[track_caller]
fn check(at: &str, room: Option<&str>, who: &[&str], besides: Option<&str>, expected: &[Booked]) {
    let world = world();
    let who: Vec<_> = who.iter().map(|id| (*id).into()).collect();
    let besides = besides.map(Into::into);
    let slot = Slot {
        site: &HERE.into(),
        at: at.parse().expect("a time"),
        minutes: 60,
        room,
        facilitators: &who,
        besides: besides.as_ref(),
    };
    // Cat works with nobody in that programme, and is told who is booked and not with whom.
    assert_eq!(world.desk("cat").booked(&slot).expect("looked at"), expected);
}

#[test]
fn whoever_and_whatever_is_booked_is_told_without_whose_meeting_it_is() {
    let ben = || Booked::Facilitator("ben".into());
    let room = || Booked::Room(ROOM.into());
    check("2026-12-02T10:59", Some(ROOM), &["ben", "cat"], None, &[ben(), room()]);
    check("2026-12-02T09:01", None, &["ben"], None, &[ben()]);
    check("2026-12-02T10:30", Some("room-5"), &["cat"], None, &[]);
    check("2026-12-02T11:00", Some(ROOM), &["ben"], None, &[]);
    check("2026-12-02T09:00", Some(ROOM), &["ben"], None, &[]);
    check("2026-12-02T10:00", Some(ROOM), &["ben"], Some("meeting-paths"), &[]);
}

#[test]
fn the_next_meeting_is_never_one_that_is_over() {
    let world = world();
    let next = |days: i64| {
        let mut opened = world.opened();
        opened.today = domain::date::from_days(domain::date::to_days(TODAY) + days).expect("a day");
        let desk = Desk::of(opened, &"ben".into()).expect("a member of staff");
        let row = desk.search(&Search::default()).expect("a list").people.remove(0);
        let lane = row.lanes.into_iter().next().expect("a lane");
        let counts = (lane.coming(desk.today()).count(), lane.to_record(desk.today()).count());
        (lane.next_meeting.is_some(), counts)
    };
    assert_eq!(next(0), (true, (1, 0)));
    assert_eq!(next(7), (true, (1, 0)), "its day");
    assert_eq!(next(8), (false, (0, 1)), "over, and to be recorded");
}

#[test]
fn whoever_keeps_the_lists_sees_no_meeting_of_a_lane_they_may_not_read() {
    let world = world();
    let row = world.desk("tom").search(&Search::default()).expect("a list").people.remove(0);
    let lane = row.lanes.iter().find(|lane| lane.programme.as_str() == PATHS).expect("a lane");
    assert!(lane.next_meeting.is_some() && lane.diary.is_empty());
}

#[test]
fn whom_one_may_find_and_not_open_is_told_apart_from_somebody_in_no_programme() {
    let world = world();
    let other =
        Opened { person: "p2".into(), identifiers: vec![Identifier::new("NOMS", "B5678DE")], ..opened() };
    world.desk("tom").record(&"p2".into(), Wish::from(other)).expect("opened");
    let seen = |who: &str| -> Vec<(bool, bool, usize)> {
        let found = world.desk(who).search(&Search::default()).expect("a list").people;
        found.iter().map(|row| (row.shut, row.more_lanes, row.lanes.len())).collect()
    };
    assert_eq!(seen("unassigned"), [(true, false, 0), (true, false, 0)]);
    assert_eq!(seen("ben"), [(false, true, 1), (true, false, 0)]);
    assert_eq!(seen("tom"), [(false, false, 2), (false, false, 0)]);
}

#[test]
fn rows_of_an_earlier_version_are_read_and_worked_out_again_once() {
    let world = world();
    let now = world.store.snapshot().rows;
    world.store.tamper(|kept| {
        let row = kept.rows.get_mut(&("people".to_owned(), "p1".to_owned())).expect("a row");
        let mut older: serde_json::Value = serde_json::from_slice(&row.body).expect("JSON");
        older.as_object_mut().expect("a row").remove("form");
        for lane in older["lanes"].as_array_mut().expect("lanes") {
            for added in ["diary", "referredOn", "enrolledOn"] {
                lane.as_object_mut().expect("a lane").remove(added);
            }
        }
        row.body = serde_json::to_vec(&older).expect("JSON").into();
    });
    let row = world.desk("ben").search(&Search::default()).expect("a list").people.remove(0);
    assert!(row.lanes[0].next_meeting.is_some(), "what it held is shown");
    let found = world.desk("aud").lists_agree().expect("looked at");
    assert!(found[0].what.contains("older form"), "{found:?}");
    let words = world.opened().content.words();
    assert!(renew_lists(&world.store, &words).expect("worked out") > 0);
    assert_eq!(world.store.snapshot().rows, now);
    assert_eq!(renew_lists(&world.store, &words).expect("nothing to do"), 0);
}

#[test]
fn whoever_is_referred_waits_until_they_are_on_the_programme_or_it_is_over() {
    let status = |id: &str, delivering, closed| Status {
        id: id.to_owned(),
        title: id.to_owned(),
        help: String::new(),
        setting: None,
        closed,
        first: false,
        delivering,
        next: Vec::new(),
    };
    let words = RecordWords {
        statuses: vec![
            status("submitted", false, false),
            status("on", true, false),
            status("over", false, true),
        ],
        ..RecordWords::default()
    };
    let waits = |lane: serde_json::Value| {
        let mut whole = serde_json::json!({ "programme": PATHS, "team": [], "held": 0 });
        let all = whole.as_object_mut().expect("a row");
        all.extend(lane.as_object().expect("a row").clone());
        serde_json::from_value::<LaneRow>(whole).expect("a row").waits(&words)
    };
    assert!(waits(serde_json::json!({ "status": "submitted" })), "with no reason given too");
    assert!(!waits(serde_json::json!({ "status": "on" })));
    assert!(!waits(serde_json::json!({ "status": "over", "waiting": ["no-room"] })));
    assert!(!waits(serde_json::json!({})), "nobody has referred them");
    assert!(!waits(serde_json::json!({ "status": "submitted", "enrolledOn": "2026-11-01" })));
}
