//! What is recorded about a member of staff, each on a page of its own: another place or role, an authorisation, training,
//! supervision, a review, a password, the end of their account.

use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use components::{Button, DateInput, Html, Input, InsetText, Select, SelectOption, Textarea, WarningText};
use domain::ids::StaffId;
use domain::record::Refusal;
use domain::record::staff::{
    Authorised, Left, PasswordSet, Placed, Reviewed, StaffEntry, Supervised, Trained,
};
use jiff::civil::Date;
use runtime::ports::access::Doing;
use runtime::record::{Desk, MemberDetail};

use super::super::parts::{form, heading, hidden, problems, wrong_status};
use super::page;
use super::review::LATELY;
use super::staff::place_fields;
use crate::answer::Answer;
use crate::at::{App, At, Posted};
use crate::form::{Typed, Wrong};
use crate::session::standing;

pub(super) fn addresses() -> Router<App> {
    Router::new().route("/team/staff/{member}/{act}", get(show).post(save))
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Place,
    Authorise,
    Train,
    Supervise,
    Review,
    Password,
    Close,
}

impl Act {
    const ALL: [Self; 7] = [
        Self::Place,
        Self::Authorise,
        Self::Train,
        Self::Supervise,
        Self::Review,
        Self::Password,
        Self::Close,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Authorise => "authorise",
            Self::Train => "train",
            Self::Supervise => "supervise",
            Self::Review => "review",
            Self::Password => "password",
            Self::Close => "close",
        }
    }

    fn named(name: &str) -> Result<Self, Refusal> {
        let found = Self::ALL.into_iter().find(|act| act.name() == name);
        found.ok_or_else(|| Refusal::new(domain::codes::NO_SUCH_ENTRY, "there is no such page"))
    }

    /// What whoever does it needs to be allowed.
    fn needs(self) -> Doing {
        match self {
            Self::Supervise | Self::Review => Doing::Supervise,
            _ => Doing::ManageStaff,
        }
    }
}

async fn show(at: At, Path((member, act)): Path<(String, String)>) -> Response {
    at.desk(move |desk, at| {
        let act = Act::named(&act)?;
        let detail = desk.member(&member.as_str().into())?;
        // What the address says is filled in: the meeting to review, say.
        let mut typed = at.asked.clone();
        if act == Act::Place {
            // Whom a site lets in is that site's to say, so whoever asks means their own.
            typed = Typed::default().with("site", desk.writer().site.as_str());
            typed = typed.with_all("role", detail.report.roles.iter().map(ToString::to_string).collect());
        }
        ask(desk, at, &detail, act, &typed, &Wrong::default())
    })
    .await
}

async fn save(Path((member, act)): Path<(String, String)>, Posted(at, typed): Posted) -> Response {
    at.desk(move |desk, at| {
        let act = Act::named(&act)?;
        let id = StaffId::from(member.as_str());
        let recorded = entry(desk, at, (act, &id), &typed)
            .and_then(|entry| desk.record_staff(&id, &entry).map(|_| entry).map_err(Wrong::from));
        match recorded {
            Ok(entry) => {
                // Whoever is signed in with what no longer holds is signed out at once.
                match entry {
                    StaffEntry::Left(_) => at.app.0.sessions.end_all(&id),
                    StaffEntry::PasswordSet(set) => {
                        at.app.0.sessions.end_all_but(&id, &at.secret, &standing(Some(&set.hash)));
                    }
                    _ => {}
                }
                let done = at.words.say(&format!("act-{}-done", act.name()));
                Ok(Answer::go(format!("/team/staff/{id}"), done))
            }
            Err(wrong) => {
                let detail = desk.member(&id)?;
                ask(desk, at, &detail, act, &typed, &wrong)
            }
        }
    })
    .await
}

/// What must be filled in: each field with what is said where it is not.
fn missing(at: &At, typed: &Typed, fields: &[&str]) -> Wrong {
    let mut wrong = Wrong::default();
    for field in fields.iter().filter(|field| typed.get(field).is_empty()) {
        wrong.add(field, at.words.say(&format!("missing-{field}")));
    }
    wrong
}

/// A day that was typed; none where it was left empty.
fn day(at: &At, typed: &Typed, field: &str, wrong: &mut Wrong) -> Option<Date> {
    typed.day(field).unwrap_or_else(|_| {
        wrong.add(&format!("{field}-day"), at.words.say("error-no-such-day"));
        None
    })
}

fn entry(desk: &Desk<'_>, at: &At, (act, id): (Act, &StaffId), typed: &Typed) -> Result<StaffEntry, Wrong> {
    let text = |field: &str| typed.get(field).into();
    let mut wrong = match act {
        Act::Place => missing(at, typed, &["site", "role", "because"]),
        Act::Authorise => missing(at, typed, &["programme", "supervisor"]),
        Act::Train => missing(at, typed, &["what"]),
        Act::Supervise => missing(at, typed, &["programme", "with", "points"]),
        Act::Review => missing(at, typed, &["programme", "meeting", "agreed"]),
        Act::Password => missing(at, typed, &["password"]),
        Act::Close => missing(at, typed, &["because"]),
    };
    let on = day(at, typed, "on", &mut wrong).unwrap_or(desk.today());
    let from = day(at, typed, "from", &mut wrong).unwrap_or(desk.today());
    let until = day(at, typed, "until", &mut wrong);
    if act == Act::Authorise && until.is_none() && wrong.of("until-day").is_none() {
        wrong.add("until-day", at.words.say("missing-until"));
    }
    if !wrong.is_nothing() {
        return Err(wrong);
    }
    Ok(match act {
        Act::Place => StaffEntry::Placed(Placed {
            site: typed.get("site").into(),
            roles: typed.all("role").iter().map(|role| role.as_str().into()).collect(),
            because: text("because"),
        }),
        Act::Authorise => StaffEntry::Authorised(Authorised {
            programme: typed.get("programme").into(),
            from,
            until: until.unwrap_or(from),
            supervisor: text("supervisor"),
        }),
        Act::Train => StaffEntry::Trained(Trained { what: text("what"), on, until }),
        Act::Supervise => StaffEntry::Supervised(Supervised {
            programme: typed.get("programme").into(),
            on,
            with: text("with"),
            points: text("points"),
        }),
        Act::Review => StaffEntry::Reviewed(Reviewed {
            programme: typed.get("programme").into(),
            meeting: typed.get("meeting").into(),
            on,
            kept_to: text("kept-to"),
            could_be: text("could-be"),
            agreed: text("agreed"),
        }),
        Act::Password => {
            // Asked before: hashing takes much memory, and nobody's but whose it is to set one.
            desk.may_record_staff(id, &StaffEntry::PasswordSet(PasswordSet { hash: "".into() }))?;
            let Some(_turn) = at.app.0.turns.hashing.enter_here() else {
                return Err(Wrong::one("password", at.words.say("error-busy")));
            };
            // A password keeps its spaces.
            let password = typed.all("password").first().map(String::as_str).unwrap_or_default();
            let hashed = at.app.0.house.hashed(password).map_err(|why| Wrong::one("password", why))?;
            StaffEntry::PasswordSet(PasswordSet { hash: hashed.into() })
        }
        Act::Close => StaffEntry::Left(Left { because: text("because") }),
    })
}

fn ask(
    desk: &Desk<'_>,
    at: &At,
    detail: &MemberDetail,
    act: Act,
    typed: &Typed,
    wrong: &Wrong,
) -> Result<Answer, Refusal> {
    let site = if act == Act::Place { &desk.writer().site } else { &detail.report.site };
    desk.must(act.needs(), site)?;
    let words = at.words;
    let title = words.with(&format!("act-{}-title", act.name()), &[("it", &detail.report.name)]);
    let to = format!("/team/staff/{}/{}", detail.report.id, act.name());
    let button = Button::new(words.say(if act == Act::Close { "act-close" } else { "save" })).once();
    let button = if act == Act::Close { button.warning() } else { button };
    let form = form(at, &to).child(fields(desk, at, act, typed, wrong)).child(button.html());
    let body = problems(words, wrong).then(heading(&title)).then(form);
    let back = format!("/team/staff/{}", detail.report.id);
    Ok(page(&title, body).back(back).refused(wrong_status(wrong)).into())
}

fn fields(desk: &Desk<'_>, at: &At, act: Act, typed: &Typed, wrong: &Wrong) -> Html {
    let asked = Asked { desk, at, typed, wrong };
    match act {
        Act::Place => Html::paragraph(at.words.say("act-place-what"))
            .then(place_fields(desk, at, typed, wrong))
            .then(asked.long("because")),
        Act::Authorise => {
            asked.programme().then(asked.day("from")).then(asked.day("until")).then(asked.line("supervisor"))
        }
        Act::Train => asked.line("what").then(asked.day("on")).then(asked.day("until")),
        Act::Supervise => {
            asked.programme().then(asked.day("on")).then(asked.line("with")).then(asked.long("points"))
        }
        Act::Review => asked
            .meeting()
            .then(asked.day("on"))
            .then(asked.long("kept-to"))
            .then(asked.long("could-be"))
            .then(asked.long("agreed")),
        Act::Password => Input::new("password", at.words.say("ask-password"))
            .hint(at.words.say("ask-password-hint"))
            .kind("password")
            .autocomplete("new-password")
            .error(wrong.of("password"))
            .wide(20)
            .html(),
        Act::Close => {
            Html::from(WarningText::new(at.words.say("act-close-warning"))).then(asked.long("because"))
        }
    }
}

/// Fields with what was typed and what is wrong.
struct Asked<'a> {
    desk: &'a Desk<'a>,
    at: &'a At,
    typed: &'a Typed,
    wrong: &'a Wrong,
}

impl Asked<'_> {
    fn label(&self, field: &str) -> String {
        self.at.words.say(&format!("ask-{field}"))
    }

    fn hint(&self, field: &str) -> String {
        self.at.words.say(&format!("ask-{field}-hint"))
    }

    fn line(&self, field: &str) -> Html {
        Input::new(field, self.label(field))
            .hint(self.hint(field))
            .value(self.typed.get(field))
            .error(self.wrong.of(field))
            .wide(20)
            .html()
    }

    fn long(&self, field: &str) -> Html {
        Textarea::new(field, self.label(field))
            .hint(self.hint(field))
            .value(self.typed.get(field))
            .error(self.wrong.of(field))
            .html()
    }

    fn day(&self, field: &str) -> Html {
        let words = self.at.words;
        let part = |part: &str| self.typed.get(&format!("{field}-{part}")).to_owned();
        DateInput::new(field, self.label(field))
            .hint(self.hint(field))
            .called(&words.say("day"), &words.say("month"), &words.say("year"))
            .date(part("day"), part("month"), part("year"))
            .error(self.wrong.of(&format!("{field}-day")))
            .html()
    }

    fn programme(&self) -> Html {
        let none = SelectOption::new("", self.at.words.say("ask-choose"));
        let all = self.desk.programmes().into_iter();
        let all = all.map(|id| SelectOption::new(id.as_str(), self.desk.title(&id)));
        Select::new("programme", self.label("programme"))
            .items(std::iter::once(none).chain(all).collect::<Vec<_>>())
            .value(self.typed.get("programme"))
            .error(self.wrong.of("programme"))
            .html()
    }

    /// Which meeting is looked at: told in words where it is known, asked for where not.
    fn meeting(&self) -> Html {
        let (programme, meeting) = (self.typed.get("programme"), self.typed.get("meeting"));
        let held =
            if meeting.is_empty() { Vec::new() } else { self.desk.held_lately(LATELY).unwrap_or_default() };
        let one =
            held.iter().find(|one| one.meeting.as_str() == meeting && one.programme.as_str() == programme);
        let Some(one) = one else { return self.programme().then(self.line("meeting")) };
        let words = self.at.words;
        let told = words.with(
            "review-meeting",
            &[
                ("day", &words.day(one.on)),
                ("who", &one.whom.name),
                ("programme", &self.desk.title(&one.programme)),
            ],
        );
        Html::from(InsetText::new(told)).then(hidden("programme", programme)).then(hidden("meeting", meeting))
    }
}
