//! The site a command is for: one that is described, where the content describes any.

use domain::finding::nearest;
use domain::site::{Site, SiteName};

use crate::exit::Problem;
use crate::wiring::Content;

/// The site called `name`. Where the content describes no site, any name will do.
pub(crate) fn named(name: Option<&str>, content: &Content) -> Result<Option<SiteName>, Problem> {
    let Some(name) = name else { return Ok(None) };
    let sites = content.source.sites();
    if sites.is_empty() {
        return Ok(Some(SiteName { id: name.into(), name: name.to_owned() }));
    }
    if let Some(site) = sites.iter().find(|site| site.id.as_str() == name) {
        return Ok(Some(SiteName { id: site.id.clone(), name: site.name.clone() }));
    }
    let known: Vec<&str> = sites.iter().map(|site| site.id.as_str()).collect();
    let near =
        nearest(name, known.iter().copied()).map(|near| format!("use `{near}`, the nearest there is, or "));
    Err(Problem::WrongUse(
        format!("no site `{name}` is described"),
        format!("{}one of: {}", near.unwrap_or_else(|| "use ".to_owned()), known.join(", ")),
    ))
}

/// The site as it is described; none where nobody has.
pub(crate) fn described(site: Option<&SiteName>, content: &Content) -> Option<Site> {
    let site = site?;
    content.source.sites().into_iter().find(|known| known.id == site.id)
}
