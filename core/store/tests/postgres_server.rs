//! A PostgreSQL server of this test run's own: a fresh cluster in a folder of its own, reached over a socket there and
//! over no network, and stopped when the test process is gone, however it went. It needs nothing but PostgreSQL's own
//! programs, so that other tests may include it by path.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// The running server.
pub(crate) struct Server {
    folder: PathBuf,
    /// Its keeper ends the server when this closes.
    _open: ChildStdin,
    _keeper: Child,
}

/// What runs the server: it waits for its input to close, then stops the server and removes the folder.
const KEEPER: &str = r#"
"$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c fsync=off -c max_connections=60 \
    -c shared_buffers=32MB -c log_min_messages=fatal >"$2/log" 2>&1 &
server=$!
cat >/dev/null
kill -INT "$server"
wait "$server"
rm -rf "$2"
"#;

/// The folder of PostgreSQL's programs, newest first.
fn programs() -> PathBuf {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|entries| entries.filter_map(|entry| Some(entry.ok()?.path().join("bin"))).collect())
        .unwrap_or_default();
    found.sort();
    found.into_iter().rfind(|bin| bin.join("initdb").is_file()).expect(
        "PostgreSQL is not installed, and the store must be tested on it: `apt-get install postgresql`, or run tests/run",
    )
}

/// A command that runs as somebody who is not root, because the server refuses to be.
fn as_nobody_special(program: &Path) -> Command {
    let root =
        std::fs::metadata("/proc/self").is_ok_and(|meta| std::os::unix::fs::MetadataExt::uid(&meta) == 0);
    if root {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        return command;
    }
    Command::new(program)
}

fn done(command: &mut Command, what: &str) -> String {
    let output = command.stdin(Stdio::null()).current_dir("/").output().expect(what);
    assert!(output.status.success(), "{what}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn start() -> Server {
    let bin = programs();
    let made =
        done(as_nobody_special(Path::new("mktemp")).args(["-d", "/tmp/waymark-pg-XXXXXX"]), "a folder");
    let folder = PathBuf::from(made);
    let mut initdb = as_nobody_special(&bin.join("initdb"));
    initdb
        .args(["-A", "trust", "-U", "waymark", "-E", "UTF8", "--locale=C", "--no-sync", "-D"])
        .arg(folder.join("data"));
    done(&mut initdb, "initdb");
    let mut keeper = as_nobody_special(Path::new("sh"))
        .args(["-c", KEEPER, "sh"])
        .args([&bin, &folder])
        .stdin(Stdio::piped())
        .current_dir("/")
        .spawn()
        .expect("the server's keeper");
    let open = keeper.stdin.take().expect("a pipe");
    let begun = Instant::now();
    let ready = || Command::new(bin.join("pg_isready")).arg("-q").arg("-h").arg(&folder).status();
    while !ready().is_ok_and(|status| status.success()) {
        if begun.elapsed() > Duration::from_secs(60) {
            let mut log = String::new();
            let read =
                std::fs::File::open(folder.join("log")).and_then(|mut file| file.read_to_string(&mut log));
            panic!("PostgreSQL did not start: {read:?} {log}");
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Server { folder, _open: open, _keeper: keeper }
}

/// The server of this run.
pub(crate) fn server() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(start)
}

impl Server {
    /// The connection string of a database.
    pub(crate) fn url(&self, database: &str) -> String {
        format!("host={} user=waymark dbname={database}", self.folder.display())
    }

    /// A new, empty database; its connection string.
    pub(crate) fn database(&self) -> String {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("t{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        self.run("postgres", &format!("CREATE DATABASE {name}"));
        self.url(&name)
    }

    /// Runs statements as the owner of everything.
    pub(crate) fn run(&self, database: &str, statements: &str) {
        let mut psql = Command::new(programs().join("psql"));
        psql.args(["-q", "-X", "-v", "ON_ERROR_STOP=1", "-U", "waymark", "-d", database, "-c", statements]);
        done(psql.arg("-h").arg(&self.folder), statements);
    }
}
