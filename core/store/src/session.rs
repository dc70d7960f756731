//! What an engine does for the rest of the crate: run a statement with values, inside a transaction.

use runtime::ports::store::StoreError;

/// A value on its way into a statement.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// A text, without NUL.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
}

impl<'a> Value<'a> {
    /// A text or nothing.
    #[must_use]
    pub fn maybe(text: Option<&'a str>) -> Self {
        text.map_or(Self::Null, Self::Text)
    }
}

/// A row that a statement gave. A cell that is not what is asked for is [`StoreError::Damaged`].
pub trait Cells {
    /// A whole number.
    ///
    /// # Errors
    /// Where the cell is something else.
    fn int(&self, cell: usize) -> Result<i64, StoreError>;

    /// A whole number or nothing.
    ///
    /// # Errors
    /// Where the cell is something else.
    fn maybe_int(&self, cell: usize) -> Result<Option<i64>, StoreError>;

    /// A text.
    ///
    /// # Errors
    /// Where the cell is something else.
    fn text(&self, cell: usize) -> Result<&str, StoreError>;

    /// A text or nothing.
    ///
    /// # Errors
    /// Where the cell is something else.
    fn maybe_text(&self, cell: usize) -> Result<Option<&str>, StoreError>;

    /// Bytes.
    ///
    /// # Errors
    /// Where the cell is something else.
    fn bytes(&self, cell: usize) -> Result<&[u8], StoreError>;

    /// Bytes or nothing.
    ///
    /// # Errors
    /// Where the cell is something else.
    fn maybe_bytes(&self, cell: usize) -> Result<Option<&[u8]>, StoreError> {
        match self.value(cell)? {
            Value::Null => Ok(None),
            _ => self.bytes(cell).map(Some),
        }
    }

    /// Whatever it is, to be written elsewhere as it stands.
    ///
    /// # Errors
    /// Where it is of a kind that the store does not keep.
    fn value(&self, cell: usize) -> Result<Value<'_>, StoreError>;
}

/// What is done with each row.
pub type EachRow<'a> = dyn FnMut(&dyn Cells) -> Result<(), StoreError> + 'a;

/// Runs one statement with values; how many rows it wrote.
pub type Run<'a> = dyn FnMut(&[Value<'_>]) -> Result<u64, StoreError> + 'a;

/// A connection inside a transaction.
pub trait Session {
    /// Runs a statement that gives no rows; how many rows it wrote.
    ///
    /// # Errors
    /// Where it could not be run.
    fn run(&mut self, statement: &str, values: &[Value<'_>]) -> Result<u64, StoreError>;

    /// Lets `work` run one statement as often as it wants, looked up once.
    ///
    /// # Errors
    /// What `work` gives, or where the statement is not understood.
    fn repeat(
        &mut self,
        statement: &str,
        work: &mut dyn FnMut(&mut Run<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        work(&mut |values| self.run(statement, values))
    }

    /// Runs a statement and hands over its rows.
    ///
    /// # Errors
    /// Where it could not be run, or `row` does not go on.
    fn each(
        &mut self,
        statement: &str,
        values: &[Value<'_>],
        row: &mut EachRow<'_>,
    ) -> Result<(), StoreError>;

    /// Asks whether a statement is understood, without running it.
    ///
    /// # Errors
    /// Where it is not.
    fn prepare(&mut self, statement: &str) -> Result<(), StoreError>;

    /// Runs several statements without values, separated by semicolons.
    ///
    /// # Errors
    /// Where one could not be run.
    fn script(&mut self, statements: &str) -> Result<(), StoreError>;
}

/// Whether a statement asks for something that is nowhere: no text that is kept has a NUL in it, and one engine refuses
/// even to be asked.
fn asks_for_nothing(values: &[Value<'_>]) -> bool {
    values.iter().any(|value| matches!(value, Value::Text(text) if text.contains('\0')))
}

/// The first row of a statement, as `read` understands it.
pub(crate) fn one<T>(
    session: &mut dyn Session,
    statement: &str,
    values: &[Value<'_>],
    read: impl Fn(&dyn Cells) -> Result<T, StoreError>,
) -> Result<Option<T>, StoreError> {
    let mut found = None;
    if asks_for_nothing(values) {
        return Ok(found);
    }
    session.each(statement, values, &mut |row| {
        if found.is_none() {
            found = Some(read(row)?);
        }
        Ok(())
    })?;
    Ok(found)
}

/// All rows of a statement, as `read` understands them.
pub(crate) fn all<T>(
    session: &mut dyn Session,
    statement: &str,
    values: &[Value<'_>],
    read: impl Fn(&dyn Cells) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut found = Vec::new();
    if asks_for_nothing(values) {
        return Ok(found);
    }
    session.each(statement, values, &mut |row| {
        found.push(read(row)?);
        Ok(())
    })?;
    Ok(found)
}

/// A database: how it begins and ends transactions.
pub trait Engine: Send + Sync {
    /// Runs `work` in a transaction that is on disk when this returns, or has left no trace. Nobody else writes what
    /// `locks` name meanwhile; an engine with one writer at a time need not ask.
    ///
    /// # Errors
    /// What `work` gives, or where the transaction could not begin or end.
    fn write<T>(
        &self,
        locks: impl FnOnce() -> Vec<i64>,
        work: impl FnOnce(&mut dyn Session) -> Result<T, StoreError>,
    ) -> Result<T, StoreError>;

    /// Runs `work` on one state of the store, however long it takes.
    ///
    /// # Errors
    /// What `work` gives, or where the store cannot be read.
    fn read<T>(&self, work: impl FnOnce(&mut dyn Session) -> Result<T, StoreError>) -> Result<T, StoreError>;

    /// After an erasure: makes what was deleted disappear from the files, as far as the engine can.
    ///
    /// # Errors
    /// Where that failed; the erasure itself has happened.
    fn scrub(&self) -> Result<(), StoreError>;
}
