# The team.
team-title = Team
team-due = What is due
team-ways = Go to
team-none-due = Nothing
team-count =
    { $count ->
        [one] 1 to look at
       *[other] { $count } to look at
    }
team-late = Records missing for more than 3 working days
team-agreements = Agreements to talk about again
team-glass = Opened without being assigned, not reviewed
team-released = Released to us, not accepted
team-supervision-due = Supervision that is due
team-lapsed = Authorisations and training that ended
team-staff = Who works here
team-supervision = Supervision
team-review = Looking at how meetings are delivered
team-plugins = Plugins and their limits
team-audit = Audit
team-live = What is live where
team-who = Who
team-programme = Programme
team-due-since = Due since
team-opened-by = Opened by
team-because = Why it could not wait
team-opens = Opens the record
team-open-until = until { $it }
team-from = Released by
team-on = Day
team-meeting = Meeting
team-facilitators = Who was to deliver
team-missing-for = Missing for
team-do = Do
team-late-what = A record should be written within { $it } working days. Weekends are not counted; public holidays are, because they are not known here. You see meetings of the programmes that you may read.
team-late-none = No record is late.
team-late-found =
    { $count ->
        [one] 1 record is late
       *[other] { $count } records are late
    }
team-late-recent = Not recorded yet, and not late
team-working-days =
    { $count ->
        [one] 1 working day
       *[other] { $count } working days
    }

# Who works here.
staff-join = Add somebody
staff-joined = They can be given work now. Set a password for them, or let them sign in with your organisation's account.
staff-only-here = Only { $it }
staff-everywhere = Everybody at every site
staff-found =
    { $count ->
        [one] 1 person works here
       *[other] { $count } people work here
    }
staff-gone = Have left
staff-name = Name
staff-name-hint = As colleagues know it
staff-name-missing = Enter their name
staff-id = Staff id
staff-id-hint = Small letters, digits, dots and hyphens, such as r.okafor. It cannot be changed later.
staff-id-wrong = Enter a staff id of small letters, digits, dots and hyphens, such as r.okafor
staff-profession = Profession
staff-profession-missing = Choose their profession
staff-roles = Roles
staff-role-missing = Choose at least one role
staff-site = Site
staff-site-missing = Enter the site
staff-due = Due
staff-supervision-due = Supervision for { $it }
staff-authorisation-ended = Authorisation for { $it } ended on { $day }
staff-training-ended = Training ended on { $day }: { $it }
staff-account = Account
staff-active = In use
staff-left = Closed
staff-do = What you can do
staff-nothing = Nothing is recorded.
staff-authorised = May deliver or answer for
staff-from = From
staff-until = Last day
staff-lapsed = { $it } (past)
staff-supervisor = Supervised by
staff-trained = Training
staff-training = In what
staff-for-good = Counts for good
staff-supervised = Supervision held
staff-with = With
staff-points = What was talked about
staff-reviews = Reviews of meetings

profession-psychologist = Psychologist
profession-probation-officer = Probation officer
profession-chaplain = Chaplain
profession-other = Other
role-facilitator = Facilitator
role-facilitator-does = Plans and delivers, with the people they are assigned to
role-treatment-manager = Treatment manager
role-treatment-manager-does = Answers for a programme at this site
role-programme-team = Programme team
role-programme-team-does = Referrals, lists, rooms and letters of this site
role-site-manager = Site manager
role-site-manager-does = Accounts and the running of this site. Reads no case, whatever else they are.
role-programme-designer = Programme designer
role-programme-designer-does = Writes programmes. Reads no case.
role-evaluator = Evaluator
role-evaluator-does = Learns what works from what is released to them. Reads no case.
role-auditor = Auditor
role-auditor-does = Reads the audit and nothing else, whatever else they are

act-place = Change their site or roles
act-place-title = Site and roles of { $it }
act-place-what = A site lets its own people in: only a site manager there moves somebody to it. With the move their authorisations end.
act-place-done = Their site and roles are changed.
act-authorise = Authorise for a programme
act-authorise-title = Authorise { $it } for a programme
act-authorise-done = The authorisation is recorded.
act-train = Record training
act-train-title = Training of { $it }
act-train-done = The training is recorded.
act-supervise = Record supervision
act-supervise-title = Supervision of { $it }
act-supervise-done = The supervision is recorded, apart from any participant's record.
act-review = Look at a meeting of theirs
act-review-title = How { $it } delivered a meeting
act-review-done = The review is recorded, apart from any participant's record.
act-password = Set a password
act-password-title = Password of { $it }
act-password-done = The password is set. Wherever they were signed in with another, they are signed out.
act-close = Close their account
act-close-title = Close the account of { $it }
act-close-warning = They are signed out everywhere at once and cannot sign in again. What they recorded stays.
act-close-done = The account is closed, and they are signed out everywhere.

ask-choose = Choose
ask-programme = Programme
ask-because = Why
ask-because-hint = Without the name of anybody who takes part
ask-from = From
ask-from-hint = Today where you leave this empty
ask-until = Last day
ask-until-hint = Such as 27 3 2027
ask-supervisor = Who supervises this work
ask-supervisor-hint = Their staff id or their name
ask-what = In what
ask-what-hint = Such as the name of the course
ask-on = When
ask-on-hint = Today where you leave this empty
ask-with = With whom
ask-with-hint = Their staff id or their name
ask-points = What was talked about
ask-points-hint = Without the name of anybody who takes part
ask-meeting = Meeting
ask-meeting-hint = Its id. It is filled in where you come from the list of meetings.
ask-kept-to = What went as the outline means it
ask-kept-to-hint = What you saw, in your own words
ask-could-be = What could be better
ask-could-be-hint = Leave it empty where there is nothing
ask-agreed = What you agreed together
ask-agreed-hint = There is no mark, and nothing is counted
ask-password = New password
ask-password-hint = At least 12 characters. Three words that do not belong together are easy to remember.
missing-site = Choose the site
missing-role = Choose at least one role
missing-because = Say why
missing-programme = Choose the programme
missing-supervisor = Say who supervises this work
missing-until = Enter the last day
missing-what = Say what the training was in
missing-with = Say with whom
missing-points = Say what was talked about
missing-meeting = Say which meeting
missing-agreed = Say what you agreed
missing-password = Enter the new password

# Reviews and supervision.
review-what = Look together at one meeting: what went as the outline means it, what could be better, what you agreed. There are no marks, and nothing is counted.
review-none = No meeting that you may read was held lately.
review-departures = Done otherwise than the outline says, in the last 60 days
review-did = What was done
review-held = Meetings held in the last 60 days
review-do = Look at it with
review-of-day = (meeting of { $it })
review-meeting = Meeting of { $day } with { $who }, { $programme }
review-kept-to = As meant
review-could-be = Could be better
review-agreed = Agreed
supervision-none = No supervision is due.
supervision-never = Not yet
supervision-last = Last held
supervision-found =
    { $count ->
        [one] Due for 1 person
       *[other] { $count } are due
    }
supervision-every =
    { $count ->
        [one] Supervision about each programme is held every day.
       *[other] Supervision about each programme is held every { $count } days.
    }

# Plugins.
plugins-what = A plugin is allowed or forbidden on the computer that serves this, by whoever looks after it. It cannot be done from a page.
plugins-here = Plugins that are allowed
plugins-none = No plugin is allowed here.
plugins-plugin = Plugin
plugins-allowed = Allowed
plugins-state = State
plugins-runs = Signed, allowed and whole
plugins-walls = Walls round plugins and scripts
plugins-demanded = Demanded here: { $it }
plugins-acts = What was decided

# The audit.
audit-person = Whose record
audit-person-hint = A prison number, a CRN, or the id of the record. That you looked is written down too.
audit-show = Show who looked and what was done
audit-nothing = Nothing is recorded about such a record.
audit-lines =
    { $count ->
        [one] 1 thing was done, newest first
       *[other] { $count } things were done, newest first
    }
audit-at = When
audit-by = Who
audit-operation = What
audit-kind = Entry
audit-site = In the log of
audit-changes = Changes of the programmes
audit-changes-none = No file of the programmes was changed in the browser.
audit-changes-what = Made in the browser, the newest { $it }. What is changed in an editor is in the version control of the folder. Before and after are the first letters of the SHA-256 of the file.
audit-changes-lines =
    { $count ->
        [one] 1 change
       *[other] { $count } changes
    }
audit-change-new = New
audit-file = File
audit-before = Before
audit-after = After
audit-because = Why
audit-utc = { $it } (UTC)
operation-collection = Wrote something new
operation-alteration = Changed or settled something
operation-consultation = Looked
operation-disclosure = Gave something out
operation-combination = Brought several holders together
operation-erasure = Made unreadable
audit-logs = The logs
audit-verify-what = Every log is read again from the beginning, what is sealed is opened, and both are compared with what was written. It takes a while where there is much.
audit-verify = Verify the logs
audit-verified = What the logs come to
audit-busy = The logs are being read for somebody else just now. Try again in a minute.
audit-all-well =
    { $count ->
        [one] Everything is as it was written: 1 entry.
       *[other] Everything is as it was written: { $count } entries.
    }
audit-not-well = Something is not as it was written.
audit-not-well-do = Keep a copy of everything, tell your security team, and compare with the last good backup.
audit-checkpoints = Checkpoints
audit-checkpoints-what = Keep these somewhere else, signed as they are. Only with one of them can anybody show later that the end of a log was cut off.
audit-log = Log of { $site }: { $size } entries

# What is live.
live-what = People who have begun stay with the version they began with until somebody moves them on. This is what somebody who begins now is given.
live-caption = Versions by site
live-here = { $it } (your site)
live-not-given = Has errors, and is not given
live-changes =
    { $count ->
        [one] 1 local change
       *[other] { $count } local changes
    }
live-review-due =
    { $count ->
        [one] 1 is due to be looked at again
       *[other] { $count } are due to be looked at again
    }

# Signing in with an organisation's account.
oidc-sign-in = Sign in with your organisation's account
oidc-what = You are sent to the page of your organisation, and back here when it knows you.
oidc-beside = What you typed is kept on this page. Sign in beside it, in a new tab; then come back here and go on.
oidc-go-on = I have signed in: go on
oidc-first = Sign in with your organisation's account first
oidc-unreachable = Your organisation's page for signing in cannot be reached. Try again in a minute; if it goes on, tell whoever looks after this service.
oidc-not-signed-in = You were not signed in. Go to the page for signing in and try again; if it happens again, tell whoever looks after this service.
oidc-no-account = Your organisation knows you, and you have no account here that is in use. Your site manager can add you.
