//! Who and what is booked already at the time of a meeting, and what else to know before it is in the diary. It is said
//! loudly and forbids nothing: people decide. Whose meeting the other one is, is not said.

use components::{Checkbox, Checkboxes, Element, Html, WarningText};
use domain::ids::StaffId;
use domain::record::Refusal;
use runtime::record::{Booked, Slot};

use super::Diary;
use crate::form::{Typed, Wrong};
use crate::pages::meetings::session::room_name;

/// The field that says that it is meant so.
pub(super) const MEANT: &str = "meant";

impl Diary<'_> {
    /// Who and what of these is booked at the time that was typed.
    pub(super) fn booked(&self, typed: &Typed, facilitators: &[StaffId]) -> Result<Vec<Booked>, Refusal> {
        let Some(at) = self.moment(typed) else { return Ok(Vec::new()) };
        let site = self.lane.looked.case.owner.as_ref().unwrap_or(&self.desk.writer().site);
        self.desk.booked(&Slot {
            site,
            at,
            minutes: typed.number("minutes").unwrap_or_default(),
            room: typed.filled("room"),
            facilitators,
            besides: self.moved.as_ref().map(|(id, _)| id),
        })
    }

    fn all_booked(&self, typed: &Typed) -> Result<Vec<Booked>, Refusal> {
        let who: Vec<StaffId> = typed.all("facilitator").iter().map(|id| id.as_str().into()).collect();
        self.booked(typed, &who)
    }

    /// What is wrong where somebody saves it without having said that a double booking is meant. What was meant holds for
    /// what was shown then, and for nothing that was booked since.
    pub(super) fn not_meant(&self, typed: &Typed) -> Result<Option<Wrong>, Refusal> {
        let booked = self.all_booked(typed)?;
        let meant = booked.is_empty() || typed.get(MEANT) == named(&booked);
        Ok((!meant).then(|| Wrong::one(MEANT, self.at.words.say("diary-meant-missing"))))
    }

    /// A double booking, as a sentence.
    fn in_words(&self, booked: &Booked) -> String {
        let words = self.at.words;
        match booked {
            Booked::Facilitator(id) => words.about("diary-booked-somebody", self.desk.name(id)),
            Booked::Room(id) => words.about("diary-booked-room", room_name(id)),
        }
    }

    /// Sentences that warn of what is booked.
    pub(super) fn warnings(&self, booked: &[Booked]) -> Html {
        let fallback = self.at.words.say("warning");
        let warning = |one| WarningText::new(self.in_words(one)).icon_fallback_text(fallback.clone()).html();
        booked.iter().map(warning).collect()
    }

    /// What to know before it is in the diary.
    pub(super) fn before_it_is_saved(&self, typed: &Typed, wrong: &Wrong) -> Html {
        let words = self.at.words;
        let days = self.of_the_day(typed);
        let booked = self.all_booked(typed).unwrap_or_default();
        if booked.is_empty() {
            return days;
        }
        let meant = Checkboxes::new(MEANT, words.say("diary-meant-title"))
            .items(vec![Checkbox::new(named(&booked), words.say("diary-meant"))])
            .values(typed.all(MEANT).to_vec())
            .error(wrong.of(MEANT))
            .small();
        let loud = Element::new("section").class("waymark-loud").child(self.warnings(&booked)).child(meant);
        days.then(Html::from(loud))
    }

    /// That the day is over, or that the site has no meetings on it.
    fn of_the_day(&self, typed: &Typed) -> Html {
        let words = self.at.words;
        let Ok(Some(day)) = typed.day("on") else { return Html::default() };
        let site = self.lane.looked.case.owner.as_ref().and_then(|site| self.desk.site(site));
        let without = site.and_then(|site| {
            site.no_meetings.into_iter().find(|without| without.from <= day && day <= without.to)
        });
        let past = (day < self.desk.today()).then(|| words.about("diary-day-over", words.day(day)));
        let without = without.map(|one| words.about("diary-day-without", one.why));
        let warning = |said: String| WarningText::new(said).icon_fallback_text(words.say("warning")).html();
        past.into_iter().chain(without).map(warning).collect()
    }
}

/// What is booked, as a field keeps it.
fn named(booked: &[Booked]) -> String {
    let one = |one: &Booked| match one {
        Booked::Facilitator(id) => format!("who:{id}"),
        Booked::Room(id) => format!("room:{id}"),
    };
    booked.iter().map(one).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_named_by_who_and_what_is_booked() {
        let both = [Booked::Facilitator("n.abara".into()), Booked::Room("room-4".into())];
        assert_eq!(named(&both), "who:n.abara room:room-4");
        assert_ne!(named(&both), named(&[Booked::Room("n.abara".into())]));
    }
}
