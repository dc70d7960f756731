# Short strings that participants read, with the numbers in them. Every language has the same names.
# How many forms a number needs differs from language to language: English has one and other.

minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
minutes-range = { $most ->
    [one] { $least } to { $most } minute
   *[other] { $least } to { $most } minutes
}
meetings = { $count ->
    [one] { $count } meeting
   *[other] { $count } meetings
}
meetings-range = { $most ->
    [one] { $least } to { $most } meeting
   *[other] { $least } to { $most } meetings
}
bring = Bring: { $thing }
not-translated = Nobody has translated this part yet, so here it is as it was written.
out-of-date = This part has changed since it was translated, so here it is as it was written.
awaiting-review = Nobody who speaks this language has read this part yet.
left-out = This part is left out here.
page = Page { $number } of { $count }
part = Part { $number }
