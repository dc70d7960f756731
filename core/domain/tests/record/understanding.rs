//! Formulation, Good Lives plan, identity map, desistance and lapses.

use domain::codes;
use domain::record::formulation::{Desistance, Formulated, GoodLife, Hypothesis, IdentityMapped, Lapsed};

use crate::check::check;
use crate::entries::{desistance, formulated, good_life, identity_mapped, in_lane, lapsed, open};
use crate::world::TOMORROW;

#[test]
fn a_formulation_tells_a_story_and_rests_on_entries_there_are() {
    check(in_lane(), Formulated { narrative: "".into(), ..formulated() }, Err(codes::NOTHING_SAID));
    let resting = |number| {
        let hypothesis =
            Hypothesis { text: "Friends.".into(), evidence: vec![number], facts: Vec::new(), against: None };
        Formulated { hypotheses: vec![hypothesis], ..formulated() }
    };
    check(in_lane(), resting(2), Ok(()));
    check(in_lane(), resting(3), Err(codes::NO_SUCH_ENTRY));
    check(open(), formulated(), Err(codes::OUT_OF_ORDER));
}

#[test]
fn a_plan_for_a_good_life_names_a_good_and_asks_for_what_is_missing() {
    check(in_lane(), GoodLife { goods: Vec::new(), ..good_life() }, Err(codes::NOTHING_SAID));
    check(in_lane(), GoodLife { on: TOMORROW, ..good_life() }, Err(codes::NOT_YET));
    assert_eq!(good_life().questions().len(), 2);
    let mut whole = good_life();
    whole.goods[0].means_now = Some("the choir".into());
    whole.goods[0].outer_capacity = Some("the chaplaincy".into());
    assert!(whole.questions().is_empty());
}

#[test]
fn an_identity_map_names_a_side() {
    check(in_lane(), IdentityMapped { sides: Vec::new(), ..identity_mapped() }, Err(codes::NOTHING_SAID));
    check(in_lane(), IdentityMapped { on: TOMORROW, ..identity_mapped() }, Err(codes::NOT_YET));
}

#[test]
fn desistance_and_lapses_say_what_was_seen_and_when() {
    check(in_lane(), Desistance { evidence: "".into(), ..desistance() }, Err(codes::NOTHING_SAID));
    check(in_lane(), Desistance { on: TOMORROW, ..desistance() }, Err(codes::NOT_YET));
    check(in_lane(), Lapsed { what: "".into(), ..lapsed() }, Err(codes::NOTHING_SAID));
    check(in_lane(), Lapsed { on: TOMORROW, ..lapsed() }, Err(codes::NOT_YET));
}

#[test]
fn a_lane_of_a_programme_that_is_gone_takes_nothing_more() {
    let mut case = crate::check::case(in_lane());
    let lane = case.lanes.remove("paths").expect("the lane");
    case.lanes.insert("gone".into(), lane);
    let about = Formulated { programme: "gone".into(), ..formulated() };
    crate::check::ANN.finds(&case, about, Err(codes::NO_SUCH_PROGRAMME));
}
