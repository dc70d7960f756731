# Short strings in Arabic. Awaiting review: nobody who speaks Arabic has read them yet.
# Arabic has six forms of number: zero (0), one (1), two (2), few (3 to 10), many (11 to 99) and other.

minutes = { $count } دقيقة
minutes-range = { $most ->
    [zero] لا دقائق
    [one] حتى دقيقة واحدة
    [two] من { $least } إلى { $most } دقيقة
    [few] من { $least } إلى { $most } دقائق
    [many] من { $least } إلى { $most } دقيقة
   *[other] من { $least } إلى { $most } دقيقة
}
meetings = { $count ->
    [zero] لا لقاءات
    [one] لقاء واحد
    [two] لقاءان
    [few] { $count } لقاءات
    [many] { $count } لقاءً
   *[other] { $count } لقاء
}
meetings-range = { $most ->
    [zero] لا لقاءات
    [one] حتى لقاء واحد
    [two] من { $least } إلى { $most } لقاء
    [few] من { $least } إلى { $most } لقاءات
    [many] من { $least } إلى { $most } لقاءً
   *[other] من { $least } إلى { $most } لقاء
}
bring = أحضر معك: { $things }
not-translated = لم يترجم أحد هذا الجزء بعد، فها هو كما كُتب.
out-of-date = تغيّر هذا الجزء بعد ترجمته، فها هو كما كُتب.
awaiting-review = لم يقرأ هذا الجزء بعدُ أحد ممن يتكلمون هذه اللغة.
left-out = هذا الجزء متروك هنا.
page = صفحة { $number } من { $count }
part = الجزء { $number }
