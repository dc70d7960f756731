# Desg y dylunydd: rhaglenni, eu ffeiliau, yr hyn a geir ynddynt, a rhoi cynnig arnynt.
programmes-title = Rhaglenni
programmes-about = Ffeiliau testun yw rhaglenni. Dywedir yma beth a geir ynddynt cyn gynted ag y caiff ffeil ei chadw, yma neu mewn unrhyw olygydd.
programmes-caption = Sut y mae pob rhaglen
programmes-no-folder = Y copi sydd yn y rhaglen gyfrifiadurol yw’r rhain: gellir eu darllen a rhoi cynnig arnynt, ond nid eu newid. I’w newid, gosodwch nhw allan â “waymark new folder” a gweinwch y ffolder honno.
programmes-unread = Nid oes modd darllen ffolder y rhaglenni ers { $it }. Yr hyn a ddangosir, ac a ddefnyddir, yw’r rhaglenni fel yr oeddent cynt. Caiff ei darllen eto cyn gynted ag y bo modd.
programmes-unread-label = Nid oes modd darllen y ffolder
programmes-shared = Yr hyn a geir yn y pethau y mae pob rhaglen yn eu rhannu
programme-head-title = Rhaglen
programme-head-state = Cyflwr
programme-head-findings = Cafwyd
programme-head-cases = Achosion
programme-head-languages = Ieithoedd
programme-head-changes = Newidiadau lleol
programme-head-session = Sesiwn
programme-head-minutes = Munudau
programme-head-purpose = At beth y mae
programme-head-differs = Yn wahanol yn
programme-head-measure = Holiadur
programme-head-about = Am beth
programme-head-items = Eitemau
programme-head-file = Ffeil
programme-head-question = Cwestiwn
programme-head-answers = Atebion
programme-head-held-by = Pwy sy’n ei ddal fel arfer
programme-head-come-by = Sut y ceir gwybod
programme-head-used-by = Rheolau sy’n ei ddarllen
programme-head-derived = Ffaith ddeilliedig
programme-head-gives = Yn rhoi
programme-head-reads = Yn darllen
programme-head-module = Modiwl
programme-head-suggested-by = Awgrymir gan
programme-head-held-by-rule = Delir yn ôl gan
programme-head-rule = Rheol
programme-head-does = Beth y mae’n ei wneud
programme-head-stands = Sut y mae’n sefyll
programme-head-would-change = Beth fyddai’n ei newid
programme-home = Beth sydd i weithio arno
programme-version = Fersiwn
programme-owner = Yn gofalu amdani
programme-notice = Hysbysiad
programme-usable = Ar waith
programme-last-good = Wedi torri: mae’r fersiwn dda olaf ar waith
programme-unusable = Wedi torri: ddim ar waith
programme-broken = Mae gwallau yn ffeiliau’r rhaglen hon. Nid yw ar waith nes iddynt gael eu trwsio. Yr hyn a ddangosir isod yw’r hyn y gellir ei ddarllen ohoni.
programme-broken-stands = Mae gwallau yn ffeiliau’r rhaglen hon. Yr hyn a ddangosir isod, a’r hyn sydd ar waith, yw’r rhaglen fel yr oedd ddiwethaf hebddynt.
programme-broken-label = Beth sydd wedi torri nawr
programme-findings = Yr hyn a geir
programme-findings-here = Yr hyn a geir yma
programme-nothing-to-mend = Ni chafwyd dim. Nid oes dim i’w drwsio.
programme-nothing-found = ni chafwyd dim
programme-error = Gwall
programme-warning = Rhybudd
programme-note = Nodyn
programme-errors =
    { $count ->
        [zero] dim gwallau
        [one] 1 gwall
        [two] 2 wall
        [few] { $count } gwall
        [many] { $count } gwall
       *[other] { $count } gwall
    }
programme-warnings =
    { $count ->
        [zero] dim rhybuddion
        [one] 1 rhybudd
        [two] 2 rybudd
        [few] { $count } rhybudd
        [many] { $count } rhybudd
       *[other] { $count } rhybudd
    }
programme-notes =
    { $count ->
        [zero] dim nodiadau
        [one] 1 nodyn
        [two] 2 nodyn
        [few] { $count } nodyn
        [many] { $count } nodyn
       *[other] { $count } nodyn
    }
programme-more-findings =
    { $count ->
        [zero] Dim mwy.
        [one] Ac 1 arall. Trwsiwch y rhain yn gyntaf.
        [two] A 2 arall. Trwsiwch y rhain yn gyntaf.
        [few] A { $count } arall. Trwsiwch y rhain yn gyntaf.
        [many] A { $count } arall. Trwsiwch y rhain yn gyntaf.
       *[other] A { $count } arall. Trwsiwch y rhain yn gyntaf.
    }
programme-did-you-mean = Ai dyma oedd gennych mewn golwg
programme-where = Ble
programme-to-look-at =
    { $count ->
        [zero] Dim i edrych arno
        [one] 1 i edrych arno
        [two] 2 i edrych arnynt
        [few] { $count } i edrych arnynt
        [many] { $count } i edrych arnynt
       *[other] { $count } i edrych arnynt
    }
programme-sessions =
    { $count ->
        [zero] Dim sesiynau
        [one] 1 sesiwn
        [two] 2 sesiwn
        [few] { $count } sesiwn
        [many] { $count } sesiwn
       *[other] { $count } sesiwn
    }
programme-rules =
    { $count ->
        [zero] Dim rheolau
        [one] 1 rheol
        [two] 2 reol
        [few] { $count } rheol
        [many] { $count } rheol
       *[other] { $count } rheol
    }
programme-facts =
    { $count ->
        [zero] Dim ffeithiau
        [one] 1 ffaith
        [two] 2 ffaith
        [few] { $count } ffaith
        [many] { $count } ffaith
       *[other] { $count } ffaith
    }
programme-people =
    { $count ->
        [zero] Neb dychmygol
        [one] 1 person dychmygol
        [two] 2 berson dychmygol
        [few] { $count } pherson dychmygol
        [many] { $count } pherson dychmygol
       *[other] { $count } person dychmygol
    }
programme-measures =
    { $count ->
        [zero] Dim holiaduron
        [one] 1 holiadur
        [two] 2 holiadur
        [few] { $count } holiadur
        [many] { $count } holiadur
       *[other] { $count } holiadur
    }
programme-languages =
    { $count ->
        [zero] Dim ond yr iaith wreiddiol
        [one] 1 iaith heblaw’r un wreiddiol
        [two] 2 iaith heblaw’r un wreiddiol
        [few] { $count } iaith heblaw’r un wreiddiol
        [many] { $count } iaith heblaw’r un wreiddiol
       *[other] { $count } iaith heblaw’r un wreiddiol
    }
programme-files =
    { $count ->
        [zero] Dim ffeiliau
        [one] 1 ffeil
        [two] 2 ffeil
        [few] { $count } ffeil
        [many] { $count } ffeil
       *[other] { $count } ffeil
    }
programme-task-content = Sesiynau a thaflenni
programme-task-content-hint = Darllenwch nhw fel hwylusydd neu fel y cyfranogwr, mewn unrhyw iaith, mewn unrhyw safle; newidiwch eu geiriau
programme-task-rules = Rheolau
programme-task-rules-hint = Pryd yr awgrymir sesiwn neu y mae’n aros, mewn geiriau plaen ac fel y’i hysgrifennwyd
programme-task-map = Map
programme-task-map-hint = Pa reolau sy’n sôn am ba sesiynau
programme-task-facts = Ffeithiau
programme-task-facts-hint = Yr hyn y caiff rheolau ei ofyn, gyda’r cwestiynau a’r atebion
programme-task-try = Rhoi cynnig arni
programme-task-try-hint = Dewiswch berson dychmygol, newidiwch yr hyn sy’n hysbys, a gwelwch beth a gynghorir a pham
programme-task-cases = Achosion
programme-task-cases-hint = Pobl ddychmygol a’r hyn sy’n rhaid ei gael iddynt
programme-task-measures = Holiaduron
programme-task-measures-hint = Beth a ofynnant, a chyfanswm yr atebion
programme-task-languages = Ieithoedd
programme-task-languages-hint = Pa mor bell y mae geiriau’r cyfranogwr wedi’u cyfieithu, ac i Hawdd ei Ddeall
programme-task-changes = Newidiadau lleol
programme-task-changes-hint = Yr hyn y mae safleoedd yn ei wneud yn wahanol, a’r hyn sy’n rhaid ei gymharu
programme-task-files = Ffeiliau
programme-task-files-hint = Pob ffeil, fesul llinell

# Cynnwys.
programme-task-departures = Yr hyn a wnaed yn wahanol
programme-task-departures-hint = Pa flociau a adawyd allan, a newidiwyd neu na weithiodd lle cyfarfu pobl, a pham
programme-departures-about = O gofnodion cyfarfodydd y flwyddyn ddiwethaf, ym mhob safle. Ni enwir neb: cyfrifir yng nghyfarfodydd faint o bobl, ni chyfrifir llai na { $it } o bobl, ac ni ddangosir yr hyn a ddywedwyd amdanynt. Gadewir o’r neilltu bobl y mae eu cofnod i rai yn unig ei weld.
programme-departures-none = Ni chofnodwyd dim a wnaed yn wahanol i’r amlinelliadau yn y flwyddyn ddiwethaf.
programme-departures-nobody = neb
programme-departures-few = llai na { $it } o bobl
programme-departures-people =
    { $count ->
        [one] 1 person
       *[other] { $count } o bobl
    }
programme-head-left-out = Gadawyd allan
programme-head-changed = Newidiwyd
programme-head-did-not-land = Ni weithiodd
programme-head-because = Pam

programme-sheets = Taflenni
programme-minutes = { $least } i { $most }
programme-nowhere = Unman
programme-one-language = Un iaith sydd gan y rhaglen hon.
programme-languages-about = Faint o flociau’r cyfranogwr y gellir eu darllen ym mhob iaith. Dangosir yr hyn nad yw wedi’i gyfieithu fel y’i hysgrifennwyd, wedi’i farcio.
programme-covered = { $there } o { $all } bloc
programme-out-of-date =
    { $count ->
        [zero] Dim wedi dyddio
        [one] 1 wedi dyddio
        [two] 2 wedi dyddio
        [few] { $count } wedi dyddio
        [many] { $count } wedi dyddio
       *[other] { $count } wedi dyddio
    }
programme-awaiting =
    { $count ->
        [zero] Dim yn aros i’w ddarllen yn uchel
        [one] 1 yn aros i’w ddarllen yn uchel
        [two] 2 yn aros i’w darllen yn uchel
        [few] { $count } yn aros i’w darllen yn uchel
        [many] { $count } yn aros i’w darllen yn uchel
       *[other] { $count } yn aros i’w darllen yn uchel
    }
programme-no-measures = Nid oes gan y rhaglen hon holiaduron.
programme-files-about = Popeth y darllenir y rhaglen hon ohono: ei ffeiliau ei hun, yr hyn y mae pob rhaglen yn ei rannu, a’r hyn y mae safleoedd yn ei newid ynddi.
programme-edit-file = Newid y ffeil hon

# Sesiwn fel y mae rhywun yn ei darllen.
programme-as = Darllen fel
programme-as-facilitator = Hwylusydd
programme-as-participant = Y cyfranogwr
programme-in = Iaith
programme-at = Safle
programme-no-site = Dim safle: y rhaglen ei hun
programme-this-site = y safle hwn
programme-for-participant = Cyfranogwr
programme-for-staff = Staff
programme-for-chaplain = Caplan
programme-fixed = Sefydlog: ni chaiff unrhyw safle ei newid
programme-layer-site = Newidiwyd yn { $it }
programme-from = O ble y daw “{ $it }”
programme-from-layer = Haen: { $it }. Ffeil:
programme-instead-of = Mae’n sefyll yn lle geiriau’r rhaglen:
programme-left-out = Gadewir “{ $it }” allan yn y safle hwn
programme-decided-by = Penderfynwyd gan: { $it }.
programme-decided-on = Ar { $it }.
programme-review-by = I edrych arno eto erbyn { $it }.
programme-wording-awaiting = Wedi’i gyfieithu, heb ei ddarllen yn uchel eto gan siaradwr
programme-wording-out-of-date = Mae’r cyfieithiad wedi dyddio: fe’i dangosir fel y’i hysgrifennwyd
programme-wording-missing = Heb ei gyfieithu: fe’i dangosir fel y’i hysgrifennwyd
programme-edit = Newid y geiriau hyn

# Newid geiriau.
programme-edit-title = Newid “{ $it }”
programme-edit-words = Geiriau
programme-edit-text = Testun y ffeil
programme-edit-hint = Markdown: llinell wag rhwng paragraffau, cysylltnod o flaen pob eitem mewn rhestr. Cadwch y geiriau mewn cromfachau dwbl fel y maent.
programme-edit-file-hint = Y ffeil gyfan, fel y mae.
programme-edit-save = Cadw
programme-edit-preview = Rhagolwg
programme-edit-whose = Geiriau pwy: { $layer }. Iaith: { $language }. Ffeil:
programme-edit-everywhere = Geiriau’r rhaglen yw’r rhain: maent yn newid ym mhob safle. I’w newid yn y safle hwn yn unig, dechreuwch newid lleol: { $it }
programme-edit-no-translation = Nid oes neb wedi cyfieithu’r geiriau hyn eto: dyma nhw fel y’u hysgrifennwyd. I ddechrau cyfieithiad: { $it }
programme-edit-fixed = Mae’r bloc hwn yn sefydlog: mae yno fel nad oes neb yn mynd yn ôl o’r rhan anoddaf ar ei ben ei hun. Gofynnwch i’r sawl sy’n gofalu am y rhaglen cyn ei newid.
programme-edit-empty = Rhowch y geiriau. I dynnu bloc allan, newidiwch y ffeil ei hun
programme-edit-too-long = Mae hynny’n rhy hir i un darn
programme-edit-heading = Tynnwch y llinell sy’n dechrau ag un neu ddau arwydd #: byddai’n dechrau bloc arall. Pennawd y tu mewn i’r un hwn yw tri
programme-edit-moved-on = Mae’r ffeil wedi newid ers i chi ei hagor. Ni chadwyd dim. Mae’r hyn a deipiwyd gennych yma o hyd, a’r geiriau fel y maent nawr uwch ei ben: cadwch eto os yw’ch rhai chi’n dal i sefyll
programme-edit-now = Y geiriau fel y maent nawr
programme-edit-saved = Cadwyd. Yr hyn a geir yn y rhaglen nawr: { $it }
programme-in-none = { $it } (heb ei gyfieithu)
programme-edit-because = Pam (dewisol)
programme-edit-because-hint = Mae’n sefyll gyda’ch enw yn y cofnod archwilio
programme-edit-who-keeps = Mae pobl sydd eisoes yn cymryd rhan yn cadw’r geiriau sydd ganddynt nes i rywun eu symud ymlaen.
programme-edit-cases-differ =
    { $count ->
        [one] Mae 1 achos bellach yn wahanol
       *[other] Mae { $count } achos bellach yn wahanol
    }
programme-edit-cases-way = Edrych ar yr achosion
programme-save-breaks = Byddai hyn yn torri’r rhaglen ym mhob safle
programme-edit-reads = Sut y mae’n darllen
programme-edit-would-find = Yr hyn a ddeuai i’r golwg o gadw hwn
programme-edit-finds-nothing = Ni cheid dim byd newydd.

# Rheolau a ffeithiau.
programme-rules-about = Nid yw rheol byth yn cuddio sesiwn nac yn mynnu un: mae’n rhoi rheswm, a phobl sy’n penderfynu. Mae rheol ddal na all ddweud, yn dal.
programme-rule-does = Beth y mae’n ei wneud
programme-rule-when = Pryd
programme-rule-written = Fel y’i hysgrifennwyd
programme-rule-says = Beth y mae’n ei ddweud
programme-rule-says-to-staff = Beth y mae’n ei ddweud wrth staff
programme-rule-layer = Rheol pwy
programme-rule-cases = Achosion sy’n ei chyrraedd
programme-rule-kept = Cedwir
programme-safeguard = Diogelwch: ni all unrhyw safle ei dynnu
programme-no-case = Nid oes achos yn ei chyrraedd
programme-no-rule = Dim un
programme-does-suggest = yn awgrymu “{ $it }” ({ $timing })
programme-does-hold = yn dal “{ $it }” yn ôl
programme-does-adapt = yn addasu { $it }
programme-does-find-out = yn gofyn am gael gwybod: { $it }
programme-does-raise = yn codi mewn goruchwyliaeth: { $it }
programme-timing-early = yn gynnar
programme-timing-usual = yn ei lle arferol
programme-timing-late = yn hwyr
programme-adapt-pace = y cyflymder
programme-adapt-place = y lle
programme-adapt-materials = y deunyddiau
programme-adapt-version = y fersiwn
programme-adapt-times = yr amserau
programme-facts-about = Mae rhesymeg yn cymharu’r dynodwyr mewn print mân a byth y geiriau. Mae “anhysbys” a “gwell gen i beidio â dweud” yn atebion i bob cwestiwn.
programme-derived = Ffeithiau deilliedig
programme-any-of = Unrhyw nifer o:
programme-a-date = Dyddiad
programme-a-text = Geiriau, byth mewn rhesymeg
programme-come-by-look-up = Chwilio amdano
programme-come-by-ask = Gofyn i’r person, unwaith
programme-come-by-wait = Dim ond os ydynt yn ei gynnig

# Achosion.
programme-cases-about = Person dychmygol yw achos. Ysgrifennir yr hyn sy’n rhaid ei gael gyda’r rheol sy’n rhaid bod wedi’i wneud, fel y dywedir am ateb cywir am reswm anghywir.
programme-cases-none = Ni ellir rhedeg unrhyw achos nes i’r hyn a geir gael ei drwsio.
programme-cases-own = Rhai’r rhaglen ei hun
programme-cases-at = Yn { $it }
programme-cases-pass = { $passing } o { $all } achos yn pasio
programme-cases-not-reached = Yr hyn nad oes achos yn ei gyrraedd
programme-passes = Yn pasio
programme-fails =
    { $count ->
        [zero] Dim yn wahanol
        [one] 1 peth yn wahanol
        [two] 2 beth yn wahanol
        [few] { $count } pheth yn wahanol
        [many] { $count } pheth yn wahanol
       *[other] { $count } peth yn wahanol
    }
programme-try-case = Rhoi cynnig ar { $it }

# Y map.
programme-map-sessions = Sesiynau
programme-map-others = Rheolau nad ydynt yn sôn am sesiwn
programme-map-picture = Llun o reolau a sesiynau
programme-map-key = Mae llinell ddi-dor yn awgrymu, llinell doredig yn dal yn ôl. Mae’r tablau uchod yn dweud yr un peth.
programme-map-described = Rheolau ar y chwith, sesiynau ar y dde. Mae llinell ddi-dor yn arwain o reol at bob sesiwn y mae’n ei hawgrymu, llinell doredig at bob un y mae’n ei dal yn ôl. Mae’r tablau uchod yn dweud yr un peth mewn geiriau.

# Rhoi cynnig arni.
programme-try-about = Nid oes neb go iawn yma. Dechreuwch gydag achos neu gyda neb, dywedwch beth sy’n hysbys, a gwelwch beth y mae’r rhaglen yn ei gynghori. Pobl sy’n penderfynu.
programme-try-person = Person dychmygol
programme-try-nobody = Neb eto: nid oes dim yn hysbys
programme-try-on = Diwrnod
programme-try-on-hint = Gadewch ef yn wag ar gyfer { $it }
programme-try-facts = Yr hyn sy’n hysbys
programme-lens-need = Anghenion
programme-lens-strength = Cryfderau
programme-lens-responsivity = Sut i weithio
programme-lens-good-lives = Yr hyn sy’n gwneud bywyd yn dda
programme-lens-desistance = Symud ymlaen
programme-lens-safety = Diogelwch a chefnogaeth
programme-lens-practical = Ystafelloedd, dyddiadau ac amserau
programme-try-changed =
    { $count ->
        [zero] Dim wedi newid
        [one] 1 wedi newid
        [two] 2 wedi newid
        [few] { $count } wedi newid
        [many] { $count } wedi newid
       *[other] { $count } wedi newid
    }
programme-try-as-it-is = Fel y mae: { $it }
programme-try-rather-not = Gwell ganddynt beidio â dweud
programme-try-nobody-holds = Chwiliwyd, nid oes neb yn ei ddal
programme-try-do = Dangos beth a gynghorir
programme-try-advice = Yr hyn a gynghorir
programme-try-closed = Mae’r lôn hon yn aros nes i’r person ofyn neu gael ei atgyfeirio. Tan hynny mae’n dangos un llinell.
programme-try-held = Yn aros
programme-try-suggested = Awgrymir
programme-try-might = Gallai fod yn berthnasol: byddai un cwestiwn cyffredin yn ei setlo
programme-try-adapt = Sut i weithio
programme-try-raise = Ar gyfer goruchwyliaeth
programme-try-find-out = I gael gwybod, y mwyaf dadlennol yn gyntaf
programme-try-library = Y llyfrgell gyfan
programme-because = Oherwydd
programme-would-suggest = Byddai’n cael ei hawgrymu
programme-would-change = Beth fyddai’n ei newid
programme-if-so = Os felly y mae: { $it }
programme-by-rule = Rheol { $it }
programme-way = { $changes }: yna mae’n { $stands }.
programme-way-fact = “{ $fact }” yn troi’n { $becomes } (nawr: { $now })
programme-stands-held = aros
programme-stands-suggested = cael ei hawgrymu
programme-stands-might-apply = rhywbeth a allai fod yn berthnasol
programme-stands-in-the-library = sefyll yn y llyfrgell
programme-stands-waits-to-be-asked-for = aros i rywun ofyn amdani
programme-save-title = Cadw hwn fel achos
programme-save-about = Ysgrifennir ffeil achos gyda’r hyn sy’n hysbys a’r hyn a gynghorir uchod, pob un gyda’i reolau. Cywirwch yn y ffeil yr hyn a ddylai fod yn wahanol.
programme-save-name = Enw’r achos
programme-save-name-hint = Llythrennau bach, digidau a chysylltnodau, megis sam neu sam-2
programme-save-name-wrong = Rhowch enw o lythrennau bach, digidau a chysylltnodau sy’n dechrau â llythyren
programme-save-story = Beth yw hanes y person dychmygol hwn?
programme-save-story-hint = Paragraff y byddai goruchwyliwr yn ei adnabod, a’r hyn yr ydych yn disgwyl ei gael. Byth person go iawn.
programme-save-story-missing = Rhowch baragraff am y person dychmygol hwn
programme-save-is-there = Mae achos o’r enw { $it } yno eisoes. Dewiswch enw arall
programme-save-no-site = Dewiswch safle: mae achos yn ymwneud â lle
programme-save-do = Cadw fel achos
programme-saved-case = Cadwyd yr achos { $it }. Darllenwch ef, a chywirwch yr hyn a ddylai fod yn wahanol.

# Newidiadau lleol.
programme-changes-about = Ffeil ar ei phen ei hun yw’r hyn y mae safle’n ei wneud yn wahanol, gyda rheswm, diwrnod a rhywun a benderfynodd. Pan fydd geiriau’r rhaglen yn symud ymlaen, mae rhywun yn cymharu ac yn penderfynu.
programme-changes-none = Nid oes unrhyw safle’n newid dim yn y rhaglen hon.
programme-changes-rules = Rheolau’r safle ei hun
programme-review-due = Mae’n bryd edrych arno eto
programme-read-at-site = Darllen “{ $it }” fel y mae yno
programme-verb-replace = Geiriau eraill ar gyfer { $block }{ $other }.
programme-verb-leave-out = Yn gadael { $block }{ $other } allan.
programme-verb-before = Un bloc arall, { $block }, o flaen { $other }.
programme-verb-after = Un bloc arall, { $block }, ar ôl { $other }.
programme-way-then = Geiriau’r rhaglen bryd hynny
programme-way-now = Geiriau’r rhaglen nawr
programme-way-ours = Geiriau’r safle
programme-way-not-kept = Ni chadwyd y geiriau hynny, felly nid oes dim i gymharu ag ef air am air.
programme-way-left-out = Mae’r safle’n gadael y bloc hwn allan.
programme-moved-on = Mae geiriau’r rhaglen wedi symud ymlaen
programme-taken-out = tynnwyd:
programme-put-in = rhoddwyd:
programme-accept = Mae geiriau’r safle’n dal i sefyll
programme-accept-about = Ar ôl i chi gymharu: mae hyn yn dweud bod geiriau’r safle’n sefyll yn erbyn geiriau’r rhaglen fel y maent nawr. Nid yw’n newid geiriau.
programme-accept-moved-on = Mae’r hyn a gymharwyd gennych wedi newid yn y cyfamser. Ni ysgrifennwyd dim. Cymharwch eto
programme-accepted = Mae geiriau’r safle ar gyfer { $it } yn sefyll yn erbyn geiriau’r rhaglen fel y maent nawr.
