//! Referrals that have come so far and no further, in custody and in the community.

use domain::record::referral::Agreement;

use super::lane::Lane;
use super::people::Cast;
use super::staff::CARRICK;
use super::stages::Stage;
use super::steps::Teller;

/// What there is in custody, or in both.
pub(super) fn referred(teller: &mut Teller, cast: &Cast) {
    let mut lane = Lane::first(teller, cast);
    match cast.stage {
        Stage::Started => lane.refer(6),
        Stage::Submitted => lane.reach(15, &["submitted"]),
        Stage::Awaiting => {
            lane.reach(40, &["submitted", "awaiting-assessment"]);
            let (reasons, note): (&[&str], _) = match cast.place % 3 {
                0 => (
                    &["papers-missing", "no-facilitator"],
                    "Papers asked for twice; the last place has moved offices.",
                ),
                1 => (&["another-programme"], "Finishes the joinery course first, by their own wish."),
                _ => (&["no-room", "asked-to-wait"], "The quiet room is being painted."),
            };
            lane.waits(25, reasons, Some(note));
        }
        Stage::Assessing => lane.reach(38, &["submitted", "awaiting-assessment", "assessment-started"]),
        Stage::OnHold => {
            lane.reach(50, &["submitted", "awaiting-assessment"]);
            lane.goes(
                29,
                "on-hold",
                None,
                Some("A family matter comes first; we ask again within the month."),
            );
            lane.waits(28, &["asked-to-wait"], None);
        }
        Stage::Refused => {
            lane.reach(44, &["submitted", "awaiting-assessment"]);
            lane.agrees(22, Agreement::Refused, &["what-it-is", "records", "who-will-know"]);
        }
        Stage::Suitable => {
            lane.reach_a_place(60);
            lane.agrees_to_all(24);
            let why = if cast.site == CARRICK { "no-interpreter" } else { "training" };
            lane.waits(20, &[why, "no-facilitator"], Some("They know the month we hope for."));
        }
        Stage::NotReady => {
            lane.reach(55, &["submitted", "awaiting-assessment", "assessment-started"]);
            lane.goes(
                27,
                "suitable-not-ready",
                None,
                Some("An appeal is open. We ask again when it is heard."),
            );
            lane.waits(26, &["appeal-or-charge"], None);
        }
        Stage::NotSuitable => {
            lane.reach(62, &["submitted", "awaiting-assessment", "assessment-started"]);
            lane.goes(
                33,
                "not-suitable",
                None,
                Some("Talking one to one is not their way. The art group said yes, and so did they."),
            );
        }
        Stage::NotEligible => {
            lane.reach(58, &["submitted"]);
            lane.goes(
                44,
                "not-eligible",
                None,
                Some("Goes home before there is time for it. Told by the team, with two addresses."),
            );
        }
        _ => community(&mut lane),
    }
}

/// What there is only in the community.
fn community(lane: &mut Lane<'_>) {
    lane.reach(70, &["submitted", "awaiting-assessment", "awaiting-allocation"]);
    let wait = Some("One facilitator is on leave until the month is out.");
    match lane.cast.stage {
        Stage::Allocation => lane.waits(44, &["no-facilitator"], wait),
        Stage::Deprioritised => lane.goes(
            30,
            "deprioritised",
            None,
            Some("Others have less time left. It says nothing about them, and they were told so."),
        ),
        Stage::Deferred => {
            lane.goes(
                28,
                "deferred",
                Some("personal"),
                Some("A new baby in the house; begins in the new year."),
            );
        }
        stage => {
            lane.goes(42, "scheduled", None, Some("First day agreed, with the bus times."));
            lane.agrees_to_all(35);
            match stage {
                Stage::Breach => lane.goes(
                    20,
                    "breach",
                    None,
                    Some("Begun by the probation practitioner, about other appointments."),
                ),
                Stage::Recall => {
                    lane.goes(18, "recall", None, Some("What was explained stands, and goes along."));
                }
                Stage::Court => lane.goes(
                    16,
                    "return-to-court",
                    None,
                    Some("The order is being looked at again; heard next month."),
                ),
                _ => {}
            }
        }
    }
}
