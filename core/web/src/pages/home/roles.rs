//! What each role has to do that is about no meeting of its own: how much of it there is, and the way there.

use components::{Html, Task, TaskList};
use runtime::ports::access::Doing;
use runtime::record::{Desk, Outstanding, PersonRow};

use super::super::parts::subheading;
use super::super::programmes::to_mend;
use super::super::team::{task, tasks as of_the_team};
use crate::at::At;

/// Whether somebody answers for a team.
pub(super) fn answers(desk: &Desk<'_>) -> bool {
    ["treatment-manager", "programme-team", "site-manager"].iter().any(|role| desk.writer().has_role(role))
}

/// The tasks of whoever looks, from all their roles; nothing where they have none of these.
pub(super) fn tasks(desk: &Desk<'_>, at: &At, people: &[PersonRow], found: &Outstanding) -> Html {
    let words = at.words;
    let is = |role: &str| desk.writer().has_role(role);
    let own = !found.supervision.is_empty() || !found.lapsed.is_empty();
    let mut all: Vec<Task> = Vec::new();
    if answers(desk) || own {
        all.extend(of_the_team(desk, at, found));
    }
    if desk.must(Doing::Supervise, &desk.writer().site).is_ok() {
        all.push(Task::new(words.say("team-review"), words.say("home-any-time")).href("/team/review"));
    }
    if is("treatment-manager") || is("programme-team") {
        let waits = people.iter().filter(|row| row.lanes.iter().any(|lane| lane.waits(desk.words()))).count();
        all.push(task(at, words.say("home-waiting"), waits, "/waiting"));
    }
    if is("programme-designer") {
        let to_mend = to_mend(at, desk.today()).into_iter();
        all.extend(to_mend.map(|(id, title, to, count)| task(at, words.about(id, title), count, &to)));
    }
    if desk.must(Doing::ReadAudit, &desk.writer().site).is_ok() {
        all.push(Task::new(words.say("home-audit"), words.say("home-any-time")).href("/team/audit"));
    }
    if all.is_empty() {
        return Html::default();
    }
    subheading(&words.say("home-tasks")).then(TaskList::new(all).html())
}
