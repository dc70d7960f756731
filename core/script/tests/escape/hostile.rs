//! The hostile scripts: what each tries, and the code it ends with.
//!
//! Those that `check` refuses are shown to be refused, and are run all the same without the check.

use std::time::{Duration, Instant};

use runtime::ports::Scripting as _;

use crate::people::{self, cells, dictionary, guard, person, script, unchecked, with_worker};

type Case = (String, Box<dyn FnOnce()>);

/// A body of `fn x(person)`, the codes it may end with, and the code the check gives it, where it does.
const RUN: &[(&str, &str, &[&str], &str)] = &[
    ("endless loop", "loop { }", &["S030", "S033"], ""),
    ("endless recursion", "f(1) } fn f(n) { f(n + 1)", &["S031"], "S016"),
    (
        "closure chain",
        "let x = 0; for i in 0..9000 { let y = x; let f = || y; x = f; } 1",
        &["S030", "S032", "S033", "S036", "S034", "gives"],
        "S013",
    ),
    (
        "closure chain kept",
        "let a = []; let x = 0; for i in 0..9000 { let y = x; let f = || y; x = f; a.push(f); } 1",
        &["S030", "S032", "S033", "S036", "S034", "gives"],
        "S013",
    ),
    ("text doubled", "let s = \"aaaaaaaa\"; loop { s += s; }", &["S032"], ""),
    ("text in text", "let s = \"aaaaaaaa\"; loop { s = `${s}${s}`; }", &["S032"], ""),
    ("list grown", "let a = []; loop { a.push(1); }", &["S032"], ""),
    ("list in list", "let a = [1]; loop { let b = [a, a, a, a, a, a, a, a]; a = b; }", &["S032"], ""),
    ("list pushed into itself", "let a = [1, 2]; loop { a.push(a); }", &["S032"], ""),
    (
        "rows in rows",
        "let a = #{x: 1}; loop { let b = #{x: a, y: a}; a = b; }",
        &["S032", "S030", "S033", "S034"],
        "",
    ),
    (
        "quadratic search",
        "let a = []; for i in 0..9000 { a.push(i); } let n = 0; for i in 0..9000 { if a.contains(-1) { n += 1; } } n",
        &["S030", "S033"],
        "",
    ),
    (
        "quadratic map",
        "let a = []; for i in 0..9000 { a.push(i); } for i in 0..9000 { a.map(|v| v + 1); } 1",
        &["S030", "S033"],
        "",
    ),
    (
        "quadratic text",
        "let s = \"a\"; for i in 0..15 { s += s; } for i in 0..200000 { s.contains(\"b\"); } 1",
        &["S030", "S033"],
        "",
    ),
    ("data race", "let a = [1]; a.map(|v| { a.push(v); v }); 1", &["S030", "S032", "S033", "S036"], ""),
    ("smallest by minus one", "(-9223372036854775807 - 1) / -1", &["S036"], ""),
    ("smallest modulo minus one", "(-9223372036854775807 - 1) % -1", &["S036"], ""),
    ("negated smallest", "let n = -9223372036854775807 - 1; -n", &["S036"], ""),
    ("shifted", "1 << 100000", &["S036", "gives"], "S011"),
    ("power", "9 ** 999999", &["S036"], "S011"),
    ("range to the end", "let n = 0; for i in 0..=9223372036854775807 { n += 1; } n", &["S030", "S033"], ""),
    ("division by nought", "1 / 0", &["S036"], ""),
    ("list bounds", "let a = [1]; a[9223372036854775807]", &["S036"], ""),
    ("many variables", VARIABLES, &["S032"], ""),
    ("guarded fact", "if person.risk.level == \"yes\" { 1 } else { 2 }", &["gives"], "P001"),
    (
        "guarded fact by index",
        "let p = \"notes\"; if person[p].first == \"yes\" { 1 } else { 2 }",
        &["P003"],
        "S023",
    ),
    ("words for people", "if person.notes.first == \"x\" { 1 } else { 2 }", &["P003"], "T023"),
    ("undeclared fact", "if person.victim.name == \"x\" { 1 } else { 2 }", &["P003"], "S009"),
    ("changing a fact", "person.meetings.held = 9; 1", &["S036"], "S023"),
    ("not known as a test", "if person.setback.recent { 1 } else { 2 }", &["not known"], "S022"),
    ("not known in a list", "if person.setback.recent in [\"yes\"] { 1 } else { 2 }", &["not known"], ""),
    (
        "not known passed over",
        "if [1].some(|v| person.setback.recent == \"yes\") { 1 } else { 2 }",
        &["not known"],
        "S023",
    ),
    ("nothing given", "", &["S035"], "S020"),
    ("a text given", "\"<script>\"", &["S035"], "S020"),
    ("a small function given", "|v| v", &["S035"], "S020"),
    ("a host function called wrongly", "weeks_between(1, 2)", &["S036"], "S022"),
    ("a hidden name called", "derived_x(person)", &["S031"], "S006"),
    ("sleep", "sleep(9); 1", &["S036"], "S006"),
    ("timestamp", "timestamp(); 1", &["S036"], "S006"),
    ("replace", "let s = \"a\"; for i in 0..15 { s += s; } s.replace(\"a\", s); 1", &["S036"], "S008"),
    ("split", "\"a b\".split(\" \"); 1", &["S036"], "S008"),
    ("sort", "let a = [3, 1]; a.sort(|p, q| 1); 1", &["S036"], "S008"),
    ("pad", "let s = \"a\"; s.pad(60000, \"b\"); 1", &["S036"], "S008"),
    ("print", "print(1); 1", &["S036", "gives"], "S011"),
    ("type of", "type_of(1); 1", &["gives"], "S011"),
];

const VARIABLES: &str = "let a0=0;let a1=0;let a2=0;let a3=0;let a4=0;let a5=0;let a6=0;let a7=0;let a8=0;let a9=0; v(0) } fn v(n) { \
    let b0=0;let b1=0;let b2=0;let b3=0;let b4=0;let b5=0;let b6=0;let b7=0;let b8=0;let b9=0;let b10=0;let b11=0;let b12=0;let b13=0;\
    let c0=0;let c1=0;let c2=0;let c3=0;let c4=0;let c5=0;let c6=0;let c7=0;let c8=0;let c9=0;let c10=0;let c11=0;let c12=0;let c13=0;\
    let d0=0;let d1=0;let d2=0;let d3=0;let d4=0;let d5=0;let d6=0;let d7=0;let d8=0;let d9=0;let d10=0;let d11=0;let d12=0;let d13=0;\
    let e0=0;let e1=0;let e2=0;let e3=0;let e4=0;let e5=0;let e6=0;let e7=0;let e8=0;let e9=0;let e10=0;let e11=0;let e12=0;let e13=0;\
    let f0=0;let f1=0;let f2=0;let f3=0;let f4=0;let f5=0;let f6=0;let f7=0;let f8=0;let f9=0;let f10=0;let f11=0;let f12=0;let f13=0;\
    let g0=0;let g1=0;let g2=0;let g3=0;let g4=0;let g5=0;let g6=0;let g7=0;let g8=0;let g9=0;let g10=0;let g11=0;let g12=0;let g13=0;\
    let h0=0;let h1=0;let h2=0;let h3=0;let h4=0;let h5=0;let h6=0;let h7=0;let h8=0;let h9=0;let h10=0;let h11=0;let h12=0;let h13=0;\
    let i0=0;let i1=0;let i2=0;let i3=0;let i4=0;let i5=0;let i6=0;let i7=0;let i8=0;let i9=0;let i10=0;let i11=0;let i12=0;let i13=0;\
    let j0=0;let j1=0;let j2=0;let j3=0;let j4=0;let j5=0;let j6=0;let j7=0;let j8=0;let j9=0;let j10=0;let j11=0;let j12=0;let j13=0;\
    let k0=0;let k1=0;let k2=0;let k3=0;let k4=0;let k5=0;let k6=0;let k7=0;let k8=0;let k9=0;let k10=0;let k11=0;let k12=0;let k13=0; 1";

/// Whole scripts that are refused when they are read, with the code.
fn unread() -> Vec<(&'static str, String, &'static str)> {
    let wrap = |body: &str| format!("/// X.\n/// gives: number\nfn x(person) {{ {body} }}");
    let deep = |open: &str, close: &str| wrap(&format!("{}1{}", open.repeat(2_000), close.repeat(2_000)));
    vec![
        ("eval", wrap("eval(\"1\")"), "S011"),
        ("eval as a method", wrap("\"1\".eval()"), "S011"),
        ("eval by pointer", wrap("Fn(\"ev\" + \"al\").call(\"1\")"), "S011"),
        ("import absolute", format!("import \"/etc/passwd\" as p;\n{}", wrap("1")), "S011"),
        ("import relative", wrap("import \"../x\" as p; 1"), "S011"),
        ("curry chain", wrap("let f = |a, b| a; for i in 0..9000 { f = f.curry(f); } 1"), "S011"),
        ("curry memory", wrap("let s = \"a\"; let f = || 1; loop { f = f.curry(s); }"), "S011"),
        ("endless loop in try", wrap("try { loop { } } catch { 1 }"), "S011"),
        ("not known in try", wrap("try { person.setback.recent == \"yes\" } catch { 1 }"), "S011"),
        ("switch", wrap("switch person.setback.recent { \"yes\" => 1, _ => 2 }"), "S011"),
        ("deep brackets", deep("(", ")"), "S024"),
        ("deep lists", deep("[", "]"), "S024"),
        ("deep blocks", deep("{", "}"), "S024"),
        ("deep ifs", deep("if true { ", " } else { 2 }"), "S024"),
        ("deep not", wrap(&format!("{}true", "!".repeat(200_000))), "S024"),
        ("seven megabytes", wrap(&"let a = 1; ".repeat(700_000)), "S018"),
        ("one long name", wrap(&"a".repeat(300_000)), "S018"),
        ("one long text", wrap(&format!("\"{}\"", "a".repeat(100_000))), "S024"),
        ("many functions", (0..300).map(|n| format!("fn f{n}() {{ 1 }}\n")).collect(), "S024"),
        ("never closed", format!("/* {}", "x".repeat(10_000)), "S001"),
        ("a host function redefined", "fn known(x) { true }".to_owned(), "S014"),
        ("a host method redefined", "fn contains(x, y) { true }".to_owned(), "S014"),
    ]
}

fn one(text: &str) -> String {
    let functions = unchecked(text);
    let cells = cells();
    let mut given = functions.derive(&[person(&cells)]);
    match given.remove(0).remove(0) {
        Ok(cell) if cell.state == domain::fact_sheet::FactState::Known => "gives".to_owned(),
        Ok(_) => "not known".to_owned(),
        Err(finding) => finding.code.as_str().to_owned(),
    }
}

fn in_time(what: impl FnOnce() -> String, expected: &[&str]) {
    let start = Instant::now();
    let ended = what();
    let took = start.elapsed();
    assert!(expected.contains(&&*ended), "ended with {ended}, expected one of {expected:?}");
    assert!(took < Duration::from_secs(2), "took {took:?}");
}

/// The first code the check gives.
fn checked(text: &str) -> String {
    let library = with_worker().library(&[script(text)], &dictionary(), &guard(), false);
    library.findings.first().map_or(String::new(), |finding| finding.code.as_str().to_owned())
}

pub(crate) fn all() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for (name, body, expected, code) in RUN {
        cases.push((
            format!("run: {name}"),
            Box::new(move || in_time(|| one(&format!("fn x(person) {{ {body} }}")), expected)),
        ));
        cases.push((
            format!("check: {name}"),
            Box::new(move || {
                let text = format!("/// X.\n/// gives: number\nfn x(person) {{ {body} }}");
                in_time(|| checked(&text), &[code]);
            }),
        ));
    }
    for (name, text, code) in unread() {
        let again = text.clone();
        cases.push((format!("check: {name}"), Box::new(move || in_time(|| checked(&text), &[code]))));
        let refused = ["S001", "S018", "gives", "S036"];
        cases.push((format!("run: {name}"), Box::new(move || in_time(|| one(&again), &refused))));
    }
    cases.push(("hooks: huge or wrong rows".to_owned(), Box::new(hooks)));
    cases.push(("the worker is started again".to_owned(), Box::new(again)));
    cases
}

/// What hooks give is checked: size, markup, columns, values.
fn hooks() {
    let row = |columns: &str| format!("fn suitability(person) {{ [#{{{columns}}}] }}");
    let check = |text: &str, expected: &str| {
        let functions = with_worker().unchecked(&[script(text)], &dictionary(), &[], false);
        let given = functions.suitability(person(&cells()));
        let ended = given
            .map_or_else(|finding| finding.code.as_str().to_owned(), |rows| format!("{} rows", rows.len()));
        assert_eq!(ended, expected, "{text}");
    };
    check(&row("question: \"q\", answer: \"met\", because: \"b\""), "1 rows");
    check(&row("question: \"q\", answer: \"suitable\", because: \"b\""), "S035");
    check(&row("question: \"q\", answer: \"met\""), "S035");
    check(&row("question: \"q\", answer: \"met\", because: \"b\", score: \"9\""), "S035");
    check(&row("question: \"<b>q</b>\", answer: \"met\", because: \"b\""), "S035");
    check(&row("question: 1, answer: \"met\", because: \"b\""), "S035");
    check("fn suitability(person) { \"suitable\" }", "S035");
    check(
        "fn suitability(person) { let s = \"a\"; for i in 0..9 { s += s; } [#{question: s + s, answer: \"met\", because: \"b\"}] }",
        "S035",
    );
    check(
        "fn suitability(person) { let a = []; for i in 0..51 { a.push(#{question: \"q\", answer: \"met\", because: \"b\"}); } a }",
        "S035",
    );
    check("fn suitability(person) { if person.setback.recent == \"yes\" { [] } else { [] } }", "S036");
    check("fn suitability(person) { loop { } }", "S030");
}

/// After a worker died of one script, the next call gets an answer.
fn again() {
    let scripts = with_worker();
    let facts = dictionary();
    let eater = "fn x(person) { let a = []; for i in 0..9900 { a.push(i); } let c = []; keep(a, 0) } \
        fn keep(a, n) { if n > 28 { return 1; } let b = a; b.push(n); let f = |v| b; let g = |v| a; keep(b, n + 1) }";
    let hungry = scripts.unchecked(&[script(eater)], &facts, &[("x", people::number())], false);
    let plain = scripts.unchecked(
        &[script("fn x(person) { person.meetings.held }")],
        &facts,
        &[("x", people::number())],
        false,
    );
    let cells = cells();
    for _ in 0..2 {
        let _whatever = hungry.derive(&[person(&cells)]);
        let given = plain.derive(&[person(&cells)]);
        assert_eq!(given[0][0].as_ref().map(|cell| cell.bits), Ok(3));
    }
}
