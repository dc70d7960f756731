//! The API asked as other systems ask it, of the world that the desk is tested in: what is answered is as it is described,
//! the walls stand, and whatever goes wrong has one shape.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode};
use domain::ids::StaffId;
use domain::record::Refusal;
use hyper::service::Service as _;
use hyper_util::service::TowerToHyperService;
use runtime::record::Desk;
use serde_json::{Value, json};

use super::openapi::description;
use crate::at::{App, now};
use crate::house::{House, Plugins, SignIn, Verification};
use crate::server::{Serving, app, router};
use crate::session::standing;
use crate::shelf::{AcceptedChange, NotWritten, Shelf};
use crate::world::{BRIDGES, PATHS, World, p1, scheduled, stated};

struct Stub(World);

impl House for Stub {
    fn at_desk(&self, member: &StaffId, work: &mut dyn FnMut(&Desk<'_>)) -> Result<(), Refusal> {
        work(&Desk::of(self.0.opened(), member)?);
        Ok(())
    }

    fn signs_in(&self, _: &StaffId, _: &str) -> Option<Arc<str>> {
        None
    }

    fn time(&self) -> jiff::Timestamp {
        self.0.opened().now
    }

    fn is_up(&self) -> bool {
        true
    }

    fn verify(&self, _: &StaffId) -> Result<Verification, Refusal> {
        Ok(Verification::default())
    }

    fn plugins(&self) -> Result<Plugins, Refusal> {
        Ok(Plugins::default())
    }

    fn shelf(&self) -> Arc<dyn Shelf> {
        panic!("nothing here asks for files of programmes")
    }

    fn write(&self, _: &str, _: Option<&str>, _: &str) -> Result<(), NotWritten> {
        Err(NotWritten::Refused("no".to_owned(), "no".to_owned()))
    }

    fn accept(&self, _: &AcceptedChange) -> Result<String, NotWritten> {
        Err(NotWritten::Refused("no".to_owned(), "no".to_owned()))
    }

    fn html(&self, markdown: &str, _: u8) -> String {
        markdown.to_owned()
    }

    fn hashed(&self, _: &str) -> Result<String, String> {
        Err("no".to_owned())
    }
}

/// A person with two lanes, a meeting in each, and something said.
fn served() -> App {
    let world = World::with_p1();
    for (by, programme, session) in [("ben", PATHS, "groups"), ("cat", BRIDGES, "crossing")] {
        let hour = if by == "ben" { "2026-11-25T08:00" } else { "2026-11-25T14:00" };
        world.desk(by).record(&p1(), scheduled(programme, session, by, hour)).expect("planned");
    }
    world.desk("ben").record(&p1(), stated("family.contact", "education")).expect("stated");
    let serving = Serving {
        listen: ([127, 0, 0, 1], 0).into(),
        sign_in: SignIn::Password,
        encrypted: false,
        address: None,
    };
    app(Arc::new(Stub(world)), serving)
}

/// Somebody who asks.
struct Client {
    app: App,
    cookie: String,
    token: String,
}

impl Client {
    fn of(app: &App, who: &str) -> Self {
        let secret = app.0.sessions.begin(who.into(), standing(None), now()).expect("random bytes");
        let session = app.0.sessions.of(&secret, now()).expect("signed in");
        Self { app: app.clone(), cookie: format!("waymark={secret}"), token: session.token }
    }

    fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        Request::builder().method(method).uri(path).header("host", "localhost").header("cookie", &self.cookie)
    }

    async fn send(&self, request: Request<Body>) -> (StatusCode, Value) {
        let service = TowerToHyperService::new(router(self.app.clone()));
        let response = service.call(request).await.expect("an answer");
        let status = response.status();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("a body");
        (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    async fn get(&self, path: &str) -> (StatusCode, Value) {
        self.send(self.request(Method::GET, path).body(Body::empty()).expect("a request")).await
    }

    async fn post(&self, path: &str, body: &Value) -> (StatusCode, Value) {
        let request = self.request(Method::POST, path);
        let request = request.header("x-token", &self.token).header("content-type", "application/json");
        self.send(request.body(Body::from(body.to_string())).expect("a request")).await
    }
}

/// What is wrong with an answer, by the description.
fn wrong(schema: &Value, answer: &Value) -> Vec<String> {
    let mut whole = schema.clone();
    whole["components"] = description()["components"].clone();
    let validator = jsonschema::draft202012::new(&whole).expect("a schema");
    validator.iter_errors(answer).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[track_caller]
fn is_as_described(path: &str, method: &str, answer: &Value) {
    let gives = &description()["paths"][path][method]["responses"]["200"]["content"];
    let problems = wrong(&gives["application/json"]["schema"], answer);
    assert!(problems.is_empty(), "{path}: {problems:#?}\n{answer:#}");
}

#[track_caller]
fn is_an_error(asked: &str, status: StatusCode, expected: u16, answer: &Value) {
    assert_eq!(status.as_u16(), expected, "{asked}: {answer}");
    assert_eq!(answer["status"], expected, "{asked}: {answer}");
    let gives = &description()["paths"]["/api/me"]["get"]["responses"]["default"]["content"];
    assert_eq!(wrong(&gives["application/json"]["schema"], answer), Vec::<String>::new(), "{asked}");
    let mut fields: Vec<&String> = answer.as_object().expect("an object").keys().collect();
    fields.sort();
    assert_eq!(fields, ["developerMessage", "errorCode", "moreInfo", "status", "userMessage"], "{asked}");
}

#[tokio::test]
async fn what_is_answered_is_as_it_is_described() {
    let app = served();
    for who in ["ann", "ben", "cat", "tom"] {
        let client = Client::of(&app, who);
        for path in description()["paths"].as_object().expect("paths").keys() {
            let operation = &description()["paths"][path];
            if operation.get("get").is_none() {
                continue;
            }
            let asked = path.replace("{person}", "p1").replace("{programme}", PATHS);
            let (status, answer) = client.get(&asked).await;
            if who == "cat" && path.contains("{programme}") && !path.ends_with("meetings")
                || who == "tom" && (path.ends_with("{programme}") || path.ends_with("advice"))
            {
                is_an_error(&format!("{who} {path}"), status, 403, &answer);
                continue;
            }
            assert_eq!(status, StatusCode::OK, "{who} {path}: {answer}");
            is_as_described(path, "get", &answer);
        }
    }
}

#[tokio::test]
async fn every_part_of_the_description_leads_somewhere() {
    fn refs(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                if let Some(Value::String(to)) = fields.get("$ref") {
                    found.push(to.clone());
                }
                fields.values().for_each(|value| refs(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| refs(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    refs(description(), &mut found);
    assert!(found.len() > 20, "{found:?}");
    for to in found {
        let there = to.strip_prefix('#').and_then(|pointer| description().pointer(pointer));
        assert!(there.is_some(), "`{to}` leads nowhere");
    }
}

#[tokio::test]
async fn a_lane_one_may_not_read_has_dates_only_and_no_events() {
    let app = served();
    let ben = Client::of(&app, "ben");
    let (_, overview) = ben.get("/api/people/p1").await;
    let text = overview.to_string();
    assert!(text.contains("paths meeting") && text.contains("bridges meeting"), "{text}");
    assert!(!text.contains("meeting-bridges") && !text.contains("crossing"), "{text}");
    let (_, meetings) = ben.get("/api/people/p1/lanes/bridges/meetings").await;
    assert_eq!(meetings["totalElements"], 1);
    assert!(meetings["content"][0].get("meeting").is_none(), "{meetings}");
    let (_, events) = ben.get("/api/events").await;
    let told = events["content"].to_string();
    assert!(told.contains("interventions-framework.session.scheduled"), "{told}");
    assert!(told.contains("\"programme\":\"paths\"") && !told.contains("bridges"), "{told}");
    assert!(!told.contains("glass") && !told.contains("restrict"), "{told}");
    let (status, nobody) = Client::of(&app, "excluded").get("/api/people/p1").await;
    is_an_error("excluded", status, 404, &nobody);
    let (status, refused) = Client::of(&app, "aud").get("/api/events").await;
    is_an_error("auditor", status, 403, &refused);
}

#[tokio::test]
async fn events_go_on_where_they_ended() {
    let app = served();
    let ben = Client::of(&app, "ben");
    let (_, first) = ben.get("/api/events").await;
    assert!(first["content"].as_array().is_some_and(|all| all.len() > 2), "{first}");
    let (_, again) = ben.get(&format!("/api/events?after={}", first["next"])).await;
    assert_eq!(again["content"], json!([]), "{again}");
    let identifiers = &first["content"][0]["personReference"]["identifiers"];
    assert_eq!(*identifiers, json!([{ "type": "NOMS", "value": "A1234BC" }]));
}

#[tokio::test]
async fn whatever_goes_wrong_has_one_shape() {
    let app = served();
    let ben = Client::of(&app, "ben");
    let stranger = Client { app: app.clone(), cookie: String::new(), token: String::new() };
    let fact = "/api/people/p1/facts/submit";
    let (status, answer) = stranger.get("/api/people").await;
    is_an_error("nobody", status, 401, &answer);
    let (status, answer) = stranger.post(fact, &json!({})).await;
    is_an_error("nobody writes", status, 401, &answer);
    for (path, expected) in [
        ("/api/nothing", 404),
        ("/api/people/nobody", 404),
        ("/api/people/p1/facts/submit", 405),
        ("/api/people?size=many", 422),
        ("/api/people?sort=shoe-size,asc", 422),
        ("/api/events?after=yesterday", 422),
    ] {
        let (status, answer) = ben.get(path).await;
        is_an_error(path, status, expected, &answer);
    }
    let post = |kind: &'static str, token: &str, body: String| {
        let request = ben.request(Method::POST, fact).header("x-token", token).header("content-type", kind);
        ben.send(request.body(Body::from(body)).expect("a request"))
    };
    let json_kind = "application/json";
    for (kind, token, body, expected) in [
        (json_kind, "another", "{}".to_owned(), 403),
        ("text/plain", &ben.token, "{}".to_owned(), 415),
        ("application/x-www-form-urlencoded", &ben.token, "fact=a".to_owned(), 415),
        (json_kind, &ben.token, "{".to_owned(), 400),
        (json_kind, &ben.token, "{\"fact\":1}".to_owned(), 422),
        (json_kind, &ben.token, "{}".to_owned(), 422),
        (json_kind, &ben.token, format!("\"{}\"", "a".repeat(1024 * 1024)), 413),
    ] {
        let (status, answer) = post(kind, token, body).await;
        is_an_error(kind, status, expected, &answer);
    }
    let elsewhere = ben.request(Method::POST, fact).header("origin", "https://evil.example");
    let elsewhere = elsewhere.header("x-token", &ben.token);
    let (status, answer) = ben.send(elsewhere.body(Body::empty()).expect("a request")).await;
    is_an_error("elsewhere", status, 403, &answer);
}

#[tokio::test]
async fn what_is_submitted_is_recorded_once_and_never_over_somebody_else() {
    let app = served();
    let ben = Client::of(&app, "ben");
    let (_, overview) = ben.get("/api/people/p1").await;
    let submission = json!({
        "fact": "family.contact", "value": "no", "holder": "probation", "seen": overview["number"],
    });
    let (status, done) = ben.post("/api/people/p1/facts/submit", &submission).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    is_as_described("/api/people/{person}/facts/submit", "post", &done);
    let (status, answer) = ben.post("/api/people/p1/facts/submit", &submission).await;
    is_an_error("stale", status, 409, &answer);
    let plan = json!({ "choices": [{ "session": "groups", "chosen": "added", "because": "He asked." }] });
    let (status, done) = ben.post("/api/people/p1/lanes/paths/plan/submit", &plan).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    let held = json!({ "code": "attended" });
    let (status, done) = ben.post("/api/people/p1/lanes/paths/meetings/meeting-paths/submit", &held).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    let (_, events) = ben.get("/api/events").await;
    let told = events["content"].to_string();
    assert!(told.contains("session.delivered") && told.contains("plan.submitted"), "{told}");
    let (status, answer) = ben.post("/api/people/p1/lanes/bridges/plan/submit", &plan).await;
    is_an_error("another lane", status, 403, &answer);
}

#[tokio::test]
async fn a_session_is_over_where_what_let_somebody_in_is_another() {
    let app = served();
    let client = Client::of(&app, "ben");
    assert_eq!(client.get("/api/me").await.0, StatusCode::OK);
    let before = standing(Some("what was stored before"));
    let secret = app.0.sessions.begin("ben".into(), before, now()).expect("random bytes");
    let stale = Client { cookie: format!("waymark={secret}"), ..Client::of(&app, "ben") };
    assert_eq!(stale.get("/api/me").await.0, StatusCode::UNAUTHORIZED);
    assert!(app.0.sessions.of(&secret, now()).is_none(), "it goes on");
}

#[tokio::test]
async fn being_counted_is_not_being_here() {
    let app = served();
    let (began, idle) = (now(), crate::session::IDLE);
    let secret = app.0.sessions.begin("ben".into(), standing(None), began).expect("random bytes");
    let client = Client { app: app.clone(), cookie: format!("waymark={secret}"), token: String::new() };
    assert_eq!(client.get("/ping").await.0, StatusCode::OK);
    let just_over = began + idle + std::time::Duration::from_nanos(1);
    assert!(app.0.sessions.unseen(&secret, just_over).is_none(), "it was seen");
}

#[tokio::test]
async fn lists_come_a_page_at_a_time() {
    let app = served();
    let tom = Client::of(&app, "tom");
    let (_, list) = tom.get("/api/people?page=0&size=1&sort=nextMeeting,desc").await;
    assert_eq!((&list["totalElements"], &list["totalPages"]), (&json!(1), &json!(1)), "{list}");
    assert_eq!((&list["first"], &list["last"]), (&json!(true), &json!(true)), "{list}");
    let (_, list) = tom.get("/api/people?page=7").await;
    assert_eq!((&list["content"], &list["number"]), (&json!([]), &json!(7)), "{list}");
}

#[tokio::test]
async fn whoever_watches_needs_no_session_and_learns_nothing_of_anybody() {
    let app = served();
    let stranger = Client { app, cookie: String::new(), token: String::new() };
    assert_eq!(stranger.get("/health").await, (StatusCode::OK, json!({ "status": "UP" })));
    let (status, info) = stranger.get("/info").await;
    assert_eq!((status, &info["build"]["name"]), (StatusCode::OK, &json!("waymark")));
    assert_eq!(stranger.get("/ping").await.0, StatusCode::OK);
    let (status, description) = stranger.get("/api/openapi.json").await;
    assert_eq!((status, &description["openapi"]), (StatusCode::OK, &json!("3.1.0")));
}
