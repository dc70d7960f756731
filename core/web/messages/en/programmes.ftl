# The designer's desk: programmes, their files, what is found in them, trying them out.
programmes-title = Programmes
programmes-about = Programmes are text files. What is found in them is told here as soon as a file is saved, here or in any editor.
programmes-caption = How each programme is
programmes-no-folder = These programmes are the copy in the program: they can be read and tried, and not changed. To change them, lay them out with “waymark new folder” and serve that folder.
programmes-unread = The folder of programmes could not be read since { $it }. What is shown, and what is in use, is how the programmes were before. It is read again as soon as it can be.
programmes-unread-label = The folder cannot be read
programmes-shared = Found in what all programmes share
programme-head-title = Programme
programme-head-state = State
programme-head-findings = Found
programme-head-cases = Cases
programme-head-languages = Languages
programme-head-changes = Local changes
programme-head-session = Session
programme-head-minutes = Minutes
programme-head-purpose = What it is for
programme-head-differs = Different at
programme-head-measure = Questionnaire
programme-head-about = About
programme-head-items = Items
programme-head-file = File
programme-head-question = Question
programme-head-answers = Answers
programme-head-held-by = Who usually holds it
programme-head-come-by = How it is come by
programme-head-used-by = Rules that read it
programme-head-derived = Derived fact
programme-head-gives = Gives
programme-head-reads = Reads
programme-head-module = Module
programme-head-suggested-by = Suggested by
programme-head-held-by-rule = Held by
programme-head-rule = Rule
programme-head-does = What it does
programme-head-stands = Stands
programme-head-would-change = What would change it
programme-home = What there is to work on
programme-version = Version
programme-owner = Looked after by
programme-notice = Notice
programme-usable = In use
programme-last-good = Broken: the last good version is in use
programme-unusable = Broken: not in use
programme-broken = The files of this programme have errors. It is not in use until they are mended. What is shown below is what can be read of it.
programme-broken-stands = The files of this programme have errors. What is shown below, and what is in use, is how it last was without them.
programme-broken-label = What is broken now
programme-findings = What is found
programme-findings-here = What is found here
programme-nothing-to-mend = Nothing is found. There is nothing to mend.
programme-nothing-found = nothing found
programme-error = Error
programme-warning = Warning
programme-note = Note
programme-errors =
    { $count ->
        [one] 1 error
       *[other] { $count } errors
    }
programme-warnings =
    { $count ->
        [one] 1 warning
       *[other] { $count } warnings
    }
programme-notes =
    { $count ->
        [one] 1 note
       *[other] { $count } notes
    }
programme-more-findings =
    { $count ->
        [one] And 1 more. Mend these first.
       *[other] And { $count } more. Mend these first.
    }
programme-did-you-mean = Did you mean
programme-where = Where
programme-to-look-at =
    { $count ->
        [0] None to look at
        [one] 1 to look at
       *[other] { $count } to look at
    }
programme-sessions =
    { $count ->
        [one] 1 session
       *[other] { $count } sessions
    }
programme-rules =
    { $count ->
        [one] 1 rule
       *[other] { $count } rules
    }
programme-facts =
    { $count ->
        [one] 1 fact
       *[other] { $count } facts
    }
programme-people =
    { $count ->
        [one] 1 invented person
       *[other] { $count } invented people
    }
programme-measures =
    { $count ->
        [one] 1 questionnaire
       *[other] { $count } questionnaires
    }
programme-languages =
    { $count ->
        [0] None besides the written one
        [one] 1 besides the written one
       *[other] { $count } besides the written one
    }
programme-files =
    { $count ->
        [one] 1 file
       *[other] { $count } files
    }
programme-task-content = Sessions and sheets
programme-task-content-hint = Read them as a facilitator or a participant does, in any language, at any site; change their words
programme-task-rules = Rules
programme-task-rules-hint = When a session is suggested or waits, in plain words and as it is written
programme-task-map = Map
programme-task-map-hint = Which rules speak of which sessions
programme-task-facts = Facts
programme-task-facts-hint = What rules may ask, with the questions and answers
programme-task-try = Try it
programme-task-try-hint = Choose an invented person, change what is known, and see what is advised and why
programme-task-cases = Cases
programme-task-cases-hint = Invented people and what must come out for them
programme-task-measures = Questionnaires
programme-task-measures-hint = What they ask, and what the answers come to
programme-task-languages = Languages
programme-task-languages-hint = How far the participant’s words are translated, and into Easy Read
programme-task-changes = Local changes
programme-task-changes-hint = What sites do differently, and what must be compared
programme-task-files = Files
programme-task-files-hint = Every file, line by line

programme-task-departures = What was done otherwise
programme-task-departures-hint = Which blocks were left out, changed or did not land where people met, and why
programme-departures-about = From the records of meetings of the last year, at every site. Nobody is named: at how many people’s meetings is counted, fewer than { $it } people are not counted, and what was said of them is not shown. People whose record only some may see are left aside.
programme-departures-none = Nothing was recorded as done otherwise than the outlines say in the last year.
programme-departures-nobody = nobody
programme-departures-few = fewer than { $it } people
programme-departures-people =
    { $count ->
        [one] 1 person
       *[other] { $count } people
    }
programme-head-left-out = Left out
programme-head-changed = Changed
programme-head-did-not-land = Did not land
programme-head-because = Why

# Content.
programme-sheets = Sheets
programme-minutes = { $least } to { $most }
programme-nowhere = Nowhere
programme-one-language = This programme has one language.
programme-languages-about = How many of the participant’s blocks can be read in each language. What is not translated is shown as it was written, and marked.
programme-covered = { $there } of { $all } blocks
programme-out-of-date =
    { $count ->
        [one] 1 out of date
       *[other] { $count } out of date
    }
programme-awaiting =
    { $count ->
        [one] 1 waits to be read aloud
       *[other] { $count } wait to be read aloud
    }
programme-no-measures = This programme has no questionnaires.
programme-files-about = Everything this programme is read from: its own files, what all programmes share, and what sites change in it.
programme-edit-file = Change this file

# A session as somebody reads it.
programme-as = Read as
programme-as-facilitator = A facilitator
programme-as-participant = The participant
programme-in = Language
programme-at = Site
programme-no-site = No site: the programme itself
programme-this-site = this site
programme-for-participant = Participant
programme-for-staff = Staff
programme-for-chaplain = Chaplain
programme-fixed = Fixed: no site may change it
programme-layer-site = Changed at { $it }
programme-from = Where “{ $it }” comes from
programme-from-layer = Layer: { $it }. File:
programme-instead-of = It stands in the place of the programme’s words:
programme-left-out = “{ $it }” is left out at this site
programme-decided-by = Decided by: { $it }.
programme-decided-on = On { $it }.
programme-review-by = To be looked at again by { $it }.
programme-wording-awaiting = Translated, not yet read aloud by a speaker
programme-wording-out-of-date = The translation is out of date: shown as written
programme-wording-missing = Not translated: shown as written
programme-edit = Change these words

# Changing words.
programme-edit-title = Change “{ $it }”
programme-edit-words = Words
programme-edit-text = Text of the file
programme-edit-hint = Markdown: an empty line between paragraphs, a hyphen before each item of a list. Keep words in double braces as they are.
programme-edit-file-hint = The whole file, as it is.
programme-edit-save = Save
programme-edit-preview = Preview
programme-edit-whose = Whose words: { $layer }. Language: { $language }. File:
programme-edit-everywhere = These are the programme’s words: they change at every site. To change them at this site only, begin a local change: { $it }
programme-edit-no-translation = Nobody has translated these words yet: here they are as they were written. To begin a translation: { $it }
programme-edit-fixed = This block is fixed: it is there so that nobody goes back from the hardest part alone. Ask whoever looks after the programme before you change it.
programme-edit-empty = Enter the words. To take a block out, change the file itself
programme-edit-too-long = That is too long for one piece
programme-edit-heading = Take out the line that begins with one or two # signs: it would begin another block. Three are a heading inside this one
programme-edit-moved-on = The file has changed since you opened it. Nothing was saved. What you typed is still here, and the words as they are now stand above it: save again if yours still hold
programme-edit-now = The words as they are now
programme-edit-saved = Saved. Found in the programme now: { $it }
programme-in-none = { $it } (not translated)
programme-edit-because = Why (optional)
programme-edit-because-hint = It stands with your name in the audit
programme-edit-who-keeps = People who take part already keep the words they have until somebody moves them on.
programme-edit-cases-differ =
    { $count ->
        [one] 1 case now differs
       *[other] { $count } cases now differ
    }
programme-edit-cases-way = Look at the cases
programme-save-breaks = This would break the programme at every site
programme-edit-reads = How it reads
programme-edit-would-find = What saving this would bring up
programme-edit-finds-nothing = Nothing new would be found.

# Rules and facts.
programme-rules-about = A rule never hides a session and never requires one: it gives a reason, and people decide. A hold that cannot tell, holds.
programme-rule-does = What it does
programme-rule-when = When
programme-rule-written = As it is written
programme-rule-says = What it says
programme-rule-says-to-staff = What it says to staff
programme-rule-layer = Whose it is
programme-rule-cases = Cases that reach it
programme-rule-kept = Kept
programme-safeguard = Safeguard: no site can remove it
programme-no-case = No case reaches it
programme-no-rule = None
programme-does-suggest = suggests “{ $it }” ({ $timing })
programme-does-hold = holds “{ $it }”
programme-does-adapt = adapts { $it }
programme-does-find-out = asks to find out: { $it }
programme-does-raise = raises in supervision: { $it }
programme-timing-early = early
programme-timing-usual = in its usual place
programme-timing-late = late
programme-adapt-pace = the pace
programme-adapt-place = the place
programme-adapt-materials = the materials
programme-adapt-version = the version
programme-adapt-times = the times
programme-facts-about = Logic compares the ids in small print and never the words. “Not known” and “rather not say” are answers to every question.
programme-derived = Derived facts
programme-any-of = Any number of:
programme-a-date = A date
programme-a-text = Words, never used in logic
programme-come-by-look-up = Look it up
programme-come-by-ask = Ask the person, once
programme-come-by-wait = Only if they offer it

# Cases.
programme-cases-about = A case is an invented person. What must come out is written down with the rule that must have made it, so that a right answer for a wrong reason is told.
programme-cases-none = No case can be run until what is found is mended.
programme-cases-own = The programme’s own
programme-cases-at = At { $it }
programme-cases-pass = { $passing } of { $all } cases pass
programme-cases-not-reached = What no case reaches
programme-passes = Passes
programme-fails =
    { $count ->
        [one] 1 thing differs
       *[other] { $count } things differ
    }
programme-try-case = Try { $it }

# The map.
programme-map-sessions = Sessions
programme-map-others = Rules that speak of no session
programme-map-picture = Picture of rules and sessions
programme-map-key = An unbroken line suggests, a broken line holds. The tables above say the same.
programme-map-described = Rules on the left, sessions on the right. An unbroken line leads from a rule to each session it suggests, a broken line to each it holds. The tables above say the same in words.

# Trying it out.
programme-try-about = Nobody here is real. Begin with a case or with nobody, say what is known, and see what the programme advises. People decide.
programme-try-person = Invented person
programme-try-nobody = Nobody yet: nothing is known
programme-try-on = Day
programme-try-on-hint = Leave it empty for { $it }
programme-try-facts = What is known
programme-lens-need = Needs
programme-lens-strength = Strengths
programme-lens-responsivity = How to work
programme-lens-good-lives = What makes a life good
programme-lens-desistance = Moving on
programme-lens-safety = Safety and support
programme-lens-practical = Rooms, dates and times
programme-try-changed =
    { $count ->
        [one] 1 changed
       *[other] { $count } changed
    }
programme-try-as-it-is = As it is: { $it }
programme-try-rather-not = Would rather not say
programme-try-nobody-holds = Looked for, nobody holds it
programme-try-do = Show what is advised
programme-try-advice = What is advised
programme-try-closed = This lane waits until the person has asked or was referred. Until then it shows one line.
programme-try-held = Waits
programme-try-suggested = Suggested
programme-try-might = Might apply: one ordinary question would settle it
programme-try-adapt = How to work
programme-try-raise = For supervision
programme-try-find-out = To find out, most telling first
programme-try-library = The whole library
programme-because = Because
programme-would-suggest = Would be suggested
programme-would-change = What would change it
programme-if-so = If it is so: { $it }
programme-by-rule = Rule { $it }
programme-way = { $changes }: then it is { $stands }.
programme-way-fact = “{ $fact }” becomes { $becomes } (now: { $now })
programme-stands-held = waiting
programme-stands-suggested = suggested
programme-stands-might-apply = something that might apply
programme-stands-in-the-library = in the library
programme-stands-waits-to-be-asked-for = waiting to be asked for
programme-save-title = Keep this as a case
programme-save-about = A case file is written with what is known and with what is advised above, each with its rules. Correct in the file what should come out otherwise.
programme-save-name = Name of the case
programme-save-name-hint = Small letters, digits and hyphens, such as sam or sam-2
programme-save-name-wrong = Enter a name of small letters, digits and hyphens that begins with a letter
programme-save-story = What is this invented person’s story?
programme-save-story-hint = A paragraph that a supervisor would recognise, and what you expect to come out. Never a real person.
programme-save-story-missing = Enter a paragraph about this invented person
programme-save-is-there = There is a case called { $it } already. Choose another name
programme-save-no-site = Choose a site: a case is about a place
programme-save-do = Keep as a case
programme-saved-case = The case { $it } was kept. Read it, and correct what should come out otherwise.

# Local changes.
programme-changes-about = What a site does differently is a file of its own with a reason, a day and somebody who decided. When the programme’s words move on, somebody compares and decides.
programme-changes-none = No site changes anything in this programme.
programme-changes-rules = Rules of its own
programme-review-due = Due to be looked at again
programme-read-at-site = Read “{ $it }” as it is there
programme-verb-replace = Other words for { $block }{ $other }.
programme-verb-leave-out = Leaves { $block }{ $other } out.
programme-verb-before = One more block, { $block }, before { $other }.
programme-verb-after = One more block, { $block }, after { $other }.
programme-way-then = The programme’s words then
programme-way-now = The programme’s words now
programme-way-ours = The site’s words
programme-way-not-kept = Those words were not kept, so there is nothing to compare with word by word.
programme-way-left-out = The site leaves this block out.
programme-moved-on = The programme’s words have moved on
programme-taken-out = taken out:
programme-put-in = put in:
programme-accept = The site’s words still hold
programme-accept-about = Once you have compared: this says that the site’s words stand against the programme’s words as they are now. It changes no words.
programme-accept-moved-on = What you compared has changed meanwhile. Nothing was written. Compare again
programme-accepted = The site’s words of { $it } stand against the programme’s words as they are now.
