//! Scripts: the functions in logic/*.rhai.

use super::codes;

codes! {
    NOT_A_SCRIPT = "S001" Error {
        title: "a script cannot be read",
        why: "none of the functions in the file can be used until it can",
        fix: "mend the line shown; a missing `;` or `}` is often on the line before",
        bad: "fn soon(person) { person.release.date < }",
        good: "fn soon(person) { weeks_between(person.today, person.release.date) < 17 }",
    }
    SCRIPT_WITHOUT_HEADER = "S002" Error {
        title: "a script does not say what it is for",
        why: "whoever reviews it must see what it is for, on what evidence it rests, who looks after it and when it was last looked at",
        fix: "begin the file with the five lines `// title:`, `// purpose:`, `// evidence:`, `// owner:` and `// last reviewed:`",
        bad: "fn soon(person) { ... }",
        good: "// title: Dates ahead",
    }
    CODE_OUTSIDE_FUNCTIONS = "S003" Error {
        title: "a script has code outside its functions",
        why: "code outside a function would run before anybody asked it to; functions run when their answer is needed",
        fix: "move it into a function; only `fn` and `const` stand at the top",
        bad: "let weeks = 17;",
        good: "const SOON = 17;",
    }
    WITHOUT_GIVES = "S004" Error {
        title: "a documented function does not say what it gives",
        why: "rules can only be checked against a function that says what its answer is",
        fix: "add a line `/// gives: yes or no`, `number`, `date` or `one of a, b, c` above the function; leave out the comment if it is only a helper",
        bad: "/// Whether a release is near.",
        good: "/// gives: yes or no",
    }
    GIVES_NOT_UNDERSTOOD = "S005" Error {
        title: "what a function gives is not one of the kinds there are",
        why: "rules can only be checked against a function that says what its answer is",
        fix: "write `yes or no`, `number`, `date` or `one of a, b, c` (ids)",
        bad: "/// gives: a percentage",
        good: "/// gives: number",
    }
    UNKNOWN_FUNCTION = "S006" Error {
        title: "a script calls a function there is none of",
        why: "the call could only fail, and the function would never give an answer",
        fix: "use a function of this programme or one of the script functions in schemas/script-api.d.rhai",
        bad: "weeks_betwen(person.today, person.release.date)",
        good: "weeks_between(person.today, person.release.date)",
    }
    WRONG_NUMBER_OF_ARGUMENTS = "S007" Error {
        title: "a function is called with too many or too few things in its brackets",
        why: "the call could only fail, and the function would never give an answer",
        fix: "give the function exactly what it asks for",
        bad: "weeks_between(person.release.date)",
        good: "weeks_between(person.today, person.release.date)",
    }
    UNKNOWN_METHOD = "S008" Error {
        title: "a script asks a value for something it does not have",
        why: "the call could only fail, and the function would never give an answer",
        fix: "use one of the functions listed in schemas/script-api.d.rhai",
        bad: "person.feelings.hardest.size()",
        good: "person.feelings.hardest.len()",
    }
    SCRIPT_UNKNOWN_FACT = "S009" Error {
        title: "a script reads a fact nobody has described",
        why: "a misspelt fact is never known, so the function would stay silent for everyone",
        fix: "use a fact from facts.yaml, or describe the new one there",
        bad: "person.release.dat",
        good: "person.release.date",
    }
    RESERVED_WORD = "S010" Error {
        title: "a name is a word the script language keeps for itself",
        why: "the language cannot tell the name from its own word",
        fix: "choose another name, such as two words joined with `_`",
        bad: "let new = person.setback.recent;",
        good: "let newest = person.setback.recent;",
    }
    NOT_IN_SCRIPTS = "S011" Error {
        title: "a script uses something scripts do not have here",
        why: "scripts only work out answers from a person's facts, so that each answer can be explained and repeated; they cannot reach for anything else",
        fix: "use if and else, comparisons, lists and the functions in schemas/script-api.d.rhai",
        bad: "import \"other\" as o;",
        good: "fn helper(person) { ... }",
    }
    WORDS_FOR_SIGNS = "S012" Error {
        title: "a script joins with `and` or `or`",
        why: "rules use the words, scripts use the signs; the language reads the word as a name",
        fix: "write `&&` for and, `||` for or, `!` for not",
        bad: "known(a) and known(b)",
        good: "known(a) && known(b)",
    }
    CAPTURE_IN_LOOP = "S013" Error {
        title: "a small function made inside a loop keeps a variable of the loop",
        why: "every one of them would share the same variable and see its last value, which is never what was meant",
        fix: "do the work directly in the loop, or move the small function out of it",
        bad: "for x in list { out.push(|| x) }",
        good: "for x in list { out.push(x) }",
    }
    NAME_TAKEN_IN_SCRIPT = "S014" Error {
        title: "two things have one name",
        why: "nobody could tell which of the two a rule or script means",
        fix: "give one of them another name",
        bad: "fn weeks_between(a, b) { ... }",
        good: "fn weeks_until_report(person) { ... }",
    }
    HOOK_SHAPE = "S015" Error {
        title: "a function the programme is asked for by name does not take what it is given",
        why: "it could not be called, and its part of the programme would stay empty",
        fix: "write `suitability(person)`, `follow_up(record, person)` or `progress(history)`, each with a `///` comment above it",
        bad: "fn follow_up(person) { ... }",
        good: "fn follow_up(record, person) { ... }",
    }
    GOES_IN_CIRCLES = "S016" Error {
        title: "functions ask each other in a circle",
        why: "each would wait for the other's answer for ever",
        fix: "let one of them work its answer out from facts alone",
        bad: "fn a(person) { b(person) }  fn b(person) { a(person) }",
        good: "fn a(person) { b(person) }  fn b(person) { person.setback.recent == \"yes\" }",
    }
    ARITHMETIC_OVER_RATINGS = "S017" Error {
        title: "a script reckons with what a person said matters to them",
        why: "nobody's life is added up here: a sum of ratings looks like a measurement and is none",
        fix: "compare each rating by itself; count items or reckon with dates if that is what is meant",
        bad: "person.goods.agency.importance + person.goods.work.importance > 7",
        good: "person.goods.agency.importance >= 4 && person.goods.work.importance >= 4",
    }
    SCRIPT_TOO_LARGE = "S018" Error {
        title: "a script is longer than scripts may be",
        why: "a file nobody can review in one sitting is a file nobody reviews; this one is not even read",
        fix: "split it into files of one topic each, 256 KiB at most",
        bad: "logic/everything.rhai (7 MB)",
        good: "logic/dates.rhai (1 KB)",
    }
    SCRIPT_NOT_A_VALUE = "S019" Error {
        title: "a script compares a fact with a value it cannot have",
        why: "the comparison would be the same for everyone, so the function would always go the same way",
        fix: "use one of the fact's value ids",
        bad: "person.family.contact == \"allowed\"",
        good: "person.family.contact == \"permitted\"",
    }
    GIVES_SOMETHING_ELSE = "S020" Error {
        title: "a function gives something else than it says",
        why: "rules were checked against what it says it gives",
        fix: "change the `/// gives:` line or what the function gives; `not_known()` is always allowed",
        bad: "/// gives: number\nfn soon(person) { true }",
        good: "/// gives: yes or no\nfn soon(person) { true }",
    }
    UNKNOWN_NAME = "S021" Error {
        title: "a script uses a name it never set",
        why: "a misspelt name has no value, so the function could only fail",
        fix: "set it with `let` first, or mend the spelling; functions see only what stands in their brackets and constants of the file",
        bad: "let weeks = 3; week < 4",
        good: "let weeks = 3; weeks < 4",
    }
    SCRIPT_KINDS_DIFFER = "S022" Error {
        title: "a script compares or joins things of different kinds",
        why: "a date is never equal to a number, so the function could not mean what it says",
        fix: "compare a choice with a value id, a number with a number, a date with date(\"2026-03-01\")",
        bad: "person.release.date < 17",
        good: "weeks_between(person.today, person.release.date) < 17",
    }
    PERSON_HANDED_ON = "S023" Error {
        title: "a script does something with the person besides reading their facts",
        why: "which facts a function reads must be plain to see, so that everybody can be told",
        fix: "read facts as `person.<fact>`, or hand `person` to another function of this programme",
        bad: "let everyone = [person];",
        good: "let contact = person.family.contact;",
    }
    SCRIPT_LIMIT = "S024" Error {
        title: "a script has more or longer parts than scripts may have",
        why: "what is nested or listed so far can neither be reviewed nor explained",
        fix: "split it into smaller functions",
        bad: "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))",
        good: "let near = weeks < 17; near && known(person.release.date)",
    }
    STOPPED_STEPS = "S030" Error {
        title: "a function was stopped after too many steps",
        why: "a function that does not come to an end gives no answer; it was stopped before it could hold up anybody else",
        fix: "look for a loop that never ends, or does its work far more often than needed",
        bad: "loop { }",
        good: "for item in list { ... }",
    }
    STOPPED_DEPTH = "S031" Error {
        title: "a function was stopped because functions called each other too deeply",
        why: "a function that keeps calling itself never gives an answer",
        fix: "use a loop, or let the function stop calling itself",
        bad: "fn f(n) { f(n + 1) }",
        good: "for n in range(0, 10) { ... }",
    }
    STOPPED_SIZE = "S032" Error {
        title: "a function was stopped because a text or list grew too large",
        why: "what no person could read is not an answer, and memory is shared by everyone",
        fix: "keep lists and texts short",
        bad: "loop { text += text }",
        good: "text + \" and \" + more",
    }
    STOPPED_TIME = "S033" Error {
        title: "a function was stopped because it took too long",
        why: "this says nothing about the person: no answer was used. The computer may be busy, or the function does too much",
        fix: "try again; if it happens again, look for work done over and over inside a loop",
        bad: "for a in list { for b in list { list.contains(a + b) } }",
        good: "for a in list { list.contains(a) }",
    }
    SCRIPTS_STOPPED = "S034" Error {
        title: "the separate process that runs scripts ended or could not be started",
        why: "this says nothing about the person: no answer was used. Scripts that nobody signed run in a process of their own so that nothing they do can harm anything else",
        fix: "try again; if it happens again, the script named uses more memory than it may, or the program cannot start itself",
        bad: "a list that is copied into itself until memory runs out",
        good: "a list as long as the answers there are",
    }
    NOT_WHAT_WAS_PROMISED = "S035" Error {
        title: "a function gave something else than it may",
        why: "what a script gives is checked before anybody sees it; a wrong answer counts as no answer",
        fix: "give what the `/// gives:` line or the description of the function asks for",
        bad: "fn suitability(person) { \"suitable\" }",
        good: "fn suitability(person) { [#{question: \"...\", answer: \"met\", because: \"...\"}] }",
    }
    FAILED_WHILE_RUNNING = "S036" Error {
        title: "a function failed while it was running",
        why: "a function that fails gives no answer; what leans on it cannot be told",
        fix: "mend the line shown",
        bad: "list[7]",
        good: "if list.len() > 7 { list[7] }",
    }
    SCRIPT_ENGINE_FAILED = "S037" Error {
        title: "the script engine itself failed",
        why: "this says nothing about the person: no answer was used. It is a fault of the program, not of the script alone",
        fix: "report it with the script; meanwhile take the function named out",
        bad: "a script that makes the engine stop",
        good: "the same idea written another way",
    }
    SCRIPTS_GIVEN_UP = "S038" Error {
        title: "the scripts of a programme have used up their time",
        why: "one slow function would keep everybody waiting; no answer was used, and this says nothing about any person",
        fix: "make the function named in the findings before this one quicker: fewer rounds, shorter lists",
        bad: "for a in 0..100000 { for b in 0..100000 { ... } }",
        good: "for tag in person.feelings.hardest.list() { ... }",
    }
}
