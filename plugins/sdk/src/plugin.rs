//! A plugin as a whole, and the macro that makes a library one.

use crate::abi;
use crate::operation::Operation;

/// What a plugin offers.
#[derive(Clone, Copy, Debug)]
pub struct Plugin {
    /// The file with its metadata, as it stands in the section `.waymark`.
    pub metadata: &'static str,
    /// Its operations, in order.
    pub operations: &'static [Operation],
    /// The exported function.
    pub entry: abi::Entry,
}

/// Makes the crate a plugin: puts its metadata into the section `.waymark`, exports the entry function, and defines
/// `PLUGIN`, which [`testing::Contract`](crate::testing::Contract) tries.
///
/// ```ignore
/// waymark_plugin::plugin! { metadata: "plugin.json", operations: { change, compare } }
/// ```
///
/// The path is as for `include_bytes!`; each operation is a function `fn(Asked) -> Result<Given, Declined>` whose types
/// derive `Deserialize` or `Serialize`, and `JsonSchema`. Once a crate, at its top.
#[macro_export]
macro_rules! plugin {
    (metadata: $metadata:literal, operations: { $($operation:ident),+ $(,)? }) => {
        /// What this plugin offers.
        pub static PLUGIN: $crate::Plugin = $crate::Plugin {
            metadata: include_str!($metadata),
            operations: &[$($crate::Operation {
                name: stringify!($operation),
                answer: |input| $crate::expansion::answer($operation, input),
                schemas: || $crate::expansion::schemas($operation),
            }),+],
            entry: {
                struct This;

                impl $crate::expansion::Offers for This {
                    const PLUGIN: &'static $crate::Plugin = &PLUGIN;
                    const OPERATIONS: u32 = [$(stringify!($operation)),+].len() as u32;
                }

                static TABLE: $crate::abi::PluginV1 = $crate::expansion::table::<This>();

                #[used]
                #[expect(unsafe_code, reason = "a section of its own, which nothing but the host reads")]
                #[unsafe(link_section = ".waymark")]
                static METADATA: [u8; include_bytes!($metadata).len()] = *include_bytes!($metadata);

                #[expect(unsafe_code, reason = "the one exported function; no other crate has this name")]
                #[unsafe(no_mangle)]
                extern "C" fn waymark_plugin_entry(
                    host: *const $crate::abi::HostV1,
                ) -> *const $crate::abi::PluginV1 {
                    // Named here so that no linker leaves the section out.
                    ::std::hint::black_box(&METADATA);
                    if host.is_null() { ::std::ptr::null() } else { &raw const TABLE }
                }

                waymark_plugin_entry
            },
        };
    };
}
