//! The law of escaping: whatever stands in a text, it makes no element and no attribute that was not there.

use std::sync::OnceLock;

use proptest::prelude::*;
use serde_json::{Map, Value};

use super::fixtures::{ALL, Shown, fixtures};
use super::seen::shape;

/// Options that say what there is, and not what it says.
const DECIDE: [&str; 6] = ["kind", "format", "align", "headingLevel", "titleHeadingLevel", "html"];

/// Every text of the options with this after it. Equal texts stay equal, so what is chosen stays chosen; an empty text is no
/// text and stays empty; markup is ours.
fn with(options: &Value, after: &str) -> Value {
    match options {
        Value::String(text) if !text.is_empty() => Value::String(format!("{text}{after}")),
        Value::Array(all) => Value::Array(all.iter().map(|one| with(one, after)).collect()),
        Value::Object(all) => {
            let keep = |name: &str| {
                DECIDE.contains(&name) || ["start", "end", "navigationStart", "navigationEnd"].contains(&name)
            };
            let one = |(name, value): (&String, &Value)| match keep(name) {
                true => (name.clone(), value.clone()),
                false => (name.clone(), with(value, after)),
            };
            Value::Object(all.iter().map(one).collect::<Map<_, _>>())
        }
        other => other.clone(),
    }
}

/// Text that would like to be markup, and any other.
fn hostile() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("\"><script>alert(1)</script>".to_owned()),
        Just("' onfocus='alert(1)' x='".to_owned()),
        Just("</textarea><img src=x onerror=y>".to_owned()),
        Just("</title></option></select><b>".to_owned()),
        Just("<!-- --><![CDATA[ & &amp; &#x3c;b&#62;".to_owned()),
        Just("\u{0}\u{b}\u{c}\r\n\t`=/".to_owned()),
        any::<String>(),
    ];
    let texts = proptest::collection::vec(part, 1..4).prop_map(|parts| parts.concat());
    // No text at all is another thing to say: what it would stand in is left out.
    texts.prop_filter("there is a text", |text| !text.is_empty())
}

type Every = Vec<(&'static str, Shown, Vec<(String, Value, String)>)>;

/// Every component with its fixtures, read once.
fn every() -> &'static Every {
    static EVERY: OnceLock<Every> = OnceLock::new();
    EVERY.get_or_init(|| ALL.iter().map(|(name, shown)| (*name, *shown, fixtures(name))).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_text_makes_an_element_or_an_attribute(text in hostile()) {
        for (component, shown, fixtures) in every() {
            for (name, options, _) in fixtures {
                // An address that would run something is left out with its attribute, so addresses begin as before.
                let plain = shape(shown(&with(options, "x")).as_str());
                let tried = shape(shown(&with(options, &text)).as_str());
                prop_assert_eq!(plain, tried, "{}, {}", component, name);
            }
        }
    }
}

#[test]
fn no_address_runs_anything() {
    let addresses = [
        "javascript:alert(1)",
        " JaVa\tScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "\u{1}javascript:x",
    ];
    for address in addresses {
        assert_eq!(
            crate::Element::new("a").attribute("href", address).done().as_str(),
            "<a></a>",
            "{address:?}"
        );
    }
    for address in ["/a:b", "?q=a:b", "#a:b", "people/1", "https://example.org/", "mailto:a@example.org", ""]
    {
        assert!(
            crate::Element::new("a").attribute("href", address).done().as_str().contains("href"),
            "{address:?}"
        );
    }
}

#[test]
fn a_name_that_is_none_is_left_out() {
    let element =
        crate::Element::new("p").attribute("x onclick", "1").attribute("", "2").attribute("a\"b", "3");
    assert_eq!(element.done().as_str(), "<p></p>");
}
