//! What two programmes' teams agreed, for those who may read one of their lanes.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::package::Package;
use print::paper::{Conference, Paper};

use crate::answer::{Page, Section};
use crate::at::At;
use crate::pages::parts::{look, whose};

pub(super) async fn show(at: At, Path((person, number)): Path<(String, String)>) -> Response {
    at.desk(move |desk, at| {
        let looked = look(desk, &person, "conference on paper")?;
        let found = looked.case.conferences.iter().find(|one| one.recorded.number.to_string() == number);
        let readable = found.filter(|one| one.what.programmes.iter().any(|id| looked.may_read(id)));
        let one = readable.ok_or_else(|| super::missing(&format!("conference `{number}`")))?;
        let ready: Vec<_> =
            one.what.programmes.iter().filter_map(|id| desk.programme_of(&looked, id).ok()).collect();
        let packages: Vec<&Package> = ready.iter().map(|ready| &*ready.programme.package).collect();
        let paper = Paper::Conference(Conference {
            edge: super::edge(at, desk, &packages, None),
            title: at.words.say("paper-conference-title"),
            held_on: one.what.on,
            programmes: one.what.programmes.iter().map(|id| desk.title(id)).collect(),
            present: one.what.present.iter().map(ToString::to_string).collect(),
            agreed: one.what.agreed.to_string(),
            person_said: one.what.person_said.as_deref().map(str::to_owned),
        });
        match super::printed("conference", &paper) {
            Ok(file) => Ok(file),
            Err(refused) => {
                let (title, body) = super::troubles(at.words, &refused);
                let page = Page::new(Section::People, title, body).about(whose(at.words, &looked));
                let back = format!("/people/{}", looked.person);
                Ok(page.back(back).refused(StatusCode::UNPROCESSABLE_ENTITY).into())
            }
        }
    })
    .await
}
