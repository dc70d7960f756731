//! The rows of the matrix: who asks, in which hats, and how they stand to what they ask about.

use std::sync::Arc;

use domain::ids::{ProgrammeId, SiteId};
use runtime::ports::access::{About, AboutPerson, Asker, Doing, Lane, Role};

/// The hats of one asker, with a name.
pub(crate) fn hats() -> Vec<(String, Vec<Role>)> {
    use Role::{
        Auditor, Evaluator, Facilitator, ProgrammeDesigner, ProgrammeTeam, SiteManager, TreatmentManager,
    };
    let several: [&[Role]; 10] = [
        &[],
        &[Facilitator, TreatmentManager],
        &[Facilitator, ProgrammeTeam],
        &[Facilitator, ProgrammeDesigner, Evaluator],
        &[Facilitator, SiteManager],
        &[TreatmentManager, SiteManager],
        &[ProgrammeTeam, SiteManager],
        &[TreatmentManager, Auditor],
        &[SiteManager, Auditor],
        &Role::ALL,
    ];
    let single = Role::ALL.map(|role| vec![role]);
    single
        .into_iter()
        .chain(several.map(<[Role]>::to_vec))
        .map(|roles| {
            let names: Vec<&str> = roles.iter().map(|role| role.as_str()).collect();
            let name = match names.len() {
                0 => "no role".to_owned(),
                7 => "every role".to_owned(),
                _ => names.join(" and "),
            };
            (name, roles)
        })
        .collect()
}

/// The one who asks: works here, may deliver ours.
pub(crate) fn asker(roles: &[Role]) -> Asker {
    Asker {
        id: "asker".into(),
        site: SiteId::from("here"),
        roles: roles.to_vec(),
        programmes: vec![ProgrammeId::from("ours")],
        active: true,
    }
}

pub(crate) fn ids(ids: &[&str]) -> Vec<Arc<str>> {
    ids.iter().map(|id| Arc::from(*id)).collect()
}

pub(crate) fn lane(programme: &str, team: &[&str]) -> Option<Lane> {
    Some(Lane { programme: ProgrammeId::from(programme), team: ids(team) })
}

/// A case that a colleague has, at a site.
pub(crate) fn colleagues(site: &str) -> AboutPerson {
    AboutPerson {
        site: SiteId::from(site),
        team: ids(&["colleague"]),
        lane: lane("ours", &["colleague"]),
        excluded: Vec::new(),
        restricted_to: Vec::new(),
        broken_glass: Vec::new(),
    }
}

/// A case the asker has, at a site.
pub(crate) fn assigned(site: &str) -> AboutPerson {
    AboutPerson { team: ids(&["asker", "colleague"]), lane: lane("ours", &["asker"]), ..colleagues(site) }
}

/// How the asker stands to what they ask about: a name, whether their account is open, and what it is about.
pub(crate) fn situations() -> Vec<(&'static str, bool, About)> {
    let own = || assigned("here");
    let near = || colleagues("here");
    let far = || colleagues("there");
    let glass = || ids(&["asker"]);
    let others = || ids(&["colleague"]);
    let people = [
        ("assigned to this lane", own()),
        (
            "assigned to this lane, not theirs to deliver",
            AboutPerson { lane: lane("other", &["asker"]), ..own() },
        ),
        ("assigned to another lane", AboutPerson { lane: lane("ours", &["colleague"]), ..own() }),
        (
            "assigned to another lane, other programme",
            AboutPerson { lane: lane("other", &["colleague"]), ..own() },
        ),
        ("assigned, no lane asked about", AboutPerson { lane: None, ..own() }),
        ("in the lane but not in the team", AboutPerson { team: others(), ..own() }),
        ("colleague's, own site", near()),
        (
            "colleague's, own site, other programme",
            AboutPerson { lane: lane("other", &["colleague"]), ..near() },
        ),
        ("colleague's, own site, no lane", AboutPerson { lane: None, ..near() }),
        ("colleague's, other site", far()),
        ("colleague's, other site, no lane", AboutPerson { lane: None, ..far() }),
        ("assigned across sites", assigned("there")),
        (
            "assigned across sites, another lane",
            AboutPerson { lane: lane("other", &["colleague"]), ..assigned("there") },
        ),
        ("excluded, colleague's", AboutPerson { excluded: glass(), ..near() }),
        ("excluded, assigned", AboutPerson { excluded: glass(), ..own() }),
        (
            "excluded, named in the restriction",
            AboutPerson { excluded: glass(), restricted_to: glass(), ..own() },
        ),
        ("excluded, glass broken", AboutPerson { excluded: glass(), broken_glass: glass(), ..near() }),
        ("others excluded, assigned", AboutPerson { excluded: others(), ..own() }),
        ("restricted to others, colleague's", AboutPerson { restricted_to: others(), ..near() }),
        ("restricted to others, assigned", AboutPerson { restricted_to: others(), ..own() }),
        ("restricted to asker, assigned", AboutPerson { restricted_to: glass(), ..own() }),
        ("restricted to asker, colleague's", AboutPerson { restricted_to: glass(), ..near() }),
        ("restricted to asker, other site", AboutPerson { restricted_to: glass(), ..far() }),
        ("glass broken, colleague's", AboutPerson { broken_glass: glass(), ..near() }),
        (
            "glass broken, other programme",
            AboutPerson { broken_glass: glass(), lane: lane("other", &["colleague"]), ..near() },
        ),
        ("glass broken, no lane", AboutPerson { broken_glass: glass(), lane: None, ..near() }),
        (
            "glass broken, restricted to others",
            AboutPerson { broken_glass: glass(), restricted_to: others(), ..near() },
        ),
        (
            "glass broken, assigned, restricted",
            AboutPerson { broken_glass: glass(), restricted_to: others(), ..own() },
        ),
        (
            "glass broken, across sites, restricted",
            AboutPerson { broken_glass: glass(), restricted_to: others(), ..assigned("there") },
        ),
        ("glass broken, other site", AboutPerson { broken_glass: glass(), ..far() }),
        ("glass broken by a colleague", AboutPerson { broken_glass: others(), ..near() }),
    ];
    let people = people.map(|(name, person)| (name, true, About::Person(person)));
    places().into_iter().chain(people).chain(closed()).collect()
}

fn programme(site: &str, programme: &str) -> About {
    About::Programme { site: SiteId::from(site), programme: ProgrammeId::from(programme) }
}

/// What is about no person: sites, and programmes at them.
fn places() -> [(&'static str, bool, About); 5] {
    [
        ("own site", true, About::Site(SiteId::from("here"))),
        ("other site", true, About::Site(SiteId::from("there"))),
        ("their programme, own site", true, programme("here", "ours")),
        ("other programme, own site", true, programme("here", "other")),
        ("their programme, other site", true, programme("there", "ours")),
    ]
}

/// Whose account is closed.
fn closed() -> [(&'static str, bool, About); 3] {
    let person = AboutPerson { broken_glass: ids(&["asker"]), ..assigned("here") };
    [
        ("account closed, own site", false, About::Site(SiteId::from("here"))),
        ("account closed, their programme", false, programme("here", "ours")),
        ("account closed, assigned, glass broken", false, About::Person(person)),
    ]
}

/// Calls back with every cell there is.
pub(crate) fn every_cell(mut each: impl FnMut(&str, &str, &Asker, Doing, &About)) {
    let situations = situations();
    for (hat, roles) in hats() {
        for (name, active, about) in &situations {
            let asker = Asker { active: *active, ..asker(&roles) };
            for doing in Doing::ALL {
                each(&hat, name, &asker, doing, about);
            }
        }
    }
}
