//! Whether the ids of a question are ids at all.
//!
//! Two people without an id would be one person to every list, and an id with a line end or a blank at its end is most
//! likely two ids, or half of one. What an id may hold besides is not for access to say: ids are compared byte by byte
//! and never read as text.

use runtime::ports::access::{About, Asker};

/// Longest id that is answered about, in bytes.
const LONGEST_ID: usize = 200;

/// Whether every id of the question is one. A list with a broken entry is a list nobody can rely on.
pub(crate) fn all_named(asker: &Asker, about: &About) -> bool {
    let asks = is_id(&asker.id)
        && is_id(asker.site.as_str())
        && asker.programmes.iter().all(|programme| is_id(programme.as_str()));
    asks && match about {
        About::Site(site) => is_id(site.as_str()),
        About::Programme { site, programme } => is_id(site.as_str()) && is_id(programme.as_str()),
        About::Person(person) => {
            let lists = [&person.team, &person.excluded, &person.restricted_to, &person.broken_glass];
            is_id(person.site.as_str())
                && lists.into_iter().flatten().all(|id| is_id(id))
                && person
                    .lane
                    .iter()
                    .all(|lane| is_id(lane.programme.as_str()) && lane.team.iter().all(|id| is_id(id)))
        }
    }
}

/// Something, of bearable length, without control characters, and without blanks at its ends.
fn is_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= LONGEST_ID && id.trim() == id && !id.chars().any(char::is_control)
}
