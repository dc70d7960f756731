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
people-search = Enw neu rif
people-programme = Rhaglen
people-status = Statws
people-any = Unrhyw
people-where = Ble
people-everywhere = Ym mhobman y cewch edrych
people-who-waits = Aros
people-only-waiting = Dim ond pobl sy'n aros
people-filter = Dangos

# Fy ngwaith.
home-title = Fy ngwaith
home-next = Fy nghyfarfodydd nesaf
home-none = Nid oes cyfarfod i chi yn y dyddiadur.
home-when = Pryd
home-who = Pwy
home-what = Rhaglen
home-elsewhere = Ewch i
home-last = Cyswllt diwethaf
home-people = Pobl rwy'n gweithio gyda nhw
