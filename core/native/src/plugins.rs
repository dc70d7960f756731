//! The port over the plugins of an installation.

use std::collections::BTreeMap;

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;
use runtime::ports::plugins::Plugins;
use serde_json::Value;

use crate::plugin::Plugin;

/// The plugins of an installation: those that may be asked, and why others may not.
#[derive(Debug, Default)]
pub struct NativePlugins(BTreeMap<String, Result<Plugin, Finding>>);

impl NativePlugins {
    /// These plugins; one that may not be asked stands with the reason.
    pub fn new(plugins: impl IntoIterator<Item = (String, Result<Plugin, Finding>)>) -> Self {
        Self(plugins.into_iter().collect())
    }

    /// One of them.
    ///
    /// # Errors
    /// N017 where there is none of this name, or why it may not be asked.
    pub fn plugin(&self, id: &str) -> Result<&Plugin, Finding> {
        match self.0.get(id) {
            Some(Ok(plugin)) => Ok(plugin),
            Some(Err(why)) => Err(why.clone()),
            None => {
                let what = format!("there is no plugin `{id}` here");
                let known = self.0.keys().map(String::as_str);
                Err(Finding::new(codes::PLUGIN_MISSING, Place::whole("plugins"), what).nearest(id, known))
            }
        }
    }

    /// Ends the children that nobody has asked for a while; to be called every now and then.
    pub fn reap_idle(&self) {
        for plugin in self.0.values().flatten() {
            plugin.reap_idle();
        }
    }
}

impl Plugins for NativePlugins {
    fn version(&self, plugin: &str) -> Result<String, Finding> {
        Ok(self.plugin(plugin)?.metadata().version.clone())
    }

    fn operation(&self, plugin: &str, operation: &str) -> Result<(Value, Value), Finding> {
        let known = &self.plugin(plugin)?.metadata().operations;
        match known.iter().find(|one| one.name == operation) {
            Some(found) => Ok((found.takes.clone(), found.gives.clone())),
            None => {
                let what = format!("the plugin `{plugin}` offers no operation `{operation}`");
                let names = known.iter().map(|one| one.name.as_str());
                let place = Place::whole(&format!("plugins/{plugin}"));
                Err(Finding::new(codes::PLUGIN_OPERATION, place, what).nearest(operation, names))
            }
        }
    }

    fn ask(&self, plugin: &str, operation: &str, asked: &[Value]) -> Vec<Result<Value, Finding>> {
        match self.plugin(plugin) {
            Ok(plugin) => {
                let answers = plugin.call_many(operation, asked).into_iter();
                answers.map(|answer| answer.map_err(Finding::from)).collect()
            }
            Err(why) => asked.iter().map(|_| Err(why.clone())).collect(),
        }
    }
}
