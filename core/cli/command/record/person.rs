//! `waymark person`: opening, describing, finding; contributions, facts and finding out; who may see a record.

use domain::ids::ParticipantId;
use domain::record::information::{Basis, Contributed, FactStated, FindOut, FindOutStep, Sense};
use domain::record::person::{
    Described, GlassBroken, GlassReviewed, Identified, Identifier, Linked, Opened, Restricted,
};
use domain::statement::Marking;
use jiff::civil::Date;
use runtime::record::{Desk, PersonRow, Search};

use super::{PersonArgs, day, pair, record, recorded, site, staff_ids, text, texts, word};
use crate::exit::{Exit, Problem};
use crate::installation::DeskArgs;

mod erase;
pub(crate) mod import;

#[derive(Debug, clap::Subcommand)]
pub(crate) enum PersonCommand {
    /// Opens a record
    Open {
        /// A number, as SCHEME=NUMBER, such as NOMS=A1234BC or CRN=X123456; may be given again
        #[arg(long = "number", value_parser = pair, required = true)]
        numbers: Vec<(String, String)>,
        #[command(flatten)]
        described: DescribedArgs,
        #[command(flatten)]
        desk: DeskArgs,
    },
    /// Says how to meet them: what is left out stays
    Describe {
        #[command(flatten)]
        person: PersonArgs,
        #[command(flatten)]
        described: DescribedArgs,
    },
    /// Adds another number of theirs
    Number {
        #[command(flatten)]
        person: PersonArgs,
        #[arg(long = "number", value_parser = pair)]
        number: (String, String),
        #[arg(long)]
        because: String,
    },
    /// Says that two records are about one person; neither is rewritten
    Link {
        #[command(flatten)]
        person: PersonArgs,
        /// The other record's number or id
        #[arg(long)]
        other: String,
        #[arg(long)]
        because: String,
    },
    /// Takes prisons' exports in; reading one twice changes nothing
    Import(import::ImportArgs),
    /// Lists people
    List {
        #[arg(long)]
        site: Option<String>,
        #[arg(long)]
        programme: Option<String>,
        #[arg(long)]
        status: Option<String>,
        /// Only those who wait
        #[arg(long)]
        waiting: bool,
        /// Part of a name or number
        #[arg(long)]
        text: Option<String>,
        #[command(flatten)]
        desk: DeskArgs,
    },
    /// Adds what a holder contributes, for people to read
    Contribute {
        #[command(flatten)]
        person: PersonArgs,
        /// Who holds it: a prison, an agency
        #[arg(long)]
        holder: String,
        /// The author's role; never a name
        #[arg(long)]
        author: Option<String>,
        /// fact, opinion or participant-account
        #[arg(long, value_parser = word::<Basis>, default_value = "fact")]
        basis: Basis,
        /// What area of life it is about
        #[arg(long)]
        category: String,
        #[command(flatten)]
        marking: MarkingArgs,
        #[arg(long)]
        text: String,
    },
    /// States a fact: as recorded, confirmed, corrected, resolved or one of two accounts
    State {
        #[command(flatten)]
        person: PersonArgs,
        /// Which fact; `waymark facts` lists them
        #[arg(long)]
        fact: String,
        /// One of its values, or not-known, rather-not-say, nobody-holds-it
        #[arg(long)]
        value: String,
        #[arg(long, value_parser = word::<Sense>, default_value = "recorded")]
        sense: Sense,
        #[arg(long)]
        holder: String,
        /// Why: needed where something is confirmed, corrected or resolved
        #[arg(long)]
        because: Option<String>,
        #[command(flatten)]
        marking: MarkingArgs,
    },
    /// Says how far finding a fact out has come: asked, chased, answered or left-open
    FindOut {
        #[command(flatten)]
        person: PersonArgs,
        #[arg(long)]
        fact: String,
        #[arg(long, value_parser = word::<FindOutStep>)]
        step: FindOutStep,
        /// Who was asked, by role or place
        #[arg(long)]
        of: String,
        #[arg(long)]
        note: Option<String>,
    },
    /// Says who may not see the record, or who alone may
    Restrict {
        #[command(flatten)]
        person: PersonArgs,
        #[arg(long = "exclude", value_name = "STAFF")]
        excluded: Vec<String>,
        #[arg(long = "only", value_name = "STAFF")]
        restricted_to: Vec<String>,
        #[arg(long)]
        because: String,
    },
    /// Opens a record that is not yours, because it cannot wait; it will be reviewed
    BreakGlass {
        #[command(flatten)]
        person: PersonArgs,
        #[arg(long)]
        because: String,
        /// The last day; today without it
        #[arg(long)]
        until: Option<Date>,
    },
    /// Reviews why somebody broke the glass
    ReviewGlass {
        #[command(flatten)]
        person: PersonArgs,
        /// The entry's number
        #[arg(long)]
        entry: u64,
        #[arg(long)]
        found: String,
    },
    /// Makes a copy of everything held about somebody, for them
    AccessCopy {
        #[command(flatten)]
        person: PersonArgs,
        #[arg(long, default_value = "they asked for it")]
        because: String,
    },
    /// Makes everything about somebody unreadable for good; two people must agree
    Erase(erase::EraseArgs),
}

/// How to meet somebody.
#[derive(Debug, clap::Args)]
pub(crate) struct DescribedArgs {
    /// What they like to be called
    #[arg(long)]
    name: Option<String>,
    /// Their date of birth
    #[arg(long)]
    born: Option<Date>,
    /// A language they would rather use; may be given again
    #[arg(long = "language")]
    languages: Vec<String>,
    /// What helps with reading, hearing, seeing, moving; may be given again
    #[arg(long = "need")]
    access_needs: Vec<String>,
}

impl DescribedArgs {
    fn described(&self) -> Described {
        Described {
            preferred_name: self.name.as_deref().map(text),
            born: self.born,
            languages: texts(&self.languages),
            access_needs: texts(&self.access_needs),
        }
    }
}

/// A protective marking.
#[derive(Debug, clap::Args)]
pub(crate) struct MarkingArgs {
    /// OFFICIAL or OFFICIAL-SENSITIVE; anything higher must not be here
    #[arg(long, value_parser = marking, default_value = "OFFICIAL-SENSITIVE")]
    marking: Marking,
}

fn marking(text: &str) -> Result<Marking, String> {
    match text.to_uppercase().as_str() {
        "OFFICIAL" => Ok(Marking::Official),
        "OFFICIAL-SENSITIVE" => Ok(Marking::OfficialSensitive),
        "SECRET" | "TOP SECRET" | "TOP-SECRET" => {
            Err(format!("{}: {}", domain::codes::SECRET, domain::codes::SECRET.entry().why))
        }
        _ => Err("write OFFICIAL or OFFICIAL-SENSITIVE".to_owned()),
    }
}

fn identifier((scheme, value): &(String, String)) -> Identifier {
    Identifier::new(scheme, value)
}

pub(crate) fn run(command: &PersonCommand) -> Result<Exit, Problem> {
    match command {
        PersonCommand::Open { numbers, described, desk } => open(numbers, described, desk),
        PersonCommand::Describe { person, described } => {
            record(&person.desk, &person.person, "Described.", |_| Ok(described.described().into()))
        }
        PersonCommand::Number { person, number, because } => {
            record(&person.desk, &person.person, "Added.", |_| {
                Ok(Identified { identifier: identifier(number), because: text(because) }.into())
            })
        }
        PersonCommand::Link { person, other, because } => {
            record(&person.desk, &person.person, "Linked.", |desk| {
                Ok(Linked { other: desk.find(other)?, because: text(because) }.into())
            })
        }
        PersonCommand::Import(args) => import::run(args),
        PersonCommand::List { site: at, programme, status, waiting, text, desk } => {
            let wanted = Search {
                site: at.as_deref().map(site),
                programme: programme.as_deref().map(Into::into),
                status: status.clone(),
                waiting: *waiting,
                text: text.clone(),
            };
            list(&wanted, desk)
        }
        PersonCommand::Erase(args) => erase::run(args),
        PersonCommand::AccessCopy { person, because } => person.desk.at_desk(|desk| {
            let id = desk.find(&person.person)?;
            let copy = desk.subject_access(&id, because)?;
            let said = format!(
                "{} entries, {} withheld with why, {} looks. With --format json: the copy itself.",
                copy.entries.len(),
                copy.withheld.len(),
                copy.looked.len()
            );
            person.desk.show(&copy, &said)
        }),
        _ => information(command),
    }
}

fn information(command: &PersonCommand) -> Result<Exit, Problem> {
    match command {
        PersonCommand::Contribute { person, holder, author, basis, category, marking, text: words } => {
            record(&person.desk, &person.person, "Added.", |_| {
                Ok(Contributed {
                    holder: text(holder),
                    author: author.as_deref().map(text),
                    on: person.on,
                    marking: marking.marking,
                    basis: *basis,
                    category: text(category),
                    text: text(words),
                    amendments: Vec::new(),
                    read_from: None,
                }
                .into())
            })
        }
        PersonCommand::State { person, fact, value, sense, holder, because, marking } => {
            record(&person.desk, &person.person, "Stated.", |desk| {
                Ok(FactStated {
                    fact: fact.as_str().into(),
                    sense: *sense,
                    stated: desk.stated(fact, value)?,
                    holder: text(holder),
                    on: Some(day(person.on, desk)),
                    marking: marking.marking,
                    because: because.as_deref().map(text),
                    author: None,
                    read_from: None,
                }
                .into())
            })
        }
        PersonCommand::FindOut { person, fact, step, of, note } => {
            record(&person.desk, &person.person, "Recorded.", |desk| {
                desk.stated(fact, "not-known")?;
                Ok(FindOut {
                    fact: fact.as_str().into(),
                    step: *step,
                    of: text(of),
                    on: day(person.on, desk),
                    note: note.as_deref().map(text),
                }
                .into())
            })
        }
        PersonCommand::Restrict { person, excluded, restricted_to, because } => {
            record(&person.desk, &person.person, "Restricted.", |_| {
                Ok(Restricted {
                    excluded: staff_ids(excluded),
                    restricted_to: staff_ids(restricted_to),
                    because: text(because),
                }
                .into())
            })
        }
        PersonCommand::BreakGlass { person, because, until } => {
            record(&person.desk, &person.person, "Open to you; it will be reviewed.", |desk| {
                Ok(GlassBroken { because: text(because), until: until.unwrap_or_else(|| desk.today()) }
                    .into())
            })
        }
        PersonCommand::ReviewGlass { person, entry, found } => {
            record(&person.desk, &person.person, "Reviewed.", |_| {
                Ok(GlassReviewed { entry: *entry, found: text(found) }.into())
            })
        }
        _ => Ok(Exit::Fine),
    }
}

fn open(numbers: &[(String, String)], described: &DescribedArgs, args: &DeskArgs) -> Result<Exit, Problem> {
    args.at_desk(|desk| {
        let identifiers: Vec<Identifier> = numbers.iter().map(identifier).collect();
        let person: ParticipantId = (&*desk.fresh()).into();
        let opened = Opened { person: person.clone(), identifiers, described: described.described() };
        let receipt = desk.record(&person, opened)?;
        recorded(args, &person, receipt, &format!("Opened as {person}."))
    })
}

fn list(wanted: &Search, args: &DeskArgs) -> Result<Exit, Problem> {
    args.at_desk(|desk| {
        let found = desk.search(wanted)?;
        let mut text: Vec<String> = found.people.iter().map(|row| line(desk, row)).collect();
        text.push(format!("{} people.", found.total));
        args.show(&found, &text.join("\n"))
    })
}

fn line(desk: &Desk<'_>, row: &PersonRow) -> String {
    let name = row.preferred_name.as_deref().unwrap_or("(no name given)");
    let numbers: Vec<&str> = row.identifiers.iter().map(|one| &*one.value).collect();
    let lanes: Vec<String> = row
        .lanes
        .iter()
        .map(|lane| {
            let status = lane.status.as_deref().unwrap_or("no referral");
            let title = desk.words().status(status).map_or(status, |status| status.title.as_str());
            let waiting = if lane.waiting.is_empty() {
                String::new()
            } else {
                format!(", waits: {}", lane.waiting.join(", "))
            };
            format!("{}: {title}{waiting}", lane.programme)
        })
        .collect();
    let at = row.site.as_ref().map(ToString::to_string).unwrap_or_default();
    format!("{name:<16} {:<20} {at:<15} {}", numbers.join(" "), lanes.join("; "))
}
