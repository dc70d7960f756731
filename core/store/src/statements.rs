//! Every statement, in the one dialect that both engines understand. Parameters appear in the order of their numbers,
//! because SQLite counts them by first appearance.

use crate::schema::TABLES;

macro_rules! entry_columns {
    () => {
        "site, position, thread, number, kind, form, operation, subject, by_whom, at, body, commitment, sealed, leaf"
    };
}

macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $text:expr;)*) => {
        $($(#[$doc])* pub(crate) const $name: &str = $text;)*

        /// All of them, and those that copy tables: prepared against both engines in a test.
        pub(crate) fn every() -> Vec<String> {
            let mut every = vec![$($name.to_owned()),*];
            every.extend(TABLES.iter().flat_map(|table| [table.select(), table.insert()]));
            every
        }
    };
}

statements! {
    /// The newest migration a store has had.
    VERSION = "SELECT max(number) FROM migrations";
    KEEP_MIGRATION = "INSERT INTO migrations (number, name) VALUES ($1, $2)";
    ABOUT_STORE = "SELECT value FROM about_store WHERE name = $1";
    KEEP_ABOUT_STORE = "INSERT INTO about_store (name, value) VALUES ($1, $2)";

    /// The tally of what was received.
    KEEP_TALLY = "INSERT INTO about_store (name, value) VALUES ('received', $1) ON CONFLICT (name) \
        DO UPDATE SET value = excluded.value";

    KEY = "SELECT id, wrapped FROM subject_keys WHERE subject = $1";
    KEEP_KEY = "INSERT INTO subject_keys (subject, id, wrapped) VALUES ($1, $2, $3) ON CONFLICT (subject) DO NOTHING";
    DESTROY_KEY = "DELETE FROM subject_keys WHERE subject = $1";
    KEYS = "SELECT subject FROM subject_keys ORDER BY subject";

    LOG = "SELECT size, frontier, root FROM logs WHERE site = $1";
    KEEP_LOG = "INSERT INTO logs (site, size, frontier, root) VALUES ($1, $2, $3, $4) ON CONFLICT (site) \
        DO UPDATE SET size = excluded.size, frontier = excluded.frontier, root = excluded.root";
    HEADS = "SELECT site, size, root, frontier FROM logs ORDER BY site";

    /// The last number of a thread, whichever log it is in.
    NUMBER = "SELECT (SELECT max(number) FROM entries WHERE thread = $1 AND run IS NOT NULL), \
        (SELECT max(number) FROM received WHERE thread = $1)";
    /// What was added to a thread, in runs and received, and the key of its subject.
    MARK = "SELECT (SELECT count(*) FROM entries WHERE thread = $1 AND run IS NOT NULL) + \
        (SELECT count(*) FROM received WHERE thread = $1), (SELECT id FROM subject_keys WHERE subject = $2)";
    ADD_ENTRY = concat!("INSERT INTO entries (", entry_columns!(),
        ", run) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)");
    THREAD = concat!("SELECT ", entry_columns!(), " FROM threads WHERE thread = $1 UNION ALL SELECT ",
        entry_columns!(), " FROM received WHERE thread = $1");
    /// In the subject's own thread, elsewhere, and received.
    ABOUT = concat!("SELECT ", entry_columns!(), " FROM threads WHERE thread = $1 AND subject = $2 UNION ALL SELECT ",
        entry_columns!(), " FROM entries WHERE subject = $2 AND thread <> 'person/' || subject UNION ALL SELECT ",
        entry_columns!(), " FROM received WHERE subject = $2");
    SLICE = concat!("SELECT ", entry_columns!(),
        ", run FROM entries WHERE site = $1 AND position >= $2 ORDER BY position LIMIT $3");
    LEAVES = "SELECT leaf FROM entries WHERE site = $1 AND position < $2 ORDER BY position";
    PLACE = "SELECT leaf FROM entries WHERE site = $1 AND position = $2";
    COUNT_ENTRIES = "SELECT count(*) FROM entries";
    STRAY = "SELECT site, position FROM entries AS entry WHERE NOT EXISTS \
        (SELECT 1 FROM logs WHERE logs.site = entry.site) ORDER BY site, position LIMIT 1";
    /// Whether a log says that a subject's words were destroyed.
    ERASED = "SELECT number FROM threads WHERE thread = $1 AND subject = $2 AND operation = 'erasure' UNION ALL \
        SELECT number FROM entries WHERE subject = $2 AND thread <> 'person/' || subject AND operation = 'erasure' LIMIT 1";

    /// A row that stays at its site leaves the index of sites alone.
    KEEP_ROW_AGAIN = "UPDATE list_rows SET subject = $1, body = $2 WHERE list = $3 AND key = $4 AND site = $5";
    KEEP_ROW = "INSERT INTO list_rows (list, key, site, subject, body) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (list, key) DO UPDATE SET site = excluded.site, subject = excluded.subject, body = excluded.body";
    /// The rows of a list at a site were written; of every list at every site, where both are empty.
    KEEP_CHANGE = "INSERT INTO list_changes (list, site, changes) VALUES ($1, $2, 1) ON CONFLICT (list, site) \
        DO UPDATE SET changes = list_changes.changes + 1";
    CHANGES = "SELECT CAST(sum(changes) AS bigint) FROM list_changes WHERE list = $1 OR list = ''";
    CLEAR_ROWS = "DELETE FROM list_rows";
    FORGET_ROWS = "DELETE FROM list_rows WHERE subject = $1 OR key = $1 OR key = $2";
    ROW = "SELECT key, site, subject, body FROM list_rows WHERE list = $1 AND key = $2";
    ROWS = "SELECT key, site, subject, body FROM list_rows WHERE list = $1 ORDER BY key LIMIT $2";
    ROWS_AFTER = "SELECT key, site, subject, body FROM list_rows WHERE list = $1 AND key > $2 ORDER BY key LIMIT $3";
    ROWS_OF_SITE = "SELECT key, site, subject, body FROM list_rows WHERE list = $1 AND site = $2 ORDER BY key LIMIT $3";
    ROWS_OF_SITE_AFTER = "SELECT key, site, subject, body FROM list_rows \
        WHERE list = $1 AND site = $2 AND key > $3 ORDER BY key LIMIT $4";

    KEEP_NAME = "INSERT INTO names (hash, leads_to) VALUES ($1, $2) ON CONFLICT (hash) \
        DO UPDATE SET leads_to = excluded.leads_to";
    FIND_NAME = "SELECT leads_to FROM names WHERE hash = $1";
    FORGET_NAMES = "DELETE FROM names WHERE leads_to = $1 OR leads_to = $2";

    KEEP_DOCUMENT = "INSERT INTO documents (hash, subject, body) VALUES ($1, $2, $3) ON CONFLICT (hash, subject) DO NOTHING";
    DOCUMENT = "SELECT subject, body FROM documents WHERE hash = $1 OR hash = $2 ORDER BY subject";
    DOCUMENTS_AFTER = "SELECT hash, subject, body FROM documents WHERE (hash, subject) > ($1, $2) \
        ORDER BY hash, subject LIMIT 64";
    FORGET_DOCUMENTS = "DELETE FROM documents WHERE subject = $1";

    ADD_RECEIVED = concat!("INSERT INTO received (", entry_columns!(), ", kept, size, root, proof",
        ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)");
    RECEIVED_PLACE = "SELECT leaf FROM received WHERE site = $1 AND position = $2";
    RECEIVED_THREAD = concat!("SELECT ", entry_columns!(),
        ", kept, size, root, proof FROM received WHERE thread = $1 ORDER BY number, site");
    RECEIVED_AFTER = concat!("SELECT ", entry_columns!(), ", kept, size, root, proof FROM received \
        WHERE (site, position) > ($1, $2) ORDER BY site, position LIMIT 1024");
    THREAD_HERE = concat!("SELECT ", entry_columns!(), " FROM threads WHERE thread = $1 ORDER BY number, site");

    WITNESSED = "SELECT size, note, public_key FROM witnessed WHERE origin = $1";
    ALL_WITNESSED = "SELECT origin, size, note, public_key FROM witnessed ORDER BY origin";
    KEEP_WITNESSED = "INSERT INTO witnessed (origin, size, note, public_key) VALUES ($1, $2, $3, $4) ON CONFLICT (origin) \
        DO UPDATE SET size = excluded.size, note = excluded.note, public_key = excluded.public_key";
}
