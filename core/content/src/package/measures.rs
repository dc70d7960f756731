//! Measures: questionnaires that a programme brings with it.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::codes;
use domain::finding::Finding;
use domain::language::Language;
use domain::measure::{AnswerOption, Figure, Item, Licence, LicenceKind, Measure, Norms, Scoring};
use domain::package::Manifest;

use super::desk::{Desk, Sheet};
use super::manifest::LICENCES;
use crate::file::measure::{MeasureFile, NormsFile};
use crate::shape::Shape;

/// Reads `measures/`. `manifest` says which languages the programme has.
pub(crate) fn read(desk: &mut Desk<'_>, folder: &str, manifest: Option<&Manifest>) -> Vec<Measure> {
    let paths = desk.paths(&format!("{folder}measures/"), ".yaml");
    paths.iter().filter_map(|path| one(desk, path, manifest)).collect()
}

fn one(desk: &mut Desk<'_>, path: &Arc<str>, manifest: Option<&Manifest>) -> Option<Measure> {
    let sheet = desk.yaml(path, Shape::Measure)?;
    sheet.ids("items", desk);
    sheet.ids("answers", desk);
    let file: MeasureFile = sheet.whole(desk)?;
    let name = path.rsplit('/').next().and_then(|name| name.strip_suffix(".yaml")).unwrap_or_default();
    sheet.same_name("/id", file.id.as_str(), name, desk);
    languages(desk, &sheet, &file, manifest);
    let measure = measure(&sheet, file);
    ordered(desk, &sheet, &measure);
    scoring(desk, &sheet, &measure);
    promises(desk, &sheet, &measure);
    Some(measure)
}

fn measure(sheet: &Sheet, file: MeasureFile) -> Measure {
    Measure {
        id: file.id.0,
        title: file.title.0,
        about: file.about.0.trim().to_owned(),
        notice: file.notice.0.trim().to_owned(),
        licence: Licence {
            kind: file.licence.kind.into(),
            holder: file.licence.holder.0,
            terms: file.licence.terms.0,
        },
        audience: file.audience.into(),
        occasions: file.occasions.into_iter().map(Into::into).collect(),
        languages: file.languages.iter().map(|id| Language::from(id.as_str())).collect(),
        answers: file
            .answers
            .into_iter()
            .map(|answer| AnswerOption { id: answer.id.0, label: answer.label.0, value: answer.value })
            .collect(),
        items: file
            .items
            .into_iter()
            .map(|item| Item { id: item.id.0, words: item.words.0, reverse: item.reverse })
            .collect(),
        scoring: Scoring {
            figure: file.scoring.figure.into(),
            needs_answered: file.scoring.needs_answered,
            range: (file.scoring.at_least, file.scoring.at_most),
        },
        norms: file.norms.map(|norms| written(sheet, norms)),
        place: sheet.tree.place("/id"),
    }
}

/// The norms with their numbers as they were written: what is worked out with them must not depend on how a machine
/// keeps decimals.
fn written(sheet: &Sheet, norms: NormsFile) -> Norms {
    let text = |key: &str, number: f64| {
        let node = sheet.tree.node(&format!("/norms/{key}"));
        node.and_then(|node| node.text()).map_or_else(|| number.to_string(), str::to_owned)
    };
    Norms {
        sd: text("sd", norms.sd),
        reliability: text("reliability", norms.reliability),
        source: norms.source.0,
        group: norms.group.map(|group| group.0),
        compared_by: norms.compared_by.map(|by| (by.plugin.0.into(), by.operation.0.into())),
    }
}

fn languages(desk: &mut Desk<'_>, sheet: &Sheet, file: &MeasureFile, manifest: Option<&Manifest>) {
    let Some(manifest) = manifest else { return };
    let offered = &manifest.languages;
    let all = std::iter::once(&offered.written_in).chain(&offered.offered);
    let known: BTreeSet<&str> = all.map(Language::as_str).collect();
    for (number, id) in file.languages.iter().enumerate() {
        if !known.contains(id.as_str()) {
            let place = sheet.tree.place(&format!("/languages/{number}"));
            let what = format!("the programme is not offered in `{}`", id.as_str());
            let fix = format!("use one of: {}", known.iter().copied().collect::<Vec<_>>().join(", "));
            desk.add(Finding::new(codes::MEASURE_LANGUAGE, place, what).fix(fix));
        }
    }
}

/// Says so where the answers do not go one way, from the least to the most or back.
fn ordered(desk: &mut Desk<'_>, sheet: &Sheet, measure: &Measure) {
    let rising = match measure.answers.as_slice() {
        [first, .., last] => first.value < last.value,
        _ => return,
    };
    for (number, pair) in measure.answers.windows(2).enumerate() {
        let [before, answer] = pair else { continue };
        let onward = if rising { before.value < answer.value } else { before.value > answer.value };
        if !onward {
            let place = sheet.tree.place(&format!("/answers/{}/value", number.saturating_add(1)));
            let what =
                format!("`{}` counts {} after {} for `{}`", answer.id, answer.value, before.value, before.id);
            desk.add(Finding::new(codes::ANSWERS_OUT_OF_ORDER, place, what));
            return;
        }
    }
}

fn scoring(desk: &mut Desk<'_>, sheet: &Sheet, measure: &Measure) {
    let items = measure.items.len();
    let needed = usize::from(measure.scoring.needs_answered);
    if needed > items || (measure.scoring.figure == Figure::Sum && needed < items) {
        let place = sheet.tree.place("/scoring/needs_answered");
        let what = match measure.scoring.figure {
            Figure::Sum => format!("a sum needs all {items} items answered, and not {needed}"),
            Figure::Mean => format!("there are {items} items, and {needed} must be answered"),
        };
        let finding = Finding::new(codes::NEEDS_ANSWERED, place, what);
        desk.add(finding.fix(match measure.scoring.figure {
            Figure::Sum => format!("write {items}, or take a mean where a few may be left out"),
            Figure::Mean => format!("write a whole number from 1 to {items}"),
        }));
    }
    let Some((least, most)) = measure.possible() else { return };
    let (said_least, said_most) = measure.scoring.range;
    for (key, said, possible) in [("at_least", said_least, least), ("at_most", said_most, most)] {
        if said != possible {
            let place = sheet.tree.place(&format!("/scoring/{key}"));
            let what = format!("{key} is {said}, and the answers can come to {possible}");
            let finding = Finding::new(codes::RANGE_NOT_POSSIBLE, place, what);
            desk.add(finding.fix(format!("write `{possible}`")));
        }
    }
}

/// What the licence and the norms must hold to.
fn promises(desk: &mut Desk<'_>, sheet: &Sheet, measure: &Measure) {
    let terms = measure.licence.terms.as_str();
    if measure.licence.kind == LicenceKind::Open && !LICENCES.contains(&terms) {
        let what = format!("`{terms}` is not a licence that can be looked up");
        let finding = Finding::new(codes::UNKNOWN_LICENCE, sheet.tree.place("/licence/terms"), what);
        desk.add(finding.nearest(terms, LICENCES));
    }
    if measure.licence.kind == LicenceKind::PermissionNeeded {
        let place = sheet.tree.place("/licence/kind");
        let what = format!("`{}` belongs to {}, who must be asked", measure.id, measure.licence.holder);
        desk.add(Finding::new(codes::PERMISSION_NEEDED, place, what));
    }
    let Some(norms) = &measure.norms else { return };
    let number = |text: &str| text.parse::<f64>().unwrap_or_default();
    let (sd, reliability) = (number(&norms.sd), number(&norms.reliability));
    let norms = [
        ("sd", &norms.sd, sd <= 0.0),
        ("reliability", &norms.reliability, reliability <= 0.0 || reliability >= 1.0),
    ];
    for (key, text, _) in norms.into_iter().filter(|(_, _, says_nothing)| *says_nothing) {
        let place = sheet.tree.place(&format!("/norms/{key}"));
        let what = format!("with a `{key}` of {text} nothing can be told from chance");
        desk.add(Finding::new(codes::NORMS_SAY_NOTHING, place, what));
    }
}
