//! `waymark plan`: advice from the record, decisions about it, and the understanding a plan rests on.

use std::fmt::Write as _;

use domain::hooks::SaidBy;
use domain::ids::SessionId;
use domain::record::formulation::{Formulated, Good, GoodLife, Hypothesis, IdentityMapped, Room, Side};
use domain::record::plan::{Advised, Chosen};
use runtime::record::{PlanWish, StandingReport};

use super::{LaneArgs, day, pair, record, recorded, text, texts, word};
use crate::exit::{Exit, Problem};
use crate::installation::looked;

#[derive(Debug, clap::Subcommand)]
pub(crate) enum PlanCommand {
    /// Shows what is advised from the record today, with reasons
    Show {
        #[command(flatten)]
        lane: LaneArgs,
    },
    /// Makes a plan: what is in it comes in the order given
    Make {
        #[command(flatten)]
        lane: LaneArgs,
        /// A line: SESSION=accept, or SESSION=add, defer or decline with `: why`; may be given again
        #[arg(long = "line", value_parser = pair, required = true)]
        lines: Vec<(String, String)>,
    },
    /// Writes a version of the formulation
    Formulate {
        #[command(flatten)]
        lane: LaneArgs,
        #[arg(long)]
        narrative: String,
        /// What is thought to be at work; may be given again
        #[arg(long = "hypothesis")]
        hypotheses: Vec<String>,
        /// Numbers of entries that the hypotheses rest on
        #[arg(long, value_delimiter = ',')]
        evidence: Vec<u64>,
        #[arg(long = "need")]
        needs: Vec<String>,
        #[arg(long = "strength")]
        strengths: Vec<String>,
        #[arg(long = "responsivity")]
        responsivity: Vec<String>,
        /// What changed since the last version
        #[arg(long)]
        changed: Option<String>,
    },
    /// Writes a version of the plan for a good life, in the person's words
    GoodLife {
        #[command(flatten)]
        lane: LaneArgs,
        /// GOOD=what they want more of; may be given again
        #[arg(long = "good", value_parser = pair, required = true)]
        goods: Vec<(String, String)>,
        /// GOOD=how, with whom, when; may be given again
        #[arg(long = "means", value_parser = pair)]
        means: Vec<(String, String)>,
        /// GOOD=who or what helps; may be given again
        #[arg(long = "help-from", value_parser = pair)]
        helps: Vec<(String, String)>,
        /// Where two goods pull against each other; may be given again
        #[arg(long = "conflict")]
        conflicts: Vec<String>,
    },
    /// Keeps an identity map as the person drew it
    Map {
        #[command(flatten)]
        lane: LaneArgs,
        /// SIDE=little, some or much, and after a slash what they want; may be given again
        #[arg(long = "side", value_parser = pair, required = true)]
        sides: Vec<(String, String)>,
    },
}

pub(crate) fn run(command: &PlanCommand) -> Result<Exit, Problem> {
    match command {
        PlanCommand::Show { lane } => lane.desk.at_desk(|desk| {
            let looked = looked(desk, &lane.person, "advice")?;
            let standing = desk.advice(&looked, &lane.programme())?;
            lane.desk.show(&standing, &page(&standing))
        }),
        PlanCommand::Make { lane, lines } => lane.desk.at_desk(|desk| {
            let looked = looked(desk, &lane.person, "plan")?;
            let choices: Result<Vec<_>, Problem> = lines.iter().map(choice).collect();
            let wish = PlanWish { programme: lane.programme(), choices: choices?, seen: None };
            let receipt = desk.plan(&looked, &wish)?;
            recorded(&lane.desk, &looked.person, receipt, "The plan is made.")
        }),
        PlanCommand::Formulate {
            lane,
            narrative,
            hypotheses,
            evidence,
            needs,
            strengths,
            responsivity,
            changed,
        } => record(&lane.desk, &lane.person, "Written.", |_| {
            let hypothesis = |words: &String| Hypothesis {
                text: text(words),
                evidence: evidence.clone(),
                facts: Vec::new(),
                against: None,
            };
            Ok(Formulated {
                programme: lane.programme(),
                narrative: text(narrative),
                hypotheses: hypotheses.iter().map(hypothesis).collect(),
                needs: texts(needs),
                strengths: texts(strengths),
                responsivity: texts(responsivity),
                changed: changed.as_deref().map(text),
            }
            .into())
        }),
        PlanCommand::GoodLife { lane, goods, means, helps, conflicts } => {
            record(&lane.desk, &lane.person, "Written.", |desk| {
                let of = |pairs: &[(String, String)], good: &str| {
                    pairs.iter().find(|(name, _)| name == good).map(|(_, words)| text(words))
                };
                let good = |(name, wanted): &(String, String)| Good {
                    good: text(name),
                    wanted: text(wanted),
                    means_before: None,
                    means_now: of(means, name),
                    inner_capacity: None,
                    outer_capacity: of(helps, name),
                    obstacle: None,
                };
                Ok(GoodLife {
                    programme: lane.programme(),
                    goods: goods.iter().map(good).collect(),
                    conflicts: texts(conflicts),
                    said_by: SaidBy::Participant,
                    on: day(lane.on, desk),
                }
                .into())
            })
        }
        PlanCommand::Map { lane, sides } => record(&lane.desk, &lane.person, "Kept.", |desk| {
            let sides: Result<Vec<Side>, Problem> = sides.iter().map(side).collect();
            Ok(IdentityMapped { programme: lane.programme(), sides: sides?, on: day(lane.on, desk) }.into())
        }),
    }
}

fn side((name, rooms): &(String, String)) -> Result<Side, Problem> {
    let wrong = |error: String| {
        Problem::WrongUse(format!("`{name}={rooms}`: {error}"), "write it as SIDE=little/much".to_owned())
    };
    let (now, wanted) =
        rooms.split_once('/').map_or((rooms.as_str(), None), |(now, wanted)| (now, Some(wanted)));
    Ok(Side {
        name: text(name),
        now: word::<Room>(now).map_err(wrong)?,
        wanted: wanted.map(word::<Room>).transpose().map_err(wrong)?,
    })
}

fn choice(
    (session, said): &(String, String),
) -> Result<(SessionId, Chosen, Option<std::sync::Arc<str>>), Problem> {
    let (what, why) =
        said.split_once(':').map_or((said.as_str(), None), |(what, why)| (what, Some(why.trim())));
    let chosen = match what.trim() {
        "accept" => Chosen::Accepted,
        "add" => Chosen::Added,
        "defer" => Chosen::Deferred,
        "decline" => Chosen::Declined,
        other => {
            return Err(Problem::WrongUse(
                format!("`{other}` is nothing to decide about `{session}`"),
                "write SESSION=accept, or SESSION=add: why, SESSION=defer: why, SESSION=decline: why"
                    .to_owned(),
            ));
        }
    };
    Ok((session.as_str().into(), chosen, why.map(text)))
}

fn page(standing: &StandingReport) -> String {
    let mut out = String::new();
    let lane = standing.advice.people.first().and_then(|person| person.lanes.first());
    if let Some(line) = lane.and_then(|lane| lane.line.as_deref()) {
        let _ = writeln!(out, "{line}\n");
    }
    for (advised, title) in [
        (Advised::Suggested, "Suggested"),
        (Advised::Held, "Waits"),
        (Advised::MightApply, "Might apply"),
        (Advised::InLibrary, "In the library"),
    ] {
        let sessions: Vec<_> = standing.sessions.iter().filter(|one| one.advised == advised).collect();
        if sessions.is_empty() {
            continue;
        }
        let _ = writeln!(out, "{title}");
        for one in sessions {
            let done = if one.done { ", met" } else { "" };
            let decided = one.decided.map(|chosen| serde_json::to_value(chosen).unwrap_or_default());
            let decided = decided.as_ref().and_then(|word| word.as_str()).map(|word| {
                let why = one.because.as_deref().map(|why| format!(": {why}")).unwrap_or_default();
                format!("  ({word}{why})")
            });
            let decided = decided.unwrap_or_default();
            let rules =
                if one.rules.is_empty() { String::new() } else { format!("  [{}]", one.rules.join(", ")) };
            let _ = writeln!(out, "  {:<20} {}{done}{decided}{rules}", one.session, one.title);
            let items = lane.iter().flat_map(|lane| lane.items.iter().chain(&lane.might_apply));
            let item = items.into_iter().find(|item| item.subject == one.session.as_str());
            for reason in item.iter().flat_map(|item| &item.reasons) {
                let _ = writeln!(out, "      {}", reason.sentence);
            }
        }
    }
    let find_out = lane.iter().flat_map(|lane| &lane.find_out).map(|one| one.fact.fact.as_str());
    let find_out: Vec<&str> = find_out.collect();
    if !find_out.is_empty() {
        let _ = writeln!(out, "Find out\n  {}", find_out.join(", "));
    }
    out
}
