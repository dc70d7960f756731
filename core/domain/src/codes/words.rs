//! The words of the record: statuses, reasons, attendance, consent.

use super::codes;

codes! {
    UNKNOWN_NEXT_STATUS = "W001" Error {
        title: "a status leads to one that there is none of",
        why: "a referral that may go nowhere else is stuck there, and nobody can say why",
        fix: "use the id of a status in this file",
        bad: "next: [{to: awaiting-assesment}]",
        good: "next: [{to: awaiting-assessment}]",
    }
    FIRST_STATUS = "W002" Error {
        title: "a referral does not begin in exactly one status",
        why: "with no beginning nobody can be referred; with two, each site would begin elsewhere",
        fix: "write `first: true` at one status that custody and the community both have",
        bad: "no status with `first: true`",
        good: "- {id: started, title: Referral started, help: ..., first: true}",
    }
    STATUS_NOT_REACHED = "W003" Error {
        title: "no referral can reach a status",
        why: "a status that nothing leads to is chosen by nobody, though people look for it in the list",
        fix: "name it under `next:` of the status it comes after, or take it out",
        bad: "- {id: scheduled, ...}, and no `to: scheduled` anywhere",
        good: "next: [{to: scheduled}] at the status before it",
    }
    STATUS_LEADS_NOWHERE = "W004" Error {
        title: "a status is not closed, and no way leads on to an end",
        why: "the referral of a person would stay open for ever: they would wait on a list that nobody can clear",
        fix: "add `next:` with a way on, or write `closed: true` if nothing more is expected to happen",
        bad: "- {id: recall, title: Recall, help: ...}",
        good: "- {id: recall, title: Recall, help: ..., next: [{to: withdrawn}]}",
    }
    UNKNOWN_ROLE = "W005" Error {
        title: "a move is for a role that there is none of",
        why: "nobody has that role, so nobody could make the move",
        fix: "use a role that members of staff can have",
        bad: "by: [treatment-manger]",
        good: "by: [treatment-manager]",
    }
    REASON_FOR_UNKNOWN_STATUS = "W006" Error {
        title: "a reason is for a status that there is none of",
        why: "a reason for nothing can never be given, and is missed where it was meant",
        fix: "use the id of a status in this file",
        bad: "for: [withdrawl]",
        good: "for: [withdrawn]",
    }
    ENDING_STATUS = "W007" Error {
        title: "a status that every ending needs is missing, or does not end anything",
        why: "programmes end as complete, withdrawn or deselected everywhere; without the status an ending could not be recorded",
        fix: "have the statuses complete, withdrawn and deselected, each with `closed: true` and without a setting",
        bad: "- {id: complete, title: Programme complete, help: ...}",
        good: "- {id: complete, title: Programme complete, help: ..., closed: true}",
    }
    CHOICE_AND_ATTENDANCE = "W008" Error {
        title: "an attendance code says two things about the person's choice",
        why: "what a regime, a service or a solicitor decided must never be counted as the person's choice, nor a choice be hidden",
        fix: "write `by_choice: true` where the attendance is chose-not-to, and only there",
        bad: "- {id: regime, title: The regime did not allow it, attendance: did-not-meet, by_choice: true}",
        good: "- {id: regime, title: The regime did not allow it, attendance: did-not-meet}",
    }
    NO_REASON_TO_GIVE = "W009" Error {
        title: "a reason must be given, and there is none to give",
        why: "the move would be refused whatever anybody says",
        fix: "add a reason whose `for:` names the status, or take `needs_reason: true` out",
        bad: "next: [{to: deferred, needs_reason: true}], and no reason for deferred",
        good: "reasons: [{id: health, title: Health, group: Personal and health, for: [deferred], reopenable: true}]",
    }
    NOTHING_EXPLAINED = "W010" Error {
        title: "nothing need be explained before somebody agrees",
        why: "nobody can agree to what they were not told; an empty list would let every agreement through",
        fix: "write under `explained:` what people must be told before they can agree",
        bad: "explained: []",
        good: "explained: [{id: what-it-is, title: What the programme is and what it is not}]",
    }
    CHECK_IN_NOT_FIVE = "W011" Error {
        title: "the session check-in does not have five questions",
        why: "it is kept short so that people answer it, and alike so that two meetings can be talked about together",
        fix: "have five questions under `check_in:`",
        bad: "check_in: [{id: heard, title: I felt heard}]",
        good: "check_in: with five rows",
    }
    TWO_SUGGESTED = "W012" Error {
        title: "two moves are both what usually comes next",
        why: "a suggestion that says two things leaves the reader where they were",
        fix: "leave `suggested: true` at one move; one for custody and one for the community may stand together",
        bad: "next: [{to: scheduled, suggested: true}, {to: deferred, suggested: true}]",
        good: "next: [{to: scheduled, suggested: true}, {to: deferred}]",
    }
    SAYS_WHAT_IS_NEVER_SAID = "W013" Warning {
        title: "the words of the record say what reports must not say",
        why: "what stands on the list is copied into reports, and would be refused there",
        fix: "write it in other words, or take the words out of never_in_reports",
        bad: "instead: he is low risk now",
        good: "instead: he says what he does when it gets hard",
    }
}
