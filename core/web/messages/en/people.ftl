# Lists of people.
people-title = People
waiting-title = Waiting list
people-found =
    { $count ->
        [one] 1 person
       *[other] { $count } people
    }
people-none = Nobody fits, or nobody that you may find. Widen the search.
people-name = Name
people-numbers = Numbers
people-lanes = Programmes
people-next = Next meeting
people-waiting = Waits for
people-since = since { $it }
people-no-meeting = None in the diary
people-last-contact = Last contact { $it }
people-not-referred = not referred
people-shut = not yours to open
people-more-lanes = Another that you may not read
people-referred = Referred { $it }
people-no-reason = No reason is given
people-search = Name or number
people-programme = Programme
people-status = Status
people-any = Any
people-where = Where
people-everywhere = Everywhere you may look
people-who-waits = Waiting
people-only-waiting = Only people who are referred and not on a programme yet
people-filter = Show

# My work.
home-title = My work
home-next = My coming meetings
home-none = There is no coming meeting of yours in the diary.
home-look-at = To look at
home-why = What
home-promise-overdue = A promise was to be kept by { $it }
home-promise-due = A promise is to be kept by { $it }
home-no-contact =
    { $count ->
        [one] No contact for 1 day
       *[other] No contact for { $count } days
    }
home-check-in = The check-in went down twice running
home-agreement = Agreement to talk about again since { $it }
home-tasks = What is due
home-waiting = People who wait
home-any-time = At any time
home-to-mend = Findings in { $it }
home-local-changes = Local changes to look at in { $it }
home-audit = Read the audit, and check that nobody has changed it
home-when = When
home-who = Who
home-what = Programme
home-elsewhere = Go to
home-last = Last contact
home-people = People I work with
