//! Modules and session outlines: front matter, blocks, and every name in them looked up.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::codes;
use domain::finding::Finding;
use domain::ids::{GoalId, ModuleId, SessionId, SheetId, SourceId};
use domain::package::{Module, RecordPrompt, SessionOutline, Source, SourceStatus};
use domain::place::Place;

use super::desk::{Desk, Sheet};
use super::ground::{LENSES, NOUNS};
use super::names::Names;
use super::sheets::stem;
use crate::file::module::ModuleFile;
use crate::file::session::{PromptFile, PromptKind, SessionFile};
use crate::file::texts::{Id, Range};
use crate::markdown;
use crate::shape::Shape;

/// A session outline with where it says what it comes after.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) outline: SessionOutline,
    /// The places of `usually_after`'s items.
    pub(crate) after: Vec<Place>,
}

/// Reads every `module.yaml`; modules come in their order, then by id.
pub(crate) fn modules(desk: &mut Desk<'_>, folder: &str, names: &Names) -> Vec<Module> {
    let mut modules = Vec::new();
    for name in names.modules.iter() {
        let path = format!("{folder}modules/{name}/module.yaml");
        let Some(sheet) = desk.yaml(&path, Shape::Module) else { continue };
        let Some(file) = sheet.whole::<ModuleFile>(desk) else { continue };
        sheet.same_name("/id", file.id.as_str(), name, desk);
        goals(desk, &sheet, &file.change_goals, names);
        modules.push(Module {
            id: ModuleId::from(name),
            title: file.title.0,
            phase: file.phase.into(),
            order: file.order,
            change_goals: file.change_goals.into_iter().map(|id| GoalId::from(id.0)).collect(),
        });
    }
    modules.sort_by(|one, other| (one.order, &one.id).cmp(&(other.order, &other.id)));
    modules
}

/// Reads every session outline, in order of path.
pub(crate) fn read(desk: &mut Desk<'_>, folder: &str, names: &Names, sources: &[Source]) -> Vec<Session> {
    let mut sessions = Vec::new();
    let mut seen: BTreeMap<String, Arc<str>> = BTreeMap::new();
    for module in names.modules.iter() {
        for path in desk.paths(&format!("{folder}modules/{module}/"), ".md") {
            let session = desk.front(&path, Shape::Session, |desk, sheet, file, front| {
                let written = desk.outline(file, front);
                if !written.has_participant() {
                    let what = "no block of this session is for the participant";
                    desk.add(Finding::new(codes::NOTHING_FOR_PARTICIPANT, Place::new(file, 1, 1, 0), what));
                }
                let sheet = sheet?;
                let head: SessionFile = sheet.whole(desk)?;
                let mut session = session(desk, &sheet, head, module, names, sources);
                session.outline.blocks = written.into_blocks();
                Some(session)
            });
            let Some(session) = session.flatten() else { continue };
            let id = session.outline.id.as_str().to_owned();
            if let Some(first) = seen.get(&id) {
                let what = format!("there are two sessions `{id}`");
                let finding = Finding::new(codes::REPEATED_ID, session.outline.place.clone(), what);
                desk.add(finding.also(Place::whole(first), "the other one"));
                continue;
            }
            seen.insert(id, path);
            sessions.push(session);
        }
    }
    sessions
}

fn goals(desk: &mut Desk<'_>, sheet: &Sheet, ids: &[Id], names: &Names) {
    for (number, id) in ids.iter().enumerate() {
        desk.missed(
            (codes::UNKNOWN_GOAL, "change goal"),
            sheet,
            &format!("/change_goals/{number}"),
            id.as_str(),
            &names.goals,
        );
    }
}

fn session(
    desk: &mut Desk<'_>,
    sheet: &Sheet,
    file: SessionFile,
    module: &str,
    names: &Names,
    sources: &[Source],
) -> Session {
    sheet.same_name("/id", file.id.as_str(), stem(&sheet.tree.file), desk);
    goals(desk, sheet, &file.change_goals, names);
    used_sources(desk, sheet, &file.sources, names, sources);
    for (number, id) in file.sheets.iter().enumerate() {
        desk.missed(
            (codes::UNKNOWN_SHEET, "sheet"),
            sheet,
            &format!("/sheets/{number}"),
            id.as_str(),
            &names.sheets,
        );
    }
    let mut after = Vec::new();
    for (number, id) in file.usually_after.iter().enumerate() {
        let pointer = format!("/usually_after/{number}");
        desk.missed((codes::UNKNOWN_SESSION, "session"), sheet, &pointer, id.as_str(), &names.sessions);
        after.push(sheet.tree.place(&pointer));
    }
    let words = [file.needs, file.strengths, file.responsivity, file.goods, file.desistance];
    let lenses = lenses(desk, sheet, words, names);
    let ids = |ids: Vec<Id>| ids.into_iter().map(|id| id.0);
    let outline = SessionOutline {
        place: sheet.tree.place("/id"),
        minutes: range(desk, sheet, "minutes", &file.minutes),
        meetings: range(desk, sheet, "meetings", &file.meetings),
        id: SessionId::from(file.id.0),
        title_hash: markdown::title_hash(&file.title.0),
        title: file.title.0,
        module: ModuleId::from(module),
        purpose: file.purpose.0.trim().to_owned(),
        lenses,
        change_goals: ids(file.change_goals).map(GoalId::from).collect(),
        usually_after: ids(file.usually_after).map(SessionId::from).collect(),
        sheets: ids(file.sheets).map(SheetId::from).collect(),
        bring: file.bring.into_iter().map(|words| words.0).collect(),
        sources: ids(file.sources).map(SourceId::from).collect(),
        record: record(desk, sheet, file.record),
        blocks: Vec::new(),
        left_out: Vec::new(),
    };
    Session { outline, after }
}

fn lenses(desk: &mut Desk<'_>, sheet: &Sheet, lists: [Vec<Id>; 5], names: &Names) -> [Vec<String>; 5] {
    let mut lists = lists.into_iter().zip(&names.theory).zip(LENSES.into_iter().zip(NOUNS));
    std::array::from_fn(|_| {
        let Some(((ids, known), (lens, noun))) = lists.next() else { return Vec::new() };
        let mut words = Vec::new();
        for (number, id) in ids.into_iter().enumerate() {
            desk.missed((codes::UNKNOWN_WORD, noun), sheet, &format!("/{lens}/{number}"), id.as_str(), known);
            words.push(id.0);
        }
        words
    })
}

fn used_sources(desk: &mut Desk<'_>, sheet: &Sheet, ids: &[Id], names: &Names, sources: &[Source]) {
    for (number, id) in ids.iter().enumerate() {
        let pointer = format!("/sources/{number}");
        if desk.missed((codes::UNKNOWN_SOURCE, "source"), sheet, &pointer, id.as_str(), &names.sources) {
            continue;
        }
        let source = sources.iter().find(|source| source.id.as_str() == id.as_str());
        if let Some(source) = source.filter(|source| source.status != SourceStatus::Approved) {
            let what = format!("the session waits for everyone: `{}` is not approved", id.as_str());
            let finding = Finding::new(codes::SOURCE_NOT_APPROVED, sheet.tree.place(&pointer), what);
            desk.add(finding.also(source.place.clone(), "its row in the register"));
        }
    }
}

fn range(desk: &mut Desk<'_>, sheet: &Sheet, key: &str, range: &Range) -> (u16, u16) {
    range.bounds().unwrap_or_else(|| {
        let what = format!("`{key}` needs a number of at least 1, or two with the smaller first");
        desk.add(Finding::new(codes::NOT_A_LENGTH, sheet.tree.place(&format!("/{key}")), what));
        (1, 1)
    })
}

fn record(desk: &mut Desk<'_>, sheet: &Sheet, files: Vec<PromptFile>) -> Vec<RecordPrompt> {
    sheet.ids("record", desk);
    let mut prompts = Vec::new();
    for (number, file) in files.into_iter().enumerate() {
        let id = file.id.as_str();
        let wrong = match (file.kind, file.options.is_empty()) {
            (PromptKind::Tags, true) => {
                Some(format!("`{id}` is of type tags and has no options to choose from"))
            }
            (PromptKind::Tags, false) | (_, true) => None,
            (kind, false) => {
                Some(format!("`{id}` has options, and questions of type {} have none", kind.as_str()))
            }
        };
        if let Some(what) = wrong {
            let place = sheet.tree.place(&format!("/record/{number}/id"));
            desk.add(Finding::new(codes::PROMPT_OPTIONS, place, what));
        }
        prompts.push(RecordPrompt {
            id: file.id.0,
            ask: file.ask.0,
            kind: file.kind.as_str().to_owned(),
            options: file.options.into_iter().map(|words| words.0).collect(),
        });
    }
    prompts
}
