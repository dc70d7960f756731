//! The order of sessions: modules in their order; within a module each after those it usually comes after, then by
//! id.

use std::collections::{BTreeMap, BTreeSet};

use domain::codes;
use domain::finding::Finding;
use domain::package::Module;

use super::desk::Desk;
use super::sessions::Session;

/// Sorts sessions, and says where they come after one another in a circle.
pub(crate) fn ordered(desk: &mut Desk<'_>, modules: &[Module], sessions: Vec<Session>) -> Vec<Session> {
    circles(desk, &sessions);
    let position = |session: &Session| {
        modules.iter().position(|module| module.id == session.outline.module).unwrap_or(modules.len())
    };
    let mut by_module: BTreeMap<(usize, String), Vec<Session>> = BTreeMap::new();
    for session in sessions {
        let key = (position(&session), session.outline.module.as_str().to_owned());
        by_module.entry(key).or_default().push(session);
    }
    by_module.into_values().flat_map(in_module).collect()
}

fn in_module(sessions: Vec<Session>) -> Vec<Session> {
    let mut waiting: BTreeMap<String, Session> =
        sessions.into_iter().map(|session| (session.outline.id.as_str().to_owned(), session)).collect();
    let mut sorted = Vec::with_capacity(waiting.len());
    while let Some(first) = waiting.keys().next().cloned() {
        let free = waiting.iter().find(|(_, session)| {
            !session.outline.usually_after.iter().any(|before| waiting.contains_key(before.as_str()))
        });
        // In a circle nothing is free: the smallest id goes first.
        let next = free.map_or(first, |(id, _)| id.clone());
        sorted.extend(waiting.remove(&next));
    }
    sorted
}

/// Says of each circle once, at the first link that closes it.
fn circles(desk: &mut Desk<'_>, sessions: &[Session]) {
    let by_id: BTreeMap<&str, &Session> =
        sessions.iter().map(|session| (session.outline.id.as_str(), session)).collect();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for (id, session) in &by_id {
        if told.contains(id) {
            continue;
        }
        for (number, before) in session.outline.usually_after.iter().enumerate() {
            let reached = all_before(before.as_str(), &by_id);
            if !reached.contains(id) {
                continue;
            }
            let in_circle = |other: &&str| all_before(other, &by_id).contains(id) || *other == *id;
            told.extend(reached.iter().copied().filter(in_circle));
            if let Some(place) = session.after.get(number) {
                let what = format!("`{id}` comes after `{before}`, and `{before}` comes after `{id}`");
                let what = if before.as_str() == *id { format!("`{id}` comes after itself") } else { what };
                desk.add(Finding::new(codes::CIRCLE, place.clone(), what));
            }
            break;
        }
    }
}

/// `start` and every session before it.
fn all_before<'s>(start: &'s str, by_id: &BTreeMap<&'s str, &'s Session>) -> BTreeSet<&'s str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![start];
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            let before =
                by_id.get(id).map(|session| session.outline.usually_after.as_slice()).unwrap_or_default();
            open.extend(before.iter().map(domain::ids::SessionId::as_str));
        }
    }
    reached
}
