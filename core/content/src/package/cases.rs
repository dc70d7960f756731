//! Cases: vignettes with what is given, what must come out, and later moments.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::case::{Case, Moment};
use domain::codes;
use domain::finding::Finding;
use domain::hooks::{Entry, SessionRecord};
use domain::ids::{CaseId, SiteId};
use domain::place::Place;
use domain::rule::RuleText;
use jiff::civil::Date;

use super::Facts;
use super::desk::{Desk, Sheet};
use super::names::{Known, Names};
use super::sessions::Session;
use super::sheets::stem;
use super::sources::day;
use super::{expect, given};
use crate::file::case::{CaseFile, DerivedFile, EntryFile, MomentFile, RecordFile};
use crate::markdown::{self, Front};
use crate::shape::Shape;
use crate::yaml::{escaped, narrow};

/// What cases may speak of.
#[derive(Debug)]
pub(crate) struct World<'w> {
    pub(crate) facts: &'w Facts,
    pub(crate) sessions: &'w [Session],
    pub(crate) rules: &'w [RuleText],
    pub(crate) names: &'w Names,
    /// Topics that rules raise.
    pub(crate) topics: Known,
    /// Sites there are.
    sites: &'w Known,
    /// The one site these cases may be about, where they are a site's own.
    of_site: Option<&'w str>,
}

impl<'w> World<'w> {
    /// What the cases of a programme may speak of. Topics are only known where every rule could be read
    /// without a mistake in what it does.
    pub(crate) fn new(
        facts: &'w Facts,
        sessions: &'w [Session],
        rules: &'w [RuleText],
        names: &'w Names,
        sites: &'w Known,
    ) -> Self {
        let mut world = Self { facts, sessions, rules, names, topics: Known::unread(), sites, of_site: None };
        if world.rules_are_whole() {
            world.topics = Known::new(rules.iter().filter_map(|rule| rule.raise.clone()));
        }
        world
    }

    /// The same for the cases of one site.
    pub(crate) fn of_site(self, site: &'w str) -> Self {
        Self { of_site: Some(site), ..self }
    }

    /// Whether every rule could be read without a mistake in what it does.
    pub(crate) fn rules_are_whole(&self) -> bool {
        self.names.rules.count() == Some(self.rules.len()) && self.names.doubtful_rules.is_empty()
    }
}

/// Reads `cases/`, in order of file name.
pub(crate) fn read(desk: &mut Desk<'_>, folder: &str, world: &World<'_>) -> Vec<Case> {
    let paths = desk.paths(&format!("{folder}cases/"), ".md");
    let mut cases = Vec::new();
    for path in paths {
        let case =
            desk.front(&path, Shape::Case, |desk, sheet, file, front| one(desk, sheet?, file, front, world));
        cases.extend(case.flatten());
    }
    cases
}

fn one(
    desk: &mut Desk<'_>,
    sheet: Sheet,
    file: &Arc<str>,
    front: &Front<'_>,
    world: &World<'_>,
) -> Option<Case> {
    let story = story(desk, file, front);
    let head: CaseFile = sheet.whole(desk)?;
    sheet.same_name("/case", head.case.as_str(), stem(file), desk);
    let as_of = day(desk, &sheet, "/as_of", &head.as_of)?;
    site(desk, &sheet, head.site.as_str(), world);
    let given = given::read(desk, &sheet, world, "/given", as_of);
    let expect = expect::read(desk, &sheet, world, "/expect", &head.expect);
    if head.expect.is_empty() && head.then.is_empty() {
        let place = sheet.tree.key_place("/expect");
        desk.add(Finding::new(codes::EXPECTS_NOTHING, place, "the case expects nothing"));
    }
    let mut today = as_of;
    let mut then = Vec::new();
    for (number, moment) in head.then.into_iter().enumerate() {
        then.push(later(desk, &sheet, world, &format!("/then/{number}"), moment, &mut today));
    }
    Some(Case {
        place: sheet.tree.place("/case"),
        id: CaseId::from(head.case.0),
        as_of,
        site: SiteId::from(head.site.0),
        given,
        expect,
        then,
        story,
    })
}

/// Says so when a case is about a site that nobody has described, or of one site about another.
fn site(desk: &mut Desk<'_>, sheet: &Sheet, named: &str, world: &World<'_>) {
    match world.of_site {
        Some(own) if own != named => {
            let what = format!("this case of {own} is about `{named}`");
            let finding = Finding::new(codes::UNKNOWN_SITE, sheet.tree.place("/site"), what);
            desk.add(finding.fix(format!("write `{own}`")).nearest(named, [own]));
        }
        Some(_) => {}
        None => {
            desk.missed((codes::UNKNOWN_SITE, "site"), sheet, "/site", named, world.sites);
        }
    }
}

fn story(desk: &mut Desk<'_>, file: &Arc<str>, front: &Front<'_>) -> String {
    let mut findings = Vec::new();
    markdown::prose(file, front, &mut findings);
    desk.extend(findings);
    let body = front.body.trim();
    let title = body.lines().next().filter(|line| line.starts_with("# "));
    let story = title.and_then(|title| body.strip_prefix(title)).unwrap_or(body).trim();
    if story.is_empty() {
        desk.add(Finding::new(codes::WITHOUT_STORY, Place::new(file, 1, 1, 0), "the case has no story"));
    } else if title.is_none() {
        // A line of the front matter that slipped below it would be read aloud and expect nothing.
        let blank = front.body.lines().take_while(|line| line.trim().is_empty()).count();
        let line = narrow(front.lines_before_body.saturating_add(blank).saturating_add(1));
        let what = "the story does not begin with its title";
        let finding = Finding::new(codes::WITHOUT_STORY, Place::new(file, line, 1, 0), what);
        desk.add(finding.fix(
            "begin it with a line `# Name`; what is given or expected stands above, between the lines `---`",
        ));
    }
    story.to_owned()
}

/// Reads a later moment; `today` moves on where the moment says its day.
fn later(
    desk: &mut Desk<'_>,
    sheet: &Sheet,
    world: &World<'_>,
    pointer: &str,
    file: MomentFile,
    today: &mut Date,
) -> Moment {
    let as_of = file.as_of.as_ref().and_then(|text| day(desk, sheet, &format!("{pointer}/as_of"), text));
    *today = as_of.unwrap_or(*today);
    if file.set.is_empty() && file.record.is_none() && file.history.is_empty() && file.as_of.is_none() {
        let what = "nothing happens in this moment";
        desk.add(Finding::new(codes::NOTHING_HAPPENS, sheet.tree.place(pointer), what));
    }
    if file.expect.is_empty() {
        let place = sheet.tree.key_place(&format!("{pointer}/expect"));
        desk.add(Finding::new(codes::EXPECTS_NOTHING, place, "nothing is expected of this moment"));
    }
    Moment {
        when: file.when.0,
        as_of,
        set: given::read(desk, sheet, world, &format!("{pointer}/set"), *today),
        record: file.record.map(|record| recorded(desk, sheet, world, &format!("{pointer}/record"), record)),
        history: history(desk, sheet, world, &format!("{pointer}/history"), file.history),
        expect: expect::read(desk, sheet, world, &format!("{pointer}/expect"), &file.expect),
    }
}

fn recorded(
    desk: &mut Desk<'_>,
    sheet: &Sheet,
    world: &World<'_>,
    pointer: &str,
    file: RecordFile,
) -> SessionRecord {
    let id = file.session.as_str();
    let session_at = format!("{pointer}/session");
    desk.missed((codes::CASE_UNKNOWN_NAME, "session"), sheet, &session_at, id, &world.names.sessions);
    let session = world.sessions.iter().find(|session| session.outline.id.as_str() == id);
    let mut answers = BTreeMap::new();
    for (prompt, answer) in file.answers {
        let asked = |session: &Session| session.outline.record.iter().any(|known| known.id == prompt);
        if let Some(session) = session.filter(|session| !asked(session)) {
            let place = sheet.tree.key_place(&format!("{pointer}/answers/{}", escaped(&prompt)));
            let finding =
                Finding::new(codes::UNKNOWN_PROMPT, place, format!("`{id}` does not ask `{prompt}`"));
            desk.add(finding.nearest(&prompt, session.outline.record.iter().map(|known| known.id.as_str())));
        }
        let answer = match answer {
            DerivedFile::Text(text) => text.0,
            DerivedFile::Number(number) => number.to_string(),
        };
        answers.insert(prompt, answer);
    }
    SessionRecord { session: file.session.0, attendance: file.attendance.into(), answers }
}

fn history(
    desk: &mut Desk<'_>,
    sheet: &Sheet,
    world: &World<'_>,
    pointer: &str,
    files: Vec<EntryFile>,
) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (number, file) in files.into_iter().enumerate() {
        let at = format!("{pointer}/{number}");
        desk.missed(
            (codes::CASE_UNKNOWN_NAME, "change goal"),
            sheet,
            &format!("{at}/goal"),
            file.goal.as_str(),
            &world.names.goals,
        );
        day(desk, sheet, &format!("{at}/on"), &file.on);
        entries.push(Entry {
            goal: file.goal.0,
            on: file.on.0,
            said_by: file.said_by.into(),
            direction: file.direction.into(),
            words: file.words.0,
        });
    }
    entries
}
