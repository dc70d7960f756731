//! The native plugins of an installation, as programmes reach them: looked at when the first is asked for, each once.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use domain::finding::Finding;
use isolation::WorkerCommand;
use native::NativePlugins;
use native::shelf::Shelf;
use runtime::ports::plugins::Plugins;
use serde_json::{Value, json};

/// Files by path, or why there are none.
type Files = Result<BTreeMap<String, String>, Finding>;

/// What an installation allows.
#[derive(Debug)]
pub(crate) struct Installed {
    shelf: Shelf,
    opened: OnceLock<Result<NativePlugins, Finding>>,
}

impl Installed {
    /// The plugins of the installation in this folder; none where it never had any.
    pub(crate) fn of(installation: &Path) -> Option<Arc<Self>> {
        let shelf = Shelf::open(installation);
        shelf.folder().is_dir().then(|| Arc::new(Self { shelf, opened: OnceLock::new() }))
    }

    fn opened(&self) -> Result<&NativePlugins, Finding> {
        self.opened.get_or_init(|| self.open()).as_ref().map_err(Clone::clone)
    }

    fn open(&self) -> Result<NativePlugins, Finding> {
        let command = worker().map_err(|_| {
            let what = "this program cannot tell where it is, so it cannot start a plugin's process";
            Finding::new(domain::codes::PLUGIN_LOAD, domain::place::Place::whole("plugins"), what)
        })?;
        self.shelf.plugins(&command)
    }

    /// The files of every programme that a plugin brings, or why it gives none; by the plugin's id.
    pub(crate) fn programmes(&self) -> Vec<(String, Files)> {
        let files = |plugin: &str| {
            let answer = self.ask(plugin, "describe", &[json!({})]).pop();
            let mut answer = answer.unwrap_or(Ok(Value::Null))?;
            let files = answer.get_mut("files").map(Value::take).unwrap_or_default();
            serde_json::from_value(files).map_err(|error| {
                let what = format!("`describe` of `{plugin}` gives no files: {error}");
                Finding::new(domain::codes::PLUGIN_ANSWER, place(plugin), what)
            })
        };
        self.packages().into_iter().map(|plugin| (plugin.clone(), files(&plugin))).collect()
    }
}

/// A plugin, as findings name it.
pub(crate) fn place(plugin: &str) -> domain::place::Place {
    domain::place::Place::whole(&format!("plugins/{plugin}"))
}

/// How a plugin's process is started.
///
/// # Errors
/// Where the system does not say where this program is.
pub(crate) fn worker() -> std::io::Result<WorkerCommand> {
    Ok(WorkerCommand { program: std::env::current_exe()?, args: vec!["__plugin-worker".into()] })
}

impl Plugins for Installed {
    fn version(&self, plugin: &str) -> Result<String, Finding> {
        self.opened()?.version(plugin)
    }

    fn packages(&self) -> Vec<String> {
        self.opened().map(Plugins::packages).unwrap_or_default()
    }

    fn operation(&self, plugin: &str, operation: &str) -> Result<(Value, Value), Finding> {
        self.opened()?.operation(plugin, operation)
    }

    fn ask(&self, plugin: &str, operation: &str, asked: &[Value]) -> Vec<Result<Value, Finding>> {
        match self.opened() {
            Ok(plugins) => plugins.ask(plugin, operation, asked),
            Err(why) => asked.iter().map(|_| Err(why.clone())).collect(),
        }
    }
}
