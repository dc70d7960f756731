//! Members of staff: joining, roles, what they may deliver and when, and what is due.

use domain::codes::{self, Code};
use domain::person::Profession;
use domain::record::Noted;
use domain::record::staff::{
    Authorised, Due, Joined, Left, Member, PasswordSet, Placed, Reviewed, StaffEntry, Supervised, Trained,
};
use jiff::civil::{Date, date};

use crate::check::stamp;
use crate::world::{HERE, PATHS, THERE, TODAY, member, words};

fn may(member: &Member, on: Date) -> Result<(), Code> {
    let asked = member.may_deliver(&PATHS.into(), &[Profession::Psychologist], on, &words());
    asked.map_err(|refusal| refusal.code)
}

const NO: Result<(), Code> = Err(codes::NOT_AUTHORISED);

fn supervised(on: Date) -> Supervised {
    Supervised { programme: PATHS.into(), on, with: "ann".into(), points: "pace".into() }
}

fn with_supervision(on: Date) -> Member {
    let held = Noted::new(supervised(on), &stamp(2, HERE, "ann"));
    Member { supervised: vec![held], ..member("ben", &["facilitator"]) }
}

fn joined() -> Joined {
    Joined {
        member: "ben".into(),
        name: "Ben".into(),
        site: HERE.into(),
        profession: Profession::Psychologist,
        roles: vec!["facilitator".into()],
    }
}

fn reviewed() -> Reviewed {
    Reviewed {
        programme: PATHS.into(),
        meeting: "m1".into(),
        on: TODAY,
        kept_to: "the order".into(),
        could_be: "slower".into(),
        agreed: "to wait longer".into(),
    }
}

#[test]
fn somebody_authorised_trained_and_of_the_profession_may_deliver() {
    assert_eq!(may(&member("ben", &[]), TODAY), Ok(()));
}

#[test]
fn whoever_left_delivers_nothing() {
    assert_eq!(may(&Member { active: false, ..member("ben", &[]) }, TODAY), NO);
}

#[test]
fn somebody_of_another_profession_delivers_only_where_a_programme_names_none() {
    let chaplain = Member { profession: Profession::Chaplain, ..member("ben", &[]) };
    assert_eq!(may(&chaplain, TODAY), NO);
    assert!(chaplain.may_deliver(&PATHS.into(), &[], TODAY, &words()).is_ok());
}

#[test]
fn an_authorisation_counts_for_its_programme_from_its_first_day_to_its_last() {
    let mut ben = with_supervision(date(2026, 12, 20));
    for (on, expected) in [
        (date(2026, 9, 1), NO),
        (date(2026, 9, 2), Ok(())),
        (date(2026, 12, 31), Ok(())),
        (date(2027, 1, 1), NO),
    ] {
        assert_eq!(may(&ben, on), expected, "{on}");
    }
    ben.authorised.retain(|one| one.programme.as_str() != PATHS);
    assert_eq!(may(&ben, TODAY), NO);
}

#[test]
fn training_counts_from_its_day_until_it_lapses() {
    let trained = |on, until| {
        let trained = vec![Trained { what: "core".into(), on, until }];
        may(&Member { trained, ..member("ben", &[]) }, TODAY)
    };
    assert_eq!(trained(TODAY, None), Ok(()));
    assert_eq!(trained(date(2026, 11, 26), None), NO);
    assert_eq!(trained(date(2026, 1, 1), Some(TODAY)), Ok(()));
    assert_eq!(trained(date(2026, 1, 1), Some(date(2026, 11, 24))), NO);
    assert_eq!(may(&Member { trained: Vec::new(), ..member("ben", &[]) }, TODAY), NO);
}

#[test]
fn without_supervision_for_twice_the_agreed_time_nobody_delivers() {
    // Authorised on 2 September, supervision every 42 days: 84 days later is 25 November.
    assert_eq!(may(&member("ben", &[]), date(2026, 11, 25)), Ok(()));
    assert_eq!(may(&member("ben", &[]), date(2026, 11, 26)), NO);
    assert_eq!(may(&with_supervision(date(2026, 9, 1)), TODAY), NO);
    assert_eq!(may(&with_supervision(date(2026, 9, 2)), TODAY), Ok(()));
}

#[test]
fn supervision_about_another_programme_or_later_does_not_count() {
    let mut ben = with_supervision(date(2026, 11, 20));
    ben.supervised[0].what.programme = "bridges".into();
    assert_eq!(may(&ben, date(2026, 12, 1)), NO);
    assert_eq!(may(&with_supervision(date(2026, 12, 10)), date(2026, 12, 1)), NO);
    let mut unasked = words();
    unasked.supervision_every_days = 0;
    assert!(ben.may_deliver(&PATHS.into(), &[], date(2026, 12, 1), &unasked).is_ok());
}

#[test]
fn supervision_is_due_once_the_agreed_time_is_over_and_only_while_authorised() {
    let due = |member: &Member, on| member.due(on, &words());
    let paths = || vec![Due::Supervision(PATHS.into())];
    let mut ben = with_supervision(date(2026, 10, 14));
    ben.authorised.retain(|one| one.programme.as_str() == PATHS);
    assert_eq!(due(&ben, TODAY), [], "the forty-second day");
    assert_eq!(due(&ben, date(2026, 11, 26)), paths());
    let ended = || vec![Due::Authorisation(PATHS.into(), date(2026, 12, 31))];
    assert_eq!(due(&ben, date(2027, 1, 1)), ended(), "no longer authorised: that is due, and no supervision");
    ben.supervised.clear();
    assert_eq!(due(&ben, date(2026, 10, 14)), [], "counted from the authorisation");
    assert_eq!(due(&ben, date(2026, 10, 15)), paths());
}

#[test]
fn training_that_lapsed_is_due_unless_it_was_done_again() {
    let trained = |until: Option<Date>| Trained { what: "core".into(), on: date(2026, 1, 1), until };
    let due = |trained: Vec<Trained>| {
        let ben = Member { trained, authorised: Vec::new(), ..member("ben", &[]) };
        ben.due(TODAY, &words())
    };
    let over = date(2026, 6, 30);
    assert_eq!(due(vec![trained(Some(over))]), [Due::Training("core".into(), over)]);
    assert_eq!(due(vec![trained(Some(date(2026, 3, 1))), trained(Some(over))]).len(), 1, "told once");
    assert_eq!(due(vec![trained(Some(over)), trained(Some(TODAY))]), []);
    assert_eq!(due(vec![trained(None)]), []);
}

#[test]
fn a_service_that_agreed_no_time_for_supervision_is_reminded_of_none() {
    let mut unasked = words();
    unasked.supervision_every_days = 0;
    assert_eq!(member("ben", &[]).due(TODAY, &unasked), []);
}

#[test]
fn somebody_joins_once_with_a_name_and_roles_there_are() {
    let check = |joined, member: Option<&Member>| {
        StaffEntry::Joined(joined).check(member).map_err(|refusal| refusal.code)
    };
    assert_eq!(check(joined(), None), Ok(()));
    assert_eq!(check(joined(), Some(&member("ben", &[]))), Err(codes::ALREADY_SO));
    assert_eq!(check(Joined { name: " ".into(), ..joined() }, None), Err(codes::NOTHING_SAID));
    let king = Joined { roles: vec!["king".into()], ..joined() };
    assert_eq!(check(king, None), Err(codes::NO_SUCH_WORD));
}

/// Every kind but joining.
fn about_somebody() -> [StaffEntry; 7] {
    let roles = vec!["auditor".into()];
    let authorised = member("ben", &[]).authorised[0].clone();
    [
        StaffEntry::Placed(Placed { site: THERE.into(), roles, because: "a new post".into() }),
        StaffEntry::Authorised(authorised),
        StaffEntry::Trained(Trained { what: "core".into(), on: TODAY, until: None }),
        StaffEntry::Supervised(supervised(TODAY)),
        StaffEntry::Reviewed(reviewed()),
        StaffEntry::Left(Left { because: "retired".into() }),
        StaffEntry::PasswordSet(PasswordSet { hash: "h".into() }),
    ]
}

#[test]
fn every_kind_is_recorded_about_somebody_who_is_here_and_none_about_anybody_else() {
    let here = member("ben", &["facilitator"]);
    let gone = Member { active: false, ..here.clone() };
    let kinds: Vec<&str> =
        ["staff-joined"].into_iter().chain(about_somebody().iter().map(StaffEntry::kind)).collect();
    assert_eq!(kinds, StaffEntry::KINDS, "a kind is missing here");
    for entry in about_somebody() {
        let code = |member| entry.check(member).map_err(|refusal| refusal.code);
        assert_eq!(code(Some(&here)), Ok(()), "{}", entry.kind());
        assert_eq!(code(None), Err(codes::NO_SUCH_MEMBER), "{}", entry.kind());
        assert_eq!(code(Some(&gone)), Err(codes::NO_SUCH_MEMBER), "{}", entry.kind());
    }
}

#[test]
fn entries_about_staff_say_what_they_are_for() {
    let here = member("ben", &[]);
    let code = |entry: StaffEntry| entry.check(Some(&here)).map_err(|refusal| refusal.code);
    let silent = Err(codes::NOTHING_SAID);
    let placed = |roles, because: &str| {
        StaffEntry::Placed(Placed { site: HERE.into(), roles, because: because.into() })
    };
    assert_eq!(code(placed(Vec::new(), "")), silent);
    assert_eq!(code(placed(vec!["king".into()], "a new post")), Err(codes::NO_SUCH_WORD));
    assert_eq!(code(StaffEntry::Trained(Trained { what: "".into(), on: TODAY, until: None })), silent);
    assert_eq!(code(StaffEntry::Supervised(Supervised { points: "".into(), ..supervised(TODAY) })), silent);
    assert_eq!(code(StaffEntry::Reviewed(Reviewed { agreed: "".into(), ..reviewed() })), silent);
    assert_eq!(code(StaffEntry::Left(Left { because: "".into() })), silent);
    let backwards = Authorised { until: date(2026, 8, 1), ..here.authorised[0].clone() };
    assert_eq!(code(StaffEntry::Authorised(backwards)), Err(codes::TOO_LONG));
}

#[test]
fn an_authorisation_ends_where_somebody_goes_to_another_site() {
    for (site, kept) in [(HERE, 2), (THERE, 0)] {
        let placed =
            Placed { site: site.into(), roles: vec!["facilitator".into()], because: "a post".into() };
        let ben =
            StaffEntry::Placed(placed).applied(Some(member("ben", &["facilitator"])), &stamp(2, HERE, "sue"));
        assert_eq!(ben.expect("a member").authorised.len(), kept, "{site}");
    }
}

#[test]
fn a_member_is_what_the_entries_come_to() {
    let mut ben = StaffEntry::Joined(joined()).applied(None, &stamp(1, HERE, "ann"));
    for (number, entry) in (2..).zip(about_somebody()) {
        ben = entry.applied(ben, &stamp(number, HERE, "ann"));
    }
    let ben = ben.expect("a member");
    assert_eq!((ben.number, ben.active, ben.site.as_str()), (8, false, THERE));
    assert!(ben.has_role("auditor") && !ben.has_role("facilitator"));
    assert_eq!((ben.authorised.len(), ben.trained.len()), (1, 1));
    assert_eq!((ben.supervised.len(), ben.reviews.len()), (1, 1));
    assert_eq!(ben.password.as_deref(), Some("h"));
}

#[test]
fn a_new_authorisation_takes_the_place_of_the_old_one_for_its_programme() {
    let longer = Authorised { until: date(2027, 6, 30), ..member("ben", &[]).authorised[0].clone() };
    let ben = StaffEntry::Authorised(longer).applied(Some(member("ben", &[])), &stamp(2, HERE, "ann"));
    let ben = ben.expect("a member");
    assert_eq!(ben.authorised.len(), 2);
    let paths = ben.authorised.iter().find(|one| one.programme.as_str() == PATHS).expect("theirs");
    assert_eq!(paths.until, date(2027, 6, 30));
}

#[test]
fn nothing_comes_of_entries_about_nobody_and_nobody_joins_over_somebody() {
    for entry in about_somebody() {
        assert_eq!(entry.applied(None, &stamp(1, HERE, "ann")), None);
    }
    let ann = Some(member("ann", &["treatment-manager"]));
    assert_eq!(StaffEntry::Joined(joined()).applied(ann.clone(), &stamp(2, HERE, "ann")), ann);
}
