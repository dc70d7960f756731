//! Looking back at what was recorded in a lane: its meetings with notes and check-ins, its reports as they were written.

use domain::codes;
use domain::ids::{MeetingId, ProgrammeId};
use domain::record::meeting::Meeting;
use domain::record::report::ReportRead;
use domain::record::{Noted, Refusal, Stamp};
use serde::Serialize;

use super::ReportDocument;
use super::desk::{Desk, Looked, refused};

/// A meeting with everything that was recorded about it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MeetingReport {
    /// Its id.
    pub meeting: MeetingId,
    /// What was recorded.
    #[serde(flatten)]
    pub record: Meeting,
}

/// A report as it was written, and whether it was read together.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KeptReport {
    /// Its words.
    pub document: ReportDocument,
    /// By whom and when it was written.
    pub written: Stamp,
    /// That it was read together, and where the participant sees it otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<Noted<ReportRead>>,
}

impl Desk<'_> {
    /// The meetings of a lane in order of their time; only the one with this id, where one is given.
    ///
    /// # Errors
    /// Where the lane is not theirs to read, or there is no such meeting.
    pub fn meetings(
        &self,
        looked: &Looked,
        programme: &ProgrammeId,
        only: Option<&MeetingId>,
    ) -> Result<Vec<MeetingReport>, Refusal> {
        let meetings = looked.lane(programme)?.meetings_in_order().into_iter();
        let wanted = meetings.filter(|(id, _)| only.is_none_or(|only| only == *id));
        let report = |(id, meeting): (&MeetingId, &Meeting)| MeetingReport {
            meeting: id.clone(),
            record: meeting.clone(),
        };
        let found: Vec<MeetingReport> = wanted.map(report).collect();
        match only {
            Some(only) if found.is_empty() => {
                Err(Refusal::new(codes::NO_SUCH_ENTRY, format!("there is no meeting `{only}`"))
                    .fix("`waymark session show` without --meeting names those there are"))
            }
            _ => Ok(found),
        }
    }

    /// The reports of a lane, oldest first, each in the words it was written in.
    ///
    /// # Errors
    /// Where the lane is not theirs to read, or a report cannot be found in the store.
    pub fn reports(&self, looked: &Looked, programme: &ProgrammeId) -> Result<Vec<KeptReport>, Refusal> {
        let reports = looked.lane(programme)?.reports.iter();
        reports
            .map(|report| {
                let hash = &report.written.what.document;
                let bytes = self.store.document(hash).map_err(|error| refused(&error))?;
                let document =
                    bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).ok_or_else(|| {
                        Refusal::new(codes::STORE_FAULT, "the words of this report cannot be found")
                            .fix("run `waymark audit verify`")
                    })?;
                Ok(KeptReport {
                    document,
                    written: report.written.recorded.clone(),
                    read: report.read.clone(),
                })
            })
            .collect()
    }
}
