//! Plugins of every released version of the interface are still loaded: built from the source and the header that were
//! committed with the release, neither of which may change.

use native::Plugin;
use serde_json::json;

use crate::built::{Case, compile, patient, plugin_of};

pub(crate) const ALL: &[Case] = &[("a_plugin_of_version_1_is_loaded", a_plugin_of_version_1_is_loaded)];

fn doubles() -> Plugin {
    let library =
        compile("tests/fixtures/abi1/doubles.c", "tests/fixtures/abi1", &["-DVERSION_1".to_owned()]);
    plugin_of(library, patient(), "VERSION_1")
}

fn a_plugin_of_version_1_is_loaded() {
    let plugin = doubles();
    assert_eq!(plugin.metadata().abi, 1);
    assert_eq!(plugin.call("double", &json!({ "number": 21 })).unwrap(), json!({ "value": 42 }));
    let declined = plugin.call("double", &json!({ "number": -1 })).unwrap_err();
    assert_eq!(
        declined.to_string(),
        "plugin `doubles`, operation `double`, call: it declined: numbers below nought are not doubled"
    );
}
