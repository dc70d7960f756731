//! Every fixture that GOV.UK Frontend publishes of a component we have comes out as a browser would see theirs.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::adapted::adapted;
use super::seen::{seen, without};
use crate::Html;

/// A component by its name there: what its options come to as markup.
pub(crate) type Shown = fn(&Value) -> Html;

/// Reads a component from options and shows it.
fn shown<T: DeserializeOwned + Into<Html>>(options: &Value) -> Html {
    serde_json::from_value::<T>(options.clone()).unwrap_or_else(|error| panic!("{error}: {options}")).into()
}

/// All of them.
pub(crate) const ALL: &[(&str, Shown)] = &[
    ("back-link", shown::<crate::BackLink>),
    ("breadcrumbs", shown::<crate::Breadcrumbs>),
    ("button", shown::<crate::Button>),
    ("character-count", shown::<crate::CharacterCount>),
    ("checkboxes", shown::<crate::Checkboxes>),
    ("date-input", shown::<crate::DateInput>),
    ("details", shown::<crate::Details>),
    ("error-message", shown::<crate::ErrorMessage>),
    ("error-summary", shown::<crate::ErrorSummary>),
    ("exit-this-page", shown::<crate::ExitThisPage>),
    ("fieldset", shown::<crate::Fieldset>),
    ("file-upload", shown::<crate::FileUpload>),
    ("footer", shown::<crate::Footer>),
    ("generic-header", shown::<crate::GenericHeader>),
    ("hint", shown::<crate::Hint>),
    ("input", shown::<crate::Input>),
    ("inset-text", shown::<crate::InsetText>),
    ("label", shown::<crate::Label>),
    ("language-navigation", shown::<crate::LanguageNavigation>),
    ("notification-banner", shown::<crate::NotificationBanner>),
    ("pagination", shown::<crate::Pagination>),
    ("panel", shown::<crate::Panel>),
    ("phase-banner", shown::<crate::PhaseBanner>),
    ("radios", shown::<crate::Radios>),
    ("select", shown::<crate::Select>),
    ("service-navigation", shown::<crate::ServiceNavigation>),
    ("skip-link", shown::<crate::SkipLink>),
    ("summary-list", shown::<crate::SummaryList>),
    ("table", shown::<crate::Table>),
    ("tabs", shown::<crate::Tabs>),
    ("tag", shown::<crate::Tag>),
    ("task-list", shown::<crate::TaskList>),
    ("textarea", shown::<crate::Textarea>),
    ("warning-text", shown::<crate::WarningText>),
];

/// The fixtures of a component: name, options, markup.
pub(crate) fn fixtures(component: &str) -> Vec<(String, Value, String)> {
    let path = format!("{}/{component}/fixtures.json", env!("GOVUK_FIXTURES"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let all: Value = serde_json::from_str(&text).expect("fixtures");
    let text = |fixture: &Value, name| fixture[name].as_str().expect("text").to_owned();
    let one = |fixture: &Value| {
        (text(fixture, "name"), adapted(component, &fixture["options"]), text(fixture, "html"))
    };
    all["fixtures"].as_array().expect("fixtures").iter().map(one).collect()
}

#[test]
fn every_fixture_comes_out_as_theirs() {
    let mut wrong = Vec::new();
    for (component, shown) in ALL {
        let fixtures = fixtures(component);
        let mut equal = 0;
        for (name, options, theirs) in &fixtures {
            let ours = std::panic::catch_unwind(|| shown(options).to_string());
            let ours = ours.unwrap_or_else(|_| "it did not come out at all".to_owned());
            let mut expected = seen(theirs);
            if *component == "footer" {
                for class in
                    ["govuk-footer__crown", "govuk-footer__licence-logo", "govuk-footer__licence-description"]
                {
                    expected = without(expected, class);
                }
                expected = without_copyright(expected);
            }
            if seen(&ours) == expected {
                equal += 1;
            } else {
                wrong.push(format!("{component}, {name}: {options}\n  theirs: {theirs}\n  ours:   {ours}"));
            }
        }
        println!("{component}: {equal} of {}", fixtures.len());
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n\n"));
}

/// Takes out the last part of the footer, which holds the link under the crest and nothing else.
fn without_copyright(all: Vec<super::seen::Seen>) -> Vec<super::seen::Seen> {
    use super::seen::Seen;
    let all = without(all, "govuk-footer__copyright-logo");
    let mut kept: Vec<Seen> = Vec::new();
    for one in all {
        let empty = matches!((&one, kept.last()), (Seen::Close(_), Some(Seen::Open(_, attributes)))
            if attributes.get("class").is_some_and(|class| class == "govuk-footer__meta-item"));
        if empty {
            kept.pop();
        } else {
            kept.push(one);
        }
    }
    kept
}
