//! The plugins of an installation, ready to be asked: those that are allowed, and why others may not be.

use domain::finding::Finding;
use isolation::WorkerCommand;

use super::{Shelf, Walls};
use crate::plugin::{Plugin, Settings};
use crate::plugins::NativePlugins;

impl Shelf {
    /// Every plugin on the list, each verified now. One that may not be loaded stands with its reason, so that only what
    /// leans on it cannot tell. Nothing runs until it is asked, and then behind the walls that are demanded here (N016).
    ///
    /// # Errors
    /// N019, where the list or the demand cannot be read.
    pub fn plugins(&self, command: &WorkerCommand) -> Result<NativePlugins, Finding> {
        let settings = Settings { whole_walls: self.policy()?.walls == Walls::Full, ..Settings::default() };
        let list = self.list()?;
        let ready = list.allowed.iter().map(|allowed| {
            let plugin = self.verified(&allowed.id).and_then(|verified| {
                Plugin::with(verified.bytes, verified.metadata, command.clone(), settings)
                    .map_err(Finding::from)
            });
            (allowed.id.clone(), plugin)
        });
        Ok(NativePlugins::new(ready))
    }
}
