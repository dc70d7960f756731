//! What somebody who delivers has to do, from the rows of lists: nobody's record is opened for it.

use components::{Element, Html};
use domain::ids::StaffId;
use runtime::record::{Desk, DiaryRow, LaneRow, PersonRow};

use super::super::parts::{cell, link, link_about, small, subheading_at, table};
use super::super::people::{name_and_number, named};
use crate::at::At;

/// A promise is shown so many days before its day.
const SOON: i64 = 7;

/// A lane with whose it is.
type Row<'r> = (&'r PersonRow, &'r LaneRow);

/// The lanes somebody works in.
pub(super) struct Mine<'r> {
    desk: &'r Desk<'r>,
    at: &'r At,
    lanes: Vec<Row<'r>>,
    /// Lanes of others that they stand in the diary of.
    others: Vec<Row<'r>>,
}

impl<'r> Mine<'r> {
    pub(super) fn of(desk: &'r Desk<'_>, at: &'r At, people: &'r [PersonRow]) -> Self {
        let me = &desk.writer().id;
        let all = people.iter().flat_map(|row| row.lanes.iter().map(move |lane| (row, &**lane)));
        let (lanes, others) = all.partition(|(_, lane)| lane.team.contains(me));
        Self { desk, at, lanes, others }
    }

    pub(super) fn is_nothing(&self) -> bool {
        self.lanes.is_empty()
    }

    /// The meetings of the diary that are theirs: each of their lanes, and those of others that they deliver.
    fn diary(&self) -> impl Iterator<Item = (Row<'r>, &'r DiaryRow)> {
        let me: &StaffId = &self.desk.writer().id;
        let own = self.lanes.iter().flat_map(|row| row.1.diary.iter().map(move |one| (*row, one)));
        let others = self.others.iter().flat_map(|row| row.1.diary.iter().map(move |one| (*row, one)));
        own.chain(others.filter(move |(_, one)| one.facilitators.contains(me)))
    }

    /// Meetings whose day is over and that nobody has recorded, oldest first.
    pub(super) fn to_record(&self) -> Html {
        let words = self.at.words;
        let today = self.desk.today();
        let mut late: Vec<_> = self.diary().filter(|(_, one)| one.at.date() < today).collect();
        if late.is_empty() {
            return Html::default();
        }
        late.sort_by_key(|(_, one)| one.at);
        let rows = late.iter().map(|(row, one)| {
            let record = self.record(*row, one);
            vec![self.when(*row, one), self.who(row.0), self.programme(*row), record]
        });
        let heads = ["home-when", "home-who", "home-what", "meetings-do"].map(|id| words.say(id));
        let title = words.count("meetings-late", late.len());
        let inside = subheading_at("to-record", &title).then(table(
            &words.say("meetings-late-about"),
            &heads,
            rows.collect(),
        ));
        Element::new("section").class("waymark-loud").child(inside).done()
    }

    /// Every meeting that comes, today's first; today's can be recorded as well.
    pub(super) fn coming(&self) -> Html {
        let words = self.at.words;
        let today = self.desk.today();
        let mut coming: Vec<_> = self.diary().filter(|(_, one)| one.at.date() >= today).collect();
        let title = words.say("home-next");
        if coming.is_empty() {
            return subheading_at("coming", &title).then(Html::paragraph(words.say("home-none")));
        }
        coming.sort_by_key(|(_, one)| one.at);
        let any_today = coming.iter().any(|(_, one)| one.at.date() == today);
        let rows = coming.iter().map(|(row, one)| {
            let mut cells = vec![self.when(*row, one), self.who(row.0), self.programme(*row)];
            if any_today {
                let is_today = one.at.date() == today;
                cells.push(if is_today { self.record(*row, one) } else { Html::default() });
            }
            cells
        });
        let mut heads = vec!["home-when", "home-who", "home-what"];
        heads.extend(any_today.then_some("meetings-do"));
        let heads: Vec<String> = heads.into_iter().map(|id| words.say(id)).collect();
        table(&title, &heads, rows.collect())
    }

    /// What in their programmes cannot wait.
    pub(super) fn to_look_at(&self) -> Html {
        let words = self.at.words;
        let rows: Vec<Vec<Html>> = self
            .lanes
            .iter()
            .flat_map(|row| {
                self.waits(row.1).into_iter().map(move |(said, to)| {
                    vec![
                        link(&format!("{}{to}", address(*row)), &said).done(),
                        self.who(row.0),
                        self.programme(*row),
                    ]
                })
            })
            .collect();
        if rows.is_empty() {
            return Html::default();
        }
        let heads = ["home-why", "home-who", "home-what"].map(|id| words.say(id));
        table(&words.say("home-look-at"), &heads, rows)
    }

    /// What waits in a lane, each with where something is done about it.
    fn waits(&self, lane: &LaneRow) -> Vec<(String, &'static str)> {
        let words = self.at.words;
        let today = self.desk.today();
        let mut all = Vec::new();
        if let Some(by) = lane.promise_due {
            let days = domain::date::to_days(by) - domain::date::to_days(today);
            let id = if days < 0 { "home-promise-overdue" } else { "home-promise-due" };
            if days <= SOON {
                all.push((words.about(id, words.day(by)), "/promises"));
            }
        }
        let days = lane.days_without_contact(today);
        if let Some(days) = days.filter(|days| *days > i64::from(self.desk.words().gap_after_days)) {
            all.push((words.count("home-no-contact", days), "/meetings"));
        }
        if lane.check_in_fell {
            all.push((words.say("home-check-in"), "/meetings"));
        }
        if let Some(due) = lane.agreement_due.filter(|due| *due <= today) {
            all.push((words.about("home-agreement", words.day(due)), ""));
        }
        all
    }

    pub(super) fn people(&self) -> Html {
        let words = self.at.words;
        let people = self.lanes.iter().map(|row| {
            let last = row.1.last_contact.map(|day| words.day(day)).unwrap_or_default();
            vec![self.who(row.0), cell(&self.desk.title(&row.1.programme)), cell(&last)]
        });
        let heads = ["home-who", "home-what", "home-last"].map(|id| words.say(id));
        table(&words.say("home-people"), &heads, people.collect())
    }

    fn when(&self, row: Row<'_>, one: &DiaryRow) -> Html {
        let when = self.at.words.moment(one.at);
        let who = named(self.at.words, row.0);
        let to = format!("{}/meetings/{}", address(row), one.meeting);
        link(&to, &when).child(about(&who)).done()
    }

    fn record(&self, row: Row<'_>, one: &DiaryRow) -> Html {
        let words = self.at.words;
        let of = format!("{}, {}", words.moment(one.at), named(words, row.0));
        let to = format!("{}/meetings/{}/record", address(row), one.meeting);
        link_about(&to, &words.say("meetings-record"), &of).done()
    }

    /// Somebody by name, with the number beside it: two of one name are told apart.
    fn who(&self, row: &PersonRow) -> Html {
        let (name, number) = name_and_number(self.at.words, row);
        let number = number.map(|number| Html::text(" ").then(small(&number)));
        link(&format!("/people/{}", row.person), &name).maybe(number).done()
    }

    fn programme(&self, row: Row<'_>) -> Html {
        link(&address(row), &self.desk.title(&row.1.programme)).done()
    }
}

/// What only those hear who do not see what stands beside it.
fn about(text: &str) -> Element {
    Element::new("span").class("govuk-visually-hidden").text(&format!(" {text}"))
}

/// The address of a lane.
fn address((person, lane): Row<'_>) -> String {
    format!("/people/{}/{}", person.person, lane.programme)
}
