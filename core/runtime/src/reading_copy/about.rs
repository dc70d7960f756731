//! What the programme promises and how it is delivered; and the site.

use domain::language::Language;
use domain::package::{DeliveryFormat, Manifest, Pair};
use domain::person::Profession;
use domain::site::{Nation, Setting, Site};

use super::build::range;
use super::{Part, Reading, Shown, Words};
use crate::plain_words::{day_in_words, in_words};

/// The chapter about the programme.
pub(super) fn programme(reading: Reading<'_>) -> Part {
    let manifest = reading.manifest();
    let mut part = Part::new("programme", "The programme", reading.written_in());
    part.piece("Notice", Shown::Line, Words::new(&manifest.notice, reading.written_in()));
    part.line("Owner", &manifest.owner);
    part.line("Licence", &manifest.licence);
    part.list("Settings", manifest.settings.iter().copied().map(|one| setting(one).to_owned()));
    part.line("Ages", &manifest.ages);
    part.line("For whom", &manifest.for_whom);
    delivery(&mut part, manifest);
    reading.languages(&mut part);
    part.list("Change goals", manifest.change_goals.iter().map(|goal| goal.title.clone()));
    part.line("Reading age of participants' words", format!("at most {}", manifest.reading_age_at_most));
    part.list(
        "Rules never look at",
        manifest.never_tailor_on.iter().map(|prefix| prefix.replace(['_', '.'], " ")),
    );
    reading.gate(&mut part);
    reading.beside(&mut part);
    part.list("Approvals a release needs", manifest.approvals.iter().cloned());
    let accreditation = &manifest.accreditation;
    part.line("Accreditation", accreditation.status.as_str());
    part.line("About accreditation", &accreditation.about);
    part.line("Accredited by", accreditation.body.clone().unwrap_or_default());
    part.line("Accredited from", accreditation.from.clone().unwrap_or_default());
    part.line("Accreditation is reviewed by", accreditation.review_by.clone().unwrap_or_default());
    part.list("Needs functions of plugins", manifest.requires.iter().cloned());
    let hooks = reading.ready.functions.hooks();
    let asks = [
        (hooks.suitability, "questions to think about before starting (suitability)"),
        (hooks.follow_up, "what may follow a meeting (follow-up)"),
        (hooks.progress, "what was recorded about each goal (progress)"),
    ];
    let asks = asks.into_iter().filter(|(has, _)| *has).map(|(_, name)| name.to_owned());
    part.list("Functions besides rules; people decide", asks);
    part
}

fn delivery(part: &mut Part, manifest: &Manifest) {
    let delivery = &manifest.delivery;
    let format = |format: &DeliveryFormat| match format {
        DeliveryFormat::OneToOne => "one to one".to_owned(),
        DeliveryFormat::TwoToOne => "two facilitators, one participant".to_owned(),
        DeliveryFormat::Group => "a group".to_owned(),
    };
    let role = |role: &Profession| match role {
        Profession::Psychologist => "psychologists".to_owned(),
        Profession::ProbationOfficer => "probation officers".to_owned(),
        Profession::Chaplain => "chaplains".to_owned(),
        Profession::Other => "others the programme team names".to_owned(),
    };
    part.list("Formats", delivery.formats.iter().map(format));
    part.line("Facilitators", range(delivery.facilitators));
    part.list("Delivered by", delivery.roles.iter().map(role));
    part.list("Training", delivery.training.iter().cloned());
    part.line("Meetings in all", range(manifest.meetings));
    part.line("Weeks", format!("at least {}", manifest.weeks_at_least));
}

impl Reading<'_> {
    fn languages(self, part: &mut Part) {
        let languages = &self.manifest().languages;
        let names = |all: &[Language]| all.iter().map(Language::name).collect::<Vec<_>>();
        part.line("Written in", languages.written_in.name());
        part.list("Offered in", names(&languages.offered));
        part.list("Handouts also in", names(&languages.handouts));
        part.line("Easy Read", if languages.easy_read { "there is a variant in easy words" } else { "" });
        if let Some((fact, _)) = &languages.chosen_by {
            part.refer("The language is chosen by", self.question(fact.as_str()), format!("facts-{fact}"));
        }
        if let Some(when) = &self.ready.programme.easy_read_when {
            part.line("Easy Read is likely to suit when", in_words(when, &self.ready.programme.dictionary));
        }
    }

    fn gate(self, part: &mut Part) {
        let Some(gate) = &self.ready.programme.gate else { return };
        part.line("Opens only when", in_words(&gate.when, &self.ready.programme.dictionary));
        part.piece(
            "Until then it says",
            Shown::Quote,
            Words::new(self.sentence(&gate.say), self.written_in()),
        );
    }

    fn beside(self, part: &mut Part) {
        let manifest = self.manifest();
        part.line("Another programme's team sees a meeting as", &manifest.beside.shown_as);
        if let Some(sharing) = &manifest.beside.sharing {
            let fact = sharing.fact.as_str();
            part.refer("What crosses is decided by", self.question(fact), format!("facts-{fact}"));
            let label = |id: &String| self.label(fact, id);
            part.list("Topics cross when the answer is", sharing.topics.iter().map(label));
            part.list("Nothing crosses when the answer is", sharing.nothing.iter().map(label));
        }
        let pair = |pair: &Pair| {
            let ours = self.session_title(pair.ours.as_str());
            format!("{ours} ({} of {})", pair.theirs.as_str().replace('-', " "), pair.programme)
        };
        let relationships = &manifest.relationships;
        part.list("Strengthens, and is strengthened by", relationships.reinforces.iter().map(pair));
        part.list("Not in one week with", relationships.not_same_week_as.iter().map(pair));
        part.list("Should follow", relationships.should_follow.iter().map(pair));
        let teams = relationships.case_conference_with.iter().map(|(team, _)| team.to_string());
        part.list("Meets the team of", teams);
    }

    fn question(self, fact: &str) -> String {
        let dictionary = &self.ready.programme.dictionary;
        let found = dictionary.slot(fact).and_then(|slot| dictionary.fact(slot));
        found.map_or_else(|| fact.to_owned(), |fact| fact.question.to_string())
    }

    fn label(self, fact: &str, id: &str) -> String {
        let dictionary = &self.ready.programme.dictionary;
        let kind = dictionary.slot(fact).and_then(|slot| dictionary.kind(slot));
        let choice = kind.and_then(|kind| kind.choices().iter().find(|choice| &*choice.id == id));
        choice.map_or_else(|| id.to_owned(), |choice| choice.label.to_string())
    }
}

/// The chapter about the site.
pub(super) fn site(reading: Reading<'_>, site: &Site) -> Part {
    let mut part = Part::new("site", "The site", reading.written_in());
    part.line("Name", &site.name);
    part.line("Notice", &site.notice);
    part.line("Setting", setting(site.setting));
    part.line(
        "Nation",
        match site.nation {
            Nation::England => "England",
            Nation::Wales => "Wales",
            Nation::Scotland => "Scotland",
            Nation::NorthernIreland => "Northern Ireland",
        },
    );
    part.list("Materials are kept in", site.languages.iter().map(Language::name));
    for room in &site.rooms {
        part.line("Room", format!("{}: {}", room.id.replace('-', " "), room.about));
    }
    let most = site.meetings_a_week_at_most;
    part.line("Meetings a week, all programmes together", format!("at most {most}"));
    for days in &site.no_meetings {
        let (from, to) = (day_in_words(days.from), day_in_words(days.to));
        part.line("No meetings", format!("from {from} to {to}: {}", days.why));
    }
    part
}

fn setting(setting: Setting) -> &'static str {
    match setting {
        Setting::Custody => "custody",
        Setting::Community => "the community",
    }
}
