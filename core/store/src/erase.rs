//! Erasure: the key of a subject is destroyed, and with it every word about them; logs stay as they are.

use runtime::ports::store::{Append, Operation, Receipt, StoreError};

use crate::append::{Writing, changed_all};
use crate::read::own_thread;
use crate::session::Value;
use crate::statements as sql;

/// Destroys what can be read about a subject, and appends the entry that says so. Its own words are sealed under a
/// new key where they are about the subject.
pub(crate) fn erase<'a>(
    writing: &mut Writing<'a>,
    subject: &str,
    append: &'a Append,
) -> Result<Receipt, StoreError> {
    let says_so = append.subject.as_deref() == Some(subject)
        && append.entries.iter().any(|entry| entry.operation == Operation::Erasure);
    if !says_so {
        return Err(StoreError::Damaged(
            "an erasure must be recorded as one, about the person whose words are destroyed".to_owned(),
        ));
    }
    let (session, ring) = writing.parts();
    let thread = own_thread(subject);
    let ids = [Value::Text(subject), Value::Text(&thread)];
    session.run(sql::FORGET_ROWS, &ids)?;
    changed_all(session)?;
    session.run(sql::FORGET_NAMES, &ids)?;
    session.run(sql::FORGET_DOCUMENTS, &[Value::Text(subject)])?;
    session.run(sql::DESTROY_KEY, &[Value::Text(subject)])?;
    ring.forget(subject);
    writing.append(append)
}
