//! A plugin that behaves: one question, many, and what is not as described.

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;
use native::{NativePlugins, Phase};
use runtime::ports::plugins::Plugins as _;
use serde_json::json;

use crate::built::{Case, act, broken, gone, hasty, patient, plugin, plugin_of, processes, says};

pub(crate) const ALL: &[Case] = &[
    ("a_plugin_answers", a_plugin_answers),
    ("many_questions_are_answered_in_order", many_questions_are_answered_in_order),
    ("a_question_that_ends_the_child_costs_only_itself", a_question_that_ends_the_child_costs_only_itself),
    ("slow_answers_are_no_crash", slow_answers_are_no_crash),
    ("long_answers_all_come", long_answers_all_come),
    ("what_is_asked_must_be_as_described", what_is_asked_must_be_as_described),
    ("the_port_asks_each_by_its_name", the_port_asks_each_by_its_name),
    ("it_can_be_asked_from_several_threads", it_can_be_asked_from_several_threads),
];

fn a_plugin_answers() {
    let plugin = plugin("BEHAVES");
    println!("     {}", plugin.sandbox().unwrap());
    assert_eq!(says(&plugin), "fine");
    assert_eq!(says(&plugin), "fine");
    assert_eq!(processes("BEHAVES"), 1, "one child answers all calls");
    drop(plugin);
    gone("BEHAVES");
}

fn many_questions_are_answered_in_order() {
    let plugin = plugin("BEHAVES");
    let mut asked: Vec<_> = (0..600).map(|number| json!({ "number": number })).collect();
    asked[300] = json!({ "number": "many" });
    let answers = plugin.call_many("act", &asked);
    assert_eq!(answers.len(), 600);
    for (number, answer) in answers.iter().enumerate() {
        assert_eq!(answer.is_ok(), number != 300, "{number}: {answer:?}");
    }
    assert_eq!(answers[300].as_ref().unwrap_err().code().as_str(), "N014");
    assert!(plugin.call_many("act", &[]).is_empty());
    let unknown = plugin.call_many("dance", &asked[..2]);
    assert_eq!(unknown.len(), 2);
    assert_eq!(
        unknown[1].as_ref().unwrap_err().to_string(),
        "plugin `broken`, operation `dance`, call: it offers no such operation"
    );
}

fn a_question_that_ends_the_child_costs_only_itself() {
    let plugin = plugin("MISBEHAVE_AT_SEVEN");
    let asked: Vec<_> = (0..20).map(|number| json!({ "number": number })).collect();
    for (number, answer) in plugin.call_many("act", &asked).iter().enumerate() {
        match answer {
            Ok(answer) => assert_eq!((answer, number != 7), (&json!({ "value": "fine" }), true)),
            Err(fault) => assert_eq!((fault.code().as_str(), number), ("N013", 7)),
        }
    }
}

fn slow_answers_are_no_crash() {
    let plugin = plugin_of(broken(&["MISBEHAVE_SLOWLY"]), hasty(), "MISBEHAVE_SLOWLY");
    // 20 ms each: together longer than the child goes on for, and longer than one call may take.
    let asked = vec![json!({}); 40];
    assert!(plugin.call_many("act", &asked).iter().all(Result::is_ok));
    assert_eq!(processes("MISBEHAVE_SLOWLY"), 1);
}

fn long_answers_all_come() {
    let plugin = plugin("MISBEHAVE_AT_LENGTH");
    let asked = vec![json!({}); 24];
    let answers = plugin.call_many("act", &asked);
    assert_eq!(answers.len(), 24);
    for answer in answers {
        assert_eq!(answer.unwrap()["value"].as_str().unwrap().len(), (1 << 20) - 13);
    }
}

fn what_is_asked_must_be_as_described() {
    let plugin = plugin_of(broken(&[]), patient(), "never");
    for (asked, expected) in [
        (
            json!([]),
            "N014 plugin `broken`, operation `act`, call: what it is asked does not fit: as a whole, value is not of type \"object\"",
        ),
        (
            json!({ "number": "Sam Secret" }),
            "N014 plugin `broken`, operation `act`, call: what it is asked does not fit: at /number, value is not of type \"integer\"",
        ),
        (
            json!({ "text": "x".repeat(1 << 20) }),
            "N014 plugin `broken`, operation `act`, call: what it is asked is 1048587 bytes long, over 1 MiB",
        ),
    ] {
        let fault = plugin.call("act", &asked).unwrap_err();
        assert_eq!(format!("{} {fault}", fault.code()), expected);
        assert_eq!(fault.phase, Phase::Call);
    }
    assert_eq!(processes("never"), 0, "nothing was started for it");
}

fn it_can_be_asked_from_several_threads() {
    let plugin = plugin("BEHAVES");
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| (0..20).for_each(|_| assert!(act(&plugin).is_ok())));
        }
    });
    assert_eq!(processes("BEHAVES"), 1);
}

fn the_port_asks_each_by_its_name() {
    let not_allowed =
        Finding::new(codes::PLUGIN_NOT_ALLOWED, Place::whole("plugins/other"), "`other` is not allowed");
    let plugins = NativePlugins::new([
        ("broken".to_owned(), Ok(plugin("BEHAVES"))),
        ("other".to_owned(), Err(not_allowed.clone())),
    ]);
    assert_eq!(plugins.version("broken").unwrap(), "1.0.0");
    let (takes, gives) = plugins.operation("broken", "act").unwrap();
    assert_eq!((takes["type"].as_str(), gives["required"][0].as_str()), (Some("object"), Some("value")));
    let asked = [json!({}), json!([]), json!({})];
    let answers = plugins.ask("broken", "act", &asked);
    assert_eq!(answers[0].as_ref().unwrap(), &json!({ "value": "fine" }));
    assert_eq!(answers[1].as_ref().unwrap_err().code.as_str(), "N014");
    assert_eq!(answers[2].as_ref().unwrap(), &json!({ "value": "fine" }));

    let unknown = plugins.operation("broken", "akt").unwrap_err();
    assert_eq!((unknown.code.as_str(), unknown.did_you_mean.as_deref()), ("N018", Some("act")));
    let missing = plugins.version("brokn").unwrap_err();
    assert_eq!((missing.code.as_str(), missing.did_you_mean.as_deref()), ("N017", Some("broken")));
    assert_eq!(
        plugins.ask("other", "act", &asked),
        vec![Err(not_allowed.clone()), Err(not_allowed.clone()), Err(not_allowed)]
    );
}
