# A person's page.
person-look-at = To look at
alert-no-contact = no contact for { $days } days, since { $day }
alert-agreement = agreement to take part is due to be talked about again since { $it }
alert-not-recorded = the meeting of { $it } is not recorded
alert-went-down = the check-in went down twice running: worth talking about, together and in supervision
alert-promise = a promise was due on { $day }: { $what }
alert-opened = { $it } opened this record without being assigned; it has not been reviewed
alert-beside =
    { $count ->
        [one] 1 entry came from a site that no longer held the case; it stands beside the record
       *[other] { $count } entries came from a site that no longer held the case; they stand beside the record
    }
person-programmes = Programmes
person-refer = Refer to a programme
person-promises = Open promises
person-promise = Promise
person-by = By
person-no-day = day not given
person-holders = Who contributed
person-holder = Holder
person-facts-said = Facts
person-notes = Notes
person-newest = Newest
person-described = About meeting this person
person-languages = Languages
person-needs = What helps
person-site = Case held at
person-settle = Settle
person-find-out = Find out
person-question = Question
person-who-says = Who says what
person-value = Answer
person-held-by = Usually held by
person-found-out = How far
person-do = Do
person-conflicts =
    { $count ->
        [one] Holders differ about 1 fact
       *[other] Holders differ about { $count } facts
    }
person-conflicts-about = Nothing is decided between them until somebody settles it, with a reason.
person-gaps =
    { $count ->
        [one] 1 fact is not known or out of date
       *[other] { $count } facts are not known or out of date
    }
person-gaps-about = Not known is an answer. Finding out could change what is suggested.
person-facts =
    { $count ->
        [one] 1 fact is known
       *[other] { $count } facts are known
    }
person-facts-about = Each with who said so, and when
person-notes-title =
    { $count ->
        [one] 1 note
       *[other] { $count } notes
    }
person-amended = Corrected later by the same holder
person-timeline = Meetings
person-no-meetings = No meetings yet.
timeline-stopped-at = stopped at { $it }
meeting-planned = Planned
meeting-not-recorded = Not recorded yet
meeting-called-off = Called off
meeting-held = Held
meeting-met = Met
meeting-met-in-part = Met in part
meeting-brief-contact = Brief contact
meeting-did-not-meet = Did not meet
meeting-chose-not-to = Chose not to
basis-event = happened or is on paper
basis-opinion = an opinion
basis-said = the person's own words
find-out-asked = Asked
find-out-chased = Asked again
find-out-answered = Answered
find-out-left-open = Left open
fact-known = Known
fact-out-of-date = Out of date
fact-conflicting = Holders differ
fact-rather-not-say = Would rather not say
fact-two-accounts = Two accounts
fact-nobody-holds-it = Nobody holds it
fact-not-known = Not known
lane-status = Status
lane-not-yours = There is a record here that you may not read. Meetings show as dates only.
lane-consent = Agreement to take part
consent-not-asked = Not talked about yet
consent-given = Given
consent-refused = Not given
consent-withdrawn = Withdrawn
lane-team = Team
lane-team-ended = { $who } (authorisation ended on { $day })
lane-no-team = Nobody yet
lane-last = Last contact
lane-no-contact = None yet
lane-held = Meetings held
lane-content = Content
lane-content-since = { $it }, since { $day }
lane-content-moved-on = { $it }; the programme is now { $now }
lane-paused = Paused
lane-ways = Go to
lane-open = Details
lane-plan = Plan
lane-meetings = Meetings
