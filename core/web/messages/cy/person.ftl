# Tudalen person.
person-look-at = I edrych arno
alert-no-contact = dim cyswllt ers { $days } diwrnod, ers { $day }
alert-agreement = mae'n bryd siarad eto am y cytundeb i gymryd rhan ers { $it }
alert-not-recorded = nid yw cyfarfod { $it } wedi'i gofnodi
alert-went-down = aeth y gwirio i lawr ddwywaith yn olynol: mae'n werth siarad amdano, gyda'ch gilydd ac mewn goruchwyliaeth
alert-promise = roedd addewid i'w gadw erbyn { $day }: { $what }
alert-opened = agorodd { $it } y cofnod hwn heb gael ei neilltuo iddo; nid yw wedi'i adolygu
alert-beside =
    { $count ->
        [one] Daeth 1 cofnod o safle nad oedd yn dal yr achos mwyach; mae'n sefyll wrth ochr y cofnod
       *[other] Daeth { $count } cofnod o safle nad oedd yn dal yr achos mwyach; maent yn sefyll wrth ochr y cofnod
    }
person-programmes = Rhaglenni
person-refer = Cyfeirio at raglen
person-promises = Addewidion agored
person-promise = Addewid
person-by = Erbyn
person-no-day = diwrnod heb ei roi
person-holders = Pwy gyfrannodd
person-holder = Deiliad
person-facts-said = Ffeithiau
person-notes = Nodiadau
person-newest = Diweddaraf
person-described = Ynghylch cwrdd â'r person hwn
person-languages = Ieithoedd
person-needs = Beth sy'n helpu
person-site = Achos a ddelir yn
person-settle = Setlo
person-find-out = Canfod
person-question = Cwestiwn
person-who-says = Pwy sy'n dweud beth
person-value = Ateb
person-held-by = Fel arfer gan
person-found-out = Pa mor bell
person-do = Gwneud
person-conflicts =
    { $count ->
        [zero] Nid yw deiliaid yn anghytuno
        [one] Mae deiliaid yn anghytuno am 1 ffaith
        [two] Mae deiliaid yn anghytuno am 2 ffaith
       *[other] Mae deiliaid yn anghytuno am { $count } ffaith
    }
person-conflicts-about = Ni phenderfynir dim rhyngddynt nes i rywun ei setlo, gyda rheswm.
person-gaps =
    { $count ->
        [zero] Nid oes ffaith heb fod yn hysbys nac yn hen
        [one] Nid yw 1 ffaith yn hysbys, neu mae'n hen
        [two] Nid yw 2 ffaith yn hysbys, neu maent yn hen
       *[other] Nid yw { $count } ffaith yn hysbys, neu maent yn hen
    }
person-gaps-about = Mae ddim yn hysbys yn ateb. Gallai canfod newid yr hyn a awgrymir.
person-facts =
    { $count ->
        [zero] Nid oes ffaith yn hysbys
        [one] Mae 1 ffaith yn hysbys
        [two] Mae 2 ffaith yn hysbys
       *[other] Mae { $count } ffaith yn hysbys
    }
person-facts-about = Pob un gyda phwy ddywedodd hynny, a phryd
person-notes-title =
    { $count ->
        [zero] Dim nodiadau
        [one] 1 nodyn
        [two] 2 nodyn
       *[other] { $count } nodyn
    }
person-amended = Cywirwyd yn ddiweddarach gan yr un deiliad
person-timeline = Cyfarfodydd
person-no-meetings = Dim cyfarfodydd eto.
timeline-stopped-at = stopiodd wrth { $it }
meeting-planned = Wedi'i gynllunio
meeting-not-recorded = Heb ei gofnodi eto
meeting-called-off = Wedi'i ganslo
meeting-held = Wedi'i gynnal
meeting-met = Wedi cwrdd
meeting-met-in-part = Wedi cwrdd yn rhannol
meeting-brief-contact = Cyswllt byr
meeting-did-not-meet = Heb gwrdd
meeting-chose-not-to = Dewisodd beidio
basis-event = digwyddodd neu mae ar bapur
basis-opinion = barn
basis-said = geiriau'r person ei hun
find-out-asked = Gofynnwyd
find-out-chased = Gofynnwyd eto
find-out-answered = Atebwyd
find-out-left-open = Gadawyd yn agored
fact-known = Hysbys
fact-out-of-date = Wedi dyddio
fact-conflicting = Deiliaid yn anghytuno
fact-rather-not-say = Byddai'n well ganddynt beidio â dweud
fact-two-accounts = Dau adroddiad
fact-nobody-holds-it = Nid oes neb yn ei ddal
fact-not-known = Ddim yn hysbys
lane-status = Statws
lane-not-yours = Mae cofnod yma na chewch ei ddarllen. Dangosir cyfarfodydd fel dyddiadau yn unig.
lane-consent = Cytundeb i gymryd rhan
consent-not-asked = Heb ei drafod eto
consent-given = Wedi'i roi
consent-refused = Heb ei roi
consent-withdrawn = Wedi'i dynnu'n ôl
lane-team = Tîm
lane-team-ended = { $who } (daeth yr awdurdodiad i ben ar { $day })
lane-no-team = Neb eto
lane-last = Cyswllt diwethaf
lane-no-contact = Dim eto
lane-held = Cyfarfodydd a gynhaliwyd
lane-content = Cynnwys
lane-content-since = { $it }, ers { $day }
lane-content-moved-on = { $it }; mae’r rhaglen bellach yn { $now }
lane-paused = Wedi'i oedi
lane-ways = Mynd i
lane-open = Manylion
lane-plan = Cynllun
lane-meetings = Cyfarfodydd
