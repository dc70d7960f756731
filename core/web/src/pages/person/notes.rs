//! Notes of all holders, newest first, a page at a time.

use components::{Details, Element, Html};
use domain::record::Noted;
use domain::record::information::{Basis, Contributed};
use runtime::record::{Desk, OverviewReport};

use crate::at::At;
use crate::named::holder;
use crate::pages::parts::{marking_in_words, paging, small, subheading_at};

/// Notes on one page.
const EACH_PAGE: usize = 10;

pub(super) fn show(desk: &Desk<'_>, at: &At, overview: &OverviewReport) -> Html {
    let words = at.words;
    let title = subheading_at("notes", &words.count("person-notes-title", overview.contributions.len()));
    let pages = overview.contributions.len().div_ceil(EACH_PAGE).max(1);
    let page = at.asked.number::<usize>("notes").unwrap_or(1).clamp(1, pages);
    let mut notes: Vec<&Noted<Contributed>> = overview.contributions.iter().collect();
    notes.sort_by_key(|note| std::cmp::Reverse((note.what.on, note.recorded.number)));
    let shown = notes.into_iter().skip((page - 1).saturating_mul(EACH_PAGE)).take(EACH_PAGE);
    let shown: Html = shown.map(|note| one(desk, at, &note.what)).collect();
    let paging = if pages < 2 {
        Html::default()
    } else {
        let to = |page: usize| format!("/people/{}?notes={page}#notes", overview.person);
        paging(words, page, pages, to)
    };
    title.then(shown).then(paging)
}

fn one(desk: &Desk<'_>, at: &At, note: &Contributed) -> Html {
    let words = at.words;
    let basis = words.say(match note.basis {
        Basis::Fact => "basis-event",
        Basis::Opinion => "basis-opinion",
        Basis::ParticipantAccount => "basis-said",
    });
    let day = note.on.map_or_else(|| words.say("person-no-day"), |day| words.day(day));
    let author = note.author.as_deref().map(|author| format!(", {author}")).unwrap_or_default();
    let source = format!(
        "{}{author}, {day} · {basis} · {}",
        holder(desk, &note.holder),
        marking_in_words(note.marking)
    );
    let mut body = Element::new("article")
        .class("waymark-note")
        .child(Element::new("h3").class("govuk-heading-s").text(&note.category))
        .child(Element::new("p").class("govuk-body waymark-typed").text(&note.text))
        .child(Element::new("p").child(small(&source)));
    if !note.amendments.is_empty() {
        let later = note.amendments.iter().map(|text| Element::new("p").class("govuk-body").text(text));
        let later: Html = later.map(Html::from).collect();
        body = body.child(Details::new(words.say("person-amended"), later));
    }
    body.done()
}
