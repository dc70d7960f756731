# A case: referral, consent, enrolment, endings, handover, who may see a record.
case-check = Check your answers
case-on = The day
case-on-hint = Today, if you leave it empty
case-day = Day
case-by = Recorded
case-why = Why
case-why-missing = Enter why
case-note = Note
case-may-stay-empty = May stay empty
case-nothing = Nothing
case-or = or
case-warning = Warning

# A lane.
lane-only-referral = You keep the referral; what is done in the programme is for those who work in it
lane-referral = Referral
lane-measures = Questionnaires
lane-report = Report
lane-next = What you can do next
lane-not-now = What is not possible now, and why
lane-judged = Eligibility and suitability
lane-judged-none = Nobody has judged either yet.
lane-consents = What they said about taking part
lane-history = How the referral came here
lane-history-referred = Referred by { $it }
lane-history-moved = Moved to: { $it }
lane-history-waits = Waits
lane-history-waits-no-more = Waits no more
lane-history-enrolled = Enrolled at { $it }
lane-history-handed-over = Handed over to { $it }
lane-history-paused = Paused
lane-history-resumed = Taken up again
lane-history-review = To be looked at again on { $it }
lane-history-reopenable = It can be taken up again.
lane-step-move = Move the referral
lane-step-consent = Record what they say about taking part
lane-step-judge = Record eligibility or suitability
lane-step-waiting = Say why they wait, or that they wait no more
lane-step-enrol = Enrol
lane-step-team = Change who delivers
lane-step-hand-over = Hand over to a colleague
lane-step-pause = Pause
lane-step-resume = Take up again after the pause
lane-step-end = End the programme for this person
lane-step-formulation = Write the formulation
lane-step-good-life = Write the Good Lives plan
lane-team-lead = Lead
lane-team-with = Delivers with the lead
lane-team-cover = Stands in
lane-team-assesses = Talks the referral through

# Referring.
refer-title = Refer to a programme
refer-about = Tell the person before you refer them. A referral decides nothing by itself.
refer-programme = Which programme?
refer-programme-missing = Choose a programme
refer-referrer = Who refers
refer-referrer-hint = A role, such as prison offender manager; never a name
refer-referrer-missing = Enter the role of whoever refers
refer-because = Why now
refer-because-hint = In words the person could read
refer-because-missing = Enter why they are referred now
refer-assess = Who talks it through with the person?
refer-assess-hint = They can read and write in this programme's record until somebody is enrolled to deliver. May be left open.
refer-done = The referral was saved

# Moving a referral.
refer-move-title = Move the referral: { $it }
refer-move-now = It is now at: { $it }.
refer-move-by-itself = Enrolling somebody and ending a programme move the referral by themselves.
refer-move-to = Where does it go?
refer-move-to-missing = Choose where the referral goes
refer-move-usual = Usually next
refer-move-reason = Reason for: { $it }
refer-move-choose-reason = Choose a reason
refer-move-no-reason = No reason given
refer-move-reason-missing = Choose a reason
refer-move-for-others = Moves that somebody else makes
refer-move-done = The referral was moved

# Judging.
judge-title = Eligibility and suitability: { $it }
judge-about = You judge; nothing here is worked out. Write your reasons so that the person could read them.
judge-asked = What the programme asks, from what the record holds
judge-suitability-met = Met
judge-suitability-not-met = Not met
judge-question = What is judged
judge-question-missing = Choose what is judged
judge-eligibility = Eligibility
judge-eligibility-hint = Whether the programme is for people in this position: a matter of facts
judge-suitability = Suitability
judge-suitability-hint = Whether it suits this person now: a matter of judgement
judge-judgement = What comes out
judge-judgement-missing = Choose what comes out
judged-yes = Yes
judged-not-ready = Yes, but not at present
judged-no = No
judge-because = Reasons
judge-because-hint = What it rests on
judge-because-missing = Enter the reasons
judge-override = Does this go against the usual rules?
judge-override-yes = Yes, it is decided otherwise here
judge-overrides = What the usual rules would say, and why it is otherwise here
judge-overrides-hint = Others will read this when they look at the decision
judge-overrides-missing = Enter what the usual rules would say, and why it is otherwise here
judge-overridden = Against the usual rules
judge-done = What was judged is recorded

# Agreeing to take part.
consent-title = Agreement to take part: { $it }
consent-about = Record what was explained and what the person said. Nothing follows from a no by itself.
consent-explained = What was explained
consent-explained-hint = Tick only what was talked about. Nobody can agree before all of it is explained.
consent-explained-count =
    { $count ->
        [one] 1 thing was explained
       *[other] { $count } things were explained
    }
consent-language = In which language
consent-language-hint = For example English, or cy
consent-language-theirs = They would rather use: { $it }
consent-language-missing = Enter the language it was talked about in
consent-how = How
consent-how-hint = For example: talked through, Easy Read, with an interpreter
consent-how-missing = Enter how it was explained
consent-who = Who will know of a no
consent-who-hint = Roles, with commas between, as the person was told
consent-told = Told who will know: { $it }
consent-answer = What they said
consent-answer-missing = Choose what they said
consent-say-given = Yes, they agree to take part
consent-say-given-hint = They can stop or change their mind at any time
consent-say-refused = No
consent-say-refused-hint = They may be asked again when they wish
consent-say-withdrawn = They agreed before, and do not any more
consent-say-withdrawn-hint = What was done so far stays as it is
consent-review = When to ask again
consent-done = What they said about taking part is recorded

# Waiting.
waits-title = Waiting: { $it }
waiting-now = Waits now for: { $it }
waiting-reasons = Why do they wait?
waiting-reasons-hint = Tick all that apply
waiting-reasons-missing = Tick why they wait, or that they wait no more
waiting-no-more = They wait no more
waiting-done-on = They are on the waiting list
waiting-done-off = They are off the waiting list

# Enrolling, and who delivers.
enrol-title = Enrol: { $it }
enrol-content = They are given version { $it } of the programme, and keep it until somebody moves them on.
enrol-lead = Lead facilitator
enrol-lead-hint = Answers for the plan
enrol-lead-missing = Choose a lead facilitator
enrol-choose = Choose one
enrol-with = Second facilitator
enrol-with-hint = Delivers with the lead; not everybody has one
enrol-nobody = Nobody
enrol-cover = Who stands in
enrol-cover-hint = Known to the person before they are needed
enrol-nobody-may = Nobody at this site may deliver this programme now. Below is why.
enrol-others =
    { $count ->
        [one] 1 colleague may not deliver, and why
       *[other] { $count } colleagues may not deliver, and why
    }
enrol-profession-psychologist = psychologist
enrol-profession-probation-officer = probation officer
enrol-profession-chaplain = chaplain
enrol-profession-other = another profession
enrol-send = Enrol
enrol-done = They are enrolled
lane-team-title = Who delivers: { $it }
lane-team-about = A change of facilitators is an event for the person. Tell them first, and why.
lane-team-because-hint = The person is told this
lane-team-done = The facilitators are recorded
lane-content-given = Version { $it }
lane-content-newer = The programme has moved on since. The person keeps their version until somebody moves them on; what was delivered stays what it was.
lane-content-way = Give them the programme as it is now
lane-content-title = The programme as it is now: { $it }
lane-content-about = They are given version { $before }. The programme is now at version { $now }. What was delivered stays what it was.
lane-content-because-hint = What the newer version is better for, or what it mends
lane-content-send = Move on
lane-content-done = They are given the programme as it is now

# Pauses and endings.
pause-title = Pause: { $it }
pause-about = A pause is no ending and no mark against anybody.
pause-review = When to look at it again
pause-send = Pause
pause-done = The programme is paused
resume-title = Take up again: { $it }
resume-about = Paused since { $since }: { $why }
resume-because = What changed
resume-because-missing = Enter what changed
resume-send = Take up again
resume-done = The programme goes on
ending-title = End the programme: { $it }
ending-about = Tell the person first. An ending says what was done, and nothing about what will be.
ending-way = How does it end?
ending-way-missing = Choose how it ends
ending-complete = The work is done
ending-complete-hint = The plan was carried out as far as it was agreed
ending-withdrawn = It ends before its end
ending-withdrawn-hint = By the person's wish or for a reason outside; no mark against them
ending-deselected = The team ends it
ending-deselected-hint = Say what would have to change
ending-because = In your own words
ending-because-hint = In words the person could read
ending-because-missing = Enter what happened, in your own words
ending-send = End the programme
ending-done = The programme has ended
ending-done-reopenable = The programme has ended. It can be taken up again: move the referral, then enrol.

# The find-out list.
find-out-title = What to find out
find-out-about = Facts that are not known and that suggestions wait for, most telling first. Leaving one open is fine.
find-out-none = No suggestion waits for a fact.
find-out-open-count =
    { $count ->
        [one] 1 fact that nobody has been asked about
       *[other] { $count } facts that nobody has been asked about
    }
find-out-asked-count =
    { $count ->
        [one] 1 fact that somebody was asked about, or that was left open
       *[other] { $count } facts that somebody was asked about, or that were left open
    }
find-out-depends = What waits for it
find-out-could-change =
    { $count ->
        [one] 1 suggestion could change
       *[other] { $count } suggestions could change
    }
find-out-nobody-asked = Nobody asked yet
find-out-ask = Ask
find-out-chase = Chase
find-out-answer = Answer

# Handover.
handover-title = Handover and access
handover-hands = { $from } to { $to }
handover-who = Who
handover-from-to = From where to where
handover-compared = How the sessions stood
handover-colleagues = Between colleagues
handover-colleagues-none = Nothing was handed over between colleagues, or nothing that you may read.
handover-sites = Between sites
handover-sites-none = The case has not changed hands.
handover-conferences = Case conferences
handover-conferences-none = There was no case conference, or none that you may read.
handover-glass = Opened in an emergency
handover-walls = Who may see this record
handover-way-colleague = Hand over to a colleague: { $it }
handover-way-compare = Compare the plan with another site
handover-way-release = Release the case to another site
handover-way-accept = Take the case over
handover-way-conference = Record a case conference
handover-way-restrict = Say who may see this record
handover-way-copy = Make the copy a person may ask for
hand-over-title = Hand over: { $it }
hand-over-about = What is written here stays in the record and is what the next one reads first. It changes nobody's access.
hand-over-team = Change who delivers
hand-over-to = To whom?
hand-over-to-missing = Choose to whom you hand over
hand-over-wants = What the person wants the next one to know
hand-over-wants-hint = In their words. May stay empty.
hand-over-know = What the next one should know
hand-over-know-hint = Where you stopped, what was promised, what helps
hand-over-know-missing = Enter what the next one should know
hand-over-done = The handover is recorded
case-release-title = Release the case to another site
case-release-about = From then on nobody writes here until the other site has taken it over. The record stays whole.
case-release-choose = Choose a site
case-release-to = To which site?
case-release-to-missing = Choose a site
case-release-belongings = What goes with them, and what was left behind
case-release-send = Release
case-release-done = The case is released to { $it }
released-to = Released to { $site } on { $day }. Nobody writes in it until it is taken over there.
case-accept-title = Take the case over: { $it }
case-accept-send = Take over
case-accept-done = The case is here now
site-compare-title = Compare the plan with another site
site-compare-about = Only lanes that you may read are compared.
site-compare-with = How the plan stands at { $it }
site-compare-no-plan = There is no plan to compare, or none that you may read.
site-compare-count =
    { $count ->
        [one] 1 session
       *[other] { $count } sessions
    }
site-compare-session = Session
site-compare-standing = There
site-compare-differs = Parts that differ
site-standing-done = Done
site-standing-equivalent = Equivalent
site-standing-changed = Changed
site-standing-missing = Missing
conference-title = Case conference
conference-about = Two programmes' teams met about the person. Both may read this; write only what was agreed to be shared.
conference-programmes = Which programmes?
conference-programmes-hint = At least two
conference-programmes-missing = Choose two programmes at least
conference-present = Who was there
conference-present-hint = Roles, with commas between; never names
conference-agreed = What was agreed
conference-agreed-hint = Only what both may know
conference-agreed-missing = Enter what was agreed
conference-said = What the person said to it
conference-said-hint = Whether they know, and what they said. May stay empty.
conference-done = The case conference is recorded

# Who may see a record.
glass-when = If you know that there is a record, and somebody's safety cannot wait for whoever works with them, it can be opened with a reason. That is looked into afterwards.
glass-way = Open it in an emergency
glass-title = Open a record in an emergency
glass-about = The record opens to you for a few days at most, to read and not to write. Your name and your reason are recorded, and a colleague looks into it.
glass-because = Why it cannot wait
glass-because-hint = What could happen, and whom you could not reach
glass-because-missing = Enter why it cannot wait
glass-until = The last day
glass-until-hint = Today, if you leave it empty
glass-send = Open the record
glass-done = The record is open to you. It will be looked into.
glass-state = Looked into
glass-reviewed = Looked into
glass-review = Look into it
glass-open = Not yet
glass-open-until = open until { $it }
glass-review-title = Look into why a record was opened
glass-review-about = { $who } opened this record until { $until }, and gave this reason:
glass-review-found = What you found
glass-review-found-hint = Whom you asked, and whether it had to be
glass-review-found-missing = Enter what you found
glass-review-done = What you found is recorded
restrict-title = Who may see this record
restrict-about = What you save takes the place of what was there. Nothing ticked in either list lifts the restriction.
restrict-excluded = Who may not see it
restrict-excluded-hint = They are not told that it exists
restrict-only = Who alone may see it
restrict-only-hint = Tick yourself as well. Nobody ticked: everybody who otherwise may.
restrict-done = Who may see this record is recorded
access-copy-title = A copy for the person
access-copy-about = Everything recorded about them, in order, with what is withheld and why. That you made it is recorded. Read it through before you hand it over.
access-copy-because = Why it is made
access-copy-because-hint = For example: they asked for it on paper
access-copy-because-missing = Enter why the copy is made
copy-about = Everything recorded about you here, in the order it was recorded. What is left out is listed below, with why.
copy-withheld = Left out of this copy, and why
copy-looked = Who looked at the record, or was given something of it
access-copy-send = Make the copy and download it

# Opening a record.
open-person-title = Open a record
open-person-about = The record is held by { $it }. Look the person up first: a number that is in use cannot be used again.
open-person-noms = Prison number
open-person-noms-hint = For example A1234BC. One number at least is needed.
open-person-crn = Case reference number (CRN)
open-person-crn-hint = For example X123456
open-person-number-missing = Enter a prison number or a CRN
open-person-name = What they like to be called
open-person-born-hint = For telling people apart. May stay empty.
open-person-languages-hint = With commas between, the one they would rather use first
open-person-needs-hint = With reading, hearing, seeing or moving; one a line. May stay empty.
open-person-send = Open the record
open-person-done = The record is open

# The understanding a plan rests on.
understanding-earlier =
    { $count ->
        [one] 1 earlier version
       *[other] { $count } earlier versions
    }
lane-formulation = Formulation
lane-formulation-none = None is recorded yet.
lane-good-life = Good Lives plan
lane-good-life-none = None is recorded yet.
formulation-title = Formulation: { $it }
formulation-about = A story with what speaks for it; nothing is added up. Earlier versions stay.
formulation-narrative = The formulation
formulation-narrative-hint = In words the person could read
formulation-narrative-missing = Enter the formulation
formulation-hypotheses = What is thought to be at work
formulation-hypotheses-hint = One a line. May stay empty.
formulation-against = what would speak against it
formulation-needs = Needs
formulation-strengths = Strengths
formulation-responsivity = What makes it easier to learn
formulation-changed = What changed since the last version, and why
formulation-done = The formulation is recorded
good-title = Good Lives plan: { $it }
good-about = In the person's own words. Leave out what they do not want to talk about.
good-wanted = What they want more of
good-wanted-missing = Enter what they want more of, or clear what stands below it
good-none = Enter at least one thing they want more of
good-means-before = How they went about it before
good-means-now = How: what, with whom, when
good-inner = What in them helps
good-outer = Who or what helps
good-obstacle = What could get in the way
good-conflicts = Where two of these pull against each other
good-questions = Questions worth asking
good-by-person = The person's words
good-by-facilitator = Written by a facilitator
good-done = The Good Lives plan is recorded
