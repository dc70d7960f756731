//! The manifest: from `programme.yaml` to what a programme promises.

use domain::accreditation::Accreditation;
use domain::codes;
use domain::finding::{Finding, nearest};
use domain::ids::{FactId, GoalId, ProgrammeId, SessionId};
use domain::language::Language;
use domain::package::{
    Beside, ChangeGoal, Delivery, Gate, Languages, Manifest, Pair, Relationships, Sharing,
};

use super::desk::{Desk, Sheet};
use super::names::{Known, Names};
use super::{every, say};
use crate::file::manifest::{Accreditation as AccreditationFile, Languages as LanguagesFile};
use crate::file::manifest::{BesideFile, ManifestFile, PairFile};
use crate::file::texts::Id;
use crate::shape::Shape;

/// Licences another team can look up.
pub(crate) const LICENCES: [&str; 5] = ["CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC0-1.0", "OGL-UK-3.0"];

/// Words every notice must contain.
const NOTICE: [&str; 3] = ["original", "illustrative", "not to be delivered"];

/// What programmes usually promise never to tailor on.
const GUARDED: [&str; 20] = [
    "adjudications",
    "associates",
    "check_in",
    "diagnosis",
    "disability",
    "ethnicity",
    "gender",
    "immigration",
    "incentives",
    "intelligence",
    "mappa",
    "marriage",
    "nationality",
    "offence",
    "pastoral",
    "religion",
    "risk",
    "security",
    "sexuality",
    "victim",
];

/// Reads the manifest and learns the change goals from it.
pub(crate) fn read(desk: &mut Desk<'_>, programme: &str, names: &mut Names) -> Option<Manifest> {
    names.goals = Known::unread();
    let sheet = desk.yaml(&format!("{programme}/programme.yaml"), Shape::Manifest)?;
    names.goals = sheet.ids("change_goals", desk);
    let file: ManifestFile = sheet.whole(desk)?;
    sheet.same_name("/id", file.id.as_str(), programme, desk);
    promises(desk, &sheet, &file);
    guarded_words(desk, &sheet, &file);
    bounds(desk, &sheet, &file);
    let relationships = relationships(desk, &sheet, &file, names);
    Some(manifest(desk, &sheet, file, relationships))
}

fn promises(desk: &mut Desk<'_>, sheet: &Sheet, file: &ManifestFile) {
    let notice = file.notice.as_str().split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let missing: Vec<&str> = NOTICE.into_iter().filter(|words| !notice.contains(words)).collect();
    if !missing.is_empty() {
        let what = format!("the notice does not say: {}", missing.join(", "));
        desk.add(Finding::new(codes::NOTICE_INCOMPLETE, sheet.tree.place("/notice"), what));
    }
    if !LICENCES.contains(&file.licence.as_str()) {
        let what = format!("`{}` is not a licence that can be looked up", file.licence.as_str());
        let finding = Finding::new(codes::UNKNOWN_LICENCE, sheet.tree.place("/licence"), what);
        desk.add(finding.nearest(file.licence.as_str(), LICENCES));
    }
    if !file.principles.facilitator_decides {
        let place = sheet.tree.place("/principles/facilitator_decides");
        let finding = Finding::new(codes::PROMISE_MISSING, place, "facilitator_decides is not true");
        desk.add(finding.fix("write true: people decide, the software advises"));
    }
    if !file.principles.never_tailor_on.iter().any(|prefix| prefix.0 == "risk") {
        let place = sheet.tree.key_place("/principles/never_tailor_on");
        let finding = Finding::new(codes::PROMISE_MISSING, place, "never_tailor_on does not name `risk`");
        desk.add(finding.fix("add risk to the list"));
    }
}

/// Says so when a word of the promise is a slip away from a usual one: it would guard nothing.
fn guarded_words(desk: &mut Desk<'_>, sheet: &Sheet, file: &ManifestFile) {
    for (number, prefix) in file.principles.never_tailor_on.iter().enumerate() {
        let word = prefix.0.as_str();
        let near = nearest(word, GUARDED).filter(|near| *near != word && word.len() > 4);
        if let Some(near) = near.filter(|_| !GUARDED.contains(&word)) {
            let place = sheet.tree.place(&format!("/principles/never_tailor_on/{number}"));
            let what = format!("`{word}` is nearly the word `{near}`");
            desk.add(
                Finding::new(codes::GUARD_MISSPELT, place, what)
                    .fix(format!("write `{near}`"))
                    .nearest(word, [near]),
            );
        }
    }
}

fn bounds(desk: &mut Desk<'_>, sheet: &Sheet, file: &ManifestFile) {
    let meetings = &file.dosage.meetings;
    let facilitators = &file.delivery.facilitators;
    for (pointer, least, most) in [
        ("/dosage/meetings/at_most", meetings.at_least, meetings.at_most),
        ("/delivery/facilitators/at_most", facilitators.at_least.into(), facilitators.at_most.into()),
    ] {
        if least > most {
            let what = "at_most is smaller than at_least";
            let finding = Finding::new(codes::OUT_OF_BOUNDS, sheet.tree.place(pointer), what);
            desk.add(finding.fix(format!("write {least} or more")));
        }
    }
}

fn relationships(desk: &mut Desk<'_>, sheet: &Sheet, file: &ManifestFile, names: &Names) -> Relationships {
    let file = &file.relationships;
    let mut pairs = |list: &str, pairs: &[PairFile]| -> Vec<Pair> {
        for (number, pair) in pairs.iter().enumerate() {
            let pointer = format!("/relationships/{list}/{number}/ours");
            desk.missed(
                (codes::UNKNOWN_SESSION, "session"),
                sheet,
                &pointer,
                pair.ours.as_str(),
                &names.sessions,
            );
        }
        let pair = |(number, pair): (usize, &PairFile)| Pair {
            place: sheet.tree.place(&format!("/relationships/{list}/{number}/ours")),
            ours: SessionId::from(pair.ours.as_str()),
            programme: ProgrammeId::from(pair.programme.as_str()),
            theirs: SessionId::from(pair.theirs.as_str()),
        };
        pairs.iter().enumerate().map(pair).collect()
    };
    Relationships {
        reinforces: pairs("reinforces", &file.reinforces),
        not_same_week_as: pairs("not_same_week_as", &file.not_same_week_as),
        should_follow: pairs("should_follow", &file.should_follow),
        case_conference_with: file
            .case_conference_with
            .iter()
            .enumerate()
            .map(|(number, id)| {
                let place = sheet.tree.place(&format!("/relationships/case_conference_with/{number}"));
                (ProgrammeId::from(id.as_str()), place)
            })
            .collect(),
    }
}

fn manifest(
    desk: &mut Desk<'_>,
    sheet: &Sheet,
    file: ManifestFile,
    relationships: Relationships,
) -> Manifest {
    let gate = file.asked_for_first.and_then(|gate| {
        let say = say::template(desk, sheet, "/asked_for_first/say", gate.say.as_str());
        Some(Gate { when: sheet.tree.passage("/asked_for_first/when")?, say })
    });
    let goals = file.change_goals.into_iter();
    let facilitators = &file.delivery.facilitators;
    Manifest {
        place: sheet.tree.place("/id"),
        id: ProgrammeId::from(file.id.0),
        title: file.title.0,
        version: file.version.as_str().to_owned(),
        owner: file.owner.0,
        notice: file.notice.0.trim().to_owned(),
        licence: file.licence.0,
        settings: file.for_whom.settings.into_iter().map(Into::into).collect(),
        ages: file.for_whom.ages.0,
        for_whom: file.for_whom.about.0.trim().to_owned(),
        delivery: Delivery {
            facilitators: (facilitators.at_least, facilitators.at_most),
            formats: file.delivery.formats.into_iter().map(Into::into).collect(),
            roles: file.delivery.roles.into_iter().map(Into::into).collect(),
            training: file.delivery.training.into_iter().map(|words| words.0).collect(),
        },
        meetings: (file.dosage.meetings.at_least, file.dosage.meetings.at_most),
        weeks_at_least: file.dosage.weeks_at_least,
        languages: languages(sheet, file.languages),
        beside: beside(sheet, file.beside),
        never_tailor_on: file.principles.never_tailor_on.into_iter().map(|prefix| prefix.0).collect(),
        asked_for_first: gate,
        change_goals: goals
            .map(|goal| ChangeGoal { id: GoalId::from(goal.id.0), title: goal.title.0 })
            .collect(),
        relationships,
        reading_age_at_most: file.principles.reading_age_at_most,
        approvals: file.approvals.into_iter().map(|words| words.0).collect(),
        every_session: every::read(desk, sheet, file.every_session),
        accreditation: accreditation(file.accreditation),
        requires: file.requires.into_iter().map(|words| words.0).collect(),
    }
}

fn accreditation(file: AccreditationFile) -> Accreditation {
    Accreditation {
        status: file.status.into(),
        about: file.about.0.trim().to_owned(),
        body: file.body.map(|words| words.0),
        from: file.from.map(|day| day.0),
        review_by: file.review_by.map(|day| day.0),
    }
}

fn languages(sheet: &Sheet, file: LanguagesFile) -> Languages {
    let all = |ids: Vec<Id>| ids.iter().map(|id| Language::from(id.as_str())).collect();
    Languages {
        written_in: Language::from(file.written_in.as_str()),
        offered: all(file.offered),
        handouts: all(file.handouts),
        easy_read: file.easy_read,
        chosen_by: file
            .chosen_by
            .map(|fact| (FactId::from(fact.0), sheet.tree.place("/languages/chosen_by"))),
        easy_read_when: sheet.tree.passage("/languages/easy_read_when"),
    }
}

fn beside(sheet: &Sheet, file: Option<BesideFile>) -> Beside {
    let Some(file) = file else { return Beside::default() };
    let ids = |ids: Vec<Id>| ids.into_iter().map(|id| id.0).collect();
    let sharing = file.sharing.map(|sharing| Sharing {
        place: sheet.tree.place("/beside/sharing/fact"),
        fact: FactId::from(sharing.fact.0),
        topics: ids(sharing.topics),
        nothing: ids(sharing.nothing),
    });
    Beside { shown_as: file.shown_as.0, sharing }
}
