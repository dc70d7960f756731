//! Facts that a native plugin gives: what it is told must be facts that people state, and nothing that is guarded.
//!
//! Whether the plugin offers the operation is asked where there is an installation: `runtime::given`.

use domain::codes;
use domain::fact::{FactDefinition, FactType, GivenBy};
use domain::finding::Finding;
use domain::guard::Guard;
use domain::ids::FactId;

use super::desk::Desk;

/// Looks at every fact of `facts` that a plugin gives.
pub(super) fn check(desk: &mut Desk<'_>, facts: &[FactDefinition], guard: &Guard) {
    for fact in facts {
        let Some(given) = &fact.given_by else { continue };
        let mut told = given.with.iter().filter_map(|(_, name)| argument(fact, given, name, facts, guard));
        if let Some(finding) = told.next().or_else(|| shape(fact, given)) {
            desk.add(finding);
        }
    }
}

/// What is wrong with one thing a plugin is told.
fn argument(
    fact: &FactDefinition,
    given: &GivenBy,
    name: &FactId,
    facts: &[FactDefinition],
    guard: &Guard,
) -> Option<Finding> {
    let plugin = &given.plugin;
    let at = |code, what| Some(Finding::new(code, given.place.clone(), what));
    if name.as_str() == TODAY {
        return None;
    }
    if let Some(prefix) = guard.covers(name.as_str()) {
        let what = format!(
            "`{plugin}` would be told `{name}`, and this programme promised never to tailor on `{prefix}`"
        );
        return at(codes::GIVEN_BY_PROTECTED, what);
    }
    let Some(told) = facts.iter().find(|fact| fact.id == *name) else {
        let known = facts.iter().map(|fact| fact.id.as_str()).chain([TODAY]);
        let what = format!("nobody has described `{name}`, which `{plugin}` would be told");
        return at(codes::UNKNOWN_FACT, what).map(|finding| finding.nearest(name.as_str(), known));
    };
    if told.protected && !fact.protected {
        let what = format!("`{plugin}` would be told `{name}`, a protected characteristic");
        return at(codes::GIVEN_BY_PROTECTED, what);
    }
    if told.given_by.is_some() {
        let what = format!("`{name}`, which `{plugin}` would be told, is given by a plugin as well");
        return at(codes::GIVEN_BY_SHAPE, what);
    }
    if told.kind == FactType::Text {
        let what = format!("`{name}` is free text, which may hold anything: no plugin is told it");
        return at(codes::GIVEN_BY_SHAPE, what);
    }
    None
}

/// What is wrong with a fact that is given.
fn shape(fact: &FactDefinition, given: &GivenBy) -> Option<Finding> {
    let what = match fact.kind {
        FactType::Text => "is free text: rules cannot read it",
        _ if fact.changeable => "cannot be changed by anybody, and says `changeable: true`",
        _ => return None,
    };
    let what = format!("`{}`, which `{}` gives, {what}", fact.id, given.plugin);
    Some(Finding::new(codes::GIVEN_BY_SHAPE, given.place.clone(), what))
}

/// The day the advice is for, which every programme has.
const TODAY: &str = "today";
