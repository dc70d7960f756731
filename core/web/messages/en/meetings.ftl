# Words in the place of names.
words-the-participant = the participant
words-they = they
words-their = their
words-this-site = this site

# Forms of several steps.
yes = Yes
no = No
warning = Warning
check-answers = Check your answers
steps-place = Step { $number } of { $of }
steps-back = Previous step
steps-skip = Skip and add later

# The list.
meetings-title = Meetings: { $it }
meetings-when = When
meetings-what = Session
meetings-who = With
meetings-how = How it stands
meetings-do = Do
meetings-late =
    { $count ->
        [one] 1 meeting is not recorded yet
       *[other] { $count } meetings are not recorded yet
    }
meetings-late-about = Their day is over. Record how each went, also where you did not meet.
meetings-ahead = Coming meetings
meetings-none-ahead = No meeting is in the diary.
meetings-past = Earlier meetings
meetings-none-past = There were no meetings yet.
meetings-new = Put a meeting in the diary
meetings-open = Open
meetings-record = Record
meetings-print = Print pack
meetings-ring = Ring the unit
meetings-move = Move
meetings-call-off = Call off
meetings-note = Write a note
meetings-check-in = Check-in
meetings-promises = Promises
meetings-passed-on = Passed on
meetings-repair = Rupture and repair
meetings-measures = Questionnaires
meetings-report = Report
meetings-plan-paper = Plan on paper (PDF)
meetings-minutes = How long
meetings-so-many-minutes =
    { $count ->
        [one] 1 minute
       *[other] { $count } minutes
    }
meetings-room = Room
meetings-interpreter = Interpreter
meetings-catches-up = Catches up
meetings-rung = Unit rung { $it }

# Before a meeting.
session-languages = Language of the participant's parts
session-itself = The session
session-parts = Parts of the session
session-record-asks = What the record will ask
session-record-about = The numbers are the same on the printed sheet and on the screens where you record.
session-minutes = { $least } to { $most } minutes
session-bring = Bring
session-for-participant = For the participant
session-for-staff = For staff
session-fixed = Fixed
session-fixed-why = No site may change this part.
session-layer-programme = Words of the programme
session-layer-site = Words of { $site }. Why: { $why }
session-left-out =
    { $count ->
        [one] 1 part is left out here
       *[other] { $count } parts are left out here
    }
session-left-out-line = { $part }. { $site }: { $why } To be looked at again by { $until }.
session-last-notes = Last notes
prepare-language = They would rather be met in this language: { $it }
prepare-no-check-in = There was no check-in yet.
prepare-out-of-date =
    { $count ->
        [one] 1 part has a translation of earlier words only
       *[other] { $count } parts have a translation of earlier words only
    }
session-no-notes = There are no notes on earlier meetings.
session-not-translated = not translated
wording-awaiting-review = Translated. Nobody who speaks the language has read it yet.
wording-out-of-date = There is a translation of earlier words only. These are the words as they are written now.
wording-not-translated = Not translated. These are the words as they were written.

# After a meeting.
after-recorded = What was recorded
after-called-off = Called off
after-by = Recorded by { $who } on { $on }
after-not-answered = Not answered. Add it as a note.
after-departures = What was done otherwise than planned
after-notes = Notes
after-no-notes = There are no notes on this meeting.
after-replace = Replace
after-replace-about = the note of { $it }
after-history = What it replaced
after-paper = Paper notes: { $it }
after-words = The words that were used
after-words-about = These are the exact words of that day. No later edit reaches them.
after-kept = { $programme }, version { $version }, { $site }, { $language }
after-layer = Words of { $it }
after-read-words = Read the words
after-left-out = Left out there

# Recording a meeting.
record-title = How did it go: { $it }?
record-attendance = How the meeting went
record-attendance-missing = Choose how the meeting went
record-day = Day of the meeting
record-day-missing = Enter the day of the meeting
record-day-ahead = The day of the meeting must be today or earlier
record-who-title = Who delivered it, and in which language?
record-who = Who delivered it
record-who-missing = Choose who delivered it
record-language = Language of the participant's parts
record-language-hint = The exact words in this language are kept with the record
record-stopped = Where it stopped
record-choose-end = Choose where it stopped
record-to-the-end = We came to the end
record-nothing = Nothing
record-later = Left for later
record-number-wrong = Enter a whole number, such as 3
record-promises-about = Each goes on the list of promises. Leave empty what you do not need.
record-promise = Promise { $count }
record-promise-by = By when promise { $count } is to be kept
record-changed = Done otherwise than planned
record-changed-title = Did you change anything?
record-changed-about = Leave this empty if you did it as the outline says. Changing something is no fault: it tells the designers what works.
record-changed-so-far = Changes so far
record-changed-next = Another change
record-changed-more = Keep this and add another
record-changed-remove = Remove
record-choose-part = Choose a part
record-part = Which part
record-part-hint = For something you added: the part it came after
record-part-missing = Choose which part it was
record-kind = What you did
record-kind-missing = Choose what you did
record-when-decided = When it was decided
record-when-missing = Choose when it was decided
record-planned = planned before
record-on-the-day = on the day
record-because = Why
record-because-missing = Enter why
departure-left-out = left out
departure-added = added
departure-done-differently = done differently
departure-reordered = done earlier or later
record-landed = Did not land
record-landed-title = Did any part not land?
record-landed-hint = For the people who write the session. It says nothing about the participant.
record-views = Two views
record-views-title = Did you see anything differently from each other?
record-views-hint = Both views are kept side by side. Leave this empty if there is nothing.
record-save = Save the record
record-saved = The meeting was recorded, with the words that were used

# The diary.
diary-title = Put a meeting in the diary
diary-sessions = What you will work with
diary-sessions-hint = Two short sessions may share a meeting
diary-sessions-missing = Choose a session
diary-in-plan = In the plan
diary-in-plan-booked = In the plan, and in the diary for { $it }
diary-library = or from the whole library
diary-catches-up = Does it catch up a meeting that was missed?
diary-catches-up-none = No
diary-when = When and where?
diary-day = Day
diary-day-missing = Enter the day
diary-time = Time
diary-time-hint = For example 9:30 or 2pm
diary-time-wrong = Enter a time, such as 9:30 or 2pm
diary-minutes = How long
diary-minutes-unit = minutes
diary-minutes-wrong = Enter how many minutes, from 1 to 480
diary-no-room = Not booked yet
diary-who-title = Who will be there?
diary-who = Facilitators
diary-who-hint = One or two of those who work with the person in this programme
diary-who-missing = Choose one or two facilitators
diary-interpreter-hint = What is agreed, such as a telephone service and the language. Never another prisoner.
diary-no-interpreter = None
diary-booked-somebody = { $it } has another meeting then
diary-booked-room = { $it } is booked for another meeting then
diary-booked-hint = Has another meeting then
diary-meant-title = Is it meant so?
diary-meant = Yes, put it in the diary all the same
diary-meant-missing = Say that it is meant so, or choose another time, room or person
diary-clash = The person has another meeting then, at { $it }. Choose another time.
diary-day-over = { $it } is over. The meeting will stand among those that are not recorded yet.
diary-day-without = There are no meetings here on that day: { $it }
diary-save = Put it in the diary
diary-saved = The meeting is in the diary
diary-move-why = Why is the meeting moved?
diary-move-hint = The old meeting is called off, and the new one catches it up
diary-move-reason = Why it is moved
diary-move-save = Move the meeting
diary-moved = The meeting was moved

# Ringing the unit.
ring-title = Ring the unit
ring-question = Is it a good day to meet?
ring-good-day = A good day to meet
ring-not-today = Not a good day to meet
ring-missing = Choose whether it is a good day to meet
ring-note = Anything to know before going in
ring-note-hint = Without health details
ring-saved = The call was recorded

# Calling off.
call-off-title = Call the meeting off
call-off-reason = Why it does not take place
call-off-reason-hint = A regime's or a service's reason is nobody's choice
call-off-reason-missing = Choose why it does not take place
call-off-note = Anything worth knowing
call-off-saved = The meeting was called off

# Notes.
note-title = Write a note
note-title-replace = Replace a note
note-text = Note
note-text-hint = Write so that the person could read it. What was passed on is not written here.
note-text-missing = Enter the note
note-replace-about = The note that stands now stays in the history, and can be read there.
note-as-it-stands = The note as it stands
note-paper = What became of notes on paper?
note-paper-none = There were none
note-paper-kept = They are kept where the site keeps paper
note-paper-destroyed = They were destroyed
note-paper-destroyed-on = Destroyed on { $it }
note-paper-day = The day they were destroyed
note-paper-missing = Choose what became of notes on paper
note-saved = The note was saved

# The check-in.
check-in-title = Check-in
check-in-about = A prompt for a conversation, never a measure of anybody. Everything may be skipped.
check-in-participant = What the participant says
check-in-facilitator = What the facilitator says
check-in-question = Question
check-in-skip = Skip
check-in-skipped = Skipped
check-in-earlier =
    { $count ->
        [one] It was answered once before; that stays in the record.
       *[other] It was answered { $count } times before; those stay in the record.
    }
check-in-saved = The check-in was saved
felt-not-at-all = Not at all
felt-a-little = A little
felt-in-between = In between
felt-mostly = Mostly
felt-very-much = Very much

# Promises.
promise-open = Open promises
promise-none = No promise is open.
promise-overdue = Overdue
promise-done = Promises off the list
promise-what = What was promised
promise-what-hint = We said we would: ask, bring, find out
promise-what-missing = Enter what was promised
promise-by = By when
promise-no-day = no day given
promise-make = Make a promise
promise-saved = The promise is on the list
promise-close = Say what came of it
promise-close-title = What came of this promise?
promise-end = How it ended
promise-end-kept = It was kept
promise-end-not-possible = It could not be kept, and the person was told
promise-end-let-go = The person does not want it any more
promise-end-missing = Choose how it ended
promise-note = What came of it
promise-note-hint = Or what the person was told
promise-note-missing = Enter what came of it, or what the person was told
promise-on = Day
promise-closed = The promise is off the list

# Passed on.
passed-on-never-what = Record that something was passed on, to whom and when. Never write here what it was.
passed-on-told = Who was told
passed-on-told-missing = Choose who was told
passed-on-day = Day
passed-on-day-hint = Today, if you leave it empty
passed-on-reference = Their reference
passed-on-reference-hint = If they gave you one
passed-on-person = Was the person told that it would be passed on?
passed-on-person-missing = Choose whether the person was told
passed-on-none = none
passed-on-by = Recorded by
passed-on-so-far = Passed on so far
passed-on-saved = It was recorded

# Rupture and repair.
repair-about = Working together goes wrong at times. What counts is that it is noticed and mended.
repair-rupture = What happened between you
repair-rupture-hint = From both sides where you can
repair-rupture-missing = Enter what happened between you
repair-repair = What was done to mend it
repair-repair-hint = Leave this empty if nothing has been done yet
repair-none-yet = nothing yet
repair-day = Day
repair-so-far = Noted so far
repair-saved = It was noted
