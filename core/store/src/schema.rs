//! The tables, in the order in which they came to be: numbered migrations for both engines, and what a copy holds.

/// What differs between the engines where tables are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

/// One step from an older store to a newer one.
pub(crate) struct Migration {
    pub(crate) number: i64,
    pub(crate) name: &'static str,
    /// For both engines; `TEXT`, `INT`, `BYTES` and `KEYED` (a table that is its own index) are filled in.
    common: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

impl Migration {
    /// Its statements for one engine.
    pub(crate) fn statements(&self, dialect: Dialect) -> String {
        let (words, own): ([(&str, &str); 5], _) = match dialect {
            Dialect::Sqlite => (
                [
                    ("<TEXT>", "TEXT"),
                    ("<INT>", "INTEGER"),
                    ("<BYTES>", "BLOB"),
                    ("<PLAIN>", " STRICT"),
                    ("<KEYED>", " STRICT, WITHOUT ROWID"),
                ],
                self.sqlite,
            ),
            // Compared byte by byte, so that both engines give the same order.
            Dialect::Postgres => (
                [
                    ("<TEXT>", "text COLLATE \"C\""),
                    ("<INT>", "bigint"),
                    ("<BYTES>", "bytea"),
                    ("<PLAIN>", ""),
                    ("<KEYED>", ""),
                ],
                self.postgres,
            ),
        };
        let common = words.iter().fold(self.common.to_owned(), |text, (word, to)| text.replace(word, to));
        format!("{common}\n{own}")
    }
}

/// Where the numbers of the migrations that a store has had are kept. Made before anything else, by whoever connects: the
/// role that the store works as may not change tables.
pub(crate) const MIGRATIONS_TABLE: &str = "SET LOCAL ROLE NONE;
    CREATE TABLE IF NOT EXISTS migrations (number bigint PRIMARY KEY, name text NOT NULL);";
/// The same for SQLite, whose strict tables know fewer words.
pub(crate) const MIGRATIONS_TABLE_SQLITE: &str =
    "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;";

/// All migrations, oldest first. What is about a person mostly stands in that person's own thread, which has its index;
/// the index by subject holds the rest. One that has been released is never changed again.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 1,
        name: "logs, entries, keys of subjects, rows, names, documents",
        common: "
CREATE TABLE about_store (name <TEXT> PRIMARY KEY, value <BYTES> NOT NULL)<PLAIN>;
CREATE TABLE logs (site <TEXT> PRIMARY KEY, size <INT> NOT NULL, frontier <BYTES> NOT NULL, root <BYTES> NOT NULL)<PLAIN>;
CREATE TABLE entries (
    site <TEXT> NOT NULL, position <INT> NOT NULL, thread <TEXT> NOT NULL, number <INT> NOT NULL,
    kind <TEXT> NOT NULL, form <INT> NOT NULL, operation <TEXT> NOT NULL, subject <TEXT>,
    by_whom <TEXT> NOT NULL, at <TEXT> NOT NULL, body <BYTES> NOT NULL,
    commitment <BYTES> NOT NULL, sealed <BYTES> NOT NULL, leaf <BYTES> NOT NULL)<PLAIN>;
CREATE UNIQUE INDEX entries_by_place ON entries (site, position);
CREATE UNIQUE INDEX entries_by_thread ON entries (thread, number, site);
CREATE INDEX entries_by_subject ON entries (subject) WHERE thread <> 'person/' || subject;
CREATE TABLE subject_keys (subject <TEXT> PRIMARY KEY, id <BYTES> NOT NULL, wrapped <BYTES> NOT NULL)<KEYED>;
CREATE TABLE list_rows (
    list <TEXT> NOT NULL, key <TEXT> NOT NULL, site <TEXT> NOT NULL, subject <TEXT>, body <BYTES> NOT NULL,
    PRIMARY KEY (list, key))<KEYED>;
CREATE INDEX list_rows_by_site ON list_rows (list, site, key);
CREATE TABLE names (hash <BYTES> PRIMARY KEY, leads_to <TEXT> NOT NULL)<KEYED>;
CREATE TABLE documents (
    hash <BYTES> NOT NULL, subject <TEXT> NOT NULL, body <BYTES> NOT NULL, PRIMARY KEY (hash, subject))<PLAIN>;
",
        sqlite: "
CREATE TRIGGER entries_never_change BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'entries of a log are never changed'); END;
CREATE TRIGGER entries_never_go BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'entries of a log are never deleted'); END;
",
        postgres: "
CREATE FUNCTION entries_stay() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'entries of a log are never changed or deleted'; END $$;
CREATE TRIGGER entries_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON entries
FOR EACH STATEMENT EXECUTE FUNCTION entries_stay();
",
    },
    Migration {
        number: 2,
        name: "entries received from other installations, witnessed checkpoints",
        common: "
CREATE TABLE received (
    site <TEXT> NOT NULL, position <INT> NOT NULL, thread <TEXT> NOT NULL, number <INT> NOT NULL,
    kind <TEXT> NOT NULL, form <INT> NOT NULL, operation <TEXT> NOT NULL, subject <TEXT>,
    by_whom <TEXT> NOT NULL, at <TEXT> NOT NULL, body <BYTES> NOT NULL,
    commitment <BYTES> NOT NULL, sealed <BYTES> NOT NULL, leaf <BYTES> NOT NULL,
    kept <BYTES> NOT NULL, size <INT> NOT NULL, root <BYTES> NOT NULL, proof <BYTES> NOT NULL)<PLAIN>;
CREATE UNIQUE INDEX received_by_place ON received (site, position);
CREATE UNIQUE INDEX received_by_thread ON received (thread, number, site);
CREATE INDEX received_by_subject ON received (subject);
CREATE TABLE witnessed (
    origin <TEXT> PRIMARY KEY, size <INT> NOT NULL, note <TEXT> NOT NULL, public_key <BYTES> NOT NULL)<PLAIN>;
",
        sqlite: "
CREATE TRIGGER received_never_change BEFORE UPDATE ON received
BEGIN SELECT RAISE(ABORT, 'entries of a log are never changed'); END;
CREATE TRIGGER received_never_go BEFORE DELETE ON received
BEGIN SELECT RAISE(ABORT, 'entries of a log are never deleted'); END;
",
        postgres: "
CREATE TRIGGER received_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON received
FOR EACH STATEMENT EXECUTE FUNCTION entries_stay();
",
    },
    // Entries of one thread that one write puts next to each other are one entry of the index: its last names how many
    // stand before it, in `run`; those have none. What was written earlier, or copied, is found one by one.
    Migration {
        number: 3,
        name: "threads indexed by the ends of runs",
        common: "
ALTER TABLE entries ADD COLUMN run <INT> DEFAULT 0;
DROP INDEX entries_by_thread;
CREATE UNIQUE INDEX entries_by_thread ON entries (thread, number, site) WHERE run IS NOT NULL;
CREATE VIEW threads AS SELECT
    entry.site, entry.position, entry.thread, entry.number, entry.kind, entry.form, entry.operation, entry.subject,
    entry.by_whom, entry.at, entry.body, entry.commitment, entry.sealed, entry.leaf
FROM entries AS last JOIN entries AS entry ON entry.site = last.site
    AND entry.position BETWEEN last.position - last.run AND last.position AND entry.thread = last.thread
WHERE last.run IS NOT NULL;
",
        sqlite: "",
        postgres: "",
    },
    // What the rows of a list at a site were written how often: whoever read a list knows whether it is still so.
    Migration {
        number: 4,
        name: "how often lists changed",
        common: "
CREATE TABLE list_changes (
    list <TEXT> NOT NULL, site <TEXT> NOT NULL, changes <INT> NOT NULL, PRIMARY KEY (list, site))<KEYED>;
",
        sqlite: "",
        postgres: "",
    },
];

/// The number of the newest migration that this program knows.
pub(crate) const NEWEST: i64 = 4;

/// A table as it is copied into a backup and out of one.
pub(crate) struct Table {
    name: &'static str,
    /// The migration that made it.
    pub(crate) since: i64,
    columns: &'static [&'static str],
    order: &'static str,
}

impl Table {
    /// How many columns.
    pub(crate) fn width(&self) -> usize {
        self.columns.len()
    }

    /// Reads all of it.
    pub(crate) fn select(&self) -> String {
        format!("SELECT {} FROM {} ORDER BY {}", self.columns.join(", "), self.name, self.order)
    }

    /// Writes a row.
    pub(crate) fn insert(&self) -> String {
        let marks: Vec<String> = (1..=self.width()).map(|mark| format!("${mark}")).collect();
        format!("INSERT INTO {} ({}) VALUES ({})", self.name, self.columns.join(", "), marks.join(", "))
    }
}

const ENTRY_COLUMNS: &[&str] = &[
    "site",
    "position",
    "thread",
    "number",
    "kind",
    "form",
    "operation",
    "subject",
    "by_whom",
    "at",
    "body",
    "commitment",
    "sealed",
    "leaf",
];
const RECEIVED_COLUMNS: &[&str] = &[
    "site",
    "position",
    "thread",
    "number",
    "kind",
    "form",
    "operation",
    "subject",
    "by_whom",
    "at",
    "body",
    "commitment",
    "sealed",
    "leaf",
    "kept",
    "size",
    "root",
    "proof",
];

/// All tables but those that every store writes for itself: its migrations, and how often its lists changed.
pub(crate) const TABLES: &[Table] = &[
    Table { name: "about_store", since: 1, columns: &["name", "value"], order: "name" },
    Table { name: "logs", since: 1, columns: &["site", "size", "frontier", "root"], order: "site" },
    Table { name: "entries", since: 1, columns: ENTRY_COLUMNS, order: "site, position" },
    Table { name: "subject_keys", since: 1, columns: &["subject", "id", "wrapped"], order: "subject" },
    Table {
        name: "list_rows",
        since: 1,
        columns: &["list", "key", "site", "subject", "body"],
        order: "list, key",
    },
    Table { name: "names", since: 1, columns: &["hash", "leads_to"], order: "hash" },
    Table { name: "documents", since: 1, columns: &["hash", "subject", "body"], order: "hash, subject" },
    Table { name: "received", since: 2, columns: RECEIVED_COLUMNS, order: "site, position" },
    Table {
        name: "witnessed",
        since: 2,
        columns: &["origin", "size", "note", "public_key"],
        order: "origin",
    },
];
