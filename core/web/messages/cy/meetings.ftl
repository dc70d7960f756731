# Geiriau yn lle enwau.
words-the-participant = y cyfranogwr
words-they = nhw
words-their = eu
words-this-site = y safle hwn

# Ffurflenni sawl cam.
yes = Ie
no = Na
warning = Rhybudd
check-answers = Gwiriwch eich atebion
steps-place = Cam { $number } o { $of }
steps-back = Cam blaenorol
steps-skip = Hepgor ac ychwanegu'n nes ymlaen

# Y rhestr.
meetings-title = Cyfarfodydd: { $it }
meetings-when = Pryd
meetings-what = Sesiwn
meetings-who = Gyda
meetings-how = Sut mae'n sefyll
meetings-do = Gwneud
meetings-late =
    { $count ->
        [zero] Nid oes cyfarfod heb ei gofnodi
        [one] Mae 1 cyfarfod heb ei gofnodi eto
        [two] Mae 2 gyfarfod heb eu cofnodi eto
        [few] Mae { $count } chyfarfod heb eu cofnodi eto
        [many] Mae { $count } chyfarfod heb eu cofnodi eto
       *[other] Mae { $count } cyfarfod heb eu cofnodi eto
    }
meetings-late-about = Mae eu diwrnod wedi mynd heibio. Cofnodwch sut aeth pob un, hefyd lle na wnaethoch gyfarfod.
meetings-ahead = Cyfarfodydd i ddod
meetings-none-ahead = Nid oes cyfarfod yn y dyddiadur.
meetings-past = Cyfarfodydd blaenorol
meetings-none-past = Ni fu cyfarfodydd eto.
meetings-new = Rhoi cyfarfod yn y dyddiadur
meetings-open = Agor
meetings-record = Cofnodi
meetings-print = Pecyn argraffu
meetings-ring = Ffonio'r uned
meetings-move = Symud
meetings-call-off = Canslo
meetings-note = Ysgrifennu nodyn
meetings-check-in = Gwirio sut oedd hi
meetings-promises = Addewidion
meetings-passed-on = Trosglwyddwyd
meetings-repair = Rhwyg a thrwsio
meetings-measures = Holiaduron
meetings-report = Adroddiad
meetings-plan-paper = Cynllun ar bapur (PDF)
meetings-minutes = Pa mor hir
meetings-so-many-minutes =
    { $count ->
        [zero] { $count } munud
        [one] 1 funud
        [two] 2 funud
        [few] { $count } munud
        [many] { $count } munud
       *[other] { $count } munud
    }
meetings-room = Ystafell
meetings-interpreter = Cyfieithydd ar y pryd
meetings-catches-up = Yn dal i fyny â
meetings-rung = Ffoniwyd yr uned { $it }

# Cyn cyfarfod.
session-languages = Iaith rhannau'r cyfranogwr
session-itself = Y sesiwn
session-parts = Rhannau'r sesiwn
session-record-asks = Yr hyn y bydd y cofnod yn ei ofyn
session-record-about = Mae'r rhifau yr un fath ar y daflen brint ac ar y sgriniau lle rydych yn cofnodi.
session-minutes = { $least } i { $most } munud
session-bring = Dewch â
session-for-participant = I'r cyfranogwr
session-for-staff = I staff
session-fixed = Sefydlog
session-fixed-why = Ni chaiff unrhyw safle newid y rhan hon.
session-layer-programme = Geiriau'r rhaglen
session-layer-site = Geiriau { $site }. Pam: { $why }
session-left-out =
    { $count ->
        [zero] Nid oes rhan wedi'i gadael allan yma
        [one] Mae 1 rhan wedi'i gadael allan yma
        [two] Mae 2 ran wedi'u gadael allan yma
        [few] Mae { $count } rhan wedi'u gadael allan yma
        [many] Mae { $count } rhan wedi'u gadael allan yma
       *[other] Mae { $count } rhan wedi'u gadael allan yma
    }
session-left-out-line = { $part }. { $site }: { $why } I edrych arno eto erbyn { $until }.
session-last-notes = Nodiadau diwethaf
prepare-language = Byddai'n well ganddynt gyfarfod yn yr iaith hon: { $it }
prepare-no-check-in = Ni fu ateb i'r cwestiynau eto.
prepare-out-of-date =
    { $count ->
        [zero] Nid oes rhan â chyfieithiad o eiriau cynharach yn unig
        [one] Mae gan 1 rhan gyfieithiad o eiriau cynharach yn unig
        [two] Mae gan 2 ran gyfieithiad o eiriau cynharach yn unig
        [few] Mae gan { $count } rhan gyfieithiad o eiriau cynharach yn unig
        [many] Mae gan { $count } rhan gyfieithiad o eiriau cynharach yn unig
       *[other] Mae gan { $count } rhan gyfieithiad o eiriau cynharach yn unig
    }
session-no-notes = Nid oes nodiadau ar gyfarfodydd blaenorol.
session-not-translated = heb ei gyfieithu
wording-awaiting-review = Wedi'i gyfieithu. Nid oes neb sy'n siarad yr iaith wedi'i ddarllen eto.
wording-out-of-date = Dim ond cyfieithiad o eiriau cynharach sydd. Dyma'r geiriau fel y'u hysgrifennwyd yn awr.
wording-not-translated = Heb ei gyfieithu. Dyma'r geiriau fel y'u hysgrifennwyd.

# Ar ôl cyfarfod.
after-recorded = Yr hyn a gofnodwyd
after-called-off = Canslwyd
after-by = Cofnodwyd gan { $who } ar { $on }
after-not-answered = Heb ei ateb. Ychwanegwch ef fel nodyn.
after-departures = Yr hyn a wnaed yn wahanol i'r cynllun
after-notes = Nodiadau
after-no-notes = Nid oes nodiadau ar y cyfarfod hwn.
after-replace = Disodli
after-replace-about = nodyn { $it }
after-history = Yr hyn a ddisodlwyd ganddo
after-paper = Nodiadau papur: { $it }
after-words = Y geiriau a ddefnyddiwyd
after-words-about = Dyma union eiriau'r diwrnod hwnnw. Nid yw unrhyw olygu diweddarach yn eu cyrraedd.
after-kept = { $programme }, fersiwn { $version }, { $site }, { $language }
after-layer = Geiriau { $it }
after-read-words = Darllen y geiriau
after-left-out = Wedi'i adael allan yno

# Cofnodi cyfarfod.
record-title = Sut aeth hi: { $it }?
record-attendance = Sut aeth y cyfarfod
record-attendance-missing = Dewiswch sut aeth y cyfarfod
record-day = Diwrnod y cyfarfod
record-day-missing = Rhowch ddiwrnod y cyfarfod
record-day-ahead = Rhaid i ddiwrnod y cyfarfod fod heddiw neu'n gynharach
record-who-title = Pwy a'i cyflwynodd, ac ym mha iaith?
record-who = Pwy a'i cyflwynodd
record-who-missing = Dewiswch pwy a'i cyflwynodd
record-language = Iaith rhannau'r cyfranogwr
record-language-hint = Cedwir yr union eiriau yn yr iaith hon gyda'r cofnod
record-stopped = Lle y stopiodd
record-choose-end = Dewiswch ble daeth i ben
record-to-the-end = Daethom i'r diwedd
record-nothing = Dim
record-later = Wedi'i adael tan yn nes ymlaen
record-number-wrong = Rhowch rif cyfan, megis 3
record-promises-about = Mae pob un yn mynd ar restr yr addewidion. Gadewch yn wag yr hyn nad oes ei angen.
record-promise = Addewid { $count }
record-promise-by = Erbyn pryd y cedwir addewid { $count }
record-changed = Gwnaed yn wahanol i'r cynllun
record-changed-title = A wnaethoch chi newid rhywbeth?
record-changed-about = Gadewch hyn yn wag os gwnaethoch fel mae'r amlinelliad yn ei ddweud. Nid yw newid rhywbeth yn fai: mae'n dweud wrth y dylunwyr beth sy'n gweithio.
record-changed-so-far = Newidiadau hyd yma
record-changed-next = Newid arall
record-changed-more = Cadw hwn ac ychwanegu un arall
record-changed-remove = Dileu
record-choose-part = Dewiswch ran
record-part = Pa ran
record-part-hint = Ar gyfer rhywbeth a ychwanegwyd: y rhan y daeth ar ei hôl
record-part-missing = Dewiswch pa ran oedd hi
record-kind = Yr hyn a wnaethoch
record-kind-missing = Dewiswch yr hyn a wnaethoch
record-when-decided = Pryd y penderfynwyd
record-when-missing = Dewiswch pryd y penderfynwyd
record-planned = wedi'i gynllunio o'r blaen
record-on-the-day = ar y diwrnod
record-because = Pam
record-because-missing = Rhowch pam
departure-left-out = gadawyd allan
departure-added = ychwanegwyd
departure-done-differently = gwnaed yn wahanol
departure-reordered = gwnaed yn gynharach neu'n hwyrach
record-landed = Heb daro deuddeg
record-landed-title = A oedd rhan na wnaeth daro deuddeg?
record-landed-hint = I'r bobl sy'n ysgrifennu'r sesiwn. Nid yw'n dweud dim am y cyfranogwr.
record-views = Dwy farn
record-views-title = A welsoch rywbeth yn wahanol i'ch gilydd?
record-views-hint = Cedwir y ddwy farn ochr yn ochr. Gadewch hyn yn wag os nad oes dim.
record-save = Cadw'r cofnod
record-saved = Cofnodwyd y cyfarfod, gyda'r geiriau a ddefnyddiwyd

# Y dyddiadur.
diary-title = Rhoi cyfarfod yn y dyddiadur
diary-sessions = Yr hyn y byddwch yn gweithio arno
diary-sessions-hint = Gall dwy sesiwn fer rannu cyfarfod
diary-sessions-missing = Dewiswch sesiwn
diary-in-plan = Yn y cynllun
diary-in-plan-booked = Yn y cynllun, ac yn y dyddiadur ar gyfer { $it }
diary-library = neu o'r llyfrgell gyfan
diary-catches-up = A yw'n dal i fyny â chyfarfod a gollwyd?
diary-catches-up-none = Nac ydy
diary-when = Pryd ac ymhle?
diary-day = Diwrnod
diary-day-missing = Rhowch y diwrnod
diary-time = Amser
diary-time-hint = Er enghraifft 9:30 neu 2pm
diary-time-wrong = Rhowch amser, megis 9:30 neu 2pm
diary-minutes = Pa mor hir
diary-minutes-unit = munud
diary-minutes-wrong = Rhowch sawl munud, o 1 i 480
diary-no-room = Heb ei archebu eto
diary-who-title = Pwy fydd yno?
diary-who = Hwyluswyr
diary-who-hint = Un neu ddau o'r rhai sy'n gweithio gyda'r person yn y rhaglen hon
diary-who-missing = Dewiswch un neu ddau hwylusydd
diary-interpreter-hint = Yr hyn a gytunwyd, megis gwasanaeth ffôn a'r iaith. Byth carcharor arall.
diary-no-interpreter = Neb
diary-booked-somebody = Mae gan { $it } gyfarfod arall bryd hynny
diary-booked-room = Mae { $it } wedi'i archebu ar gyfer cyfarfod arall bryd hynny
diary-booked-hint = Mae ganddynt gyfarfod arall bryd hynny
diary-meant-title = Ai dyna'r bwriad?
diary-meant = Ie, rhowch ef yn y dyddiadur er hynny
diary-meant-missing = Dywedwch mai dyna'r bwriad, neu dewiswch amser, ystafell neu berson arall
diary-clash = Mae gan y person gyfarfod arall bryd hynny, am { $it }. Dewiswch amser arall.
diary-day-over = Mae { $it } wedi bod. Bydd y cyfarfod ymhlith y rhai sydd heb eu cofnodi eto.
diary-day-without = Nid oes cyfarfodydd yma ar y diwrnod hwnnw: { $it }
diary-save = Ei roi yn y dyddiadur
diary-saved = Mae'r cyfarfod yn y dyddiadur
diary-move-why = Pam mae'r cyfarfod yn cael ei symud?
diary-move-hint = Caiff yr hen gyfarfod ei ganslo, ac mae'r un newydd yn dal i fyny ag ef
diary-move-reason = Pam y'i symudir
diary-move-save = Symud y cyfarfod
diary-moved = Symudwyd y cyfarfod

# Ffonio'r uned.
ring-title = Ffonio'r uned
ring-question = A yw'n ddiwrnod da i gyfarfod?
ring-good-day = Diwrnod da i gyfarfod
ring-not-today = Nid yw'n ddiwrnod da i gyfarfod
ring-missing = Dewiswch a yw'n ddiwrnod da i gyfarfod
ring-note = Unrhyw beth i'w wybod cyn mynd i mewn
ring-note-hint = Heb fanylion iechyd
ring-saved = Cofnodwyd yr alwad

# Canslo.
call-off-title = Canslo'r cyfarfod
call-off-reason = Pam nad yw'n digwydd
call-off-reason-hint = Nid yw rheswm trefn y carchar na gwasanaeth yn ddewis i neb
call-off-reason-missing = Dewiswch pam nad yw'n digwydd
call-off-note = Unrhyw beth gwerth ei wybod
call-off-saved = Canslwyd y cyfarfod

# Nodiadau.
note-title = Ysgrifennu nodyn
note-title-replace = Disodli nodyn
note-text = Nodyn
note-text-hint = Ysgrifennwch fel y gallai'r person ei ddarllen. Nid yw'r hyn a drosglwyddwyd yn cael ei ysgrifennu yma.
note-text-missing = Rhowch y nodyn
note-replace-about = Mae'r nodyn sy'n sefyll yn awr yn aros yn yr hanes, a gellir ei ddarllen yno.
note-as-it-stands = Y nodyn fel y mae
note-paper = Beth ddigwyddodd i nodiadau ar bapur?
note-paper-none = Nid oedd rhai
note-paper-kept = Fe'u cedwir lle mae'r safle'n cadw papur
note-paper-destroyed = Fe'u dinistriwyd
note-paper-destroyed-on = Dinistriwyd ar { $it }
note-paper-day = Y diwrnod y'u dinistriwyd
note-paper-missing = Dewiswch beth ddigwyddodd i nodiadau ar bapur
note-saved = Cadwyd y nodyn

# Gwirio sut oedd hi.
check-in-title = Gwirio sut oedd hi
check-in-about = Man cychwyn sgwrs, byth mesur o neb. Gellir hepgor popeth.
check-in-participant = Yr hyn mae'r cyfranogwr yn ei ddweud
check-in-facilitator = Yr hyn mae'r hwylusydd yn ei ddweud
check-in-question = Cwestiwn
check-in-skip = Hepgor
check-in-skipped = Hepgorwyd
check-in-earlier =
    { $count ->
        [zero] Nid atebwyd o'r blaen.
        [one] Atebwyd unwaith o'r blaen; mae hynny'n aros yn y cofnod.
        [two] Atebwyd ddwywaith o'r blaen; mae'r rheini'n aros yn y cofnod.
        [few] Atebwyd { $count } gwaith o'r blaen; mae'r rheini'n aros yn y cofnod.
        [many] Atebwyd { $count } gwaith o'r blaen; mae'r rheini'n aros yn y cofnod.
       *[other] Atebwyd { $count } gwaith o'r blaen; mae'r rheini'n aros yn y cofnod.
    }
check-in-saved = Cadwyd yr atebion
felt-not-at-all = Dim o gwbl
felt-a-little = Ychydig
felt-in-between = Rhywle rhwng y ddau
felt-mostly = Gan mwyaf
felt-very-much = Yn fawr iawn

# Addewidion.
promise-open = Addewidion agored
promise-none = Nid oes addewid ar agor.
promise-overdue = Hwyr
promise-done = Addewidion oddi ar y rhestr
promise-what = Yr hyn a addawyd
promise-what-hint = Dywedom y byddem yn: gofyn, dod â, canfod
promise-what-missing = Rhowch yr hyn a addawyd
promise-by = Erbyn pryd
promise-no-day = dim diwrnod
promise-make = Gwneud addewid
promise-saved = Mae'r addewid ar y rhestr
promise-close = Dweud beth ddaeth ohono
promise-close-title = Beth ddaeth o'r addewid hwn?
promise-end = Sut y daeth i ben
promise-end-kept = Fe'i cadwyd
promise-end-not-possible = Ni ellid ei gadw, a dywedwyd wrth y person
promise-end-let-go = Nid yw'r person ei eisiau mwyach
promise-end-missing = Dewiswch sut y daeth i ben
promise-note = Beth ddaeth ohono
promise-note-hint = Neu'r hyn a ddywedwyd wrth y person
promise-note-missing = Rhowch beth ddaeth ohono, neu'r hyn a ddywedwyd wrth y person
promise-on = Diwrnod
promise-closed = Mae'r addewid oddi ar y rhestr

# Trosglwyddo.
passed-on-never-what = Cofnodwch fod rhywbeth wedi'i drosglwyddo, i bwy a phryd. Peidiwch byth ag ysgrifennu yma beth ydoedd.
passed-on-told = Wrth bwy y dywedwyd
passed-on-told-missing = Dewiswch wrth bwy y dywedwyd
passed-on-day = Diwrnod
passed-on-day-hint = Heddiw, os gadewch ef yn wag
passed-on-reference = Eu cyfeirnod
passed-on-reference-hint = Os rhoesant un i chi
passed-on-person = A ddywedwyd wrth y person y byddai'n cael ei drosglwyddo?
passed-on-person-missing = Dewiswch a ddywedwyd wrth y person
passed-on-none = dim
passed-on-by = Cofnodwyd gan
passed-on-so-far = Trosglwyddwyd hyd yma
passed-on-saved = Fe'i cofnodwyd

# Rhwyg a thrwsio.
repair-about = Mae cydweithio'n mynd o chwith ar adegau. Yr hyn sy'n cyfrif yw ei fod yn cael ei sylwi a'i drwsio.
repair-rupture = Beth ddigwyddodd rhyngoch
repair-rupture-hint = O'r ddwy ochr lle gallwch
repair-rupture-missing = Rhowch beth ddigwyddodd rhyngoch
repair-repair = Yr hyn a wnaed i'w drwsio
repair-repair-hint = Gadewch hyn yn wag os na wnaed dim eto
repair-none-yet = dim eto
repair-day = Diwrnod
repair-so-far = Nodwyd hyd yma
repair-saved = Fe'i nodwyd
