//! Who works here, and somebody who joins.

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use components::{Button, Checkbox, Checkboxes, Element, Html, Input, Radio, Radios, Select, SelectOption};
use domain::ids::StaffId;
use domain::person::Profession;
use domain::record::Refusal;
use domain::record::staff::{Due, Joined, ROLES, StaffEntry};
use runtime::ports::access::Doing;
use runtime::record::{Desk, MemberReport};

use super::super::parts::{cell, form, heading, link, problems, small, table, wrong_status};
use super::{may, page};
use crate::answer::Answer;
use crate::at::{App, At, Posted};
use crate::form::{Typed, Wrong};

/// Professions, by the id they are kept under.
const PROFESSIONS: [(&str, Profession); 4] = [
    ("psychologist", Profession::Psychologist),
    ("probation-officer", Profession::ProbationOfficer),
    ("chaplain", Profession::Chaplain),
    ("other", Profession::Other),
];

pub(super) fn addresses() -> Router<App> {
    Router::new().route("/team/staff", get(list)).route("/team/staff/new", get(begin).post(join))
}

async fn list(at: At) -> Response {
    at.desk(|desk, at| {
        let words = at.words;
        let everywhere = at.asked.get("site") == "all";
        let site = (!everywhere).then(|| desk.writer().site.clone());
        let members = desk.staff(site.as_ref())?;
        let (here, gone): (Vec<_>, Vec<_>) = members.iter().partition(|one| one.active);
        let title = words.say("team-staff");
        let add = may(desk, Doing::ManageStaff)
            .then(|| Button::link(words.say("staff-join"), "/team/staff/new").html());
        let other = if everywhere {
            link("/team/staff", &words.about("staff-only-here", desk.site_name(&desk.writer().site)))
        } else {
            link("/team/staff?site=all", &words.say("staff-everywhere"))
        };
        let mut body = heading(&title)
            .then(Html::from_iter(add))
            .then(Element::new("p").class("govuk-body").child(other))
            .then(Element::new("div").attribute("id", "due").child(rows(
                desk,
                at,
                &words.count("staff-found", here.len()),
                &here,
            )));
        if !gone.is_empty() {
            body = body.then(rows(desk, at, &words.say("staff-gone"), &gone));
        }
        Ok(page(&title, body).into())
    })
    .await
}

fn rows(desk: &Desk<'_>, at: &At, caption: &str, members: &[&MemberReport]) -> Html {
    let words = at.words;
    let rows = members.iter().map(|member| {
        let roles: Vec<String> = member.roles.iter().map(|role| role_in_words(at, role)).collect();
        let name = link(&format!("/team/staff/{}", member.id), &member.name);
        let due = member.dues.iter().map(|due| Element::new("div").text(&due_in_words(desk, at, due)).done());
        vec![
            name.done().then(Element::new("div").child(small(member.id.as_str()))),
            cell(&profession_in_words(at, member.profession)),
            cell(&roles.join(", ")),
            cell(&desk.site_name(&member.site)),
            due.collect::<Html>(),
        ]
    });
    let heads = ["staff-name", "staff-profession", "staff-roles", "staff-site", "staff-due"];
    table(caption, &heads.map(|id| words.say(id)), rows.collect())
}

/// What is due of somebody, as people read it.
fn due_in_words(desk: &Desk<'_>, at: &At, due: &Due) -> String {
    let words = at.words;
    match due {
        Due::Supervision(programme) => words.about("staff-supervision-due", desk.title(programme)),
        Due::Authorisation(programme, until) => {
            let said = [("it", desk.title(programme)), ("day", words.day(*until))];
            words.with(
                "staff-authorisation-ended",
                &said.each_ref().map(|(name, value)| (*name, value.as_str())),
            )
        }
        Due::Training(what, until) => {
            words.with("staff-training-ended", &[("it", what), ("day", &words.day(*until))])
        }
    }
}

/// A role as people read it; its id where it is none that is known.
pub(in crate::pages) fn role_in_words(at: &At, role: &str) -> String {
    if ROLES.contains(&role) { at.words.say(&format!("role-{role}")) } else { role.to_owned() }
}

/// A profession as people read it.
pub(super) fn profession_in_words(at: &At, profession: Profession) -> String {
    let known = PROFESSIONS.iter().find(|(_, one)| *one == profession);
    known.map_or_else(String::new, |(id, _)| at.words.say(&format!("profession-{id}")))
}

async fn begin(at: At) -> Response {
    at.desk(|desk, at| ask(desk, at, &Typed::default(), &Wrong::default())).await
}

async fn join(Posted(at, typed): Posted) -> Response {
    at.desk(move |desk, at| match joined(desk, at, &typed) {
        Ok(id) => Ok(Answer::go(format!("/team/staff/{id}"), at.words.say("staff-joined"))),
        Err(wrong) => ask(desk, at, &typed, &wrong),
    })
    .await
}

fn joined(desk: &Desk<'_>, at: &At, typed: &Typed) -> Result<StaffId, Wrong> {
    let words = at.words;
    let mut wrong = Wrong::default();
    let id = typed.get("member");
    let fits = |one: char| one.is_ascii_lowercase() || one.is_ascii_digit() || matches!(one, '.' | '-' | '_');
    if id.is_empty() || id.len() > 60 || !id.chars().all(fits) {
        wrong.add("member", words.say("staff-id-wrong"));
    }
    for (field, missing) in [("name", "staff-name-missing"), ("site", "staff-site-missing")] {
        if typed.get(field).is_empty() {
            wrong.add(field, words.say(missing));
        }
    }
    if typed.all("role").is_empty() {
        wrong.add("role", words.say("staff-role-missing"));
    }
    let profession = PROFESSIONS.iter().find(|(id, _)| *id == typed.get("profession"));
    let Some((_, profession)) = profession else {
        wrong.add("profession", words.say("staff-profession-missing"));
        return Err(wrong);
    };
    if !wrong.is_nothing() {
        return Err(wrong);
    }
    let member = StaffId::from(id);
    let entry = StaffEntry::Joined(Joined {
        member: member.clone(),
        name: typed.get("name").into(),
        site: typed.get("site").into(),
        profession: *profession,
        roles: typed.all("role").iter().map(|role| role.as_str().into()).collect(),
    });
    desk.record_staff(&member, &entry)?;
    Ok(member)
}

/// The site and the roles somebody is given: asked the same way whenever they are asked.
pub(super) fn place_fields(desk: &Desk<'_>, at: &At, typed: &Typed, wrong: &Wrong) -> Html {
    let words = at.words;
    let sites = desk.sites();
    let site = if sites.is_empty() {
        Input::new("site", words.say("staff-site"))
            .value(typed.get("site"))
            .error(wrong.of("site"))
            .wide(20)
            .html()
    } else {
        let options = sites.iter().map(|id| SelectOption::new(id.as_str(), desk.site_name(id)));
        Select::new("site", words.say("staff-site"))
            .items(options.collect::<Vec<_>>())
            .value(typed.filled("site").unwrap_or(desk.writer().site.as_str()))
            .error(wrong.of("site"))
            .html()
    };
    let roles = ROLES.iter().map(|role| {
        Checkbox::new(*role, words.say(&format!("role-{role}"))).hint(words.say(&format!("role-{role}-does")))
    });
    site.then(
        Checkboxes::new("role", words.say("staff-roles"))
            .items(roles.collect::<Vec<_>>())
            .values(typed.all("role").to_vec())
            .error(wrong.of("role"))
            .small()
            .html(),
    )
}

fn ask(desk: &Desk<'_>, at: &At, typed: &Typed, wrong: &Wrong) -> Result<Answer, Refusal> {
    desk.must(Doing::ManageStaff, &desk.writer().site)?;
    let words = at.words;
    let title = words.say("staff-join");
    let professions = PROFESSIONS.map(|(id, _)| Radio::new(id, words.say(&format!("profession-{id}"))));
    let fields = Input::new("name", words.say("staff-name"))
        .hint(words.say("staff-name-hint"))
        .value(typed.get("name"))
        .error(wrong.of("name"))
        .wide(20)
        .html()
        .then(
            Input::new("member", words.say("staff-id"))
                .hint(words.say("staff-id-hint"))
                .value(typed.get("member"))
                .error(wrong.of("member"))
                .spellcheck(false)
                .wide(20)
                .html(),
        )
        .then(
            Radios::new("profession", words.say("staff-profession"))
                .items(professions)
                .value(typed.get("profession"))
                .error(wrong.of("profession"))
                .small()
                .html(),
        )
        .then(place_fields(desk, at, typed, wrong));
    let form = form(at, "/team/staff/new").child(fields).child(Button::new(words.say("save")).once().html());
    let body = problems(words, wrong).then(heading(&title)).then(form);
    Ok(page(&title, body).back("/team/staff").refused(wrong_status(wrong)).into())
}
