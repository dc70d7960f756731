# Short strings in Welsh. Awaiting review: nobody who speaks Welsh has read them yet.
# Welsh has six forms of number: zero (0), one (1), two (2), few (3), many (6) and other.

minutes = { $count ->
    [zero] dim munud
    [one] { $count } munud
    [two] { $count } funud
    [few] { $count } munud
    [many] { $count } munud
   *[other] { $count } munud
}
minutes-range = { $most ->
    [zero] dim munud
    [one] { $least } i { $most } munud
    [two] { $least } i { $most } funud
    [few] { $least } i { $most } munud
    [many] { $least } i { $most } munud
   *[other] { $least } i { $most } munud
}
meetings = { $count ->
    [one] { $count } cyfarfod
   *[other] { $count } cyfarfod
}
meetings-range = { $most ->
    [zero] dim cyfarfod
    [one] { $least } i { $most } cyfarfod
    [two] { $least } i { $most } gyfarfod
    [few] { $least } i { $most } chyfarfod
    [many] { $least } i { $most } chyfarfod
   *[other] { $least } i { $most } cyfarfod
}
bring = Dewch â: { $things }
not-translated = Does neb wedi cyfieithu'r rhan hon eto, felly dyma hi fel y cafodd ei hysgrifennu.
out-of-date = Mae'r rhan hon wedi newid ers iddi gael ei chyfieithu, felly dyma hi fel y cafodd ei hysgrifennu.
awaiting-review = Does neb sy'n siarad yr iaith hon wedi darllen y rhan hon eto.
left-out = Mae'r rhan hon wedi'i gadael allan yma.
page = Tudalen { $number } o { $count }
part = Rhan { $number }
