//! Translations: of the programme's words, and of each site's own words.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::codes;
use domain::finding::Finding;
use domain::language::Language;
use domain::layer::Layer;
use domain::layers::put_back;
use domain::local_change::{BlockHash, Target};
use domain::package::{Audience, Block, Languages, Package};
use domain::place::Place;
use domain::template::PLACEHOLDERS;
use domain::translation::{Review, TranslatedBlock, Translation};

use super::desk::{Desk, Sheet};
use super::easy;
use super::local::targets;
use super::sheets::stem;
use super::sources::day;
use crate::file::translation::{ReviewFile, TranslationFile};
use crate::markdown::{self, Front, Kind, title_hash};
use crate::shape::Shape;

/// Reads `languages/` in `folder`, whose words are those of `package` at `layer`; `programme` is its folder's name.
pub(crate) fn read(
    desk: &mut Desk<'_>,
    folder: &str,
    programme: &str,
    layer: &Layer,
    package: &Package,
) -> Vec<Translation> {
    let languages = format!("{folder}languages/");
    let mut translations = Vec::new();
    for id in folders(desk, &languages) {
        let language = Language::from(id.as_str());
        let inside = format!("{languages}{id}/");
        if !offered(desk, &inside, &language, &package.manifest.languages) {
            continue;
        }
        for (path, of) in targets(desk, &inside, programme) {
            let about = About { layer, language: &language, package, of };
            let one = desk.front(&path, Shape::Translation, |desk, sheet, file, front| {
                about.read(desk, sheet, file, front)
            });
            translations.extend(one.flatten());
        }
    }
    translations
}

fn folders(desk: &Desk<'_>, languages: &str) -> BTreeSet<String> {
    let paths = desk.texts.under(languages).filter_map(|(path, _)| path.strip_prefix(languages));
    paths.filter_map(|path| path.split_once('/').map(|(id, _)| id.to_owned())).collect()
}

/// Whether the programme has this language at all.
fn offered(desk: &mut Desk<'_>, folder: &str, language: &Language, languages: &Languages) -> bool {
    let place = Place::whole(folder.trim_end_matches('/'));
    if *language == languages.written_in {
        let what = format!("the programme is written in `{language}` already");
        desk.add(Finding::new(codes::TRANSLATES_WRITTEN, place, what));
        return false;
    }
    let known = languages.translated();
    let offered = known.contains(language);
    if !offered {
        let what = format!("the programme does not have the language `{language}`");
        let finding = Finding::new(codes::LANGUAGE_NOT_OFFERED, place, what);
        desk.add(finding.nearest(language.as_str(), known.iter().map(Language::as_str)));
    }
    offered
}

/// The most blocks whose ids are compared with one that is not there.
const MOST_COMPARED: usize = 500;

/// What one translation is about.
struct About<'a> {
    layer: &'a Layer,
    language: &'a Language,
    package: &'a Package,
    of: Target,
}

impl About<'_> {
    fn read(
        &self,
        desk: &mut Desk<'_>,
        sheet: Option<Sheet>,
        file: &Arc<str>,
        front: &Front<'_>,
    ) -> Option<Translation> {
        let mut findings = Vec::new();
        let written = markdown::blocks(file, front, Kind::Translation, &mut findings);
        desk.extend(findings);
        if written.blocks.is_empty() && !written.flawed {
            let what = "this translation translates nothing";
            desk.add(Finding::new(codes::CHANGES_NOTHING, Place::new(file, 1, 1, 0), what));
        }
        let sheet = sheet?;
        let head: TranslationFile = sheet.whole(desk)?;
        sheet.same_name("/translates", head.translates.as_str(), stem(file), desk);
        let review = review(desk, &sheet, &head)?;
        // What it translates is there; where it could not be read, that was said.
        let (title, known, outline) = self.words()?;
        let mut blocks = Vec::new();
        for one in written.blocks.into_iter().filter(|one| !one.flawed) {
            let source = known.iter().find(|other| other.id == one.block.id);
            if desk.is_torn(outline) || self.is_of_doubtful_words(desk, file, source) {
                continue;
            }
            let base = match self.base_of(&one.block, one.base, (known, outline)) {
                Ok((base, stale)) => {
                    desk.extend(stale.into_iter().collect());
                    base
                }
                Err(finding) => {
                    desk.add(finding);
                    continue;
                }
            };
            if self.language.is_easy() {
                easy::check(desk, file, &one.block);
            }
            blocks.push(TranslatedBlock {
                id: one.block.id,
                base,
                title: one.block.title,
                text: one.block.text,
                text_line: one.block.text_line,
                place: one.block.place,
            });
        }
        Some(Translation {
            layer: self.layer.clone(),
            language: self.language.clone(),
            title: translated_title(desk, &sheet, &head, title),
            of: self.of.clone(),
            blocks,
            translated_by: head.translated_by.0,
            review,
            place: sheet.tree.place("/translates"),
        })
    }

    /// The title and the blocks that are translated, and the file of the programme they stand in.
    fn words(&self) -> Option<(&str, &[Block], &str)> {
        match &self.of {
            Target::Session(id) => {
                let found = self.package.sessions.iter().find(|session| session.id == *id)?;
                Some((&found.title, &found.blocks, &found.place.file))
            }
            Target::Sheet(id) => {
                let found = self.package.sheets.iter().find(|sheet| sheet.id == *id)?;
                Some((&found.title, &found.blocks, &found.place.file))
            }
        }
    }

    /// Whether the words that are translated have a mistake that was told: what they will be is anybody's guess.
    fn is_of_doubtful_words(&self, desk: &Desk<'_>, file: &str, source: Option<&Block>) -> bool {
        if source.is_some_and(|source| desk.has_error_in(&source.place.file)) {
            return true;
        }
        let of_site = source.is_some_and(|source| source.layer == *self.layer);
        let inside = format!("languages/{}/", self.language);
        *self.layer != Layer::Programme && !of_site && desk.has_error_in(&file.replacen(&inside, "", 1))
    }

    /// The words a translated block pins, and a warning where they have moved on or nobody has translated them.
    fn base_of(
        &self,
        block: &Block,
        base: Option<(BlockHash, Place)>,
        (known, outline): (&[Block], &str),
    ) -> Result<(BlockHash, Option<Finding>), Finding> {
        let id = &block.id;
        let place = || block.place.clone();
        let Some(source) = known.iter().find(|other| other.id == *id) else {
            let what = format!("there is no block `{id}` to translate");
            let finding = Finding::new(codes::CHANGES_UNKNOWN_BLOCK, place(), what);
            // Of so many blocks nobody meant each one for another; comparing them all would take long.
            let few = known.len() <= MOST_COMPARED;
            let names = known.iter().filter(|_| few).map(|other| other.id.as_str());
            let finding = finding.nearest(id.as_str(), names);
            let gone = finding.did_you_mean.is_none();
            return Err(if gone { finding.fix(put_back(outline)) } else { finding });
        };
        if !source.audiences.contains(&Audience::Participant) {
            let what = format!("`{id}` is not for the participant");
            return Err(Finding::new(codes::TRANSLATES_STAFF_BLOCK, place(), what));
        }
        let Some((pinned, at)) = base else {
            let what = format!("the translation of `{id}` does not say which words it translates");
            let fix = format!("end the heading with `{{#{id} base={}}}`", source.hash);
            return Err(Finding::new(codes::WITHOUT_BASE, place(), what).fix(fix));
        };
        if source.layer != *self.layer {
            // A site translates its own words; the programme's are translated once, for every site.
            let what = format!("`{id}` is not one of the site's own words");
            return Err(Finding::new(codes::CHANGES_UNKNOWN_BLOCK, place(), what)
                .fix("translate it in the programme's own languages/ folder, for every site"));
        }
        if pinned != source.hash {
            let what = format!("the words of `{id}` have changed since they were translated");
            let fix = format!("bring the translation up to date, then write `base={}`", source.hash);
            let finding = Finding::new(codes::TRANSLATION_OUT_OF_DATE, at, what).fix(fix);
            let now = format!("the words now: base={}", source.hash);
            return Ok((pinned, Some(finding.also(source.place.clone(), now))));
        }
        let (ours, theirs) = (placeholders(&block.text), placeholders(&source.text));
        let unknown = ours.iter().any(|name| !PLACEHOLDERS.contains(name));
        if ours != theirs && !unknown {
            let list = |names: &BTreeSet<&str>| names.iter().copied().collect::<Vec<_>>().join(", ");
            let what = format!(
                "`{id}` has the placeholders [{}], and the words it translates [{}]",
                list(&ours),
                list(&theirs)
            );
            let signs = |names: &BTreeSet<&str>, others: &BTreeSet<&str>| {
                names.difference(others).map(|name| format!("{{{{{name}}}}}")).collect::<Vec<_>>().join(", ")
            };
            let fix = match (signs(&theirs, &ours), signs(&ours, &theirs)) {
                (missing, more) if more.is_empty() => format!("use {missing} too"),
                (missing, more) if missing.is_empty() => format!("take {more} out"),
                (missing, more) => format!("use {missing} in place of {more}"),
            };
            return Err(Finding::new(codes::PLACEHOLDERS_DIFFER, place(), what).fix(fix));
        }
        // Words may be easy as they are; in another language they cannot be the same.
        if block.text == source.text && !self.language.is_easy() {
            let what = format!("`{id}` has the very words it translates");
            return Ok((pinned, Some(Finding::new(codes::NOT_TRANSLATED_YET, place(), what))));
        }
        Ok((pinned, None))
    }
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    let parts = text.split("{{").skip(1);
    parts.filter_map(|part| part.split_once("}}").map(|(name, _)| name.trim())).collect()
}

fn review(desk: &mut Desk<'_>, sheet: &Sheet, head: &TranslationFile) -> Option<Review> {
    let reader = head.reviewed_by.as_ref().zip(head.reviewed_on.as_ref());
    let named = head.reviewed_by.is_some() || head.reviewed_on.is_some();
    match (head.review, reader) {
        (ReviewFile::AwaitingReview, _) if named => {
            let what = "this translation waits for its review and says by whom or when it was reviewed";
            let finding = Finding::new(codes::REVIEW_INCOMPLETE, sheet.tree.place("/review"), what);
            desk.add(finding.fix("write `reviewed`, or take reviewed_by and reviewed_on out"));
            None
        }
        (ReviewFile::AwaitingReview, _) => Some(Review::Awaiting),
        (ReviewFile::Reviewed, Some((by, on))) => {
            let on = day(desk, sheet, "/reviewed_on", on)?;
            Some(Review::Reviewed { by: by.as_str().to_owned(), on })
        }
        (ReviewFile::Reviewed, None) => {
            let what = "this translation is reviewed and does not say by whom and when";
            let missing = match (&head.reviewed_by, &head.reviewed_on) {
                (Some(_), _) => "`reviewed_on:`",
                (None, Some(_)) => "`reviewed_by:`",
                (None, None) => "`reviewed_by:` and one `reviewed_on:`",
            };
            let finding = Finding::new(codes::REVIEW_INCOMPLETE, sheet.tree.place("/review"), what);
            desk.add(finding.fix(format!("add a line {missing}, or write awaiting-review")));
            None
        }
    }
}

fn translated_title(
    desk: &mut Desk<'_>,
    sheet: &Sheet,
    head: &TranslationFile,
    source: &str,
) -> Option<(BlockHash, String)> {
    let title = head.title.as_ref()?;
    let now = title_hash(source);
    let Some(base) = head.title_base.as_ref().and_then(|base| BlockHash::read(&base.0)) else {
        let what = "the title does not say which title it translates";
        let finding = Finding::new(codes::WITHOUT_BASE, sheet.tree.key_place("/title"), what);
        desk.add(finding.fix(format!("add a line `title_base: \"{now}\"`")));
        return None;
    };
    if base != now {
        let what = format!("the title has changed since it was translated; it is \"{source}\"");
        let finding = Finding::new(codes::TRANSLATION_OUT_OF_DATE, sheet.tree.place("/title_base"), what);
        desk.add(finding.fix(format!("translate it again, then write `\"{now}\"`")));
    }
    Some((base, title.as_str().to_owned()))
}
