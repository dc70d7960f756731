//! Enrolling and recording meetings: the words that were used are kept with the record, by their hash.

use std::collections::BTreeMap;

use domain::codes;
use domain::ids::{BlockId, MeetingId, ProgrammeId, StaffId};
use domain::language::Language;
use domain::local_change::Target;
use domain::package::{Audience, Block, Package, SessionOutline};
use domain::record::enrolment::{Assigned, ContentMoved, ContentPin, Ended, Enrolled};
use domain::record::meeting::{Delivered, Departure, Held};
use domain::record::referral::ReferralMoved;
use domain::record::{Entry, Refusal, Text};
use domain::wording::Words;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::desk::{Desk, Looked};
use super::write::Wish;
use crate::ports::store::{Document, Receipt};

/// The words of one session as they were used: a document of its own, the same bytes for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeptWords {
    /// The programme.
    pub programme: String,
    /// Its title then.
    pub programme_title: String,
    /// Its version then.
    pub version: String,
    /// The hash over its files.
    pub content: String,
    /// The session.
    pub session: String,
    /// Its title then.
    pub title: String,
    /// The site.
    pub site: String,
    /// The language that was asked for.
    pub language: String,
    /// Its blocks, in order.
    pub blocks: Vec<KeptBlock>,
    /// Blocks the site leaves out, with why.
    pub left_out: BTreeMap<String, String>,
}

/// One block's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeptBlock {
    /// Its id.
    pub block: String,
    /// Its heading.
    pub title: String,
    /// The layer its words come from.
    pub layer: String,
    /// The language they are in.
    pub language: String,
    /// The words.
    pub text: String,
}

/// The SHA-256 of some bytes, in hex.
pub(super) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// How a meeting went, as somebody says it.
#[derive(Clone, Debug)]
pub struct HeldWish {
    /// The meeting.
    pub meeting: MeetingId,
    /// In which lane.
    pub programme: ProgrammeId,
    /// The day; the diary's without it.
    pub on: Option<Date>,
    /// The attendance code.
    pub code: Text,
    /// Where it stopped.
    pub stopped_at: Option<BlockId>,
    /// Who delivered; those of the diary without it.
    pub facilitators: Vec<StaffId>,
    /// The language the words were in; the programme's without it.
    pub language: Option<Language>,
    /// Answers to record prompts.
    pub answers: BTreeMap<Text, Text>,
    /// What was done otherwise.
    pub departures: Vec<Departure>,
    /// Blocks that did not land.
    pub did_not_land: Vec<BlockId>,
    /// What two facilitators saw differently.
    pub two_views: Option<Text>,
    /// The record's last number as they saw it.
    pub seen: Option<u64>,
}

impl Desk<'_> {
    /// Enrols somebody in a programme as it is now, and keeps that content for them.
    ///
    /// # Errors
    /// Why not.
    pub fn enrol(
        &self,
        looked: &Looked,
        programme: &ProgrammeId,
        facilitators: Vec<Assigned>,
        on: Date,
    ) -> Result<Receipt, Refusal> {
        let (content, document) = self.pin(programme)?;
        let enrolled = Enrolled {
            programme: programme.clone(),
            site: self.writer.site.clone(),
            content,
            facilitators,
            on,
        };
        let mut entries: Vec<Entry> = vec![enrolled.into()];
        // The referral follows where its list has such a step from here.
        let status =
            looked.case.lane(programme).and_then(|lane| lane.status()).and_then(|id| self.words.status(id));
        let delivering = |id: &str| self.words.status(id).is_some_and(|status| status.delivering);
        let step = status.and_then(|status| status.next.iter().find(|next| delivering(&next.to)));
        entries.extend(step.map(|next| {
            let (to, programme) = (next.to.as_str().into(), programme.clone());
            Entry::from(ReferralMoved { programme, to, reason: None, note: None, on })
        }));
        self.record(&looked.person, Wish { entries, documents: vec![document], ..Wish::default() })
    }

    /// Gives somebody the programme as it is now, from now on.
    ///
    /// # Errors
    /// Why not.
    pub fn move_content(
        &self,
        looked: &Looked,
        programme: &ProgrammeId,
        because: Text,
    ) -> Result<Receipt, Refusal> {
        let (content, document) = self.pin(programme)?;
        let moved = ContentMoved { programme: programme.clone(), content, because, on: self.today };
        let wish = Wish { entries: vec![moved.into()], documents: vec![document], ..Wish::default() };
        self.record(&looked.person, wish)
    }

    /// Ends a programme for somebody; the referral follows where its list has such a step.
    ///
    /// # Errors
    /// Why not.
    pub fn end(&self, looked: &Looked, ended: Ended) -> Result<Receipt, Refusal> {
        let to = Ended::status(ended.how);
        let programme = ended.programme.clone();
        let status =
            looked.case.lane(&programme).and_then(|lane| lane.status()).and_then(|id| self.words.status(id));
        let goes_there = status.is_some_and(|status| status.next.iter().any(|next| next.to == to));
        let moved = ReferralMoved {
            programme,
            to: to.into(),
            reason: ended.reason.clone(),
            note: None,
            on: ended.on,
        };
        let mut entries: Vec<Entry> = Vec::new();
        if goes_there {
            entries.push(moved.into());
        }
        entries.push(ended.into());
        self.record(&looked.person, Wish { entries, ..Wish::default() })
    }

    fn pin(&self, programme: &ProgrammeId) -> Result<(ContentPin, Document), Refusal> {
        let ready = self.content.now(programme, &self.writer.site).ok_or_else(|| {
            let what = format!("there is no programme `{programme}` without errors");
            Refusal::new(codes::NO_SUCH_PROGRAMME, what)
        })?;
        let files = self.content.files(programme);
        let package = &ready.programme.package;
        let pin = ContentPin {
            version: package.manifest.version.as_str().into(),
            hash: package.content_hash.clone(),
            kept: hash(&files).into(),
        };
        Ok((pin, Document { bytes: files.into(), personal: false }))
    }

    /// Records how a meeting went, with the words that were used.
    ///
    /// # Errors
    /// Why not.
    pub fn hold(&self, looked: &Looked, wish: HeldWish) -> Result<Receipt, Refusal> {
        self.hold_with(looked, wish, Vec::new())
    }

    /// The same, with what else is recorded in the same step, such as promises that were made: all of it or nothing.
    ///
    /// # Errors
    /// Why not.
    pub fn hold_with(&self, looked: &Looked, wish: HeldWish, also: Vec<Entry>) -> Result<Receipt, Refusal> {
        let lane = looked.case.lane(&wish.programme);
        let meeting = lane.and_then(|lane| lane.meetings.get(&wish.meeting)).ok_or_else(|| {
            Refusal::new(codes::NO_SUCH_ENTRY, format!("there is no meeting `{}`", wish.meeting))
        })?;
        let scheduled = &meeting.scheduled.what;
        let attendance = self.words.attendance(&wish.code).map(|code| code.attendance);
        let attendance = attendance.unwrap_or(domain::hooks::Attendance::DidNotMeet);
        let met = matches!(attendance, domain::hooks::Attendance::Met | domain::hooks::Attendance::MetInPart);
        let (mut delivered, mut documents) = (Vec::new(), Vec::new());
        for session in scheduled.sessions.iter().filter(|_| met) {
            let (one, document) =
                self.words_used(looked, &wish.programme, session, wish.language.as_ref())?;
            delivered.push(one);
            documents.push(document);
        }
        let facilitators =
            if wish.facilitators.is_empty() { scheduled.facilitators.clone() } else { wish.facilitators };
        let held = Held {
            meeting: wish.meeting,
            programme: wish.programme,
            on: wish.on.unwrap_or_else(|| scheduled.at.date()),
            code: wish.code,
            attendance,
            stopped_at: wish.stopped_at,
            facilitators,
            delivered,
            answers: wish.answers,
            departures: wish.departures,
            did_not_land: wish.did_not_land,
            two_views: wish.two_views,
        };
        let entries = std::iter::once(held.into()).chain(also).collect();
        let wish = Wish { entries, documents, seen: wish.seen, operation: None };
        self.record(&looked.person, wish)
    }

    /// The words of a session as the person is given them, ready to keep.
    fn words_used(
        &self,
        looked: &Looked,
        programme: &ProgrammeId,
        session: &domain::ids::SessionId,
        language: Option<&Language>,
    ) -> Result<(Delivered, Document), Refusal> {
        let ready = self.known_programme(&looked.case, programme)?;
        let package = &ready.programme.package;
        let outline = package.sessions.iter().find(|outline| outline.id == *session).ok_or_else(|| {
            Refusal::new(codes::NO_SUCH_SESSION, format!("`{programme}` has no session `{session}`"))
        })?;
        let language = language.unwrap_or(&package.manifest.languages.written_in);
        let blocks = kept_blocks(package, outline, language);
        let mut layers: Vec<Text> = Vec::new();
        for block in &blocks {
            if !layers.iter().any(|layer| **layer == *block.layer) {
                layers.push(block.layer.as_str().into());
            }
        }
        let site = looked.case.owner.as_ref().unwrap_or(&self.writer.site);
        let left_out =
            outline.left_out.iter().map(|left| (left.block.id.to_string(), left.header.why.clone()));
        let kept = KeptWords {
            programme: programme.to_string(),
            programme_title: package.manifest.title.clone(),
            version: package.manifest.version.clone(),
            content: package.content_hash.to_string(),
            session: session.to_string(),
            title: outline.title.clone(),
            site: site.to_string(),
            language: language.to_string(),
            blocks,
            left_out: left_out.collect(),
        };
        let bytes = serde_json::to_vec(&kept).unwrap_or_default();
        let delivered = Delivered {
            session: session.clone(),
            words: hash(&bytes).into(),
            version: package.manifest.version.as_str().into(),
            content: package.content_hash.clone(),
            language: language.as_str().into(),
            layers,
        };
        Ok((delivered, Document { bytes: bytes.into(), personal: false }))
    }

    /// The words that were used in a meeting.
    ///
    /// # Errors
    /// Where there is no such meeting, it is not theirs to read, or the words cannot be found.
    pub fn words_of(
        &self,
        looked: &Looked,
        programme: &ProgrammeId,
        meeting: &MeetingId,
    ) -> Result<Vec<KeptWords>, Refusal> {
        let lane = looked.case.lane(programme).filter(|_| looked.may_read(programme));
        let held = lane.and_then(|lane| lane.meetings.get(meeting)).and_then(|meeting| meeting.held.as_ref());
        let held = held.ok_or_else(|| {
            Refusal::new(codes::NO_SUCH_ENTRY, format!("no meeting `{meeting}` was recorded"))
        })?;
        held.what.delivered.iter().map(|delivered| self.kept_words(delivered)).collect()
    }

    /// The words a delivered session keeps.
    ///
    /// # Errors
    /// Where they cannot be read.
    pub fn kept_words(&self, delivered: &Delivered) -> Result<KeptWords, Refusal> {
        let document = self.store.document(&delivered.words).map_err(|error| super::desk::refused(&error))?;
        let document: Option<Vec<u8>> = document;
        document.and_then(|bytes| serde_json::from_slice(&bytes).ok()).ok_or_else(|| {
            Refusal::new(codes::STORE_FAULT, "the words of this meeting cannot be found")
                .fix("run `waymark audit verify`")
        })
    }

    /// The lead, whoever is with them, and cover, as facilitators of an enrolment.
    #[must_use]
    pub fn assigned(lead: &StaffId, with: &[StaffId], cover: &[StaffId]) -> Vec<Assigned> {
        use domain::person::FacilitatorRole::{Cover, Lead, Regular};
        let one = |role| move |member: &StaffId| Assigned { member: member.clone(), role };
        let with = with.iter().map(one(Regular));
        std::iter::once(one(Lead)(lead)).chain(with).chain(cover.iter().map(one(Cover))).collect()
    }
}

fn kept_blocks(package: &Package, outline: &SessionOutline, language: &Language) -> Vec<KeptBlock> {
    let written_in = &package.manifest.languages.written_in;
    let words = Words { translations: &package.translations, written_in };
    let of = Target::Session(outline.id.clone());
    let kept = |block: &Block| {
        // What is not for the participant is never translated.
        let for_participant = block.audiences.contains(&Audience::Participant);
        let wording = words.of_block(&of, block, if for_participant { language } else { written_in });
        KeptBlock {
            block: block.id.to_string(),
            title: wording.title.to_owned(),
            layer: wording.layer.name(&package.manifest.id),
            language: wording.language.to_string(),
            text: wording.text.to_string(),
        }
    };
    outline.blocks.iter().map(kept).collect()
}
