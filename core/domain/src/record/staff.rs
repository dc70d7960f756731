//! Members of staff: what they are, what they may deliver, their training and supervision.
//!
//! Supervision notes and integrity reviews live here, apart from any participant's record.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::words::RecordWords;
use super::{Noted, Refusal, Stamp, Text, said};
use crate::codes;
use crate::date::{from_days, to_days};
use crate::ids::{MeetingId, ProgrammeId, SiteId, StaffId};
use crate::person::Profession;

/// Roles there are, by id. What each may do is access's to say.
pub const ROLES: &[&str] = &[
    "facilitator",
    "treatment-manager",
    "programme-team",
    "site-manager",
    "programme-designer",
    "evaluator",
    "auditor",
];

/// A member of staff, as all entries about them come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Their id.
    pub id: StaffId,
    /// Name as colleagues know it.
    pub name: Text,
    /// Where they work.
    pub site: SiteId,
    /// By training.
    pub profession: Profession,
    /// What they are here.
    pub roles: Vec<Text>,
    /// What they may deliver or answer for.
    pub authorised: Vec<Authorised>,
    /// Training they did.
    pub trained: Vec<Trained>,
    /// Their supervision, oldest first.
    pub supervised: Vec<Noted<Supervised>>,
    /// Reviews of how they deliver, oldest first.
    pub reviews: Vec<Noted<Reviewed>>,
    /// The hash of their password, ready for signing in.
    pub password: Option<Text>,
    /// False once their account is closed.
    pub active: bool,
    /// The last number of their thread.
    pub number: u64,
}

/// A member of staff joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// Their id.
    pub member: StaffId,
    /// Name as colleagues know it.
    pub name: Text,
    /// Where they work.
    pub site: SiteId,
    /// By training.
    pub profession: Profession,
    /// What they are here.
    pub roles: Vec<Text>,
}

/// Their roles changed, or where they work; replaces what was there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    /// Where.
    pub site: SiteId,
    /// What they are there.
    pub roles: Vec<Text>,
    /// Why.
    pub because: Text,
}

/// They may deliver a programme, or answer for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authorised {
    /// Which.
    pub programme: ProgrammeId,
    /// From when.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// Who supervises this work of theirs.
    pub supervisor: Text,
}

/// They were trained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trained {
    /// In what.
    pub what: Text,
    /// When.
    pub on: Date,
    /// The last day it counts; for good without it.
    #[serde(default)]
    pub until: Option<Date>,
}

/// A supervision session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supervised {
    /// About which programme's work.
    pub programme: ProgrammeId,
    /// When.
    pub on: Date,
    /// With whom, by id or name.
    pub with: Text,
    /// Points, without a participant's name.
    pub points: Text,
}

/// A review of how a meeting was delivered: what was seen and what was agreed, without marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reviewed {
    /// About which programme.
    pub programme: ProgrammeId,
    /// The meeting that was looked at.
    pub meeting: MeetingId,
    /// When.
    pub on: Date,
    /// What went as the outline means it.
    pub kept_to: Text,
    /// What could go better.
    pub could_be: Text,
    /// What was agreed.
    pub agreed: Text,
}

/// Their account is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// Why.
    pub because: Text,
}

/// A password for signing in, hashed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasswordSet {
    /// Its hash.
    pub hash: Text,
}

/// An entry about a member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StaffEntry {
    /// `staff-joined`
    Joined(Joined),
    /// `staff-placed`
    Placed(Placed),
    /// `staff-authorised`
    Authorised(Authorised),
    /// `staff-trained`
    Trained(Trained),
    /// `supervision-held`
    Supervised(Supervised),
    /// `integrity-reviewed`
    Reviewed(Reviewed),
    /// `staff-left`
    Left(Left),
    /// `password-set`
    PasswordSet(PasswordSet),
}

macro_rules! staff_kinds {
    ($($name:ident = $kind:literal),* $(,)?) => {
        impl StaffEntry {
            /// The kind of every entry there is.
            pub const KINDS: &[&str] = &[$($kind),*];

            /// Its name in the log.
            #[must_use]
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$name(_) => $kind),* }
            }

            /// Writes what it says, without its kind.
            ///
            /// # Errors
            /// Where the writer has one.
            pub fn write<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                match self { $(Self::$name(what) => what.serialize(out)),* }
            }

            /// Reads what an entry of `kind` says; none where there is no such kind.
            ///
            /// # Errors
            /// Where the form is another.
            pub fn read<'de, D: Deserializer<'de>>(kind: &str, from: D) -> Result<Option<Self>, D::Error> {
                match kind {
                    $($kind => Deserialize::deserialize(from).map(|what| Some(Self::$name(what))),)*
                    _ => Ok(None),
                }
            }
        }
    };
}

staff_kinds! {
    Joined = "staff-joined",
    Placed = "staff-placed",
    Authorised = "staff-authorised",
    Trained = "staff-trained",
    Supervised = "supervision-held",
    Reviewed = "integrity-reviewed",
    Left = "staff-left",
    PasswordSet = "password-set",
}

impl StaffEntry {
    /// Whether it may be recorded about `member`, none where nobody has joined yet.
    ///
    /// # Errors
    /// Why not.
    pub fn check(&self, member: Option<&Member>) -> Result<(), Refusal> {
        match (self, member) {
            (Self::Joined(joined), None) => {
                said(&joined.name, "the name")?;
                known_roles(&joined.roles)
            }
            (Self::Joined(joined), Some(_)) => {
                let what = format!("there is a member of staff `{}` already", joined.member);
                Err(Refusal::new(codes::ALREADY_SO, what))
            }
            (_, None) => Err(Refusal::new(codes::NO_SUCH_MEMBER, "there is no such member of staff")),
            (_, Some(member)) if !member.active => {
                let what = format!("`{}` has left", member.id);
                Err(Refusal::new(codes::NO_SUCH_MEMBER, what))
            }
            (Self::Placed(placed), _) => {
                said(&placed.because, "the reason")?;
                known_roles(&placed.roles)
            }
            (Self::Authorised(authorised), _) if authorised.until < authorised.from => {
                Err(Refusal::new(codes::TOO_LONG, "the authorisation ends before it begins"))
            }
            (Self::Trained(trained), _) => said(&trained.what, "the training"),
            (Self::Supervised(supervised), _) => said(&supervised.points, "what was talked about"),
            (Self::Reviewed(reviewed), _) => said(&reviewed.agreed, "what was agreed"),
            (Self::Left(left), _) => said(&left.because, "the reason"),
            _ => Ok(()),
        }
    }

    /// What the member is with it; `stamp` says who recorded it, and when.
    #[must_use]
    pub fn applied(self, member: Option<Member>, stamp: &Stamp) -> Option<Member> {
        let mut member = match (self, member) {
            (Self::Joined(joined), None) => return Some(joined.member(stamp)),
            (Self::Joined(_), member) => return member,
            (_, None) => return None,
            (entry, Some(member)) => entry.on(member, stamp),
        };
        member.number = stamp.number;
        Some(member)
    }

    fn on(self, mut member: Member, stamp: &Stamp) -> Member {
        match self {
            Self::Joined(_) => {}
            Self::Placed(placed) => {
                if placed.site != member.site {
                    // Whoever answers for a programme there says whether they may deliver it there.
                    member.authorised.clear();
                }
                (member.site, member.roles) = (placed.site, placed.roles);
            }
            Self::Authorised(authorised) => {
                member.authorised.retain(|other| other.programme != authorised.programme);
                member.authorised.push(authorised);
            }
            Self::Trained(trained) => member.trained.push(trained),
            Self::Supervised(supervised) => member.supervised.push(Noted::new(supervised, stamp)),
            Self::Reviewed(reviewed) => member.reviews.push(Noted::new(reviewed, stamp)),
            Self::Left(_) => member.active = false,
            Self::PasswordSet(set) => member.password = Some(set.hash),
        }
        member
    }
}

impl Joined {
    fn member(self, stamp: &Stamp) -> Member {
        Member {
            id: self.member,
            name: self.name,
            site: self.site,
            profession: self.profession,
            roles: self.roles,
            authorised: Vec::new(),
            trained: Vec::new(),
            supervised: Vec::new(),
            reviews: Vec::new(),
            password: None,
            active: true,
            number: stamp.number,
        }
    }
}

fn known_roles(roles: &[Text]) -> Result<(), Refusal> {
    match roles.iter().find(|role| !ROLES.contains(&&***role)) {
        Some(stranger) => {
            let what = format!("there is no role `{stranger}`");
            Err(Refusal::new(codes::NO_SUCH_WORD, what).fix(format!("give one of: {}", ROLES.join(", "))))
        }
        None => Ok(()),
    }
}

/// What is due for a member of staff; said, never a bar by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Due {
    /// The last supervision about this programme is longer ago than agreed.
    Supervision(ProgrammeId),
    /// They may not deliver this programme, or answer for it, since the day after this one.
    Authorisation(ProgrammeId, #[schemars(with = "String")] Date),
    /// This training counts no more since the day after this one.
    Training(Text, #[schemars(with = "String")] Date),
}

impl Member {
    /// Whether they are something here.
    #[must_use]
    pub fn has_role(&self, role: &str) -> bool {
        self.roles.iter().any(|own| **own == *role)
    }

    /// Whether they may deliver a programme on a day: of a profession it names, authorised, trained.
    ///
    /// # Errors
    /// Why not.
    pub fn may_deliver(
        &self,
        programme: &ProgrammeId,
        professions: &[Profession],
        on: Date,
        words: &RecordWords,
    ) -> Result<(), Refusal> {
        let name = &self.id;
        let refuse = |what: String, fix: String| Err(Refusal::new(codes::NOT_AUTHORISED, what).fix(fix));
        if !self.active {
            return refuse(format!("`{name}` has left"), "name somebody else".to_owned());
        }
        if !professions.is_empty() && !professions.contains(&self.profession) {
            let what = format!("`{programme}` is not delivered by somebody of the profession of `{name}`");
            return refuse(what, "name somebody else".to_owned());
        }
        let authorised = self.authorised.iter().find(|one| one.programme == *programme);
        let Some(authorised) = authorised.filter(|one| one.from <= on && on <= one.until) else {
            let what = format!("`{name}` is not authorised for `{programme}` on {on}");
            return refuse(
                what,
                format!("record it: `waymark staff authorise {name} --programme {programme}`"),
            );
        };
        if self
            .trained
            .iter()
            .all(|training| training.on > on || training.until.is_some_and(|until| until < on))
        {
            let what = format!("no training of `{name}` is in date on {on}");
            return refuse(what, format!("record it: `waymark staff train {name}`"));
        }
        let since =
            self.supervised.iter().filter(|one| one.what.programme == *programme).map(|one| one.what.on);
        let since = since.filter(|day| *day <= on).max().unwrap_or(authorised.from);
        let grace = i64::from(words.supervision_every_days).saturating_mul(2);
        if words.supervision_every_days > 0 && to_days(on) - to_days(since) > grace {
            let what = format!("`{name}` has had no supervision for `{programme}` since {since}");
            return refuse(what, format!("hold it and record it: `waymark staff supervise {name}`"));
        }
        Ok(())
    }

    /// What is due on a day.
    #[must_use]
    pub fn due(&self, today: Date, words: &RecordWords) -> Vec<Due> {
        let every = i64::from(words.supervision_every_days);
        let late = |one: &&Authorised| {
            let last = self.supervised.iter().filter(|held| held.what.programme == one.programme);
            let last = last.map(|held| held.what.on).max().unwrap_or(one.from);
            every > 0
                && one.from <= today
                && today <= one.until
                && from_days(to_days(last) + every).is_some_and(|due| due < today)
        };
        let late = self.authorised.iter().filter(late);
        let ended = self.authorised.iter().filter(|one| one.until < today);
        // What was done again since, or for good, has not lapsed.
        let counts = |one: &Trained| one.until.is_none_or(|until| today <= until);
        let again = |what: &Text| self.trained.iter().any(|one| one.what == *what && counts(one));
        let mut lapsed: Vec<Due> = Vec::new();
        for one in self.trained.iter().filter(|one| !again(&one.what)) {
            let until =
                self.trained.iter().filter(|other| other.what == one.what).filter_map(|one| one.until);
            let due = until.max().map(|until| Due::Training(one.what.clone(), until));
            lapsed.extend(due.filter(|due| !lapsed.contains(due)));
        }
        let late = late.map(|one| Due::Supervision(one.programme.clone()));
        late.chain(ended.map(|one| Due::Authorisation(one.programme.clone(), one.until)))
            .chain(lapsed)
            .collect()
    }
}
