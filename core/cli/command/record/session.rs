//! `waymark session`: meetings in the diary and after it, notes, check-ins, promises, what was passed on.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use domain::package::DeliveryFormat;
use domain::record::after_meeting::{CheckedIn, Felt, Mended, NoteWritten};
use domain::record::meeting::{Cancelled, Departure, DepartureKind, Scheduled, UnitRung};
use domain::record::promise::{PassedOn, PromiseClosed, PromiseEnd, Promised};
use jiff::civil::{Date, DateTime};
use runtime::record::{Booked, HeldWish, KeptWords, Slot};
use serde_json::json;

use super::{LaneArgs, day, pair, record, recorded, staff_ids, text, word};
use crate::exit::{Exit, Problem};
use crate::installation::looked;

#[derive(Debug, clap::Subcommand)]
pub(crate) enum SessionCommand {
    /// Puts a meeting in the diary
    Schedule {
        #[command(flatten)]
        lane: LaneArgs,
        /// The session it works with; may be given again
        #[arg(long = "session", required = true)]
        sessions: Vec<String>,
        /// Day and time there, such as 2026-11-20T09:30
        #[arg(long)]
        at: DateTime,
        #[arg(long, default_value_t = 60)]
        minutes: u16,
        #[arg(long)]
        room: Option<String>,
        /// Who delivers; may be given again
        #[arg(long = "facilitator", value_name = "STAFF", required = true)]
        facilitators: Vec<String>,
        /// The missed meeting it makes up for
        #[arg(long, value_name = "MEETING")]
        catches_up: Option<String>,
        /// What is agreed about an interpreter; never another prisoner
        #[arg(long)]
        interpreter: Option<String>,
    },
    /// Says that the unit was rung that day
    Ring {
        #[command(flatten)]
        lane: LaneArgs,
        #[arg(long)]
        meeting: String,
        /// It is not a good day to meet
        #[arg(long)]
        not_today: bool,
        #[arg(long)]
        note: Option<String>,
    },
    /// Calls a meeting off
    Cancel {
        #[command(flatten)]
        lane: LaneArgs,
        #[arg(long)]
        meeting: String,
        /// The neutral why, by id of the attendance list
        #[arg(long)]
        reason: String,
        #[arg(long)]
        note: Option<String>,
    },
    /// Records how a meeting went; the words that were used are kept with it
    Record(Box<RecordArgs>),
    /// Writes a note on a meeting; an earlier one stays in the history
    Note {
        #[command(flatten)]
        lane: LaneArgs,
        #[arg(long)]
        meeting: String,
        #[arg(long)]
        text: String,
        /// The number of the note it replaces
        #[arg(long)]
        replaces: Option<u64>,
        /// What became of notes on paper
        #[arg(long)]
        paper: Option<String>,
    },
    /// Keeps what either side said in the check-in; anything may be skipped
    CheckIn {
        #[command(flatten)]
        lane: LaneArgs,
        #[arg(long)]
        meeting: String,
        /// QUESTION=not-at-all, a-little, in-between, mostly or very-much; may be given again
        #[arg(long = "participant", value_parser = pair)]
        participant: Vec<(String, String)>,
        #[arg(long = "facilitator", value_parser = pair)]
        facilitator: Vec<(String, String)>,
    },
    /// Notes that something went wrong between you, and what was done to mend it
    Mend {
        #[command(flatten)]
        lane: LaneArgs,
        #[arg(long)]
        rupture: String,
        #[arg(long)]
        repair: Option<String>,
    },
    /// Puts a promise on the list
    Promise {
        #[command(flatten)]
        lane: LaneArgs,
        #[arg(long)]
        what: String,
        #[arg(long)]
        by: Option<Date>,
    },
    /// Takes a promise off the list: kept, not-possible or let-go
    Keep {
        #[command(flatten)]
        lane: LaneArgs,
        #[arg(long)]
        promise: String,
        #[arg(long, value_parser = word::<PromiseEnd>, default_value = "kept")]
        end: PromiseEnd,
        #[arg(long)]
        note: String,
    },
    /// Says that something was passed on: to which role and when, never what
    PassOn {
        #[command(flatten)]
        lane: LaneArgs,
        /// The role that was told, by id
        #[arg(long)]
        told: String,
        #[arg(long)]
        reference: Option<String>,
        /// The person was not told that it would be
        #[arg(long)]
        person_not_told: bool,
    },
    /// Shows the meetings of a lane with everything that was recorded: how they went, notes, check-ins
    Show {
        #[command(flatten)]
        lane: LaneArgs,
        /// Only this one
        #[arg(long)]
        meeting: Option<String>,
    },
    /// Shows the words that were used in a meeting, as they were
    Words {
        #[command(flatten)]
        lane: LaneArgs,
        #[arg(long)]
        meeting: String,
    },
}

/// How a meeting went.
#[derive(Debug, clap::Args)]
pub(crate) struct RecordArgs {
    #[command(flatten)]
    lane: LaneArgs,
    #[arg(long)]
    meeting: String,
    /// The attendance code
    #[arg(long)]
    code: String,
    /// The block it stopped at
    #[arg(long, value_name = "BLOCK")]
    stopped_at: Option<String>,
    /// Who delivered, where it was not those of the diary; may be given again
    #[arg(long = "facilitator", value_name = "STAFF")]
    facilitators: Vec<String>,
    /// The language the words were in
    #[arg(long)]
    language: Option<String>,
    /// PROMPT=answer; may be given again
    #[arg(long = "answer", value_parser = pair)]
    answers: Vec<(String, String)>,
    /// BLOCK=left-out, added, done-differently or reordered, then `: why`; may be given again
    #[arg(long = "departure", value_parser = pair)]
    departures: Vec<(String, String)>,
    /// The departures were planned, not decided on the day
    #[arg(long)]
    planned: bool,
    /// A block that did not land; may be given again
    #[arg(long = "did-not-land", value_name = "BLOCK")]
    did_not_land: Vec<String>,
    /// What two facilitators saw differently
    #[arg(long)]
    two_views: Option<String>,
}

pub(crate) fn run(command: &SessionCommand) -> Result<Exit, Problem> {
    match command {
        SessionCommand::Schedule { lane, .. } => schedule(lane, command),
        SessionCommand::Record(args) => hold(args),
        SessionCommand::Words { lane, meeting } => words(lane, meeting),
        SessionCommand::Show { lane, meeting } => super::session_show::run(lane, meeting.as_deref()),
        SessionCommand::Promise { lane, what, by } => lane.desk.at_desk(|desk| {
            let person = desk.find(&lane.person)?;
            let promise = desk.fresh();
            let promised = Promised {
                promise: (&*promise).into(),
                programme: lane.programme(),
                what: text(what),
                by: *by,
                on: day(lane.on, desk),
            };
            let receipt = desk.record(&person, promised)?;
            let value = json!({ "person": person, "number": receipt.number, "promise": promise });
            lane.desk.show(&value, &format!("On the list, as {promise}."))
        }),
        _ => after(command),
    }
}

fn schedule(lane: &LaneArgs, command: &SessionCommand) -> Result<Exit, Problem> {
    let SessionCommand::Schedule {
        sessions, at, minutes, room, facilitators, catches_up, interpreter, ..
    } = command
    else {
        return Ok(Exit::Fine);
    };
    lane.desk.at_desk(|desk| {
        let person = desk.find(&lane.person)?;
        let meeting = desk.fresh();
        let scheduled = Scheduled {
            meeting: (&*meeting).into(),
            programme: lane.programme(),
            sessions: sessions.iter().map(|id| id.as_str().into()).collect(),
            at: *at,
            minutes: *minutes,
            room: room.as_deref().map(text),
            format: if facilitators.len() > 1 { DeliveryFormat::TwoToOne } else { DeliveryFormat::OneToOne },
            facilitators: staff_ids(facilitators),
            catches_up: catches_up.as_deref().map(Into::into),
            interpreter: interpreter.as_deref().map(text),
        };
        let booked = desk.booked(&Slot {
            site: &desk.writer().site,
            at: scheduled.at,
            minutes: scheduled.minutes,
            room: scheduled.room.as_deref(),
            facilitators: &scheduled.facilitators,
            besides: None,
        })?;
        let receipt = desk.record(&person, scheduled)?;
        let booked: Vec<String> = booked.iter().map(twice).collect();
        let value = json!({
            "person": person, "number": receipt.number, "meeting": meeting, "alsoBookedThen": booked,
        });
        let said: String =
            booked.iter().map(|one| format!("\nTake care: {one} has another meeting then.")).collect();
        lane.desk.show(&value, &format!("In the diary, as {meeting}.{said}"))
    })
}

/// Who or what is booked for another meeting at the same time.
fn twice(booked: &Booked) -> String {
    match booked {
        Booked::Facilitator(id) => id.to_string(),
        Booked::Room(id) => format!("the room {id}"),
    }
}

fn hold(args: &RecordArgs) -> Result<Exit, Problem> {
    let lane = &args.lane;
    lane.desk.at_desk(|desk| {
        let looked = looked(desk, &lane.person, "meeting")?;
        let departures: Result<Vec<Departure>, Problem> =
            args.departures.iter().map(|one| departure(one, args.planned)).collect();
        let wish = HeldWish {
            meeting: args.meeting.as_str().into(),
            programme: lane.programme(),
            on: lane.on,
            code: text(&args.code),
            stopped_at: args.stopped_at.as_deref().map(Into::into),
            facilitators: staff_ids(&args.facilitators),
            language: args.language.as_deref().map(Into::into),
            answers: args.answers.iter().map(|(id, words)| (text(id), text(words))).collect(),
            departures: departures?,
            did_not_land: args.did_not_land.iter().map(|id| id.as_str().into()).collect(),
            two_views: args.two_views.as_deref().map(text),
            seen: None,
        };
        let receipt = desk.hold(&looked, wish)?;
        recorded(&lane.desk, &looked.person, receipt, "Recorded, with the words that were used.")
    })
}

fn departure((block, said): &(String, String), planned: bool) -> Result<Departure, Problem> {
    let (kind, why) = said.split_once(':').unwrap_or((said.as_str(), ""));
    let kind = word::<DepartureKind>(kind.trim()).map_err(|error| {
        Problem::WrongUse(format!("`{block}={said}`: {error}"), "write BLOCK=left-out: why".to_owned())
    })?;
    Ok(Departure { block: block.as_str().into(), kind, planned, because: text(why.trim()) })
}

fn felt(answers: &[(String, String)]) -> Result<BTreeMap<domain::record::Text, Felt>, Problem> {
    let one = |(question, said): &(String, String)| {
        let felt = word::<Felt>(said).map_err(|error| {
            Problem::WrongUse(format!("`{question}={said}`: {error}"), "use one of the five steps".to_owned())
        })?;
        Ok((text(question), felt))
    };
    answers.iter().map(one).collect()
}

fn after(command: &SessionCommand) -> Result<Exit, Problem> {
    match command {
        SessionCommand::Ring { lane, meeting, not_today, note } => {
            record(&lane.desk, &lane.person, "Recorded.", |desk| {
                Ok(UnitRung {
                    meeting: meeting.as_str().into(),
                    programme: lane.programme(),
                    on: day(lane.on, desk),
                    go_ahead: !not_today,
                    note: note.as_deref().map(text),
                }
                .into())
            })
        }
        SessionCommand::Cancel { lane, meeting, reason, note } => {
            record(&lane.desk, &lane.person, "Called off.", |_| {
                Ok(Cancelled {
                    meeting: meeting.as_str().into(),
                    programme: lane.programme(),
                    reason: text(reason),
                    note: note.as_deref().map(text),
                }
                .into())
            })
        }
        SessionCommand::Note { lane, meeting, text: words, replaces, paper } => {
            record(&lane.desk, &lane.person, "Written.", |_| {
                Ok(NoteWritten {
                    meeting: meeting.as_str().into(),
                    programme: lane.programme(),
                    text: text(words),
                    replaces: *replaces,
                    paper: paper.as_deref().map(text),
                }
                .into())
            })
        }
        SessionCommand::CheckIn { lane, meeting, participant, facilitator } => {
            record(&lane.desk, &lane.person, "Kept.", |_| {
                Ok(CheckedIn {
                    meeting: meeting.as_str().into(),
                    programme: lane.programme(),
                    participant: felt(participant)?,
                    facilitator: felt(facilitator)?,
                }
                .into())
            })
        }
        SessionCommand::Mend { lane, rupture, repair } => {
            record(&lane.desk, &lane.person, "Noted.", |desk| {
                Ok(Mended {
                    programme: lane.programme(),
                    on: day(lane.on, desk),
                    rupture: text(rupture),
                    repair: repair.as_deref().map(text),
                }
                .into())
            })
        }
        _ => promised(command),
    }
}

fn promised(command: &SessionCommand) -> Result<Exit, Problem> {
    match command {
        SessionCommand::Keep { lane, promise, end, note } => {
            record(&lane.desk, &lane.person, "Off the list.", |desk| {
                Ok(PromiseClosed {
                    promise: promise.as_str().into(),
                    programme: lane.programme(),
                    end: *end,
                    note: text(note),
                    on: day(lane.on, desk),
                }
                .into())
            })
        }
        SessionCommand::PassOn { lane, told, reference, person_not_told } => {
            record(&lane.desk, &lane.person, "Recorded.", |desk| {
                Ok(PassedOn {
                    programme: lane.programme(),
                    told: text(told),
                    on: day(lane.on, desk),
                    reference: reference.as_deref().map(text),
                    person_told: !person_not_told,
                }
                .into())
            })
        }
        _ => Ok(Exit::Fine),
    }
}

fn words(lane: &LaneArgs, meeting: &str) -> Result<Exit, Problem> {
    lane.desk.at_desk(|desk| {
        let looked = looked(desk, &lane.person, "words used")?;
        let kept = desk.words_of(&looked, &lane.programme(), &meeting.into())?;
        lane.desk.show(&kept, &page(&kept))
    })
}

fn page(kept: &[KeptWords]) -> String {
    let mut out = String::new();
    for words in kept {
        let _ = writeln!(
            out,
            "{} ({}, version {}, {}, {})",
            words.title, words.programme_title, words.version, words.site, words.language
        );
        for block in &words.blocks {
            let _ = writeln!(out, "\n{} [{}]\n{}", block.title, block.layer, block.text);
        }
    }
    out
}
