//! Drawings: SVG of shapes alone, looked at before anything draws it. No file, no address, no font, no script, no
//! picture inside the picture, nothing that multiplies.

use roxmltree::{Document, ParsingOptions};

/// The largest drawing, in bytes.
pub(crate) const LARGEST: usize = 256 * 1024;

/// The most parts one drawing has.
const PARTS: u32 = 20_000;

/// What a drawing may be made of.
const ELEMENTS: [&str; 18] = [
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "g",
    "line",
    "linearGradient",
    "metadata",
    "path",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "style",
    "svg",
    "title",
];

const SVG: &str = "http://www.w3.org/2000/svg";

/// Says why `svg` is no drawing of shapes alone.
pub(crate) fn check(svg: &[u8]) -> Result<(), String> {
    if svg.len() > LARGEST {
        return Err(format!("it has {} bytes, and at most {LARGEST} are taken", svg.len()));
    }
    let text = std::str::from_utf8(svg).map_err(|_| "it is no text in UTF-8".to_owned())?;
    let options = ParsingOptions { allow_dtd: false, nodes_limit: PARTS, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options)
        .map_err(|error| format!("it cannot be read as SVG: {error}"))?;
    if !document.root_element().has_tag_name((SVG, "svg")) {
        return Err("it does not begin with the element `svg`".to_owned());
    }
    if !has_size(&document.root_element()) {
        return Err("it does not say how large it is: give it a `viewBox`".to_owned());
    }
    for element in document.descendants().filter(roxmltree::Node::is_element) {
        let name = element.tag_name().name();
        // What drawing programs write for themselves is not drawn.
        if element.tag_name().namespace() != Some(SVG) {
            continue;
        }
        if !ELEMENTS.contains(&name) {
            return Err(format!("it has the element `{name}`, which is no shape"));
        }
        let text = || element.children().filter_map(|child| child.text());
        let values = element.attributes().filter(|one| one.namespace().is_none() || one.name() == "href");
        let acting = values
            .map(|one| (one.name(), one.value()))
            .chain(text().filter(|_| name == "style").map(|css| ("style", css)));
        for (attribute, value) in acting {
            if reaches_out(attribute, value) {
                return Err(format!(
                    "its attribute `{attribute}` of `{name}` names something outside the drawing"
                ));
            }
        }
    }
    Ok(())
}

/// Whether a drawing has a size that is one.
fn has_size(svg: &roxmltree::Node<'_, '_>) -> bool {
    let real = |number: f64| (0.001..1_000_000.0).contains(&number);
    let length = |name: &str| {
        svg.attribute(name).map(|text| {
            let digits =
                text.trim().trim_end_matches(|letter: char| letter.is_ascii_alphabetic() || letter == '%');
            digits.parse().is_ok_and(real)
        })
    };
    let inside = svg.attribute("viewBox").map(|text| {
        let numbers = text.split([' ', ',', '\n', '\t']).filter(|part| !part.is_empty()).map(str::parse::<f64>);
        matches!(numbers.collect::<Result<Vec<_>, _>>().as_deref(), Ok(&[_, _, width, height]) if real(width) && real(height))
    });
    let (width, height) = (length("width"), length("height"));
    width != Some(false) && height != Some(false) && inside.unwrap_or(width.is_some() && height.is_some())
}

/// Whether a value names anything but a part of the drawing itself.
fn reaches_out(attribute: &str, value: &str) -> bool {
    let folded = value.to_ascii_lowercase();
    let addresses =
        folded.split("url(").skip(1).any(|rest| !rest.trim_start_matches([' ', '"', '\'']).starts_with('#'));
    let reference = attribute == "href" && !value.trim_start().starts_with('#');
    addresses
        || reference
        || folded.contains("@import")
        || folded.contains('\\')
        || attribute.starts_with("on")
}
