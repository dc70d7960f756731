//! Plugins built from C for these tests, and what is left of their processes.

use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use isolation::Policy;
use native::{Plugin, PluginFault, Settings, WorkerCommand};
use serde_json::{Value, json};

pub(crate) type Case = (&'static str, fn());

pub(crate) const MS: Duration = Duration::from_millis(1);

/// Builds one variant of a C file and gives the library's bytes.
#[track_caller]
pub(crate) fn compile(source: &str, include: &str, flags: &[String]) -> Vec<u8> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let name: String = flags.join("").chars().filter(char::is_ascii_alphanumeric).collect();
    let out =
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("plugin{name}-{}.so", std::process::id()));
    let source = here.join(source);
    let built = Command::new("cc")
        .args(["-std=gnu11", "-Wall", "-Wextra", "-O1", "-fexceptions", "-fPIC", "-shared", "-I"])
        .arg(here.join(include))
        .arg("-o")
        .arg(&out)
        .arg(&source)
        .args(flags)
        .current_dir(source.parent().expect("a folder"))
        .output()
        .expect("a C compiler, as for linking Rust");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let bytes = std::fs::read(&out).expect("what was built");
    std::fs::remove_file(&out).expect("what was built");
    bytes
}

/// The C file that misbehaves, with these switches on.
#[track_caller]
pub(crate) fn broken(switches: &[&str]) -> Vec<u8> {
    let mut flags: Vec<String> = switches.iter().map(|switch| format!("-D{switch}")).collect();
    flags.push(format!("-DPARENT={}", std::process::id()));
    compile("tests/broken/broken.c", "../../plugins/sdk/include", &flags)
}

/// The command that starts this program again as a worker. `mark` can be seen from outside.
pub(crate) fn command(mark: &str) -> WorkerCommand {
    let program = std::env::current_exe().expect("this program");
    WorkerCommand { program, args: vec!["--role=worker".into(), mark.into()] }
}

/// A short deadline, for what never ends.
pub(crate) fn hasty() -> Settings {
    within(300 * MS)
}

/// A deadline that a busy machine does not miss, for what ends by itself.
pub(crate) fn patient() -> Settings {
    within(Duration::from_secs(10))
}

fn within(deadline: Duration) -> Settings {
    Settings { policy: Policy { back_off: MS, ..Policy::with_deadline(deadline) }, whole_walls: false }
}

#[track_caller]
pub(crate) fn plugin_of(library: Vec<u8>, settings: Settings, mark: &str) -> Plugin {
    let metadata = native::read("plugin.so", &library).expect("metadata");
    Plugin::with(Arc::from(library), metadata, command(mark), settings).expect("schemas")
}

/// One that misbehaves like this, its processes marked with how.
#[track_caller]
pub(crate) fn plugin(switch: &str) -> Plugin {
    plugin_of(broken(&[switch]), patient(), switch)
}

pub(crate) fn act(plugin: &Plugin) -> Result<Value, PluginFault> {
    plugin.call("act", &json!({}))
}

#[track_caller]
pub(crate) fn says(plugin: &Plugin) -> String {
    act(plugin).expect("an answer")["value"].as_str().expect("a text").to_owned()
}

/// How many processes there are whose arguments end in `mark`, whoever their parent is by now.
pub(crate) fn processes(mark: &str) -> usize {
    let ends = |arguments: Vec<u8>| arguments.ends_with(format!("\0{mark}\0").as_bytes());
    let entries = std::fs::read_dir("/proc").expect("/proc").flatten();
    entries
        .filter_map(|entry| std::fs::read(entry.path().join("cmdline")).ok())
        .filter(|one| ends(one.clone()))
        .count()
}

/// Processes of `mark` are gone soon.
#[track_caller]
pub(crate) fn gone(mark: &str) {
    let begun = Instant::now();
    while processes(mark) > 0 {
        assert!(begun.elapsed() < Duration::from_secs(2), "{mark}: {} processes are left", processes(mark));
        std::thread::sleep(5 * MS);
    }
}
