# Rhestrau o bobl.
people-title = Pobl
waiting-title = Rhestr aros
people-found =
    { $count ->
        [zero] Neb
        [one] 1 person
        [two] 2 berson
       *[other] { $count } o bobl
    }
people-none = Nid oes neb yn cyfateb, neu neb y cewch chi eu canfod. Ehangwch y chwiliad.
people-name = Enw
people-numbers = Rhifau
people-lanes = Rhaglenni
people-next = Cyfarfod nesaf
people-waiting = Yn aros am
people-since = ers { $it }
people-no-meeting = Dim yn y dyddiadur
people-last-contact = Cyswllt diwethaf { $it }
people-not-referred = heb eu cyfeirio
people-shut = nid eich un chi i'w agor
people-more-lanes = Un arall na chewch ei darllen
people-referred = Cyfeiriwyd { $it }
people-no-reason = Ni roddwyd rheswm
people-search = Enw neu rif
people-programme = Rhaglen
people-status = Statws
people-any = Unrhyw
people-where = Ble
people-everywhere = Ym mhobman y cewch edrych
people-who-waits = Aros
people-only-waiting = Dim ond pobl a gyfeiriwyd ac nad ydynt ar raglen eto
people-filter = Dangos

# Fy ngwaith.
home-title = Fy ngwaith
home-next = Fy nghyfarfodydd i ddod
home-none = Nid oes cyfarfod i ddod i chi yn y dyddiadur.
home-look-at = I edrych arno
home-why = Beth
home-promise-overdue = Roedd addewid i'w gadw erbyn { $it }
home-promise-due = Mae addewid i'w gadw erbyn { $it }
home-no-contact =
    { $count ->
        [zero] Dim diwrnod heb gyswllt
        [one] Dim cyswllt ers 1 diwrnod
        [two] Dim cyswllt ers 2 ddiwrnod
        [few] Dim cyswllt ers { $count } diwrnod
        [many] Dim cyswllt ers { $count } diwrnod
       *[other] Dim cyswllt ers { $count } diwrnod
    }
home-check-in = Aeth yr ateb i lawr ddwywaith yn olynol
home-agreement = Cytundeb i'w drafod eto ers { $it }
home-tasks = Beth sydd i'w wneud
home-waiting = Pobl sy'n aros
home-any-time = Unrhyw bryd
home-to-mend = Canfyddiadau yn { $it }
home-local-changes = Newidiadau lleol i edrych arnynt yn { $it }
home-audit = Darllen yr archwiliad, a gwirio nad oes neb wedi'i newid
home-when = Pryd
home-who = Pwy
home-what = Rhaglen
home-elsewhere = Ewch i
home-last = Cyswllt diwethaf
home-people = Pobl rwy'n gweithio gyda nhw
