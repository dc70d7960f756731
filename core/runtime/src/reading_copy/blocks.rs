//! Blocks and sheets: the words in the language asked for, for whom they are, and what a site changed.

use domain::layer::Layer;
use domain::local_change::{ChangeHeader, ChangeKind, Target};
use domain::package::{Audience, Block, LeftOut, Sheet, Way};
use domain::wording::{WordingState, Words as Translations};

use super::build::{block_called, shown, shown_in_markdown, yes_no};
use super::{LabelKind, Part, Reading, Shown, Words};
use crate::phrases;
use crate::plain_words::day_in_words;

/// The chapter of sheets.
pub(super) fn sheets(reading: Reading<'_>) -> Part {
    let mut chapter = Part::new("sheets", "Sheets", reading.written_in());
    for sheet in &reading.ready.programme.package.sheets {
        let base = reading.programme.programme.package.sheets.iter().find(|other| other.id == sheet.id);
        chapter.parts.push(reading.sheet(sheet, base));
    }
    chapter
}

impl Reading<'_> {
    fn sheet(self, sheet: &Sheet, base: Option<&Sheet>) -> Part {
        let of = Target::Sheet(sheet.id.clone());
        let mut part = Part::new(sheet.id.as_str(), &sheet.title, self.written_in());
        part.line("Purpose", &sheet.purpose);
        self.translated_title(&mut part, &of, &sheet.title, sheet.title_hash);
        part.parts = self.blocks(&of, &sheet.blocks, &sheet.left_out, base.map_or(&[], |base| &base.blocks));
        part
    }

    /// The blocks in order, with those a site leaves out in their places.
    pub(super) fn blocks(self, of: &Target, blocks: &[Block], out: &[LeftOut], base: &[Block]) -> Vec<Part> {
        let mut parts: Vec<Part> =
            out.iter().filter(|one| one.after.is_none()).map(|one| self.left_out(one)).collect();
        for block in blocks {
            parts.push(self.block(of, block, block_called(base, block.id.as_str())));
            let here = out.iter().filter(|one| one.after.as_ref() == Some(&block.id));
            parts.extend(here.map(|one| self.left_out(one)));
        }
        parts
    }

    fn block(self, of: &Target, block: &Block, base: Option<&Block>) -> Part {
        let for_participant = block.audiences.contains(&Audience::Participant);
        let language = if for_participant { self.language } else { self.written_in() };
        let wording = self.translations().of_block(of, block, language);
        let mut part = Part::new(block.id.as_str(), shown(wording.title), &wording.language);
        self.labels(&mut part, block);
        if wording.language != *self.written_in() {
            let title = Words::new(shown(&block.title), self.written_in());
            part.piece("Heading as written", Shown::Line, title);
        }
        self.gap(&mut part, wording.state);
        part.piece("", Shown::Prose, Words::new(shown_in_markdown(wording.text), &wording.language));
        if let (Some(header), Some(site)) = (&block.change, self.site) {
            let verb = if base.is_some() { "Replaced" } else { "Added" };
            part.label(LabelKind::Site, format!("{verb} at {}", site.name));
            self.differs(&mut part, header);
            if let Some(base) = base {
                let words =
                    format!("**{}**\n\n{}", shown_in_markdown(&base.title), shown_in_markdown(&base.text));
                let words = Words::new(words, self.written_in());
                part.piece("The programme's words, not used here", Shown::Replaced, words);
            }
        }
        part
    }

    fn left_out(self, out: &LeftOut) -> Part {
        let written = self.written_in();
        let mut part = Part::new(out.block.id.as_str(), shown(&out.block.title), written);
        self.labels(&mut part, &out.block);
        let site = self.site.map_or("this site", |site| &site.name);
        part.label(LabelKind::Site, format!("Left out at {site}"));
        let notice = self.phrases.say(self.language, phrases::LEFT_OUT, &[]);
        part.piece("", Shown::Notice, Words::new(notice, self.language));
        self.differs(&mut part, &out.header);
        let words = Words::new(shown_in_markdown(&out.block.text), written);
        part.piece("The programme's words, not used here", Shown::Replaced, words);
        part
    }

    fn labels(self, part: &mut Part, block: &Block) {
        for audience in &block.audiences {
            part.label(
                LabelKind::Audience,
                match audience {
                    Audience::Participant => "For the participant",
                    Audience::Staff => "For facilitators",
                    Audience::Chaplain => "For the chaplain",
                },
            );
        }
        for way in &block.ways {
            part.label(
                LabelKind::Plain,
                match way {
                    Way::Talk => "By talking",
                    Way::Draw => "By drawing",
                    Way::Write => "By writing",
                    Way::Smaller => "A smaller version",
                },
            );
        }
        if block.asks_about_others {
            part.label(LabelKind::Plain, "Asks about other people, so no names");
        }
        if block.fixed {
            part.label(LabelKind::Kept, "Fixed: no site changes it");
        }
    }

    /// Why a site differs.
    fn differs(self, part: &mut Part, header: &ChangeHeader) {
        let written = self.written_in().clone();
        let kind = match header.kind {
            ChangeKind::Materials => "materials",
            ChangeKind::Wording => "wording",
            ChangeKind::Timing => "timing",
            ChangeKind::Place => "place",
            ChangeKind::Added => "something added",
            ChangeKind::LeftOut => "something left out",
        };
        let mut line = |name: &str, text: String| part.piece(name, Shown::Line, Words::new(text, &written));
        line("Why the site differs", header.why.clone());
        line("Kind of change", kind.to_owned());
        line("Keeps the purpose", yes_no(header.keeps_the_purpose).to_owned());
        let (on, by) = (day_in_words(header.decided_on), day_in_words(header.review_by));
        line("Decided", format!("by the {} on {on}, to be looked at again by {by}", header.decided_by));
    }

    /// Says where words are not what was asked for, or nobody has read them yet.
    pub(super) fn gap(self, part: &mut Part, state: WordingState) {
        let message = match state {
            WordingState::Written | WordingState::Translated => return,
            WordingState::AwaitingReview => phrases::AWAITING_REVIEW,
            WordingState::OutOfDate => phrases::OUT_OF_DATE,
            WordingState::NotTranslated => phrases::NOT_TRANSLATED,
        };
        // For the advisers in the language of the copy, and as a participant would be told.
        let notice = self.phrases.say(self.written_in(), message, &[]);
        part.piece("", Shown::Notice, Words::new(notice, self.written_in()));
        let told = self.phrases.say(self.language, message, &[]);
        if part.pieces.last().is_none_or(|notice| notice.words.text != told) {
            part.piece("", Shown::Notice, Words::new(told, self.language));
        }
    }

    /// A title in the language asked for, who translated, and whether anybody has read it.
    pub(super) fn translated_title(
        self,
        part: &mut Part,
        of: &Target,
        title: &str,
        hash: domain::local_change::BlockHash,
    ) {
        if !self.translated() {
            return;
        }
        let package = &self.ready.programme.package;
        let (words, state) = self.translations().title(of, title, hash, self.language);
        match state {
            WordingState::Translated | WordingState::AwaitingReview => {
                part.piece("Title for the participant", Shown::Line, Words::new(words, self.language));
            }
            _ => part.line("Title for the participant", title),
        }
        let here = self.site.map(|site| Layer::Site(site.id.clone()));
        for one in package.translations.iter().filter(|one| one.of == *of) {
            let name = match &one.layer {
                Layer::Programme => "Translation",
                layer if here.as_ref() == Some(layer) => "Translation of the site's words",
                Layer::Site(_) => continue,
            };
            if self.language.chain().contains(&one.language) {
                let review = match &one.review {
                    domain::translation::Review::Awaiting => {
                        "nobody who speaks it has read it yet".to_owned()
                    }
                    domain::translation::Review::Reviewed { by, on } => {
                        format!("read by {by} on {}", day_in_words(*on))
                    }
                };
                let language = one.language.name();
                part.line(name, format!("into {language} by {}; {review}", one.translated_by));
            }
        }
    }

    fn translations(&self) -> Translations<'_> {
        let package = &self.ready.programme.package;
        Translations { translations: &package.translations, written_in: self.written_in() }
    }
}
