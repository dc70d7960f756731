//! The words of the story: short, plain, invented; what people said and did, and no verdict about anybody.

/// One of a list, whatever the number.
pub(super) fn pick<T: Copy + Default>(list: &[T], number: usize) -> T {
    list.get(number.checked_rem(list.len()).unwrap_or_default()).copied().unwrap_or_default()
}

/// Names for people whose exports give none.
pub(super) const NAMES: &[&str] = &[
    "Tamsin", "Corin", "Bryn", "Ottilie", "Fenn", "Mabli", "Jorah", "Nesta", "Pascoe", "Rumer", "Lowen",
    "Gwenno", "Ansel", "Petroc", "Hesper", "Iolo", "Merrin", "Caddon", "Tirion", "Osric", "Elowen",
];

/// What helps to meet somebody.
pub(super) const NEEDS: &[&str] = &[
    "Large print, and time to read it",
    "Read aloud first, then again",
    "Sits where the door can be seen",
    "Breaks every twenty minutes",
    "Pictures beside words",
    "Speak to the left side: hears better there",
];

/// Points of supervision, without anybody's name.
pub(super) const SUPERVISION: &[&str] = &[
    "Pacing: slower at the start, and what that asks of us.",
    "When both of us saw it differently, and how to write it as two views.",
    "What we carry home from a heavy week, and what helps.",
    "Keeping promises small enough to keep.",
    "Silence: how long each of us can bear it, and for whose sake we end it.",
    "Saying what must be passed on before it has to be.",
    "Leaving questions alone that are only for us.",
];

/// Why somebody is referred now.
pub(super) const WHY_NOW: &[&str] = &[
    "Asked about it after a talk on the wing, and again a week later.",
    "Wants to be ready for going home, and says so.",
    "Would like somebody to think with who is not on the wing every day.",
    "Their key worker told them about it; they took a week to think.",
    "Says the same quarrels come round and would like to know why.",
    "Has a quieter year ahead and would like to use it.",
];

/// How it was explained.
pub(super) const HOW: &[&str] = &[
    "Talked through twice, with the cards",
    "Read aloud, and said back in their own words",
    "Talked through, with a day between to think",
    "In easy words, with pictures",
];

/// Notes on meetings.
pub(super) const NOTES: &[&str] = &[
    "Came early and had thought about it on the way. Took the cards in their own order and kept one back for next time.",
    "Quiet at first. We walked round the room once, then it went easily. Laughed about the kettle.",
    "Talked about a brother's workshop and what it was to be trusted with the keys.",
    "Asked who reads this. We read the page about it together again. Said that was fair.",
    "Tired after a night of noise. We did the smaller version, and it was enough.",
    "Drew instead of talking. Said afterwards that the drawing had said more.",
    "Told us where we had it wrong last time, and we have put it right in the notes.",
    "Would like the same room again. The window matters.",
    "Brought a page written in the week and read half of it. The other half stays theirs.",
    "Said that being asked what it gave them was a new question.",
    "We stopped twice for tea. Settled by naming five things on the shelf.",
    "Had rung home the evening before. Began there, and we stayed there for most of it.",
];

/// What a replaced note said first.
pub(super) const FIRST_NOTE: &str =
    "Said the visit had been on Saturday. Talked about the drive home that visitors have.";
pub(super) const SECOND_NOTE: &str = "The visit was on Sunday, not Saturday; corrected after they read it. Talked about the drive home that visitors have.";

/// Promises.
pub(super) const PROMISES: &[&str] = &[
    "We said we would ask whether the drawing can go on their wall.",
    "We said we would find out which evening class begins in spring.",
    "We said we would bring the larger paper.",
    "We said we would ask about a call at another time of day.",
    "We said we would say to the unit that Tuesdays suit better.",
];

/// What came of a promise.
pub(super) const KEPT: &[&str] = &[
    "Asked and answered: yes, and they were told the same day.",
    "Brought it. They chose the blue sheet.",
    "Done, with the times on a card for them.",
];

/// One outline of the first programme as the story uses it: id, a block of its own, what the record prompts got.
pub(super) type Outline = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// The outlines that plans of the first programme take, in order.
pub(super) const OUTLINES: &[Outline] = &[
    (
        "getting-started",
        "what-this-is",
        &[("said_back", "yes"), ("hopes", "family, quieter-head"), ("words", "That I chose to come.")],
    ),
    (
        "how-we-work",
        "signals",
        &[
            ("helps", "breaks, something-to-hold"),
            ("signal", "A hand flat on the table."),
            ("mending", "Say it at the next meeting, before anything else."),
        ],
    ),
    (
        "what-matters",
        "three-rows",
        &[
            ("near", "relatedness, work"),
            ("own_card", "A garden that is mine to dig."),
            ("words", "It was never about money."),
        ],
    ),
    (
        "many-sides",
        "house",
        &[
            ("sides", "Baker, big sister, the one who fixes radios, the loud one."),
            ("more_room", "The one who fixes radios."),
            ("next_step", "Ask for the electronics magazine at the library."),
        ],
    ),
    (
        "groups",
        "circles",
        &[
            ("needs_named", "belonging, respect"),
            ("asks_named", "To turn up whenever they call, and to keep quiet."),
            ("next_time", "The smallest circle."),
        ],
    ),
    (
        "strong-feelings",
        "wave",
        &[
            ("feelings", "anger"),
            ("what_helped", "Cold water, then the stairs twice."),
            ("left_settled", "yes"),
        ],
    ),
    (
        "my-own-mind",
        "slow-down",
        &[
            ("practised", "not-yet, slowing-down"),
            ("own_rule", "If it must be now, it is not yet."),
            ("words", "I can like somebody and still say no."),
        ],
    ),
    (
        "good-life-plan",
        "four-ways",
        &[
            ("parts", "The allotment, Sunday dinners, a bench of my own."),
            ("second_look", "means"),
            ("first_step", "Write to the allotment society, with the resettlement worker."),
        ],
    ),
    (
        "through-a-knock",
        "before-next",
        &[
            ("kind", "to-come"),
            ("still_standing", "The calls on Thursdays."),
            ("next_step", "Keep the card in the shirt pocket."),
        ],
    ),
    (
        "first-weeks",
        "week",
        &[
            ("covered", "first-day, people, two-in-the-morning"),
            ("to_find_out", "Whether the bus runs on Sundays."),
            ("next_person", "Ask me about the garden first."),
        ],
    ),
    (
        "looking-back",
        "goal-by-goal",
        &[
            ("own_account", "I came to get it over with, and stayed because you listened."),
            ("disagree", "The part about my temper: it was one week."),
            ("draft_read", "yes"),
        ],
    ),
];

/// Those of the programme beside it.
pub(super) const SITTINGS: &[Outline] = &[
    ("first-sitting", "worth-it", &[("go_on", "yes"), ("sharing_words", "The days we meet, nothing else.")]),
    (
        "how-i-learn",
        "curious",
        &[("suits", "listening, short-pieces"), ("curious_about", "Where patience begins.")],
    ),
    (
        "my-road",
        "road",
        &[
            ("wanted_understood", "That there were good teachers on it."),
            ("learn_next", "How people of learning disagree and stay friends."),
        ],
    ),
    (
        "asking-well",
        "doors",
        &[
            ("question", "How do I ask without sounding as if I doubt?"),
            ("i_owe_an_answer", "Whether there is a shorter book on the same thing."),
        ],
    ),
    (
        "hope-and-mercy",
        "voices",
        &[
            ("kinder_words", "You are late, and you are here."),
            ("small_start", "One call, on the day I said."),
        ],
    ),
    (
        "ordinary-character",
        "where",
        &[
            ("quality", "Patience"),
            ("moment", "The queue at the servery."),
            ("how_it_went", "Twice out of three."),
        ],
    ),
];

/// Outlines that were suggested or might be, and that a plan puts off or leaves out, with why.
pub(super) const DEFERRED: (&str, &str) =
    ("letter-home", "They would like to wait until the answer about contact has come.");
pub(super) const DECLINED: (&str, &str) =
    ("story-so-far", "They told it twice this year already and would rather not again. We leave it out.");
/// Why a line is in the plan that nothing suggested.
pub(super) const ADDED: &[&str] = &[
    "They asked for it when they saw the list.",
    "It comes before what they would like to do next.",
    "Both of us think it would help, and they agreed.",
];

/// Evidence about change goals, forward.
pub(super) const FORWARD: &[&str] = &[
    "Said no to a favour on the wing and told us how: \"I said, let me sleep on it.\"",
    "Rang on the day they had said, three weeks running.",
    "Named four sides of themselves that have nothing to do with the charge.",
    "Stopped in the middle of a quarrel and came back to it the next day.",
];
/// Evidence that goes the other way, which is part of it.
pub(super) const BACKWARD: &[&str] = &[
    "A bad week: did not use the card and was sorry about what was said at the servery. Talked about it without being asked.",
    "Says that plans feel like somebody else's again since the answer about work.",
];

/// Formulations, the first and a later one.
pub(super) const FORMULATION: &str = "As they tell it, being needed mattered more than the cause did. When the workshop closed, the company that was left asked for more and gave it too. What helped before was work with the hands, and an aunt who rang.";
pub(super) const REFORMULATION: &str = "Being needed is still the thread. The new part is shame about having been laughed at, which they named themselves, and which came before the quarrels. Work with the hands is back; the aunt's calls are not, and they would like them to be.";
pub(super) const CHANGED: &str = "They added the part about shame after drawing it; we had not seen it.";

/// What reports say of goals.
pub(super) const REPORTED: &[&str] = &[
    "Says now that taking part was a choice from the third meeting on, and named what changed: being asked what it gave them. Missed two meetings, both for reasons of the regime.",
    "Drew two maps, in spring and at the end. In the second, maker and brother have the most room. Would keep the map in the cell.",
    "Named what each group gave and asked. Has since left one arrangement on the wing, and told us how.",
];
pub(super) const OWN_WORDS: &str = "I did not agree with everything. I was never made to. I would like whoever comes next to begin with the garden.";
pub(super) const DISPUTES: &str = "The second paragraph makes it sound as if I gave up my friends. I gave up one arrangement. Please say that.";
