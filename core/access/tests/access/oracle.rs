//! The documentation (core/access/README.md) a second time, in plain Rust: written from the page, not from the policies.

use runtime::ports::access::{About, AboutPerson, Access, Asker, Doing, Role};

use crate::situations::every_cell;

/// Whether they may, as the page says it.
pub(crate) fn may(asker: &Asker, doing: Doing, about: &About) -> bool {
    if !asker.active || in_doubt(asker, about) {
        return false;
    }
    if is(asker, Role::Auditor) && doing != Doing::ReadAudit {
        return false;
    }
    let running = matches!(doing, Doing::ManageStaff | Doing::Operate | Doing::ReadAudit);
    if is(asker, Role::SiteManager) && !running {
        return false;
    }
    match about {
        About::Site(site) => {
            let facing_people = [Role::Facilitator, Role::TreatmentManager, Role::ProgrammeTeam];
            *site == asker.site
                && match doing {
                    Doing::OpenPerson | Doing::FindPerson => {
                        facing_people.iter().any(|role| is(asker, *role))
                    }
                    Doing::Supervise => is(asker, Role::TreatmentManager),
                    Doing::ManageStaff | Doing::Operate => is(asker, Role::SiteManager),
                    Doing::ReadAudit => is(asker, Role::Auditor),
                    _ => false,
                }
        }
        About::Programme { site, programme } => {
            doing == Doing::Supervise
                && is(asker, Role::TreatmentManager)
                && *site == asker.site
                && asker.programmes.contains(programme)
        }
        About::Person(person) => !walled_off(asker, doing, person) && may_with(asker, doing, person),
    }
}

fn walled_off(asker: &Asker, doing: Doing, person: &AboutPerson) -> bool {
    if person.excluded.contains(&asker.id) {
        return true;
    }
    let shut_out = !person.restricted_to.is_empty() && !person.restricted_to.contains(&asker.id);
    let glass = doing == Doing::BreakGlass || reads_through_glass(asker, doing, person);
    shut_out && !(glass && clinical_at_the_site(asker, person))
}

fn may_with(asker: &Asker, doing: Doing, person: &AboutPerson) -> bool {
    let here = person.site == asker.site;
    let facilitator = is(asker, Role::Facilitator);
    let manager = is(asker, Role::TreatmentManager) && here;
    let team = is(asker, Role::ProgrammeTeam) && here;
    let assigned = facilitator && person.team.contains(&asker.id);
    let own_lane = assigned && person.lane.as_ref().is_some_and(|lane| lane.team.contains(&asker.id));
    let their_programme = person.lane.as_ref().is_some_and(|lane| asker.programmes.contains(&lane.programme));
    let through_glass = clinical_at_the_site(asker, person) && reads_through_glass(asker, doing, person);
    match doing {
        Doing::FindPerson => facilitator && here || assigned || manager || team,
        Doing::ReadPerson => assigned || manager || team || through_glass,
        Doing::WritePerson => assigned || manager || team,
        Doing::ReadLane => own_lane || manager && their_programme || through_glass,
        Doing::WriteLane => own_lane || manager && their_programme,
        Doing::Supervise => manager && their_programme,
        Doing::Transfer | Doing::Restrict | Doing::Erase => manager,
        Doing::Disclose => manager && (person.lane.is_none() || their_programme),
        Doing::BreakGlass => clinical_at_the_site(asker, person),
        Doing::OpenPerson | Doing::ManageStaff | Doing::ReadAudit | Doing::Operate => false,
    }
}

fn clinical_at_the_site(asker: &Asker, person: &AboutPerson) -> bool {
    (is(asker, Role::Facilitator) || is(asker, Role::TreatmentManager)) && person.site == asker.site
}

fn reads_through_glass(asker: &Asker, doing: Doing, person: &AboutPerson) -> bool {
    let reads = doing == Doing::ReadPerson || doing == Doing::ReadLane && person.lane.is_some();
    reads && person.broken_glass.contains(&asker.id)
}

fn is(asker: &Asker, role: Role) -> bool {
    asker.roles.contains(&role)
}

/// Whether anything that should be an id is none.
fn in_doubt(asker: &Asker, about: &About) -> bool {
    let mut ids = vec![asker.id.to_string(), asker.site.to_string()];
    ids.extend(asker.programmes.iter().map(ToString::to_string));
    match about {
        About::Site(site) => ids.push(site.to_string()),
        About::Programme { site, programme } => ids.extend([site.to_string(), programme.to_string()]),
        About::Person(person) => {
            ids.push(person.site.to_string());
            for list in [&person.team, &person.excluded, &person.restricted_to, &person.broken_glass] {
                ids.extend(list.iter().map(ToString::to_string));
            }
            if let Some(lane) = &person.lane {
                ids.push(lane.programme.to_string());
                ids.extend(lane.team.iter().map(ToString::to_string));
            }
        }
    }
    ids.iter().any(|id| {
        id.is_empty() || id.len() > 200 || id.trim() != *id || id.chars().any(|letter| letter.is_control())
    })
}

#[test]
fn every_cell_is_as_documented() {
    let policies = access::Policies::built_in().expect("policies");
    let mut cells = 0;
    every_cell(|hat, situation, asker, doing, about| {
        let decision = policies.decide(asker, doing, about);
        let documented = may(asker, doing, about);
        assert_eq!(decision.allowed, documented, "{hat}, {situation}, {}: {decision:?}", doing.as_str());
        cells += 1;
    });
    assert!(cells > 9_000, "{cells} cells");
}
