//! Everything a script may call, in one table: the checks, the sandbox and the printed reference agree on it.

/// What a function works on when it is called as `value.name(...)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Receiver {
    /// Nothing: a plain function.
    None,
    /// A tags fact.
    Tags,
    /// A list.
    List,
    /// Text.
    Text,
    /// A row such as `#{goal: "..."}`.
    Row,
}

/// One function of the script API.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ApiFunction {
    pub(crate) name: &'static str,
    pub(crate) receiver: Receiver,
    /// Its arguments as the reference shows them, the receiver left out.
    pub(crate) arguments: &'static [&'static str],
    pub(crate) gives: &'static str,
    pub(crate) about: &'static str,
}

const fn function(
    name: &'static str,
    arguments: &'static [&'static str],
    gives: &'static str,
    about: &'static str,
) -> ApiFunction {
    ApiFunction { name, receiver: Receiver::None, arguments, gives, about }
}

const fn method(
    receiver: Receiver,
    name: &'static str,
    arguments: &'static [&'static str],
    gives: &'static str,
    about: &'static str,
) -> ApiFunction {
    ApiFunction { name, receiver, arguments, gives, about }
}

use Receiver::{List, Row, Tags, Text};

/// Every function, in the order of the reference.
pub(crate) const FUNCTIONS: &[ApiFunction] = &[
    function("known", &["fact: any"], "bool", "Whether a fact is known. Asking never stops the function."),
    function(
        "unknown",
        &["fact: any"],
        "bool",
        "Whether a fact is not known, in dispute, out of date for a hold, or declined.",
    ),
    function(
        "or",
        &["fact: any", "otherwise: any"],
        "any",
        "The fact's value, or `otherwise` when it is not known.",
    ),
    function("not_known", &[], "any", "The answer \"not known\". Any function may give it."),
    function(
        "weeks_between",
        &["from: date", "to: date"],
        "int",
        "Whole weeks from the first date to the second; negative when the second lies before.",
    ),
    function("days_between", &["from: date", "to: date"], "int", "Days from the first date to the second."),
    function(
        "months_between",
        &["from: date", "to: date"],
        "int",
        "Whole months from the first date to the second.",
    ),
    function("date", &["text: string"], "date", "The date written like \"2026-03-01\"."),
    function(
        "has",
        &["tags: tags", "id: string"],
        "bool",
        "Whether a tags fact has this tag: the same as `id in tags`.",
    ),
    function(
        "get",
        &["record: record", "name: string"],
        "any",
        "What a record says: `session`, `attendance` or `answers.<id>`; not known where it says nothing.",
    ),
    method(Tags, "len", &[], "int", "How many tags there are."),
    method(Tags, "is_empty", &[], "bool", "Whether there are none."),
    method(Tags, "list", &[], "list", "The tags' ids as a list, in the order of facts.yaml."),
    method(Tags, "contains", &["id: string"], "bool", "Whether this tag is among them."),
    method(List, "len", &[], "int", "How many things are in the list."),
    method(List, "is_empty", &[], "bool", "Whether the list is empty."),
    method(
        List,
        "contains",
        &["value: any"],
        "bool",
        "Whether the value is in the list: the same as `value in list`.",
    ),
    method(List, "push", &["value: any"], "nothing", "Adds a value at the end."),
    method(
        List,
        "filter",
        &["keep: |item| bool"],
        "list",
        "The things for which the small function gives true.",
    ),
    method(List, "map", &["change: |item| any"], "list", "What the small function gives for each thing."),
    method(
        List,
        "some",
        &["holds: |item| bool"],
        "bool",
        "Whether the small function gives true for one of them.",
    ),
    method(
        List,
        "all",
        &["holds: |item| bool"],
        "bool",
        "Whether the small function gives true for each of them.",
    ),
    method(Text, "len", &[], "int", "How many characters the text has."),
    method(Text, "is_empty", &[], "bool", "Whether the text is empty."),
    method(
        Text,
        "contains",
        &["part: string"],
        "bool",
        "Whether the text has this part: the same as `part in text`.",
    ),
    method(Text, "starts_with", &["part: string"], "bool", "Whether the text begins so."),
    method(Text, "ends_with", &["part: string"], "bool", "Whether the text ends so."),
    method(Row, "contains", &["name: string"], "bool", "Whether the row has a column of this name."),
    method(Row, "keys", &[], "list", "The names of the row's columns, in order."),
];

/// The plain function of this name.
pub(crate) fn plain(name: &str) -> Option<&'static ApiFunction> {
    FUNCTIONS.iter().find(|function| function.receiver == Receiver::None && function.name == name)
}

/// The methods of this name, on whatever value.
pub(crate) fn methods(name: &str) -> impl Iterator<Item = &'static ApiFunction> {
    FUNCTIONS.iter().filter(move |function| function.receiver != Receiver::None && function.name == name)
}

/// The function or method of this name for a value of this kind.
pub(crate) fn method_of(receiver: Receiver, name: &str) -> Option<&'static ApiFunction> {
    FUNCTIONS.iter().find(|function| function.receiver == receiver && function.name == name)
}

/// Words of Rhai that scripts do not have here, and what to do instead.
pub(crate) const LEFT_OUT: &[(&str, &str)] = &[
    ("eval", "a script cannot make up more script; write a function"),
    ("import", "scripts reach no other file; functions of the same programme can be called by name"),
    ("export", "functions of the same programme can be called by name"),
    ("curry", "pass the value to the function directly"),
    ("call", "call the function by its name"),
    ("Fn", "call the function by its name"),
    ("switch", "use if and else"),
    ("try", "ask `known(...)` first; a failure is never an answer"),
    ("catch", "ask `known(...)` first; a failure is never an answer"),
    ("throw", "give `not_known()` instead"),
    ("print", "a script gives its answer with its last line"),
    ("debug", "a script gives its answer with its last line"),
    ("type_of", "each fact has one kind, declared in facts.yaml"),
    ("is_def_var", "set the name with `let` first"),
    ("is_def_fn", "call the function by its name"),
    ("is_shared", "leave it out"),
    ("this", "name the value in the function's brackets"),
    ("do", "use `while`; as a column of a row write it in quotation marks: \"do\""),
];
