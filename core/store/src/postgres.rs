//! PostgreSQL: many servers at once. Advisory locks keep positions without a gap and numbers in order.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use postgres::error::SqlState;
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::private::BytesMut;
use postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, Config, NoTls, Row, Statement};
use runtime::ports::store::StoreError;

use crate::session::{Cells, EachRow, Engine, Session, Value};

/// The role that may add to logs and read them, and change nothing in them.
const ROLE: &str = "waymark_records";

/// Makes the role where whoever connects may, and gives it what it needs. It may only add to what is a log.
const MAKE_ROLE: &str = "
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'waymark_records') THEN
        BEGIN
            CREATE ROLE waymark_records NOLOGIN;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END;
    END IF;
    IF NOT pg_has_role(current_user, 'waymark_records', 'MEMBER') THEN
        EXECUTE format('GRANT waymark_records TO %I', current_user);
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO waymark_records', current_schema());
    GRANT SELECT ON migrations, threads TO waymark_records;
    GRANT SELECT, INSERT ON entries, received TO waymark_records;
    GRANT SELECT, INSERT, UPDATE ON about_store, logs, witnessed, list_changes TO waymark_records;
    GRANT SELECT, INSERT, UPDATE, DELETE ON subject_keys, list_rows, names, documents TO waymark_records;
EXCEPTION WHEN insufficient_privilege OR unique_violation OR internal_error THEN NULL;
END $$";

/// Whether the role has all of that already: giving it again would get in the way of others who open the store.
const IS_NARROW: &str = "SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'waymark_records')
    AND CASE WHEN EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'waymark_records')
        THEN pg_has_role(current_user, 'waymark_records', 'MEMBER')
             AND has_table_privilege('waymark_records', 'migrations', 'SELECT')
             AND has_table_privilege('waymark_records', 'threads', 'SELECT')
             AND has_table_privilege('waymark_records', 'list_changes', 'UPDATE')
             AND has_table_privilege('waymark_records', 'received', 'INSERT')
             AND has_table_privilege('waymark_records', 'witnessed', 'UPDATE')
             AND has_table_privilege('waymark_records', 'documents', 'DELETE')
        ELSE false END";

/// Whether whoever connects may take the role on, and the role may add to logs here.
const HAS_ROLE: &str = "SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'waymark_records')
    AND CASE WHEN EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'waymark_records')
             AND to_regclass('entries') IS NOT NULL
        THEN pg_has_role(current_user, 'waymark_records', 'MEMBER')
             AND has_table_privilege('waymark_records', 'entries', 'INSERT')
        ELSE false END";

/// How many connections are kept open.
const CONNECTIONS: usize = 8;

/// A database of a server.
pub struct PostgresEngine {
    config: Config,
    connections: Mutex<Vec<Connection>>,
}

/// A connection and what it has prepared.
struct Connection {
    client: Client,
    prepared: BTreeMap<String, Statement>,
}

impl fmt::Debug for PostgresEngine {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("PostgresEngine")
    }
}

/// What went wrong, for people.
fn told(fault: &postgres::Error) -> StoreError {
    let said = fault.as_db_error().map_or_else(|| fault.to_string(), |fault| fault.message().to_owned());
    let text = match fault.code() {
        Some(&SqlState::DISK_FULL | &SqlState::OUT_OF_MEMORY | &SqlState::INSUFFICIENT_RESOURCES) => {
            format!("PostgreSQL has no room ({said}); make room and try again")
        }
        Some(&SqlState::READ_ONLY_SQL_TRANSACTION) => {
            "PostgreSQL may only be read at present; ask for the server that is written to".to_owned()
        }
        Some(
            &SqlState::T_R_DEADLOCK_DETECTED
            | &SqlState::LOCK_NOT_AVAILABLE
            | &SqlState::T_R_SERIALIZATION_FAILURE,
        ) => "others keep PostgreSQL busy with the same record; try again".to_owned(),
        Some(
            &SqlState::INVALID_PASSWORD
            | &SqlState::INVALID_AUTHORIZATION_SPECIFICATION
            | &SqlState::INVALID_CATALOG_NAME,
        ) => {
            format!("PostgreSQL does not let the program in ({said}); look at the connection string")
        }
        Some(&SqlState::INSUFFICIENT_PRIVILEGE) => {
            format!(
                "the role that connects to PostgreSQL may not do this ({said}); let its administrator see to it"
            )
        }
        Some(code) if matches!(code.code().get(..2), Some("08" | "53" | "57" | "58")) => {
            format!("PostgreSQL is away or going away ({said}); try again when it runs")
        }
        Some(_) => {
            return StoreError::Damaged(format!(
                "the store in PostgreSQL is not as it must be ({said}); verify it"
            ));
        }
        None => {
            format!("PostgreSQL cannot be reached ({said}); is it running? The next attempt connects anew")
        }
    };
    StoreError::Unavailable(text)
}

impl PostgresEngine {
    /// Connects for the first time.
    pub(crate) fn open(url: &str) -> Result<Self, StoreError> {
        let mut config = Config::from_str(url).map_err(|fault| {
            StoreError::Unavailable(format!("the connection string of PostgreSQL cannot be read: {fault}"))
        })?;
        config.connect_timeout(Duration::from_secs(5)).application_name("waymark");
        let engine = Self { config, connections: Mutex::new(Vec::new()) };
        let first = engine.connect()?;
        engine.give_back(first);
        Ok(engine)
    }

    fn connect(&self) -> Result<Connection, StoreError> {
        let mut client = self.config.connect(NoTls).map_err(|fault| told(&fault))?;
        let ready = client
            .batch_execute(
                "SET synchronous_commit = on; SET client_min_messages = warning; SET lock_timeout = '10s'",
            )
            .and_then(|()| client.query_one(HAS_ROLE, &[]))
            .and_then(|row| row.try_get::<_, bool>(0))
            .and_then(
                |has_role| if has_role { client.batch_execute(&format!("SET ROLE {ROLE}")) } else { Ok(()) },
            );
        ready.map_err(|fault| told(&fault))?;
        Ok(Connection { client, prepared: BTreeMap::new() })
    }

    /// Makes the narrow role, as far as whoever connects may, and takes it on from here on.
    pub(crate) fn narrow(&self) -> Result<(), StoreError> {
        let mut connection = self.connect()?;
        connection.client.batch_execute("RESET ROLE").map_err(|fault| told(&fault))?;
        let narrow: bool = connection
            .client
            .query_one(IS_NARROW, &[])
            .and_then(|row| row.try_get(0))
            .map_err(|fault| told(&fault))?;
        if !narrow {
            connection.client.batch_execute(MAKE_ROLE).map_err(|fault| told(&fault))?;
        }
        self.connections.lock().unwrap_or_else(PoisonError::into_inner).clear();
        Ok(())
    }

    fn give_back(&self, connection: Connection) {
        let mut connections = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
        if connections.len() < CONNECTIONS && !connection.client.is_closed() {
            connections.push(connection);
        }
    }

    /// A connection that has begun. One that went stale is replaced: nothing has been asked of it yet.
    fn begun(&self, begin: &str) -> Result<Connection, StoreError> {
        loop {
            let kept = self.connections.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let Some(mut connection) = kept else { break };
            if connection.client.batch_execute(begin).is_ok() {
                return Ok(connection);
            }
        }
        let mut connection = self.connect()?;
        connection.client.batch_execute(begin).map_err(|fault| told(&fault))?;
        Ok(connection)
    }

    fn transaction<T>(
        &self,
        begin: &str,
        locks: &[i64],
        work: impl FnOnce(&mut dyn Session) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut connection = self.begun(begin)?;
        let mut done = locks
            .iter()
            .try_for_each(|lock| {
                connection.each("SELECT pg_advisory_xact_lock($1)", &[Value::Int(*lock)], &mut |_| Ok(()))
            })
            .and_then(|()| work(&mut connection));
        if done.is_ok()
            && let Err(fault) = connection.client.batch_execute("COMMIT")
        {
            done = Err(unsure(&fault));
        }
        if done.is_ok() || connection.client.batch_execute("ROLLBACK").is_ok() {
            self.give_back(connection);
        }
        done
    }
}

/// A commit that was not answered may have happened.
fn unsure(fault: &postgres::Error) -> StoreError {
    if fault.as_db_error().is_some() {
        return told(fault);
    }
    StoreError::Unavailable(
        "the connection to PostgreSQL broke before it confirmed; look whether it was recorded before doing it again"
            .to_owned(),
    )
}

impl ToSql for Value<'_> {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(number) => number.to_sql(kind, out),
            Self::Text(text) => text.to_sql(kind, out),
            Self::Bytes(bytes) => bytes.to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        <i64 as ToSql>::accepts(kind) || <&str as ToSql>::accepts(kind) || <&[u8] as ToSql>::accepts(kind)
    }

    to_sql_checked!();
}

struct PostgresCells<'r>(&'r Row);

impl<'r> PostgresCells<'r> {
    fn get<T: FromSql<'r>>(&self, cell: usize) -> Result<T, StoreError> {
        self.0.try_get(cell).map_err(|_| {
            StoreError::Damaged("a row of the store is not as it was written; verify it".to_owned())
        })
    }
}

impl Cells for PostgresCells<'_> {
    fn int(&self, cell: usize) -> Result<i64, StoreError> {
        self.get(cell)
    }

    fn maybe_int(&self, cell: usize) -> Result<Option<i64>, StoreError> {
        self.get(cell)
    }

    fn text(&self, cell: usize) -> Result<&str, StoreError> {
        self.get(cell)
    }

    fn maybe_text(&self, cell: usize) -> Result<Option<&str>, StoreError> {
        self.get(cell)
    }

    fn bytes(&self, cell: usize) -> Result<&[u8], StoreError> {
        self.get(cell)
    }

    fn value(&self, cell: usize) -> Result<Value<'_>, StoreError> {
        let kind = self.0.columns().get(cell).map(postgres::Column::type_);
        let value = match kind {
            Some(kind) if *kind == Type::INT8 => self.get::<Option<i64>>(cell)?.map(Value::Int),
            Some(kind) if *kind == Type::BYTEA => self.get::<Option<&[u8]>>(cell)?.map(Value::Bytes),
            _ => self.get::<Option<&str>>(cell)?.map(Value::Text),
        };
        Ok(value.unwrap_or(Value::Null))
    }
}

impl Connection {
    fn prepared(&mut self, statement: &str) -> Result<Statement, postgres::Error> {
        if let Some(prepared) = self.prepared.get(statement) {
            return Ok(prepared.clone());
        }
        let prepared = self.client.prepare(statement)?;
        self.prepared.insert(statement.to_owned(), prepared.clone());
        Ok(prepared)
    }
}

impl Session for Connection {
    fn run(&mut self, statement: &str, values: &[Value<'_>]) -> Result<u64, StoreError> {
        let prepared = self.prepared(statement).map_err(|fault| told(&fault))?;
        let values: Vec<&(dyn ToSql + Sync)> =
            values.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
        self.client.execute(&prepared, &values).map_err(|fault| told(&fault))
    }

    fn each(
        &mut self,
        statement: &str,
        values: &[Value<'_>],
        row: &mut EachRow<'_>,
    ) -> Result<(), StoreError> {
        let prepared = self.prepared(statement).map_err(|fault| told(&fault))?;
        let values = values.iter().map(|value| value as &dyn ToSql);
        let values: Vec<&dyn ToSql> = values.collect();
        let mut rows = self.client.query_raw(&prepared, values).map_err(|fault| told(&fault))?;
        while let Some(next) = rows.next().map_err(|fault| told(&fault))? {
            row(&PostgresCells(&next))?;
        }
        Ok(())
    }

    fn prepare(&mut self, statement: &str) -> Result<(), StoreError> {
        self.prepared(statement).map(|_| ()).map_err(|fault| told(&fault))
    }

    fn script(&mut self, statements: &str) -> Result<(), StoreError> {
        self.client.batch_execute(statements).map_err(|fault| told(&fault))
    }
}

impl Engine for PostgresEngine {
    fn write<T>(
        &self,
        locks: impl FnOnce() -> Vec<i64>,
        work: impl FnOnce(&mut dyn Session) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        // Read committed: each statement sees what was committed before the locks were had.
        self.transaction("BEGIN ISOLATION LEVEL READ COMMITTED", &locks(), work)
    }

    fn read<T>(&self, work: impl FnOnce(&mut dyn Session) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", &[], work)
    }

    /// Rewrites the tables that something was deleted from. Where the role that connects does not own them, their
    /// owner's `VACUUM` does it later; the server's write-ahead files go as the server decides.
    fn scrub(&self) -> Result<(), StoreError> {
        let mut connection = self.connect()?;
        for statement in
            ["RESET ROLE", "VACUUM FULL subject_keys", "VACUUM list_rows", "VACUUM names", "VACUUM documents"]
        {
            connection.client.batch_execute(statement).map_err(|fault| told(&fault))?;
        }
        Ok(())
    }
}
