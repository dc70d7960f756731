# Y tîm.
team-title = Tîm
team-due = Beth sydd i'w wneud
team-ways = Ewch i
team-none-due = Dim
team-count =
    { $count ->
        [zero] dim i edrych arno
        [one] 1 i edrych arno
        [two] 2 i edrych arnynt
        [few] { $count } i edrych arnynt
        [many] { $count } i edrych arnynt
       *[other] { $count } i edrych arnynt
    }
team-late = Cofnodion ar goll ers mwy na 3 diwrnod gwaith
team-agreements = Cytundebau i'w trafod eto
team-glass = Agorwyd heb aseiniad, heb ei adolygu
team-released = Rhyddhawyd atom ni, heb ei dderbyn
team-supervision-due = Goruchwyliaeth sy'n ddyledus
team-lapsed = Awdurdodiadau a hyfforddiant a ddaeth i ben
team-staff = Pwy sy'n gweithio yma
team-supervision = Goruchwyliaeth
team-review = Edrych ar sut mae cyfarfodydd yn cael eu cyflwyno
team-plugins = Ategion a'u terfynau
team-audit = Archwiliad
team-live = Beth sy'n fyw ym mhle
team-who = Pwy
team-programme = Rhaglen
team-due-since = Yn ddyledus ers
team-opened-by = Agorwyd gan
team-because = Pam na allai aros
team-opens = Yn agor y cofnod
team-open-until = tan { $it }
team-from = Rhyddhawyd gan
team-on = Diwrnod
team-meeting = Cyfarfod
team-facilitators = Pwy oedd i gyflwyno
team-missing-for = Ar goll ers
team-do = Gwneud
team-late-what = Dylid ysgrifennu cofnod o fewn { $it } diwrnod gwaith. Nid yw penwythnosau'n cyfrif; mae gwyliau cyhoeddus yn cyfrif, am nad ydynt yn hysbys yma. Rydych yn gweld cyfarfodydd y rhaglenni y cewch eu darllen.
team-late-none = Nid oes cofnod yn hwyr.
team-late-found =
    { $count ->
        [zero] Nid oes cofnod yn hwyr
        [one] Mae 1 cofnod yn hwyr
        [two] Mae 2 gofnod yn hwyr
        [few] Mae { $count } chofnod yn hwyr
        [many] Mae { $count } chofnod yn hwyr
       *[other] Mae { $count } cofnod yn hwyr
    }
team-late-recent = Heb ei gofnodi eto, a heb fod yn hwyr
team-working-days =
    { $count ->
        [zero] dim diwrnod gwaith
        [one] 1 diwrnod gwaith
        [two] 2 ddiwrnod gwaith
        [few] { $count } diwrnod gwaith
        [many] { $count } diwrnod gwaith
       *[other] { $count } diwrnod gwaith
    }

# Pwy sy'n gweithio yma.
staff-join = Ychwanegu rhywun
staff-joined = Gellir rhoi gwaith iddynt nawr. Gosodwch gyfrinair iddynt, neu gadewch iddynt fewngofnodi â chyfrif eich sefydliad.
staff-only-here = Dim ond { $it }
staff-everywhere = Pawb ym mhob safle
staff-found =
    { $count ->
        [zero] Nid oes neb yn gweithio yma
        [one] Mae 1 person yn gweithio yma
        [two] Mae 2 berson yn gweithio yma
        [few] Mae { $count } pherson yn gweithio yma
        [many] Mae { $count } pherson yn gweithio yma
       *[other] Mae { $count } o bobl yn gweithio yma
    }
staff-gone = Wedi gadael
staff-name = Enw
staff-name-hint = Fel y mae cydweithwyr yn ei adnabod
staff-name-missing = Rhowch eu henw
staff-id = Rhif staff
staff-id-hint = Llythrennau bach, digidau, dotiau a chysylltnodau, fel r.okafor. Ni ellir ei newid wedyn.
staff-id-wrong = Rhowch rif staff o lythrennau bach, digidau, dotiau a chysylltnodau, fel r.okafor
staff-profession = Proffesiwn
staff-profession-missing = Dewiswch eu proffesiwn
staff-roles = Rolau
staff-role-missing = Dewiswch o leiaf un rôl
staff-site = Safle
staff-site-missing = Rhowch y safle
staff-due = Yn ddyledus
staff-supervision-due = Goruchwyliaeth ar gyfer { $it }
staff-authorisation-ended = Daeth yr awdurdodiad ar gyfer { $it } i ben ar { $day }
staff-training-ended = Daeth yr hyfforddiant i ben ar { $day }: { $it }
staff-account = Cyfrif
staff-active = Ar waith
staff-left = Wedi cau
staff-do = Beth allwch chi ei wneud
staff-nothing = Nid oes dim wedi'i gofnodi.
staff-authorised = Caiff gyflwyno neu ateb dros
staff-from = O
staff-until = Diwrnod olaf
staff-lapsed = { $it } (wedi mynd heibio)
staff-supervisor = Goruchwylir gan
staff-trained = Hyfforddiant
staff-training = Ym mha beth
staff-for-good = Yn cyfrif am byth
staff-supervised = Goruchwyliaeth a gynhaliwyd
staff-with = Gyda
staff-points = Beth a drafodwyd
staff-reviews = Adolygiadau o gyfarfodydd

profession-psychologist = Seicolegydd
profession-probation-officer = Swyddog prawf
profession-chaplain = Caplan
profession-other = Arall
role-facilitator = Hwylusydd
role-facilitator-does = Yn cynllunio ac yn cyflwyno, gyda'r bobl a aseiniwyd iddynt
role-treatment-manager = Rheolwr triniaeth
role-treatment-manager-does = Yn ateb dros raglen yn y safle hwn
role-programme-team = Tîm rhaglenni
role-programme-team-does = Atgyfeiriadau, rhestrau, ystafelloedd a llythyrau'r safle hwn
role-site-manager = Rheolwr safle
role-site-manager-does = Cyfrifon a gweithrediad y safle hwn. Nid yw'n darllen unrhyw achos, beth bynnag arall ydyw.
role-programme-designer = Dylunydd rhaglenni
role-programme-designer-does = Yn ysgrifennu rhaglenni. Nid yw'n darllen unrhyw achos.
role-evaluator = Gwerthuswr
role-evaluator-does = Yn dysgu beth sy'n gweithio o'r hyn a ryddheir iddo. Nid yw'n darllen unrhyw achos.
role-auditor = Archwilydd
role-auditor-does = Yn darllen yr archwiliad a dim byd arall, beth bynnag arall ydyw

act-place = Newid eu safle neu eu rolau
act-place-title = Safle a rolau { $it }
act-place-what = Mae safle'n derbyn ei bobl ei hun: dim ond rheolwr safle yno sy'n symud rhywun iddo. Gyda'r symud daw eu hawdurdodiadau i ben.
act-place-done = Mae eu safle a'u rolau wedi newid.
act-authorise = Awdurdodi ar gyfer rhaglen
act-authorise-title = Awdurdodi { $it } ar gyfer rhaglen
act-authorise-done = Mae'r awdurdodiad wedi'i gofnodi.
act-train = Cofnodi hyfforddiant
act-train-title = Hyfforddiant { $it }
act-train-done = Mae'r hyfforddiant wedi'i gofnodi.
act-supervise = Cofnodi goruchwyliaeth
act-supervise-title = Goruchwyliaeth { $it }
act-supervise-done = Mae'r oruchwyliaeth wedi'i chofnodi, ar wahân i gofnod unrhyw gyfranogwr.
act-review = Edrych ar un o'u cyfarfodydd
act-review-title = Sut y cyflwynodd { $it } gyfarfod
act-review-done = Mae'r adolygiad wedi'i gofnodi, ar wahân i gofnod unrhyw gyfranogwr.
act-password = Gosod cyfrinair
act-password-title = Cyfrinair { $it }
act-password-done = Mae'r cyfrinair wedi'i osod. Ble bynnag yr oeddent wedi mewngofnodi ag un arall, maent wedi'u hallgofnodi.
act-close = Cau eu cyfrif
act-close-title = Cau cyfrif { $it }
act-close-warning = Cânt eu hallgofnodi ym mhobman ar unwaith ac ni allant fewngofnodi eto. Mae'r hyn a gofnodwyd ganddynt yn aros.
act-close-done = Mae'r cyfrif wedi cau, ac maent wedi'u hallgofnodi ym mhobman.

ask-choose = Dewiswch
ask-programme = Rhaglen
ask-because = Pam
ask-because-hint = Heb enw neb sy'n cymryd rhan
ask-from = O
ask-from-hint = Heddiw os gadewch hwn yn wag
ask-until = Diwrnod olaf
ask-until-hint = Fel 27 3 2027
ask-supervisor = Pwy sy'n goruchwylio'r gwaith hwn
ask-supervisor-hint = Eu rhif staff neu eu henw
ask-what = Ym mha beth
ask-what-hint = Fel enw'r cwrs
ask-on = Pryd
ask-on-hint = Heddiw os gadewch hwn yn wag
ask-with = Gyda phwy
ask-with-hint = Eu rhif staff neu eu henw
ask-points = Beth a drafodwyd
ask-points-hint = Heb enw neb sy'n cymryd rhan
ask-meeting = Cyfarfod
ask-meeting-hint = Ei rif. Caiff ei lenwi os dewch o'r rhestr o gyfarfodydd.
ask-kept-to = Beth aeth fel y mae'r amlinelliad yn ei fwriadu
ask-kept-to-hint = Yr hyn a welsoch, yn eich geiriau eich hun
ask-could-be = Beth allai fod yn well
ask-could-be-hint = Gadewch yn wag os nad oes dim
ask-agreed = Beth a gytunwyd gennych gyda'ch gilydd
ask-agreed-hint = Nid oes marc, ac nid oes dim yn cael ei gyfrif
ask-password = Cyfrinair newydd
ask-password-hint = O leiaf 12 nod. Mae tri gair nad ydynt yn perthyn i'w gilydd yn hawdd eu cofio.
missing-site = Dewiswch y safle
missing-role = Dewiswch o leiaf un rôl
missing-because = Dywedwch pam
missing-programme = Dewiswch y rhaglen
missing-supervisor = Dywedwch pwy sy'n goruchwylio'r gwaith hwn
missing-until = Rhowch y diwrnod olaf
missing-what = Dywedwch ym mha beth oedd yr hyfforddiant
missing-with = Dywedwch gyda phwy
missing-points = Dywedwch beth a drafodwyd
missing-meeting = Dywedwch pa gyfarfod
missing-agreed = Dywedwch beth a gytunwyd
missing-password = Rhowch y cyfrinair newydd

# Adolygiadau a goruchwyliaeth.
review-what = Edrychwch gyda'ch gilydd ar un cyfarfod: beth aeth fel y mae'r amlinelliad yn ei fwriadu, beth allai fod yn well, beth a gytunwyd. Nid oes marciau, ac nid oes dim yn cael ei gyfrif.
review-none = Ni chynhaliwyd cyfarfod y cewch ei ddarllen yn ddiweddar.
review-departures = Wedi'i wneud yn wahanol i'r amlinelliad, yn y 60 diwrnod diwethaf
review-did = Beth a wnaed
review-held = Cyfarfodydd a gynhaliwyd yn y 60 diwrnod diwethaf
review-do = Edrych arno gyda
review-of-day = (cyfarfod { $it })
review-meeting = Cyfarfod { $day } gyda { $who }, { $programme }
review-kept-to = Fel y bwriadwyd
review-could-be = Gallai fod yn well
review-agreed = Cytunwyd
supervision-none = Nid oes goruchwyliaeth yn ddyledus.
supervision-never = Ddim eto
supervision-last = Cynhaliwyd ddiwethaf
supervision-found =
    { $count ->
        [zero] Nid oes dim yn ddyledus
        [one] Yn ddyledus i 1 person
        [two] Mae 2 yn ddyledus
        [few] Mae { $count } yn ddyledus
        [many] Mae { $count } yn ddyledus
       *[other] Mae { $count } yn ddyledus
    }
supervision-every =
    { $count ->
        [zero] Nid oes cyfnod wedi'i osod ar gyfer goruchwyliaeth.
        [one] Cynhelir goruchwyliaeth am bob rhaglen bob dydd.
        [two] Cynhelir goruchwyliaeth am bob rhaglen bob 2 ddiwrnod.
        [few] Cynhelir goruchwyliaeth am bob rhaglen bob { $count } diwrnod.
        [many] Cynhelir goruchwyliaeth am bob rhaglen bob { $count } diwrnod.
       *[other] Cynhelir goruchwyliaeth am bob rhaglen bob { $count } diwrnod.
    }

# Ategion.
plugins-what = Caniateir neu gwaherddir ategyn ar y cyfrifiadur sy'n gweini hwn, gan bwy bynnag sy'n gofalu amdano. Ni ellir gwneud hynny o dudalen.
plugins-here = Ategion a ganiateir
plugins-none = Ni chaniateir unrhyw ategyn yma.
plugins-plugin = Ategyn
plugins-allowed = Caniatawyd
plugins-state = Cyflwr
plugins-runs = Wedi'i lofnodi, ei ganiatáu ac yn gyfan
plugins-walls = Waliau o gwmpas ategion a sgriptiau
plugins-demanded = Mynnir yma: { $it }
plugins-acts = Beth a benderfynwyd

# Yr archwiliad.
audit-person = Cofnod pwy
audit-person-hint = Rhif carchar, CRN, neu rif y cofnod. Ysgrifennir hefyd eich bod wedi edrych.
audit-show = Dangos pwy edrychodd a beth a wnaed
audit-nothing = Nid oes dim wedi'i gofnodi am gofnod o'r fath.
audit-lines =
    { $count ->
        [zero] Ni wnaed dim
        [one] Gwnaed 1 peth, y diweddaraf yn gyntaf
        [two] Gwnaed 2 beth, y diweddaraf yn gyntaf
        [few] Gwnaed { $count } pheth, y diweddaraf yn gyntaf
        [many] Gwnaed { $count } pheth, y diweddaraf yn gyntaf
       *[other] Gwnaed { $count } o bethau, y diweddaraf yn gyntaf
    }
audit-at = Pryd
audit-by = Pwy
audit-operation = Beth
audit-kind = Cofnodiad
audit-site = Yn log
audit-changes = Newidiadau i’r rhaglenni
audit-changes-none = Ni newidiwyd yr un ffeil o’r rhaglenni yn y porwr.
audit-changes-what = Wedi’u gwneud yn y porwr, y { $it } diweddaraf. Mae’r hyn a newidir mewn golygydd yn rheolaeth fersiynau’r ffolder. Llythrennau cyntaf SHA-256 y ffeil yw cyn ac ar ôl.
audit-changes-lines =
    { $count ->
        [one] 1 newid
       *[other] { $count } newid
    }
audit-change-new = Newydd
audit-file = Ffeil
audit-before = Cyn
audit-after = Ar ôl
audit-because = Pam
audit-utc = { $it } (UTC)
operation-collection = Ysgrifennu rhywbeth newydd
operation-alteration = Newid neu setlo rhywbeth
operation-consultation = Edrych
operation-disclosure = Rhoi rhywbeth allan
operation-combination = Dod â sawl deiliad ynghyd
operation-erasure = Gwneud yn annarllenadwy
audit-logs = Y logiau
audit-verify-what = Darllenir pob log eto o'r dechrau, agorir yr hyn a seliwyd, a chymherir y ddau â'r hyn a ysgrifennwyd. Mae'n cymryd amser os oes llawer.
audit-verify = Gwirio'r logiau
audit-verified = Canlyniad y logiau
audit-busy = Mae'r logiau'n cael eu darllen i rywun arall ar hyn o bryd. Rhowch gynnig arall arni ymhen munud.
audit-all-well =
    { $count ->
        [zero] Nid oes dim wedi'i ysgrifennu eto.
        [one] Mae popeth fel yr ysgrifennwyd: 1 cofnodiad.
        [two] Mae popeth fel yr ysgrifennwyd: 2 gofnodiad.
        [few] Mae popeth fel yr ysgrifennwyd: { $count } chofnodiad.
        [many] Mae popeth fel yr ysgrifennwyd: { $count } chofnodiad.
       *[other] Mae popeth fel yr ysgrifennwyd: { $count } cofnodiad.
    }
audit-not-well = Nid yw rhywbeth fel yr ysgrifennwyd.
audit-not-well-do = Cadwch gopi o bopeth, dywedwch wrth eich tîm diogelwch, a chymharwch â'r copi wrth gefn da diwethaf.
audit-checkpoints = Pwyntiau gwirio
audit-checkpoints-what = Cadwch y rhain yn rhywle arall, wedi'u llofnodi fel y maent. Dim ond gydag un ohonynt y gall rhywun ddangos wedyn bod diwedd log wedi'i dorri.
audit-log = Log { $site }: { $size } cofnodiad

# Beth sy'n fyw.
live-what = Mae pobl sydd wedi dechrau yn aros gyda'r fersiwn y dechreuasant â hi nes i rywun eu symud ymlaen. Dyma beth a roddir i rywun sy'n dechrau nawr.
live-caption = Fersiynau fesul safle
live-here = { $it } (eich safle chi)
live-not-given = Mae gwallau ynddi, ac ni chaiff ei rhoi
live-changes =
    { $count ->
        [zero] dim newid lleol
        [one] 1 newid lleol
        [two] 2 newid lleol
        [few] { $count } newid lleol
        [many] { $count } newid lleol
       *[other] { $count } newid lleol
    }
live-review-due =
    { $count ->
        [zero] nid oes un i edrych arno eto
        [one] mae 1 i edrych arno eto
        [two] mae 2 i edrych arnynt eto
        [few] mae { $count } i edrych arnynt eto
        [many] mae { $count } i edrych arnynt eto
       *[other] mae { $count } i edrych arnynt eto
    }

# Mewngofnodi â chyfrif sefydliad.
oidc-sign-in = Mewngofnodi â chyfrif eich sefydliad
oidc-what = Cewch eich anfon i dudalen eich sefydliad, ac yn ôl yma pan fydd yn eich adnabod.
oidc-beside = Mae'r hyn a deipioch yn cael ei gadw ar y dudalen hon. Mewngofnodwch wrth ei hochr, mewn tab newydd; yna dewch yn ôl yma ac ewch ymlaen.
oidc-go-on = Rwyf wedi mewngofnodi: ymlaen
oidc-first = Mewngofnodwch â chyfrif eich sefydliad yn gyntaf
oidc-unreachable = Ni ellir cyrraedd tudalen fewngofnodi eich sefydliad. Rhowch gynnig arall mewn munud; os bydd yn parhau, dywedwch wrth bwy bynnag sy'n gofalu am y gwasanaeth hwn.
oidc-not-signed-in = Ni chawsoch eich mewngofnodi. Ewch i'r dudalen fewngofnodi a rhowch gynnig arall; os bydd yn digwydd eto, dywedwch wrth bwy bynnag sy'n gofalu am y gwasanaeth hwn.
oidc-no-account = Mae eich sefydliad yn eich adnabod, ac nid oes gennych gyfrif yma sydd ar waith. Gall rheolwr eich safle eich ychwanegu.
