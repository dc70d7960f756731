//! The functions every script has, as one allow-listed module: what is not here does not exist for a script.
//!
//! Each is small, pure and linear in what it is given, so that the time between two looks at the clock is short.

use domain::date;
use domain::dictionary::Slot;
use rhai::{
    Array, Dynamic, EvalAltResult, FnPtr, FuncRegistration, ImmutableString, Map, Module, NativeCallContext,
    RhaiNativeFunc,
};

use super::one_step::Steps;
use super::results;
use super::state::{self, Stop};
use super::values::{Day, Declined, Part, Person, Record, Tags, Tree, Unknown, is_declined_word, written};
use crate::content::DerivedShape;

type Outcome<T> = Result<T, Box<EvalAltResult>>;

fn add<A: 'static, const N: usize, const X: bool, R: rhai::Variant + Clone, const F: bool>(
    module: &mut Module,
    name: &str,
    function: impl RhaiNativeFunc<A, N, X, R, F> + Send + Sync + 'static,
) {
    FuncRegistration::new(name).in_global_namespace().with_purity(true).set_into_module(module, function);
}

/// The module.
pub(super) fn module() -> Module {
    let mut module = Module::new();
    module.set_custom_type::<Person>("person").set_custom_type::<Part>("part of a fact's name");
    module.set_custom_type::<Unknown>("not known").set_custom_type::<Declined>("rather not say");
    module.set_custom_type::<Day>("date").set_custom_type::<Tags>("tags").set_custom_type::<Record>("record");
    module.set_iterable::<Array>();
    module.set_iterator::<std::ops::Range<i64>>();
    module.set_iterator::<std::ops::RangeInclusive<i64>>();
    module.set_indexer_get_fn(|person: &mut Person, name: ImmutableString| person.get(&name));
    module.set_indexer_get_fn(|part: &mut Part, name: ImmutableString| part.get(&name));
    knowledge(&mut module);
    dates(&mut module);
    containers(&mut module);
    texts(&mut module);
    module
}

fn knowledge(module: &mut Module) {
    add(module, "known", |value: Dynamic| !is_open(&value));
    add(module, "unknown", |value: Dynamic| is_open(&value));
    add(module, "or", |value: Dynamic, other: Dynamic| if is_open(&value) { other } else { value });
    add(module, "not_known", || {
        state::note(None);
        Dynamic::from(Unknown(None))
    });
    add(module, "get", |record: Record, name: ImmutableString| record.get(&name));
    for sign in ["==", "!=", "<", "<=", ">", ">="] {
        add(module, sign, |left: Unknown, _: Dynamic| -> Outcome<bool> {
            state::stop(Stop::NotKnown(left.0))
        });
        add(module, sign, |left: Dynamic, right: Unknown| -> Outcome<bool> {
            state::stop(Stop::NotKnown(cause(&left).unwrap_or(right.0)))
        });
        add(module, sign, move |left: Declined, right: Dynamic| declined(sign, left, &right));
        add(module, sign, move |left: Dynamic, right: Declined| match cause(&left) {
            Some(first) => state::stop(Stop::NotKnown(first)),
            None => declined(sign, right, &left),
        });
    }
}

/// Someone who would rather not say is known to have said that, and nothing else.
fn declined(sign: &str, left: Declined, right: &Dynamic) -> Outcome<bool> {
    let same = right.as_immutable_string_ref().is_ok_and(|text| is_declined_word(&text));
    match sign {
        "==" if same => Ok(true),
        "!=" if same => Ok(false),
        _ => state::stop(Stop::NotKnown(Some(left.0))),
    }
}

fn dates(module: &mut Module) {
    add(module, "date", |text: ImmutableString| -> Outcome<Day> {
        match date::read(&text) {
            Some(date) => Ok(Day(date::to_days(date))),
            None => Err(format!("`{text}` is not a date").into()),
        }
    });
    add(module, "days_between", |from: Day, to: Day| to.0.saturating_sub(from.0));
    add(module, "weeks_between", |from: Day, to: Day| to.0.saturating_sub(from.0) / 7);
    add(module, "months_between", |from: Day, to: Day| -> Outcome<i64> {
        date::months_between(from.0, to.0).ok_or_else(|| "these dates lie outside the calendar".into())
    });
    add(module, "==", |left: Day, right: Day| left == right);
    add(module, "!=", |left: Day, right: Day| left != right);
    add(module, "<", |left: Day, right: Day| left < right);
    add(module, "<=", |left: Day, right: Day| left <= right);
    add(module, ">", |left: Day, right: Day| left > right);
    add(module, ">=", |left: Day, right: Day| left >= right);
    add(module, "to_string", |day: &mut Day| written(*day));
}

fn containers(module: &mut Module) {
    add(module, "len", |tags: &mut Tags| i64::from(tags.bits.count_ones()));
    add(module, "is_empty", |tags: &mut Tags| tags.bits == 0);
    add(module, "list", |tags: &mut Tags| tags.list());
    add(module, "contains", |tags: &mut Tags, id: ImmutableString| tags.has(&id));
    add(module, "has", |tags: Tags, id: ImmutableString| tags.has(&id));
    for name in ["contains", "has"] {
        add(module, name, |tags: Declined, id: ImmutableString| declined("==", tags, &id.into()));
    }
    add(module, "len", |list: &mut Array| i64::try_from(list.len()).unwrap_or(i64::MAX));
    add(module, "is_empty", |list: &mut Array| list.is_empty());
    add(module, "push", |list: &mut Array, value: Dynamic| list.push(value));
    add(module, "contains", |list: &mut Array, value: Dynamic| contains(list, &value));
    add(
        module,
        "filter",
        |context: NativeCallContext<'_>, list: &mut Array, keep: FnPtr| -> Outcome<Array> {
            let mut kept = Array::new();
            for value in list.iter() {
                if asked(&context, &keep, value)? {
                    kept.push(value.clone());
                }
            }
            Ok(kept)
        },
    );
    add(module, "map", |context: NativeCallContext<'_>, list: &mut Array, change: FnPtr| -> Outcome<Array> {
        list.iter().map(|value| change.call_raw(&context, None, [value.clone()])).collect()
    });
    add(module, "some", |context: NativeCallContext<'_>, list: &mut Array, holds: FnPtr| -> Outcome<bool> {
        for value in list.iter() {
            if asked(&context, &holds, value)? {
                return Ok(true);
            }
        }
        Ok(false)
    });
    add(module, "all", |context: NativeCallContext<'_>, list: &mut Array, holds: FnPtr| -> Outcome<bool> {
        for value in list.iter() {
            if !asked(&context, &holds, value)? {
                return Ok(false);
            }
        }
        Ok(true)
    });
    add(module, "contains", |row: &mut Map, name: ImmutableString| row.contains_key(name.as_str()));
    add(module, "keys", |row: &mut Map| -> Array {
        row.keys().map(|name| Dynamic::from(ImmutableString::from(name.as_str()))).collect()
    });
}

/// Asks a small function for yes or no.
fn asked(context: &NativeCallContext<'_>, small: &FnPtr, value: &Dynamic) -> Outcome<bool> {
    let given = small.call_raw(context, None, [value.clone()])?;
    match given.as_bool() {
        Ok(yes) => Ok(yes),
        Err(_) => match cause(&given) {
            Some(fact) => state::stop(Stop::NotKnown(fact)),
            None => Err("the small function must give true or false".into()),
        },
    }
}

/// Whether `value` is in `list`: what is not known cannot be looked for, nor be passed over.
fn contains(list: &Array, value: &Dynamic) -> Outcome<bool> {
    if let Some(unknown) = value.read_lock::<Unknown>() {
        return state::stop(Stop::NotKnown(unknown.0));
    }
    let declines = value.read_lock::<Declined>().map(|declined| *declined);
    for item in list {
        if let Some(fact) = cause(item) {
            return state::stop(Stop::NotKnown(fact));
        }
        let same = match declines {
            Some(_) => item.as_immutable_string_ref().is_ok_and(|text| is_declined_word(&text)),
            None => same(item, value),
        };
        if same {
            return Ok(true);
        }
    }
    match declines {
        Some(declined) => state::stop(Stop::NotKnown(Some(declined.0))),
        None => Ok(false),
    }
}

fn same(left: &Dynamic, right: &Dynamic) -> bool {
    if let (Ok(left), Ok(right)) = (left.as_immutable_string_ref(), right.as_immutable_string_ref()) {
        return *left == *right;
    }
    if let (Some(left), Some(right)) = (left.read_lock::<Day>(), right.read_lock::<Day>()) {
        return *left == *right;
    }
    match (left.as_int(), right.as_int()) {
        (Ok(left), Ok(right)) => left == right,
        _ => matches!((left.as_bool(), right.as_bool()), (Ok(left), Ok(right)) if left == right),
    }
}

fn texts(module: &mut Module) {
    add(module, "len", |text: &mut ImmutableString| i64::try_from(text.chars().count()).unwrap_or(i64::MAX));
    add(module, "is_empty", |text: &mut ImmutableString| text.is_empty());
    add(module, "contains", |text: &mut ImmutableString, part: ImmutableString| text.contains(part.as_str()));
    add(module, "starts_with", |text: &mut ImmutableString, part: ImmutableString| {
        text.starts_with(part.as_str())
    });
    add(module, "ends_with", |text: &mut ImmutableString, part: ImmutableString| {
        text.ends_with(part.as_str())
    });
    add(module, "+", |text: ImmutableString, number: i64| format!("{text}{number}"));
    add(module, "+", |number: i64, text: ImmutableString| format!("{number}{text}"));
    // In a sentence, what is not known would read as an answer.
    add(module, "to_string", |unknown: &mut Unknown| -> Outcome<String> {
        state::stop(Stop::NotKnown(unknown.0))
    });
    add(module, "to_string", |declined: &mut Declined| -> Outcome<String> {
        state::stop(Stop::NotKnown(Some(declined.0)))
    });
    add(module, "to_string", |tags: &mut Tags| {
        let ids = tags.ids.iter().filter(|id| tags.has(id)).map(|id| id.as_str());
        ids.collect::<Vec<_>>().join(", ")
    });
}

/// Every part of any fact's name, so that Rhai finds `person.release.date` without first failing to.
pub(super) fn names(module: &mut Module, tree: &Tree) {
    for (word, name) in tree.words() {
        module.set_getter_fn(name, move |person: &mut Person| person.follow(word));
        module.set_getter_fn(name, move |part: &mut Part| part.follow(word));
    }
}

/// The facts that are read in one step.
pub(super) fn steps(module: &mut Module, steps: &Steps) {
    for (name, slot) in steps {
        let slot = *slot;
        module.set_getter_fn(name, move |person: &mut Person| person.fact(slot));
    }
}

/// A derived fact by its plain name: its own script runs, and a stop in it becomes a not-known value.
pub(super) fn derived(module: &mut Module, derived: &DerivedShape) {
    let own = format!("{}{}", super::OWN, derived.name);
    let (slot, shape, name) = (Slot(derived.slot), derived.shape.clone(), derived.name.clone());
    add(module, &derived.name, move |context: NativeCallContext<'_>, person: Person| -> Outcome<Dynamic> {
        let unknown = |cause: Option<Slot>| {
            let cause = Some(cause.unwrap_or(slot));
            state::note(cause);
            Ok(Dynamic::from(Unknown(cause)))
        };
        let given = match context.call_fn::<Dynamic>(&own, (person,)) {
            Ok(given) => given,
            Err(error) => {
                if let Some(cause) = results::unknown_to_rhai(&error, state::last_not_known()) {
                    return unknown(cause);
                }
                return match state::forgive() {
                    Some(cause) => unknown(cause),
                    None => Err(error),
                };
            }
        };
        if let Some(cause) = state::forgive().or_else(|| cause(&given)) {
            return unknown(cause);
        }
        match results::cell(&given, &shape) {
            Ok(_) => Ok(given),
            Err(what) => state::stop(Stop::Wrong(format!("asks `{name}`, which {what}"))),
        }
    });
}

/// A call no function fits: with something not known among what it is given, the script stops there.
pub(super) fn missing(name: &str, args: &mut [&mut Dynamic]) -> Outcome<Option<Dynamic>> {
    // What someone declined can be compared with declining; those functions are there, and looked for after this.
    let compares = matches!(name, "==" | "!=" | "<" | "<=" | ">" | ">=" | "contains" | "has");
    for arg in args.iter() {
        if let Some(unknown) = arg.read_lock::<Unknown>() {
            return state::stop(Stop::NotKnown(unknown.0));
        }
        if let Some(declined) = arg.read_lock::<Declined>().filter(|_| !compares) {
            return state::stop(Stop::NotKnown(Some(declined.0)));
        }
    }
    Ok(None)
}

/// The fact to blame, where `value` is not known or declined.
pub(super) fn cause(value: &Dynamic) -> Option<Option<Slot>> {
    if let Some(unknown) = value.read_lock::<Unknown>() {
        return Some(unknown.0);
    }
    value.read_lock::<Declined>().map(|declined| Some(declined.0))
}

fn is_open(value: &Dynamic) -> bool {
    cause(value).is_some()
}
