//! What is taken out of the packages' style sheets: fonts and the crest, which only gov.uk may show.

/// Without fonts of its own: Helvetica or Arial instead, which every machine has in some form.
pub(crate) fn without_fonts(css: &str) -> String {
    without_rules(css, "@font-face").replace("GDS Transport,arial,sans-serif", "Helvetica,Arial,sans-serif")
}

/// Without the declarations that show the royal arms.
pub(crate) fn without_crest(css: &str) -> String {
    let mut rest = css;
    let mut kept = String::with_capacity(css.len());
    while let Some(at) = rest.find("govuk-crest") {
        let (before, after) = rest.split_at(at);
        let begin = before.rfind(['{', ';']).map_or(0, |place| place.saturating_add(1));
        kept.push_str(before.get(..begin).unwrap_or_default());
        // The sign that ends the declaration goes with it, unless it closes the rule.
        let end = after.find(['}', ';']).unwrap_or(after.len());
        rest = after.get(end..).unwrap_or_default();
        rest = rest.strip_prefix(';').unwrap_or(rest);
    }
    kept.push_str(rest);
    kept
}

/// Without what the second sheet repeats of GOV.UK's `:root`, at an older version: the newer one stands.
pub(crate) fn without_root(css: &str) -> String {
    without_rules(css, ":root")
}

/// Without the map to sources that are not served.
pub(crate) fn without_map(text: &str) -> String {
    let cut = text.rfind("sourceMappingURL").and_then(|at| text.get(..at)).map_or(text, |before| {
        before.trim_end_matches(['#', ' ']).trim_end_matches("/*").trim_end_matches("//").trim_end()
    });
    cut.to_owned()
}

/// Without the rules that begin so. None of them holds another rule.
fn without_rules(css: &str, begins: &str) -> String {
    let mut rest = css;
    let mut kept = String::with_capacity(css.len());
    while let Some(at) = rest.find(&format!("{begins}{{")) {
        let (before, after) = rest.split_at(at);
        kept.push_str(before);
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}
