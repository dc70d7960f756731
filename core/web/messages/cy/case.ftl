# Achos: cyfeirio, cydsyniad, cofrestru, dod i ben, trosglwyddo, pwy gaiff weld cofnod.
case-check = Gwiriwch eich atebion
case-on = Y diwrnod
case-on-hint = Heddiw, os gadewch ef yn wag
case-day = Diwrnod
case-by = Cofnodwyd
case-why = Pam
case-why-missing = Rhowch pam
case-note = Nodyn
case-may-stay-empty = Gall aros yn wag
case-nothing = Dim
case-or = neu
case-warning = Rhybudd

# Lôn.
lane-only-referral = Chi sy'n cadw'r cyfeiriad; mae'r hyn a wneir yn y rhaglen i'r rhai sy'n gweithio ynddi
lane-referral = Cyfeiriad
lane-measures = Holiaduron
lane-report = Adroddiad
lane-next = Beth gallwch ei wneud nesaf
lane-not-now = Beth nad yw'n bosibl nawr, a pham
lane-judged = Cymhwysedd ac addasrwydd
lane-judged-none = Nid oes neb wedi barnu'r naill na'r llall eto.
lane-consents = Beth ddywedon nhw am gymryd rhan
lane-history = Sut daeth y cyfeiriad yma
lane-history-referred = Cyfeiriwyd gan { $it }
lane-history-moved = Symudwyd i: { $it }
lane-history-waits = Yn aros
lane-history-waits-no-more = Ddim yn aros mwyach
lane-history-enrolled = Cofrestrwyd yn { $it }
lane-history-handed-over = Trosglwyddwyd i { $it }
lane-history-paused = Oedwyd
lane-history-resumed = Ailgydiwyd
lane-history-review = I edrych arno eto ar { $it }
lane-history-reopenable = Gellir ailgydio ynddi.
lane-step-move = Symud y cyfeiriad
lane-step-consent = Cofnodi beth maen nhw'n ei ddweud am gymryd rhan
lane-step-judge = Cofnodi cymhwysedd neu addasrwydd
lane-step-waiting = Dweud pam maen nhw'n aros, neu nad ydynt yn aros mwyach
lane-step-enrol = Cofrestru
lane-step-team = Newid pwy sy'n cyflwyno
lane-step-hand-over = Trosglwyddo i gydweithiwr
lane-step-pause = Oedi
lane-step-resume = Ailgydio ar ôl yr oedi
lane-step-end = Dod â'r rhaglen i ben i'r person hwn
lane-step-formulation = Ysgrifennu'r ffurfiant
lane-step-good-life = Ysgrifennu'r cynllun Bywydau Da
lane-team-lead = Arweinydd
lane-team-with = Yn cyflwyno gyda'r arweinydd
lane-team-cover = Yn llenwi bwlch
lane-team-assesses = Yn trafod y cyfeiriad

# Cyfeirio.
refer-title = Cyfeirio at raglen
refer-about = Dywedwch wrth y person cyn eu cyfeirio. Nid yw cyfeiriad yn penderfynu dim ynddo'i hun.
refer-programme = Pa raglen?
refer-programme-missing = Dewiswch raglen
refer-referrer = Pwy sy'n cyfeirio
refer-referrer-hint = Rôl, fel rheolwr troseddwyr yn y carchar; byth enw
refer-referrer-missing = Rhowch rôl pwy bynnag sy'n cyfeirio
refer-because = Pam nawr
refer-because-hint = Mewn geiriau y gallai'r person eu darllen
refer-because-missing = Rhowch pam y cânt eu cyfeirio nawr
refer-assess = Pwy sy'n trafod hyn gyda'r person?
refer-assess-hint = Gallant ddarllen ac ysgrifennu yng nghofnod y rhaglen hon nes bod rhywun wedi'i gofrestru i gyflwyno. Gellir ei adael yn agored.
refer-done = Cadwyd y cyfeiriad

# Symud cyfeiriad.
refer-move-title = Symud y cyfeiriad: { $it }
refer-move-now = Mae nawr yn: { $it }.
refer-move-by-itself = Mae cofrestru rhywun a dod â rhaglen i ben yn symud y cyfeiriad ohonynt eu hunain.
refer-move-to = I ble mae'n mynd?
refer-move-to-missing = Dewiswch i ble mae'r cyfeiriad yn mynd
refer-move-usual = Nesaf fel arfer
refer-move-reason = Rheswm dros: { $it }
refer-move-choose-reason = Dewiswch reswm
refer-move-no-reason = Ni roddwyd rheswm
refer-move-reason-missing = Dewiswch reswm
refer-move-for-others = Symudiadau y mae rhywun arall yn eu gwneud
refer-move-done = Symudwyd y cyfeiriad

# Barnu.
judge-title = Cymhwysedd ac addasrwydd: { $it }
judge-about = Chi sy'n barnu; ni chyfrifir dim yma. Ysgrifennwch eich rhesymau fel y gallai'r person eu darllen.
judge-asked = Beth mae'r rhaglen yn ei ofyn, o'r hyn sydd yn y cofnod
judge-suitability-met = Wedi'i fodloni
judge-suitability-not-met = Heb ei fodloni
judge-question = Beth sy'n cael ei farnu
judge-question-missing = Dewiswch beth sy'n cael ei farnu
judge-eligibility = Cymhwysedd
judge-eligibility-hint = A yw'r rhaglen i bobl yn y sefyllfa hon: mater o ffeithiau
judge-suitability = Addasrwydd
judge-suitability-hint = A yw'n addas i'r person hwn nawr: mater o farn
judge-judgement = Beth sy'n dod ohono
judge-judgement-missing = Dewiswch beth sy'n dod ohono
judged-yes = Ie
judged-not-ready = Ie, ond nid ar hyn o bryd
judged-no = Na
judge-because = Rhesymau
judge-because-hint = Ar beth mae'n gorffwys
judge-because-missing = Rhowch y rhesymau
judge-override = A yw hyn yn mynd yn groes i'r rheolau arferol?
judge-override-yes = Ydy, penderfynir fel arall yma
judge-overrides = Beth fyddai'r rheolau arferol yn ei ddweud, a pham mae'n wahanol yma
judge-overrides-hint = Bydd eraill yn darllen hyn pan edrychant ar y penderfyniad
judge-overrides-missing = Rhowch beth fyddai'r rheolau arferol yn ei ddweud, a pham mae'n wahanol yma
judge-overridden = Yn groes i'r rheolau arferol
judge-done = Cofnodwyd yr hyn a farnwyd

# Cytuno i gymryd rhan.
consent-title = Cytundeb i gymryd rhan: { $it }
consent-about = Cofnodwch beth a esboniwyd a beth ddywedodd y person. Nid oes dim yn dilyn o "na" ynddo'i hun.
consent-explained = Beth a esboniwyd
consent-explained-hint = Ticiwch yr hyn a drafodwyd yn unig. Ni all neb gytuno cyn i'r cyfan gael ei esbonio.
consent-explained-count =
    { $count ->
        [zero] Nid esboniwyd dim
        [one] Esboniwyd 1 peth
        [two] Esboniwyd 2 beth
        [few] Esboniwyd { $count } pheth
        [many] Esboniwyd { $count } pheth
       *[other] Esboniwyd { $count } peth
    }
consent-language = Ym mha iaith
consent-language-hint = Er enghraifft Cymraeg, neu en
consent-language-theirs = Byddai'n well ganddynt: { $it }
consent-language-missing = Rhowch yr iaith y trafodwyd hyn ynddi
consent-how = Sut
consent-how-hint = Er enghraifft: ei drafod, Hawdd ei Ddeall, gyda chyfieithydd
consent-how-missing = Rhowch sut yr esboniwyd ef
consent-who = Pwy fydd yn gwybod am "na"
consent-who-hint = Rolau, gyda choma rhyngddynt, fel y dywedwyd wrth y person
consent-told = Dywedwyd pwy fydd yn gwybod: { $it }
consent-answer = Beth ddywedon nhw
consent-answer-missing = Dewiswch beth ddywedon nhw
consent-say-given = Ie, maen nhw'n cytuno i gymryd rhan
consent-say-given-hint = Gallant stopio neu newid eu meddwl ar unrhyw adeg
consent-say-refused = Na
consent-say-refused-hint = Gellir gofyn iddynt eto pan ddymunant
consent-say-withdrawn = Cytunon nhw o'r blaen, ac nid ydynt mwyach
consent-say-withdrawn-hint = Mae'r hyn a wnaed hyd yma yn aros fel y mae
consent-review = Pryd i ofyn eto
consent-done = Cofnodwyd beth ddywedon nhw am gymryd rhan

# Aros.
waits-title = Aros: { $it }
waiting-now = Yn aros nawr am: { $it }
waiting-reasons = Pam maen nhw'n aros?
waiting-reasons-hint = Ticiwch bob un sy'n berthnasol
waiting-reasons-missing = Ticiwch pam maen nhw'n aros, neu nad ydynt yn aros mwyach
waiting-no-more = Nid ydynt yn aros mwyach
waiting-done-on = Maen nhw ar y rhestr aros
waiting-done-off = Nid ydynt ar y rhestr aros mwyach

# Cofrestru, a phwy sy'n cyflwyno.
enrol-title = Cofrestru: { $it }
enrol-content = Rhoddir fersiwn { $it } o'r rhaglen iddynt, a chadwant hi nes i rywun eu symud ymlaen.
enrol-lead = Prif hwylusydd
enrol-lead-hint = Yn atebol am y cynllun
enrol-lead-missing = Dewiswch brif hwylusydd
enrol-choose = Dewiswch un
enrol-with = Ail hwylusydd
enrol-with-hint = Yn cyflwyno gyda'r prif hwylusydd; nid oes gan bawb un
enrol-nobody = Neb
enrol-cover = Pwy sy'n llenwi bwlch
enrol-cover-hint = Mae'r person yn eu hadnabod cyn bod eu hangen
enrol-nobody-may = Ni chaiff neb yn y safle hwn gyflwyno'r rhaglen hon nawr. Isod mae'r rheswm.
enrol-others =
    { $count ->
        [zero] Nid oes cydweithiwr na chaiff gyflwyno
        [one] 1 cydweithiwr na chaiff gyflwyno, a pham
        [two] 2 gydweithiwr na chânt gyflwyno, a pham
        [few] { $count } chydweithiwr na chânt gyflwyno, a pham
        [many] { $count } chydweithiwr na chânt gyflwyno, a pham
       *[other] { $count } cydweithiwr na chânt gyflwyno, a pham
    }
enrol-profession-psychologist = seicolegydd
enrol-profession-probation-officer = swyddog prawf
enrol-profession-chaplain = caplan
enrol-profession-other = proffesiwn arall
enrol-send = Cofrestru
enrol-done = Maen nhw wedi'u cofrestru
lane-team-title = Pwy sy'n cyflwyno: { $it }
lane-team-about = Mae newid hwyluswyr yn ddigwyddiad i'r person. Dywedwch wrthynt yn gyntaf, a pham.
lane-team-because-hint = Dywedir hyn wrth y person
lane-team-done = Cofnodwyd yr hwyluswyr
lane-content-given = Fersiwn { $it }
lane-content-newer = Mae'r rhaglen wedi symud ymlaen ers hynny. Mae'r person yn cadw ei fersiwn nes i rywun eu symud ymlaen; mae'r hyn a gyflwynwyd yn aros fel yr oedd.
lane-content-way = Rhoi'r rhaglen fel y mae nawr iddynt
lane-content-title = Y rhaglen fel y mae nawr: { $it }
lane-content-about = Rhoddir fersiwn { $before } iddynt. Mae'r rhaglen nawr yn fersiwn { $now }. Mae'r hyn a gyflwynwyd yn aros fel yr oedd.
lane-content-because-hint = At beth mae'r fersiwn newyddach yn well, neu beth mae'n ei drwsio
lane-content-send = Symud ymlaen
lane-content-done = Rhoddir y rhaglen fel y mae nawr iddynt

# Oedi a dod i ben.
pause-title = Oedi: { $it }
pause-about = Nid diwedd yw oedi, ac nid marc yn erbyn neb.
pause-review = Pryd i edrych arno eto
pause-send = Oedi
pause-done = Mae'r rhaglen wedi'i hoedi
resume-title = Ailgydio: { $it }
resume-about = Wedi'i hoedi ers { $since }: { $why }
resume-because = Beth newidiodd
resume-because-missing = Rhowch beth newidiodd
resume-send = Ailgydio
resume-done = Mae'r rhaglen yn mynd yn ei blaen
ending-title = Dod â'r rhaglen i ben: { $it }
ending-about = Dywedwch wrth y person yn gyntaf. Mae'r diwedd yn dweud beth a wnaed, a dim am yr hyn a fydd.
ending-way = Sut mae'n dod i ben?
ending-way-missing = Dewiswch sut mae'n dod i ben
ending-complete = Mae'r gwaith wedi'i wneud
ending-complete-hint = Cyflawnwyd y cynllun cyn belled ag y cytunwyd
ending-withdrawn = Mae'n gorffen cyn ei diwedd
ending-withdrawn-hint = Drwy ddymuniad y person neu am reswm o'r tu allan; dim marc yn eu herbyn
ending-deselected = Y tîm sy'n dod â hi i ben
ending-deselected-hint = Dywedwch beth fyddai'n gorfod newid
ending-because = Yn eich geiriau eich hun
ending-because-hint = Mewn geiriau y gallai'r person eu darllen
ending-because-missing = Rhowch beth ddigwyddodd, yn eich geiriau eich hun
ending-send = Dod â'r rhaglen i ben
ending-done = Mae'r rhaglen wedi dod i ben
ending-done-reopenable = Mae'r rhaglen wedi dod i ben. Gellir ailgydio ynddi: symudwch y cyfeiriad, yna cofrestrwch.

# Y rhestr canfod.
find-out-title = Beth i'w ganfod
find-out-about = Ffeithiau nad ydynt yn hysbys ac y mae awgrymiadau'n aros amdanynt, y rhai mwyaf dadlennol yn gyntaf. Mae gadael un yn agored yn iawn.
find-out-none = Nid oes awgrym yn aros am ffaith.
find-out-open-count =
    { $count ->
        [zero] Dim ffaith na ofynnwyd i neb amdani
        [one] 1 ffaith na ofynnwyd i neb amdani
        [two] 2 ffaith na ofynnwyd i neb amdani
        [few] { $count } ffaith na ofynnwyd i neb amdani
        [many] { $count } ffaith na ofynnwyd i neb amdani
       *[other] { $count } ffaith na ofynnwyd i neb amdani
    }
find-out-asked-count =
    { $count ->
        [zero] Dim ffaith y gofynnwyd i rywun amdani, neu a adawyd yn agored
        [one] 1 ffaith y gofynnwyd i rywun amdani, neu a adawyd yn agored
        [two] 2 ffaith y gofynnwyd i rywun amdani, neu a adawyd yn agored
        [few] { $count } ffaith y gofynnwyd i rywun amdani, neu a adawyd yn agored
        [many] { $count } ffaith y gofynnwyd i rywun amdani, neu a adawyd yn agored
       *[other] { $count } ffaith y gofynnwyd i rywun amdani, neu a adawyd yn agored
    }
find-out-depends = Beth sy'n aros amdani
find-out-could-change =
    { $count ->
        [zero] Ni allai unrhyw awgrym newid
        [one] Gallai 1 awgrym newid
        [two] Gallai 2 awgrym newid
        [few] Gallai { $count } awgrym newid
        [many] Gallai { $count } awgrym newid
       *[other] Gallai { $count } awgrym newid
    }
find-out-nobody-asked = Ni ofynnwyd i neb eto
find-out-ask = Gofyn
find-out-chase = Gofyn eto
find-out-answer = Ateb

# Trosglwyddo.
handover-title = Trosglwyddo a mynediad
handover-hands = { $from } i { $to }
handover-who = Pwy
handover-from-to = O ble i ble
handover-compared = Sut roedd y sesiynau'n sefyll
handover-colleagues = Rhwng cydweithwyr
handover-colleagues-none = Ni throsglwyddwyd dim rhwng cydweithwyr, neu ddim y cewch ei ddarllen.
handover-sites = Rhwng safleoedd
handover-sites-none = Nid yw'r achos wedi newid dwylo.
handover-conferences = Cynadleddau achos
handover-conferences-none = Ni fu cynhadledd achos, neu ddim y cewch ei darllen.
handover-glass = Agorwyd mewn argyfwng
handover-walls = Pwy gaiff weld y cofnod hwn
handover-way-colleague = Trosglwyddo i gydweithiwr: { $it }
handover-way-compare = Cymharu'r cynllun â safle arall
handover-way-release = Rhyddhau'r achos i safle arall
handover-way-accept = Cymryd yr achos drosodd
handover-way-conference = Cofnodi cynhadledd achos
handover-way-restrict = Dweud pwy gaiff weld y cofnod hwn
handover-way-copy = Gwneud y copi y caiff person ofyn amdano
hand-over-title = Trosglwyddo: { $it }
hand-over-about = Mae'r hyn a ysgrifennir yma yn aros yn y cofnod a dyma beth mae'r nesaf yn ei ddarllen gyntaf. Nid yw'n newid mynediad neb.
hand-over-team = Newid pwy sy'n cyflwyno
hand-over-to = I bwy?
hand-over-to-missing = Dewiswch i bwy rydych yn trosglwyddo
hand-over-wants = Beth mae'r person am i'r nesaf ei wybod
hand-over-wants-hint = Yn eu geiriau nhw. Gall aros yn wag.
hand-over-know = Beth dylai'r nesaf ei wybod
hand-over-know-hint = Ble stopioch chi, beth a addawyd, beth sy'n helpu
hand-over-know-missing = Rhowch beth dylai'r nesaf ei wybod
hand-over-done = Cofnodwyd y trosglwyddo
case-release-title = Rhyddhau'r achos i safle arall
case-release-about = O hynny ymlaen nid oes neb yn ysgrifennu yma nes i'r safle arall ei gymryd drosodd. Mae'r cofnod yn aros yn gyfan.
case-release-choose = Dewiswch safle
case-release-to = I ba safle?
case-release-to-missing = Dewiswch safle
case-release-belongings = Beth sy'n mynd gyda nhw, a beth a adawyd ar ôl
case-release-send = Rhyddhau
case-release-done = Mae'r achos wedi'i ryddhau i { $it }
released-to = Rhyddhawyd i { $site } ar { $day }. Nid oes neb yn ysgrifennu ynddo nes iddo gael ei gymryd drosodd yno.
case-accept-title = Cymryd yr achos drosodd: { $it }
case-accept-send = Cymryd drosodd
case-accept-done = Mae'r achos yma nawr
site-compare-title = Cymharu'r cynllun â safle arall
site-compare-about = Dim ond lonydd y cewch eu darllen a gymherir.
site-compare-with = Sut mae'r cynllun yn sefyll yn { $it }
site-compare-no-plan = Nid oes cynllun i'w gymharu, neu ddim y cewch ei ddarllen.
site-compare-count =
    { $count ->
        [zero] Dim sesiynau
        [one] 1 sesiwn
        [two] 2 sesiwn
        [few] { $count } sesiwn
        [many] { $count } sesiwn
       *[other] { $count } sesiwn
    }
site-compare-session = Sesiwn
site-compare-standing = Yno
site-compare-differs = Rhannau sy'n wahanol
site-standing-done = Wedi'i gwneud
site-standing-equivalent = Cyfatebol
site-standing-changed = Wedi newid
site-standing-missing = Ar goll
conference-title = Cynhadledd achos
conference-about = Cyfarfu timau dwy raglen ynghylch y person. Caiff y ddau ddarllen hyn; ysgrifennwch dim ond yr hyn y cytunwyd ei rannu.
conference-programmes = Pa raglenni?
conference-programmes-hint = O leiaf dwy
conference-programmes-missing = Dewiswch o leiaf ddwy raglen
conference-present = Pwy oedd yno
conference-present-hint = Rolau, gyda choma rhyngddynt; byth enwau
conference-agreed = Beth a gytunwyd
conference-agreed-hint = Dim ond yr hyn y caiff y ddau ei wybod
conference-agreed-missing = Rhowch beth a gytunwyd
conference-said = Beth ddywedodd y person amdano
conference-said-hint = A ydynt yn gwybod, a beth ddywedon nhw. Gall aros yn wag.
conference-done = Cofnodwyd y gynhadledd achos

# Pwy gaiff weld cofnod.
glass-when = Os gwyddoch fod cofnod, ac na all diogelwch rhywun aros am bwy bynnag sy'n gweithio gyda nhw, gellir ei agor gyda rheswm. Edrychir i mewn i hynny wedyn.
glass-way = Ei agor mewn argyfwng
glass-title = Agor cofnod mewn argyfwng
glass-about = Mae'r cofnod yn agor i chi am ychydig ddyddiau ar y mwyaf, i'w ddarllen ac nid i ysgrifennu ynddo. Cofnodir eich enw a'ch rheswm, ac mae cydweithiwr yn edrych i mewn iddo.
glass-because = Pam na all aros
glass-because-hint = Beth allai ddigwydd, a phwy na allech ei gyrraedd
glass-because-missing = Rhowch pam na all aros
glass-until = Y diwrnod olaf
glass-until-hint = Heddiw, os gadewch ef yn wag
glass-send = Agor y cofnod
glass-done = Mae'r cofnod yn agored i chi. Edrychir i mewn iddo.
glass-state = Edrychwyd i mewn iddo
glass-reviewed = Edrychwyd i mewn iddo
glass-review = Edrych i mewn iddo
glass-open = Ddim eto
glass-open-until = ar agor tan { $it }
glass-review-title = Edrych i mewn i pam yr agorwyd cofnod
glass-review-about = Agorodd { $who } y cofnod hwn tan { $until }, a rhoddodd y rheswm hwn:
glass-review-found = Beth gawsoch chi
glass-review-found-hint = I bwy y gofynnoch, ac a oedd rhaid iddo fod
glass-review-found-missing = Rhowch beth gawsoch chi
glass-review-done = Cofnodwyd beth gawsoch chi
restrict-title = Pwy gaiff weld y cofnod hwn
restrict-about = Mae'r hyn a gadwch yn cymryd lle'r hyn oedd yno. Mae gadael y ddwy restr heb dic yn codi'r cyfyngiad.
restrict-excluded = Pwy na chaiff ei weld
restrict-excluded-hint = Ni ddywedir wrthynt ei fod yn bodoli
restrict-only = Pwy yn unig gaiff ei weld
restrict-only-hint = Ticiwch eich hun hefyd. Neb wedi'i dicio: pawb a gaiff fel arall.
restrict-done = Cofnodwyd pwy gaiff weld y cofnod hwn
access-copy-title = Copi i'r person
access-copy-about = Popeth a gofnodwyd amdanynt, mewn trefn, gyda'r hyn a ddelir yn ôl a pham. Cofnodir eich bod wedi'i wneud. Darllenwch ef drwyddo cyn ei roi.
access-copy-because = Pam y gwneir ef
access-copy-because-hint = Er enghraifft: gofynnon nhw amdano ar bapur
access-copy-because-missing = Rhowch pam y gwneir y copi
copy-about = Popeth a gofnodwyd amdanoch yma, yn y drefn y'i cofnodwyd. Rhestrir isod yr hyn sydd wedi'i adael allan, gyda'r rheswm.
copy-withheld = Wedi'i adael allan o'r copi hwn, a pham
copy-looked = Pwy edrychodd ar y cofnod, neu a gafodd rywbeth ohono
access-copy-send = Gwneud y copi a'i lawrlwytho

# Agor cofnod.
open-person-title = Agor cofnod
open-person-about = Delir y cofnod gan { $it }. Chwiliwch am y person yn gyntaf: ni ellir defnyddio rhif sydd mewn defnydd eto.
open-person-noms = Rhif carchar
open-person-noms-hint = Er enghraifft A1234BC. Mae angen o leiaf un rhif.
open-person-crn = Cyfeirnod achos (CRN)
open-person-crn-hint = Er enghraifft X123456
open-person-number-missing = Rhowch rif carchar neu CRN
open-person-name = Beth maen nhw'n hoffi cael eu galw
open-person-born-hint = I wahaniaethu rhwng pobl. Gall aros yn wag.
open-person-languages-hint = Gyda choma rhyngddynt, yr un y byddai'n well ganddynt yn gyntaf
open-person-needs-hint = Gyda darllen, clywed, gweld neu symud; un y llinell. Gall aros yn wag.
open-person-send = Agor y cofnod
open-person-done = Mae'r cofnod ar agor

# Y ddealltwriaeth y mae cynllun yn gorffwys arni.
understanding-earlier =
    { $count ->
        [zero] Dim fersiynau cynharach
        [one] 1 fersiwn cynharach
        [two] 2 fersiwn cynharach
        [few] { $count } fersiwn cynharach
        [many] { $count } fersiwn cynharach
       *[other] { $count } fersiwn cynharach
    }
lane-formulation = Ffurfiant
lane-formulation-none = Nid oes un wedi'i gofnodi eto.
lane-good-life = Cynllun Bywydau Da
lane-good-life-none = Nid oes un wedi'i gofnodi eto.
formulation-title = Ffurfiant: { $it }
formulation-about = Stori gyda'r hyn sy'n siarad o'i phlaid; ni chyfrifir dim ynghyd. Mae fersiynau cynharach yn aros.
formulation-narrative = Y ffurfiant
formulation-narrative-hint = Mewn geiriau y gallai'r person eu darllen
formulation-narrative-missing = Rhowch y ffurfiant
formulation-hypotheses = Beth y credir sydd ar waith
formulation-hypotheses-hint = Un y llinell. Gall aros yn wag.
formulation-against = beth fyddai'n siarad yn ei erbyn
formulation-needs = Anghenion
formulation-strengths = Cryfderau
formulation-responsivity = Beth sy'n ei gwneud yn haws dysgu
formulation-changed = Beth newidiodd ers y fersiwn ddiwethaf, a pham
formulation-done = Cofnodwyd y ffurfiant
good-title = Cynllun Bywydau Da: { $it }
good-about = Yng ngeiriau'r person ei hun. Gadewch allan yr hyn nad ydynt am siarad amdano.
good-wanted = Beth maen nhw eisiau mwy ohono
good-wanted-missing = Rhowch beth maen nhw eisiau mwy ohono, neu cliriwch yr hyn sydd oddi tano
good-none = Rhowch o leiaf un peth maen nhw eisiau mwy ohono
good-means-before = Sut aethon nhw ati o'r blaen
good-means-now = Sut: beth, gyda phwy, pryd
good-inner = Beth ynddyn nhw sy'n helpu
good-outer = Pwy neu beth sy'n helpu
good-obstacle = Beth allai sefyll yn y ffordd
good-conflicts = Ble mae dau o'r rhain yn tynnu yn erbyn ei gilydd
good-questions = Cwestiynau gwerth eu gofyn
good-by-person = Geiriau'r person
good-by-facilitator = Ysgrifennwyd gan hwylusydd
good-done = Cofnodwyd y cynllun Bywydau Da
