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
people-search = Name or number
people-programme = Programme
people-status = Status
people-any = Any
people-where = Where
people-everywhere = Everywhere you may look
people-who-waits = Waiting
people-only-waiting = Only people who wait
people-filter = Show

# My work.
home-title = My work
home-next = My next meetings
home-none = There is no meeting of yours in the diary.
home-when = When
home-who = Who
home-what = Programme
home-elsewhere = Go to
home-last = Last contact
home-people = People I work with
