//! Every mapping there is, and the port: a file finds its mapping and is read through it.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::codes;
use domain::fact::FactDefinition;
use domain::finding::{Finding, nearest};
use domain::ids::FactId;
use domain::place::Place;
use runtime::ports::{Exchange, Import};

use crate::amounts::MOST_BYTES;
use crate::compile::compile;
use crate::mapping::{Kind, Mapping};
use crate::reading::Reading;
use crate::recognise::{Looks, candidates};
use crate::{csv_rows, decode, json_rows, sheet_rows};

/// The mappings of `scripts/mappings`, checked against the declared facts.
#[derive(Debug, Default)]
pub struct Mappings {
    mappings: BTreeMap<String, Mapping>,
    findings: Vec<Finding>,
}

impl Mappings {
    /// Checks the mapping files, each a path and its text. `facts` are those of every programme and the shared ones.
    ///
    /// A mapping with a problem is not used; its problems are in `findings`.
    #[must_use]
    pub fn new(files: Vec<(String, Arc<str>)>, facts: &BTreeMap<FactId, FactDefinition>) -> Self {
        let mut all = Self::default();
        for (path, text) in files {
            match compile(&path, &text, facts) {
                Ok(mapping) => {
                    all.mappings.insert(mapping.id.clone(), mapping);
                }
                Err(findings) => all.findings.extend(findings),
            }
        }
        all.findings.sort();
        all
    }

    /// Everything that is wrong with the mapping files, in order of place.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The ids of the mappings that can be used, in order: what `--mapping` takes.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.mappings.keys().map(String::as_str)
    }

    /// The mapping that somebody may have meant by `written`: its name, the end of its name, or its file.
    fn meant(&self, written: &str) -> Option<&str> {
        let written = stem(written).to_lowercase();
        let ends =
            |id| std::iter::successors(Some(id), |rest: &&str| rest.split_once('-').map(|(_, end)| end));
        let end = nearest(&written, self.ids().flat_map(ends))?;
        self.ids().find(|id| ends(id).any(|other| other == end))
    }

    /// The mapping called `id`, or the one that recognises the file.
    fn choose(&self, file: &Arc<str>, bytes: &[u8], id: Option<&str>) -> Result<&Mapping, Vec<Finding>> {
        let fail = |code, what: String| Finding::new(code, Place::whole(file), what);
        if let Some(id) = id {
            let found = self.mappings.get(id);
            return found.ok_or_else(|| {
                let broken = |finding: &&Finding| stem(&finding.place.file) == id;
                let mut findings: Vec<Finding> = self.findings.iter().filter(broken).cloned().collect();
                let what = if findings.is_empty() {
                    format!("there is no mapping `{id}`")
                } else {
                    format!("the mapping `{id}` has problems and cannot be used")
                };
                let mut finding = fail(codes::NOT_RECOGNISED, what);
                finding.did_you_mean = self.meant(id).map(str::to_owned);
                let ids: Vec<&str> = self.ids().collect();
                findings.push(match ids.as_slice() {
                    [] => finding.fix("no mapping can be used; `waymark check` says what is wrong with each"),
                    ids => finding.fix(format!("name one of these mappings: {}", ids.join(", "))),
                });
                findings
            });
        }
        if Looks::of(bytes) == Looks::Locked {
            let what = "the file is a workbook of the old kind (.xls), or one with a password";
            return Err(vec![fail(codes::WORKBOOK_BROKEN, what.to_owned())]);
        }
        let found = candidates(self.mappings.values(), file, bytes).map_err(|finding| vec![finding])?;
        match found.as_slice() {
            [one] => Ok(one),
            [] => {
                let mut finding = fail(
                    codes::NOT_RECOGNISED,
                    "no mapping asks for the columns that this file has".to_owned(),
                );
                for broken in &self.findings {
                    if finding.also.iter().all(|also| also.place.file != broken.place.file) {
                        finding = finding
                            .also(broken.place.clone(), "this mapping has a problem and was not tried");
                    }
                }
                Err(vec![finding])
            }
            several => {
                let ids: Vec<&str> = several.iter().map(|mapping| mapping.id.as_str()).collect();
                Err(vec![fail(codes::TWO_MAPPINGS, format!("{} all recognise this file", ids.join(" and ")))])
            }
        }
    }
}

/// A file's name without folder and ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".yaml").unwrap_or(name)
}

/// Whether a file holds nothing but blanks and perhaps a byte order mark.
fn is_empty(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii().is_empty()
}

impl Exchange for Mappings {
    fn read(&self, name: &str, bytes: &[u8], mapping: Option<&str>) -> Result<Import, Vec<Finding>> {
        let file: Arc<str> = name.into();
        if bytes.len() > MOST_BYTES {
            let what = format!("the file has {} MB, and at most 64 MB are read", bytes.len() / 1024 / 1024);
            return Err(vec![Finding::new(codes::TOO_LARGE, Place::whole(name), what)]);
        }
        if is_empty(bytes) {
            return Err(vec![Finding::new(codes::FILE_EMPTY, Place::whole(name), "the file is empty")]);
        }
        let mapping = self.choose(&file, bytes, mapping)?;
        let import = read(mapping, &file, bytes).map_err(|finding| vec![finding])?;
        tracing::debug!(
            mapping = mapping.id,
            rows = import.rows,
            refused = import.refused,
            people = import.people.len(),
            "export read"
        );
        Ok(import)
    }
}

/// Reads `bytes` through `mapping`.
fn read(mapping: &Mapping, file: &Arc<str>, bytes: &[u8]) -> Result<Import, Finding> {
    let mut reading = Reading::new(mapping, file);
    let (unnamed, line) = match &mapping.kind {
        Kind::Csv { encoding, separator } => {
            let text = decode::text(file, bytes, *encoding)?;
            let unnamed =
                csv_rows::read(mapping, *separator, file, &text, |line, row| reading.row(line, row))?;
            (unnamed, 1)
        }
        Kind::Json { rows, total } => {
            let text = decode::text(file, bytes, crate::mapping::Encoding::Utf8)?;
            let paths = (rows.as_slice(), total.as_deref());
            let rest = json_rows::read(mapping, paths, file, &text, |line, row| reading.row(line, row))?;
            reading.compare_total(rest.total);
            (rest.unnamed, 0)
        }
        Kind::Xlsx { sheet, links } => {
            sheet_rows::read(mapping, (sheet, links.as_ref()), file, bytes, &mut reading)?
        }
    };
    if !unnamed.is_empty() {
        let first: Vec<String> = unnamed.iter().take(5).map(|name| crate::tally::shown(name)).collect();
        let more = unnamed.len().saturating_sub(first.len());
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let what = format!("not read, and not named in the mapping: {}{more}", first.join(", "));
        reading.tally.say(codes::COLUMN_NOT_NAMED, line, what);
    }
    Ok(reading.finish())
}
