//! Clashes and overlaps in words: once with both sides, and once for each team with what that team may see.

use domain::ids::GoalId;
use domain::package::Manifest;
use domain::place::Place;

use super::overlaps::Found;
use super::relations::At;
use super::{BesideLane, Crossing, Joint, Overlap, OverlapKind, Standing, TeamView, Told};
use crate::calendar::{Days, Laid};

/// What another programme's meetings are called where it gives them no name.
const NO_NAME: &str = "meeting of another programme";

/// One person's lanes, to be put into words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'w> {
    pub(super) joint: &'w Joint<'w>,
    pub(super) person: &'w Standing,
    /// What of each lane may cross.
    pub(super) crossings: &'w [Crossing],
}

impl Words<'_> {
    /// A clash or overlap with both sides.
    pub(super) fn in_full(&self, found: &Found<'_>) -> Overlap {
        let (lanes, what, declared) = match found {
            Found::Pair { pair, theirs_suggested } => {
                let (ours, theirs) = (self.with_programme(pair.ours), self.with_programme(pair.theirs));
                let what = pair_says(pair.kind, *theirs_suggested, &ours, &theirs);
                (vec![pair.ours.lane, pair.theirs.lane], what, vec![pair.declared.clone()])
            }
            Found::Goal { shared, sessions } => {
                let [first, second] = shared.lanes;
                let [ours, theirs] = sessions;
                let what = format!(
                    "Both lanes work on \"{}\": {} in {}, {} in {}.",
                    self.goal(first, &shared.goal),
                    self.titles(first, ours),
                    self.id(first),
                    self.titles(second, theirs),
                    self.id(second),
                );
                let declared = shared.lanes.iter().zip(sessions).flat_map(|(lane, sessions)| {
                    sessions.iter().filter_map(|session| self.place(At { lane: *lane, session: *session }))
                });
                (shared.lanes.to_vec(), what, declared.collect())
            }
            Found::Meetings { lanes, at_most } => {
                (lanes.clone(), self.meetings(lanes.len(), *at_most), self.limit())
            }
            Found::Conference(conference) => {
                let [first, second] = conference.lanes;
                let (first, second) = (self.id(first), self.id(second));
                let what = format!(
                    "A joint case conference is due: {first} and {second} are both open, and the programmes say that their teams then meet."
                );
                (conference.lanes.to_vec(), what, vec![conference.declared.clone()])
            }
        };
        let goal = match found {
            Found::Goal { shared, .. } => Some(shared.goal.clone()),
            _ => None,
        };
        let programmes = lanes.iter().filter_map(|lane| self.joint.id(*lane)).cloned().collect();
        Overlap { kind: found.kind(), programmes, goal, what, declared }
    }

    /// What the team of `me` may see.
    pub(super) fn for_team(&self, me: usize, found: &[Found<'_>], days: &Days<'_>, laid: &Laid) -> TeamView {
        let others: Vec<(usize, Crossing)> = (0..self.person.open.len())
            .filter(|lane| *lane != me && self.person.is_open(*lane))
            .filter_map(|lane| Some((lane, *self.crossings.get(lane)?)))
            .filter(|(_, crossing)| *crossing != Crossing::Nothing)
            .collect();
        let mut told = Vec::new();
        for (other, crossing) in &others {
            match crossing {
                Crossing::Topics => {
                    told.extend(found.iter().filter_map(|found| self.topic(me, *other, found)));
                }
                _ => self.dates_only(me, *other, &mut told),
            }
            told.extend(self.conference(me, *other, *crossing));
        }
        told.extend(self.too_many(me, &others));
        told.sort_by_key(|told| told.kind);
        let beside = others
            .into_iter()
            .map(|(lane, crosses)| BesideLane { shown_as: self.shown_as(lane).to_owned(), crosses })
            .collect();
        TeamView { beside, told, calendar: self.team_calendar(me, days, laid) }
    }

    /// What is found between two lanes, where the topics of the other may cross.
    fn topic(&self, me: usize, other: usize, found: &Found<'_>) -> Option<Told> {
        let (what, declared) = match found {
            Found::Pair { pair, theirs_suggested } => {
                let (own, their) = pair.seen_from(me).filter(|(_, their)| their.lane == other)?;
                let own_title = self.title(own);
                let their_title = format!("the {} \"{}\"", self.shown_as(other), self.title(their));
                let (first, second) = if pair.ours.lane == me {
                    (own_title.to_owned(), their_title)
                } else {
                    (upper(&their_title), own_title.to_owned())
                };
                let what = pair_says(pair.kind, *theirs_suggested, &first, &second);
                (what, vec![pair.declared.clone()])
            }
            Found::Goal { shared, sessions } => {
                let [first, second] = shared.lanes;
                let [ours, theirs] = sessions;
                let (own, their) = match (first == me, second == other, second == me, first == other) {
                    (true, true, ..) => (ours, theirs),
                    (.., true, true) => (theirs, ours),
                    _ => return None,
                };
                let what = format!(
                    "Both lanes work on \"{}\": {} here, {} in the other.",
                    self.goal(me, &shared.goal),
                    self.titles(me, own),
                    self.titles(other, their)
                );
                let places = own.iter().filter_map(|session| self.place(At { lane: me, session: *session }));
                (what, places.collect())
            }
            Found::Meetings { .. } | Found::Conference(_) => return None,
        };
        Some(Told { kind: found.kind(), what, declared })
    }

    /// With dates only, a team is told of its own sessions what the programmes declare, whatever the other lane
    /// suggests: nothing can be told from it.
    fn dates_only(&self, me: usize, other: usize, told: &mut Vec<Told>) {
        let theirs = self.shown_as(other);
        for pair in &self.joint.relations.pairs {
            let Some((own, their)) = pair.seen_from(me) else { continue };
            if their.lane != other || !self.person.suggests(own) {
                continue;
            }
            let title = self.title(own);
            let what = match pair.kind {
                OverlapKind::NotSameWeek => {
                    format!(
                        "{title} is better not held in one week with a certain {theirs}: agree its week with that team."
                    )
                }
                OverlapKind::ShouldFollow => {
                    format!("{title} and a certain {theirs} go better in one order: agree it with that team.")
                }
                _ => continue,
            };
            let declared = if pair.ours.lane == me { vec![pair.declared.clone()] } else { Vec::new() };
            match told.iter_mut().find(|other| other.what == what) {
                Some(same) => same.declared.extend(declared),
                None => told.push(Told { kind: pair.kind, what, declared }),
            }
        }
    }

    fn conference(&self, me: usize, other: usize, crossing: Crossing) -> Option<Told> {
        let mut due = self.joint.relations.conferences.iter();
        let conference = due.find(|one| one.lanes.contains(&me) && one.lanes.contains(&other))?;
        let may = match crossing {
            Crossing::Topics => "dates and topics",
            _ => "dates only",
        };
        let what = format!(
            "A joint case conference is due with the team of the {}: both lanes are open. Of that lane you may hear what the participant agreed to: {may}.",
            self.shown_as(other)
        );
        let own = self.manifest(me).is_some_and(|manifest| manifest.place.file == conference.declared.file);
        let declared =
            if own || crossing == Crossing::Topics { vec![conference.declared.clone()] } else { Vec::new() };
        Some(Told { kind: OverlapKind::CaseConference, what, declared })
    }

    /// More lanes with meetings than the site allows meetings a week, among those the team may know of.
    fn too_many(&self, me: usize, others: &[(usize, Crossing)]) -> Option<Told> {
        let at_most = self.joint.site?.meetings_a_week_at_most;
        let meeting = |lane: &usize| !self.person.suggested(*lane).is_empty();
        let lanes = std::iter::once(me).chain(others.iter().map(|(lane, _)| *lane)).filter(meeting).count();
        (lanes > usize::from(at_most)).then(|| Told {
            kind: OverlapKind::MeetingsAWeek,
            what: self.meetings(lanes, at_most),
            declared: self.limit(),
        })
    }

    fn meetings(&self, lanes: usize, at_most: u8) -> String {
        let site = self.joint.site.map(|site| site.name.as_str()).unwrap_or_default();
        format!(
            "{lanes} lanes would meet in one week, and {site} allows at most {at_most} a week for one person: the lanes take turns."
        )
    }

    fn limit(&self) -> Vec<Place> {
        self.joint.site.map(|site| site.place.clone()).into_iter().collect()
    }

    fn manifest(&self, lane: usize) -> Option<&Manifest> {
        Some(&self.joint.programmes.get(lane)?.programme.package.manifest)
    }

    pub(super) fn id(&self, lane: usize) -> &str {
        self.joint.id(lane).map(domain::ids::ProgrammeId::as_str).unwrap_or_default()
    }

    /// What a lane's meetings are called elsewhere.
    pub(super) fn shown_as(&self, lane: usize) -> &str {
        let name = self.manifest(lane).map(|manifest| manifest.beside.shown_as.as_str()).unwrap_or_default();
        if name.is_empty() { NO_NAME } else { name }
    }

    pub(super) fn outline(&self, at: At) -> Option<&domain::package::SessionOutline> {
        self.joint.programmes.get(at.lane)?.programme.package.sessions.get(usize::from(at.session))
    }

    pub(super) fn title(&self, at: At) -> &str {
        self.outline(at).map(|session| session.title.as_str()).unwrap_or_default()
    }

    fn place(&self, at: At) -> Option<Place> {
        self.outline(at).map(|session| session.place.clone())
    }

    pub(super) fn with_programme(&self, at: At) -> String {
        format!("{} ({})", self.title(at), self.id(at.lane))
    }

    fn titles(&self, lane: usize, sessions: &[u16]) -> String {
        let titles: Vec<&str> =
            sessions.iter().map(|session| self.title(At { lane, session: *session })).collect();
        titles.join(", ")
    }

    /// A change goal in a lane's own words.
    fn goal(&self, lane: usize, id: &GoalId) -> &str {
        let goals = self.manifest(lane).map(|manifest| manifest.change_goals.as_slice()).unwrap_or_default();
        goals.iter().find(|goal| goal.id == *id).map(|goal| goal.title.as_str()).unwrap_or_default()
    }
}

/// `theirs_suggested`: whether the second is suggested as well.
fn pair_says(kind: OverlapKind, theirs_suggested: bool, first: &str, second: &str) -> String {
    match (kind, theirs_suggested) {
        (OverlapKind::NotSameWeek, _) => format!("{first} and {second} should not fall in one week."),
        (OverlapKind::Reinforces, _) => format!("{first} and {second} strengthen each other."),
        (_, true) => format!("{first} should come after {second}."),
        (_, false) => format!(
            "{first} should come after {second}, which is not suggested; nothing here records that it was done."
        ),
    }
}

fn upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
