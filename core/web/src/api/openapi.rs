//! The description of this API, OpenAPI 3.1: every shape in it is made from the type that is answered or read.

use std::sync::LazyLock;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use runtime::record::{Events, LaneSummary, Line, OverviewReport, PersonRow, StandingReport};
use schemars::JsonSchema;
use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::{Map, Value, json};

use super::said::{self, ErrorResponse};
use super::shapes::{FactSubmission, Me, MeetingSubmission, PageOf, PlanSubmission, ProgrammeNow, Recorded};
use super::watch::{Health, Info};
use crate::at::App;

/// The description, made once.
static DESCRIPTION: LazyLock<Value> = LazyLock::new(describe);

/// `GET /api/openapi.json`
pub(super) async fn show(State(app): State<App>) -> Response {
    let mut description = DESCRIPTION.clone();
    if let Some(name) = description.pointer_mut("/components/securitySchemes/session/name") {
        *name = app.cookie().into();
    }
    said::json(StatusCode::OK, &description)
}

/// The whole description.
#[cfg(test)]
pub(super) fn description() -> &'static Value {
    &DESCRIPTION
}

/// What is asked with a list.
const LIST: &[(&str, &str, &str)] = &[
    ("page", "integer", "Which page, from 0."),
    ("size", "integer", "How many elements on a page: 1 to 200, else 20."),
    ("sort", "string", "FIELD,asc or FIELD,desc."),
];

/// What is asked with the list of people.
const PEOPLE: &[(&str, &str, &str)] = &[
    ("text", "string", "Part of a name or a number."),
    ("programme", "string", "Only with a lane of this programme."),
    ("status", "string", "Only in this status."),
    ("site", "string", "Only where this site holds the case."),
    ("waiting", "boolean", "Only who waits."),
];

/// What is asked with events.
const EVENTS: &[(&str, &str, &str)] =
    &[("after", "integer", "The `next` of the last answer; everything without it.")];

/// Shapes by name, as they are gathered.
struct Shapes {
    written: SchemaGenerator,
    read: SchemaGenerator,
}

impl Shapes {
    fn new() -> Self {
        let settings = || {
            SchemaSettings::draft2020_12().with(|settings| {
                settings.definitions_path = "/components/schemas".into();
                settings.meta_schema = None;
            })
        };
        Self {
            written: settings().for_serialize().into_generator(),
            read: settings().for_deserialize().into_generator(),
        }
    }

    /// What is answered.
    fn gives<T: JsonSchema>(&mut self) -> Value {
        self.written.subschema_for::<T>().to_value()
    }

    /// What is sent.
    fn takes<T: JsonSchema>(&mut self) -> Value {
        self.read.subschema_for::<T>().to_value()
    }

    fn all(mut self) -> Map<String, Value> {
        let mut all = self.read.take_definitions(true);
        all.extend(self.written.take_definitions(true));
        all
    }
}

fn describe() -> Value {
    let mut shapes = Shapes::new();
    let wrong = shapes.gives::<ErrorResponse>();
    let mut paths = Map::new();
    for one in reads(&mut shapes) {
        paths.insert(one.path.to_owned(), json!({ "get": one.operation(&wrong) }));
    }
    for one in writes(&mut shapes) {
        paths.insert(one.path.to_owned(), json!({ "post": one.operation(&wrong) }));
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Waymark",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "People in one-to-one intervention programmes, as far as whoever asks may see them. A lane that \
                may not be read has dates only. Every look is logged.",
            "license": { "name": "MIT", "identifier": "MIT" },
        },
        "security": [{ "session": [] }],
        "paths": paths,
        "components": {
            "schemas": shapes.all(),
            "securitySchemes": {
                "session": { "type": "apiKey", "in": "cookie", "name": "waymark" },
                "token": { "type": "apiKey", "in": "header", "name": "X-Token" },
            },
        },
    })
}

/// One thing that can be asked or done.
struct Operation {
    path: &'static str,
    id: &'static str,
    summary: &'static str,
    asked: Vec<(&'static str, &'static str, &'static str)>,
    takes: Option<Value>,
    gives: Value,
    open: bool,
}

impl Operation {
    fn get(path: &'static str, id: &'static str, summary: &'static str, gives: Value) -> Self {
        Self { path, id, summary, asked: Vec::new(), takes: None, gives, open: false }
    }

    fn post(path: &'static str, id: &'static str, summary: &'static str, takes: Value, gives: Value) -> Self {
        Self { takes: Some(takes), ..Self::get(path, id, summary, gives) }
    }

    fn asking(mut self, asked: &[&[(&'static str, &'static str, &'static str)]]) -> Self {
        self.asked = asked.concat();
        self
    }

    fn open(mut self) -> Self {
        self.open = true;
        self
    }

    fn operation(self, wrong: &Value) -> Value {
        let in_path = self.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
        let in_path = in_path.map(
            |name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }),
        );
        let asked = self.asked.iter().map(|(name, kind, about)| {
            json!({ "name": name, "in": "query", "description": about, "schema": { "type": kind } })
        });
        let parameters: Vec<Value> = in_path.chain(asked).collect();
        let body = |schema: &Value| json!({ "application/json": { "schema": schema } });
        let mut all = Map::new();
        let mut add = |name: &str, value: Value| drop(all.insert(name.to_owned(), value));
        add("operationId", self.id.into());
        add("summary", self.summary.into());
        add("parameters", parameters.into());
        let answers = json!({
            "200": { "description": self.summary, "content": body(&self.gives) },
            "default": { "description": "Why not", "content": body(wrong) },
        });
        add("responses", answers);
        if let Some(takes) = &self.takes {
            add("requestBody", json!({ "required": true, "content": body(takes) }));
            add("security", json!([{ "session": [], "token": [] }]));
        }
        if self.open {
            add("security", json!([]));
        }
        Value::Object(all)
    }
}

fn reads(shapes: &mut Shapes) -> Vec<Operation> {
    let lane = "/api/people/{person}/lanes/{programme}";
    vec![
        Operation::get("/health", "health", "Whether the service is up", shapes.gives::<Health>()).open(),
        Operation::get("/info", "info", "What the service is", shapes.gives::<Info>()).open(),
        Operation::get("/api/me", "me", "Who is signed in", shapes.gives::<Me>()),
        Operation::get(
            "/api/programmes",
            "programmes",
            "The programmes there are",
            shapes.gives::<PageOf<ProgrammeNow>>(),
        )
        .asking(&[LIST]),
        Operation::get("/api/people", "people", "People one may find", shapes.gives::<PageOf<PersonRow>>())
            .asking(&[PEOPLE, LIST]),
        Operation::get(
            "/api/people/{person}",
            "person",
            "What is brought together about a person",
            shapes.gives::<OverviewReport>(),
        ),
        Operation::get(
            "/api/people/{person}/lanes",
            "lanes",
            "A person's lanes",
            shapes.gives::<PageOf<LaneSummary>>(),
        )
        .asking(&[LIST]),
        Operation::get(lane, "lane", "One lane", shapes.gives::<LaneSummary>()),
        Operation::get(
            "/api/people/{person}/lanes/{programme}/advice",
            "advice",
            "Advice from what the record holds today, with reasons: people decide",
            shapes.gives::<StandingReport>(),
        ),
        Operation::get(
            "/api/people/{person}/lanes/{programme}/meetings",
            "meetings",
            "Meetings, oldest first",
            shapes.gives::<PageOf<Line>>(),
        )
        .asking(&[LIST]),
        Operation::get("/api/events", "events", "What happened at one's site", shapes.gives::<Events>())
            .asking(&[EVENTS]),
    ]
}

fn writes(shapes: &mut Shapes) -> Vec<Operation> {
    vec![
        Operation::post(
            "/api/people/{person}/facts/submit",
            "submitFact",
            "Says something about a fact",
            shapes.takes::<FactSubmission>(),
            shapes.gives::<Recorded>(),
        ),
        Operation::post(
            "/api/people/{person}/lanes/{programme}/plan/submit",
            "submitPlan",
            "Makes a plan",
            shapes.takes::<PlanSubmission>(),
            shapes.gives::<Recorded>(),
        ),
        Operation::post(
            "/api/people/{person}/lanes/{programme}/meetings/{meeting}/submit",
            "submitMeeting",
            "Records how a meeting went",
            shapes.takes::<MeetingSubmission>(),
            shapes.gives::<Recorded>(),
        ),
    ]
}
