//! What all programmes have in common: shared facts, and the words of the models; and what no two of them may have.

use domain::codes;
use domain::fact::FactDefinition;
use domain::finding::Finding;
use domain::place::Place;
use domain::record::words::RecordWords;
use domain::site::Site;
use domain::theory::{Term, Theory};

use super::desk::{Desk, Sheet};
use super::facts;
use super::names::Known;
use super::record;
use super::sites;
use super::walls::{Breaches, breaches};
use crate::file::theory::{TermFile, TheoryFile};
use crate::shape::Shape;
use crate::source::Texts;

/// The five lists of the theory file, in the order in which sessions keep them.
pub(crate) const LENSES: [&str; 5] = ["needs", "strengths", "responsivity", "goods", "desistance"];

/// What one of each is called.
pub(crate) const NOUNS: [&str; 5] = ["need", "strength", "responsivity", "good", "desistance factor"];

/// The shared files as they could be read.
#[derive(Debug)]
pub(crate) struct Ground {
    pub(crate) facts: Vec<FactDefinition>,
    pub(crate) known: Known,
    pub(crate) theory: Theory,
    pub(crate) words: [Known; 5],
    pub(crate) record: RecordWords,
    pub(crate) sites: Vec<Site>,
    site_ids: Known,
    /// Facts that no single programme describes.
    pub(crate) breaches: Breaches,
    pub(crate) findings: Vec<Finding>,
}

/// Reads the shared files.
pub(crate) fn ground(texts: &Texts) -> Ground {
    let mut desk = Desk::new(texts);
    let (facts, known) = facts::read(&mut desk, "shared/facts.yaml").unwrap_or_else(|| {
        missing(&mut desk, "shared/facts.yaml", "there are no shared facts");
        (Vec::new(), Known::unread())
    });
    let sheet = desk.yaml("shared/theory.yaml", Shape::Theory);
    if sheet.is_none() {
        missing(&mut desk, "shared/theory.yaml", "there are no words for needs, goods and the like");
    }
    let words =
        LENSES.map(|lens| sheet.as_ref().map_or_else(Known::unread, |sheet| sheet.ids(lens, &mut desk)));
    let theory = sheet.and_then(|sheet| theory(&mut desk, &sheet)).unwrap_or_default();
    let record = record::read(&mut desk);
    let sites = sites::read(&mut desk);
    let site_ids = sites::ids(&sites, texts);
    Ground {
        facts,
        known,
        theory,
        words,
        record,
        sites,
        site_ids,
        breaches: breaches(texts),
        findings: desk.findings(),
    }
}

impl Ground {
    /// The ids of the sites there are.
    pub(crate) fn site_ids(&self) -> &Known {
        &self.site_ids
    }
}

fn missing(desk: &mut Desk<'_>, path: &str, what: &str) {
    if !desk.texts.has(path) {
        desk.add(Finding::new(codes::MISSING_FILE, Place::whole(path), what));
    }
}

fn theory(desk: &mut Desk<'_>, sheet: &Sheet) -> Option<Theory> {
    let file: TheoryFile = sheet.whole(desk)?;
    Some(Theory {
        needs: terms(file.needs),
        strengths: terms(file.strengths),
        responsivity: terms(file.responsivity),
        goods: terms(file.goods),
        desistance: terms(file.desistance),
    })
}

fn terms(files: Vec<TermFile>) -> Vec<Term> {
    let term = |file: TermFile| Term { id: file.id.0, title: file.title.0, about: file.about.0 };
    files.into_iter().map(term).collect()
}
