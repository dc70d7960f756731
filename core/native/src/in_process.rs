//! A plugin loaded into this process: for benches and for trying a plugin under tools that watch memory. Never for
//! content: whatever the plugin does, it does here, with everything this process may do.
//!
//! The library is never unloaded, on purpose: see `library`.

use serde_json::Value;

use crate::checks::Checks;
use crate::fault::{Phase, PluginFault, Trouble, one_line};
use crate::glue::Instance;
use crate::library::{Unsealed, load};
use crate::metadata::Metadata;
use crate::wire::Ended;

/// A plugin in this process. It stays on the thread that loaded it.
#[derive(Debug)]
pub struct InProcess {
    metadata: Metadata,
    checks: Checks,
    instance: Instance,
}

impl InProcess {
    /// Loads a library into this process.
    ///
    /// # Errors
    /// The phase it broke off in, and why.
    ///
    /// # Safety
    /// The library's code is trusted with this process: it must do nothing when it is loaded, and keep to the header.
    #[expect(unsafe_code, reason = "a library is loaded and trusted")]
    pub unsafe fn load(library: &[u8], metadata: Metadata) -> Result<Self, PluginFault> {
        let plugin = metadata.id.clone();
        let fault = |phase, trouble| PluginFault { plugin: plugin.clone(), operation: None, phase, trouble };
        let checks = Checks::new(&metadata).map_err(|why| fault(Phase::Verify, Trouble::Metadata(why)))?;
        let broke_off = |phase| move |why: String| (phase, Trouble::BrokeOff(why));
        let begun = (|| {
            let kept = |error: std::io::Error| (Phase::Load, Trouble::BrokeOff(error.to_string()));
            let mut file = Unsealed::new().map_err(kept)?;
            file.add(0, library).map_err(kept)?;
            let sealed = file.seal().map_err(kept)?;
            // SAFETY: the caller vouches for the library.
            let loaded = unsafe { load(&sealed) }.map_err(broke_off(Phase::Load))?;
            let operations = u32::try_from(metadata.operations.len()).unwrap_or(u32::MAX);
            // SAFETY: as above; it is never unloaded.
            unsafe { Instance::begin(loaded.entry(), operations) }.map_err(broke_off(Phase::Hello))
        })();
        let instance = begun.map_err(|(phase, trouble)| fault(phase, trouble))?;
        Ok(Self { metadata, checks, instance })
    }

    /// As [`Plugin::call`](crate::Plugin::call), with the same checks.
    ///
    /// # Errors
    /// Any [`PluginFault`].
    pub fn call(&mut self, operation: &str, asked: &Value) -> Result<Value, PluginFault> {
        let plugin = self.metadata.id.clone();
        let fault = |trouble| PluginFault {
            plugin,
            operation: Some(operation.to_owned()),
            phase: Phase::Call,
            trouble,
        };
        let answered = (|| {
            let number = self.metadata.number(operation).ok_or(Trouble::NoSuchOperation)?;
            let input = self.checks.asked(number, asked)?;
            match self.instance.call(number, &input) {
                (Ended::Answered, answer) => self.checks.answered(number, answer),
                (Ended::Declined, words) => Err(Trouble::Declined(one_line(&String::from_utf8_lossy(words)))),
                (ended, words) => {
                    let words = one_line(&String::from_utf8_lossy(words));
                    Err(Trouble::BrokeOff(format!("{ended:?}: {words}")))
                }
            }
        })();
        answered.map_err(fault)
    }

    /// The bare call: bytes in, bytes out, nothing checked; `None` where it did not answer.
    pub fn call_bytes(&mut self, operation: u32, input: &[u8]) -> Option<&[u8]> {
        match self.instance.call(operation, input) {
            (Ended::Answered, answer) => Some(answer),
            _ => None,
        }
    }
}
