//! Records: why something is not recorded.

use super::codes;

codes! {
    NOTHING_SAID = "D001" Error {
        title: "something that must be said is missing",
        why: "whoever reads the record later can only know what was written down",
        fix: "say it, in a sentence",
        bad: "--because \"\"",
        good: "--because \"He asked to start after Ramadan\"",
    }
    NOT_YET = "D002" Error {
        title: "a day lies in the future",
        why: "a record says what happened; what is planned goes into the diary",
        fix: "give the day it happened, or schedule it",
        bad: "--on 2099-01-01",
        good: "--on 2026-11-20",
    }
    ALREADY_SO = "D003" Error {
        title: "it is recorded already",
        why: "the same thing twice looks like two things that happened",
        fix: "leave it; what is recorded stands",
        bad: "enrolling a person who is enrolled",
        good: "changing their facilitators",
    }
    NO_SUCH_PERSON = "D004" Error {
        title: "there is no such person, or none that you may see",
        why: "what does not exist and what is not yours to see look the same, so that nothing can be told from an answer",
        fix: "look at the number; ask the treatment manager if you should be working with them",
        bad: "waymark overview A0000AA",
        good: "waymark overview A1234BC",
    }
    NO_SUCH_MEMBER = "D005" Error {
        title: "there is no such member of staff",
        why: "everything recorded names somebody who answers for it",
        fix: "look at `waymark staff list`",
        bad: "--lead somebody",
        good: "--lead r.okafor",
    }
    NO_SUCH_PROGRAMME = "D006" Error {
        title: "there is no such programme",
        why: "a lane is a programme's; its rules and sessions come from its content",
        fix: "name a programme of the content in use",
        bad: "--programme hi",
        good: "--programme hii",
    }
    NO_SUCH_SESSION = "D007" Error {
        title: "the programme has no such session",
        why: "plans and meetings name sessions by id, so that a new title changes no record",
        fix: "name one of its sessions by id; `waymark read` lists them",
        bad: "--session \"Groups I belong to\"",
        good: "--session groups",
    }
    NO_SUCH_BLOCK = "D008" Error {
        title: "the session has no such block",
        why: "what was done otherwise is said block by block, so that designers learn from it",
        fix: "name a block of the session by id",
        bad: "--departure \"circle=left-out: no pens\"",
        good: "--departure \"circles=left-out: no pens\"",
    }
    NO_SUCH_STATUS = "D009" Error {
        title: "there is no such status",
        why: "statuses are the service's own list, the same for everybody who reads it",
        fix: "use one of the list in shared/record.yaml",
        bad: "--to ready",
        good: "--to assessed-suitable",
    }
    NO_SUCH_MOVE = "D010" Error {
        title: "a referral does not go that way",
        why: "the order of statuses keeps a step from being left out by mistake",
        fix: "go by one of the statuses that may come next",
        bad: "from started to on-programme",
        good: "from started to submitted",
    }
    NOT_FOR_ROLE = "D011" Error {
        title: "that move is for another role",
        why: "some steps are one person's to answer for",
        fix: "ask somebody with the role to make it",
        bad: "a facilitator deselects",
        good: "the treatment manager deselects",
    }
    NO_SUCH_REASON = "D012" Error {
        title: "a reason is missing, or is none for this",
        why: "reasons from one list can be understood across sites, and some of them can be taken up again",
        fix: "give a reason of the list",
        bad: "--reason left",
        good: "--reason motivation-changed",
    }
    NO_SUCH_WORD = "D013" Error {
        title: "a word is not on its list",
        why: "lists are shared: what is on none of them would be read by nobody",
        fix: "use a word of the list",
        bad: "--told everybody",
        good: "--told safer-custody",
    }
    NOT_EXPLAINED = "D014" Error {
        title: "agreed before it was explained",
        why: "nobody can agree to what they were not told",
        fix: "explain what is missing first",
        bad: "--answer given --explained what-it-is",
        good: "--answer given --explained all",
    }
    NO_CONSENT = "D015" Error {
        title: "there is no agreement to take part",
        why: "taking part is the person's choice; a refusal has no consequence that this program draws",
        fix: "record what the person said: `waymark consent`",
        bad: "enrolling somebody who refused",
        good: "asking again on the review date",
    }
    OUT_OF_ORDER = "D016" Error {
        title: "something must come first",
        why: "a step without the one before it leaves a record that nobody can follow",
        fix: "do the step before it first",
        bad: "enrolling before a referral",
        good: "referring, then enrolling",
    }
    LANE_ENDED = "D017" Error {
        title: "this lane has ended",
        why: "what ended stays as it was; work begins again with a new referral",
        fix: "refer the person again",
        bad: "a meeting after the ending",
        good: "a new referral",
    }
    LANE_PAUSED = "D018" Error {
        title: "this lane is paused",
        why: "a pause was agreed for a reason; going on ends it, and says what changed",
        fix: "end the pause first",
        bad: "a meeting during a pause",
        good: "ending the pause, then a meeting",
    }
    FACILITATORS = "D019" Error {
        title: "the facilitators do not fit",
        why: "one person answers for the plan, and one or two deliver it",
        fix: "name one lead, and somebody with them if two deliver",
        bad: "two leads",
        good: "--lead r.okafor --with m.pugh",
    }
    NOT_AUTHORISED = "D020" Error {
        title: "somebody may not deliver this programme",
        why: "programmes are delivered by people trained for them, authorised and in supervision",
        fix: "record the authorisation, training or supervision, or name somebody else",
        bad: "an authorisation that ended last month",
        good: "one that counts today",
    }
    CLASH = "D021" Error {
        title: "the person is somewhere else then",
        why: "two teams who do not see each other's diary would both knock on the same door",
        fix: "choose another time",
        bad: "two meetings at half past nine",
        good: "one in the morning, one in the afternoon",
    }
    NO_SUCH_ENTRY = "D022" Error {
        title: "there is no such entry",
        why: "what is settled, replaced or reviewed must be there",
        fix: "look at the record for its id or number",
        bad: "--replaces 999",
        good: "--replaces 41",
    }
    TWO_PEOPLE = "D023" Error {
        title: "this takes two people",
        why: "nobody reviews themselves",
        fix: "ask somebody else",
        bad: "reviewing one's own opening of a record",
        good: "the treatment manager reviews it",
    }
    TOO_LONG = "D024" Error {
        title: "a period is not possible",
        why: "what opens for long is no exception any more",
        fix: "give a shorter period, that begins before it ends",
        bad: "--until 2099-01-01",
        good: "--until 2026-11-27",
    }
    NOT_OWNER = "D025" Error {
        title: "another site holds this case",
        why: "a case has one owner at a time, so that two sites cut off from each other cannot both plan it",
        fix: "record a contribution instead, or ask the site that holds it",
        bad: "the old site schedules a meeting",
        good: "the old site contributes a note",
    }
    NOT_RELEASED = "D026" Error {
        title: "the case was not released to this site",
        why: "only the site that holds a case can let it go",
        fix: "ask that site to release it, and read in its bundle",
        bad: "accepting a case nobody released",
        good: "`waymark handover release` there, `waymark handover accept` here",
    }
    NEVER_SAID = "D027" Error {
        title: "a report says what reports do not say",
        why: "such words are taken for a verdict about a person, for years",
        fix: "write what was seen or said instead",
        bad: "no longer a risk",
        good: "He says he has moved away from it, and names two people he now asks for advice",
    }
    NOT_YOURS = "D028" Error {
        title: "that is not yours to do",
        why: "what is known about a person is for those who work with them",
        fix: "ask the treatment manager, or break the glass with a reason where it cannot wait",
        bad: "reading a case of another team",
        good: "being assigned to it",
    }
    MOVED_ON = "D029" Error {
        title: "somebody else has recorded something meanwhile",
        why: "what you saw when you began is not what stands now; nothing of yours was lost or written",
        fix: "look at the record again, then record yours",
        bad: "two people record one meeting at once",
        good: "the second looks, and adds a note",
    }
    STORE_FAULT = "D030" Error {
        title: "the records could not be reached",
        why: "nothing is shown that could not be logged, and nothing is said to be kept that is not on disk",
        fix: "do what the message says; `waymark audit verify` looks at everything that is kept",
        bad: "a full disk",
        good: "room on the disk",
    }
    SECRET = "D031" Error {
        title: "a marking is too high",
        why: "this system must not hold SECRET or above",
        fix: "leave it out, and tell your security team where it came from",
        bad: "--marking SECRET",
        good: "--marking OFFICIAL-SENSITIVE",
    }
    NO_SUCH_FACT = "D032" Error {
        title: "there is no such fact, or not such a value of it",
        why: "facts that no content declares are read by no rule, and by nobody",
        fix: "look at `waymark facts`",
        bad: "--fact family.contacts",
        good: "--fact family.contact",
    }
}
