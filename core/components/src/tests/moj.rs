//! The markup of the Ministry of Justice's components, which come without fixtures: as their templates publish it, but
//! for what is said here.

use proptest::prelude::*;

use super::seen::{seen, shape};
use crate::{
    Alarm, Alert, Badge, Button, ButtonMenu, Filter, FilterCategory, FilterTag, Html, IdentityBar, Input,
    InterruptionCard, NavigationItem, NotificationBadge, PageHeaderActions, Search, SideNavigation,
    SideSection, Sorted, SubNavigation, Table, TableCell, Tag, Timeline, TimelineItem,
};

/// Each of them, with this after every text.
fn each(t: &str) -> Vec<(&'static str, Html)> {
    let s = |text: &str| format!("{text}{t}");
    let button = |text| Button::new(s(text)).name(s("do")).value(s("it"));
    let tag = FilterTag::new(s("Waiting"), s("/people"));
    let mut all = navigation(t);
    all.extend([
        (
            "alert",
            Alert::new(Alarm::Warning, s("Two holders differ"))
                .words(s("See the overview."))
                .kind_text(s("Warning"))
                .html(),
        ),
        ("alert-title", Alert::new(Alarm::Success, s("Recorded")).html()),
        ("badge", Badge::new(s("Owner")).colour("purple").html()),
        (
            "button-menu",
            ButtonMenu::new(s("Actions"), [button("Print"), Button::link(s("Hand over"), s("/h"))]).html(),
        ),
        (
            "filter",
            Filter::new(s("/people"), Input::new(s("lane"), s("Lane")))
                .selected([FilterCategory::new(s("State"), [tag])])
                .html(),
        ),
        (
            "identity-bar",
            IdentityBar::new(s("Ali, A1234BC"))
                .label(s("Person"))
                .menus([ButtonMenu::new(s("More"), [button("Print")])])
                .html(),
        ),
        (
            "interruption-card",
            InterruptionCard::new(s("This reaches 14 people"), s("They are told."))
                .primary(button("Publish"))
                .secondary(s("Back"), s("/back"))
                .html(),
        ),
        ("notification-badge", NotificationBadge::new(3, s("tasks")).html()),
        ("page-header-actions", PageHeaderActions::new(s("Session 3"), [button("Record")]).html()),
        (
            "search",
            Search::new(
                s("/find"),
                Input::new(s("q"), s("Name or number")).hint(s("As on the list")).value(s("Ali")),
                s("Search"),
            )
            .html(),
        ),
        (
            "search-stacked",
            Search::new(s("/find"), Input::new(s("q"), s("Name")), s("Search")).stacked(true).html(),
        ),
    ]);
    all
}

/// Those that lead through pages, and those that show what there is.
fn navigation(t: &str) -> Vec<(&'static str, Html)> {
    let s = |text: &str| format!("{text}{t}");
    let pages = || {
        [
            NavigationItem::new(s("Overview"), s("/a")).current(true),
            NavigationItem::new(s("Plan"), s("/b")).attribute("data-x", t),
        ]
    };
    vec![
        (
            "side-navigation",
            SideNavigation::default()
                .label(s("Blocks"))
                .sections([SideSection::new(s("Opening"), pages()).heading_level(3)])
                .html(),
        ),
        ("sub-navigation", SubNavigation::new(s("This person"), pages()).html()),
        (
            "timeline",
            Timeline::default()
                .lanes([s("First"), s("Second")])
                .heading_level(3)
                .items([
                    TimelineItem::new(s("Met"), s("2026-05-02"), s("2 May 2026"))
                        .byline(s("by A. F."))
                        .words(s("Session 1"))
                        .lane(2),
                    TimelineItem::new(s("Moved"), s("2026-05-01"), s("1 May 2026")),
                ])
                .html(),
        ),
        (
            "sortable-table",
            Table::default()
                .head([TableCell::new(s("Day")).sortable(Sorted::Ascending)])
                .row([TableCell::new(s("2 May")).sorts_as(s("20260502"))])
                .sortable()
                .html(),
        ),
        (
            "wrapping-table",
            Table::new(s("Facts"), [s("Fact"), s("Source")])
                .row([s("Room"), s("List")])
                .first_cell_is_header(true)
                .wraps(true)
                .html(),
        ),
    ]
}

fn is(name: &str, golden: &str) {
    let all = each("");
    let (_, html) = all.iter().find(|(other, _)| *other == name).expect("one of them");
    assert_eq!(seen(html.as_str()), seen(golden), "{html}");
}

#[test]
fn alerts_have_a_sign_a_word_and_no_button_that_closes_them() {
    let html = Alert::new(Alarm::Error, "Not sent").words(Html::paragraph("Try again")).html().to_string();
    assert!(html.starts_with("<div class=\"moj-alert moj-alert--error moj-alert--with-heading\" role=\"region\" aria-label=\"error: Not sent\">"), "{html}");
    assert!(
        html.contains(
            "<h2 class=\"moj-alert__heading\">Not sent</h2><p class=\"govuk-body\">Try again</p></div></div>"
        ),
        "{html}"
    );
    assert!(!html.contains("dismiss"));
}

#[test]
fn badge_and_count() {
    is("badge", r#"<span class="moj-badge moj-badge--purple">Owner</span>"#);
    is(
        "notification-badge",
        r#"<span class="moj-notification-badge"><span aria-hidden="true">3</span>
        <span class="govuk-visually-hidden">(3 tasks)</span></span>"#,
    );
    assert!(NotificationBadge::new(0, "tasks").html().is_empty());
    assert!(
        NotificationBadge::new(99, "tasks")
            .html()
            .as_str()
            .contains("99+</span> <span class=\"govuk-visually-hidden\">(99 or more tasks)")
    );
}

#[test]
fn button_menu_and_identity_bar() {
    is(
        "button-menu",
        r#"<div class="moj-button-menu" data-module="moj-button-menu" data-button-text="Actions">
        <button class="govuk-button moj-button-menu__item govuk-button--secondary" type="submit" value="it" name="do" data-module="govuk-button">Print</button>
        <a class="govuk-button moj-button-menu__item govuk-button--secondary" href="/h" role="button" draggable="false" data-module="govuk-button">Hand over</a>
        </div>"#,
    );
    is(
        "identity-bar",
        r#"<div class="moj-identity-bar" role="region" aria-label="Person"><div class="moj-identity-bar__container">
        <div class="moj-identity-bar__details"><span class="moj-identity-bar__title">Ali, A1234BC</span></div>
        <div class="moj-identity-bar__actions"><div class="moj-identity-bar__menu">
        <div class="moj-button-menu" data-module="moj-button-menu" data-button-text="More">
        <button class="govuk-button moj-button-menu__item govuk-button--secondary" type="submit" value="it" name="do" data-module="govuk-button">Print</button>
        </div></div></div></div></div>"#,
    );
}

/// Theirs leaves the form to the page and has the button above the fields; ours is the form, and the button comes last.
#[test]
fn filter_is_a_form() {
    is(
        "filter",
        r#"<div class="moj-filter">
        <div class="moj-filter__header"><div class="moj-filter__header-title"><h2 class="govuk-heading-m">Filter</h2></div></div>
        <div class="moj-filter__content"><div class="moj-filter__selected">
        <div class="moj-filter__selected-heading">
        <div class="moj-filter__heading-title"><h2 class="govuk-heading-m">Selected filters</h2></div>
        <div class="moj-filter__heading-action"><p><a class="govuk-link govuk-link--no-visited-state" href="/people">Clear filters</a></p></div>
        </div>
        <h3 class="govuk-heading-s govuk-!-margin-bottom-0">State</h3>
        <ul class="moj-filter-tags"><li><a class="moj-filter__tag" href="/people"><span class="govuk-visually-hidden">Remove this filter</span> Waiting</a></li></ul>
        </div>
        <form method="get" action="/people"><div class="moj-filter__options">
        <div class="govuk-form-group"><label class="govuk-label" for="lane">Lane</label>
        <input class="govuk-input" id="lane" name="lane" type="text"></div>
        <button class="govuk-button" type="submit" data-module="govuk-button">Apply filters</button>
        </div></form></div></div>"#,
    );
}

/// Theirs can only lead on; ours has a button that a form of the page sends.
#[test]
fn interruption_card_sends_the_form_round_it() {
    is(
        "interruption-card",
        r#"<div class="moj-interruption-card"><div class="moj-interruption-card__content">
        <h1 class="moj-interruption-card__heading">This reaches 14 people</h1>
        <div class="moj-interruption-card__body"><p>They are told.</p></div>
        <div class="govuk-button-group moj-interruption-card__actions">
        <button class="govuk-button govuk-button--inverse" type="submit" value="it" name="do" data-prevent-double-click="true" data-module="govuk-button">Publish</button>
        <a class="govuk-link govuk-link--inverse" href="/back">Back</a>
        </div></div></div>"#,
    );
}

#[test]
fn page_header_actions() {
    is(
        "page-header-actions",
        r#"<div class="moj-page-header-actions">
        <div class="moj-page-header-actions__title"><h1 class="govuk-heading-xl">Session 3</h1></div>
        <div class="moj-page-header-actions__actions"><div class="moj-button-group moj-button-group--inline">
        <button class="govuk-button" type="submit" value="it" name="do" data-module="govuk-button">Record</button>
        </div></div></div>"#,
    );
}

#[test]
fn search_with_the_button_beside_and_below() {
    is(
        "search",
        r#"<search class="moj-search"><form action="/find" method="get"><div class="govuk-form-group">
        <label class="govuk-label moj-search__label" for="q">Name or number</label>
        <div id="q-hint" class="govuk-hint moj-search__hint">As on the list</div>
        <div class="govuk-input__wrapper moj-search__input-wrapper">
        <input class="govuk-input moj-search__input" id="q" name="q" type="search" value="Ali" aria-describedby="q-hint">
        <button class="govuk-button moj-search__button" type="submit" data-module="govuk-button">Search</button>
        </div></div></form></search>"#,
    );
    is(
        "search-stacked",
        r#"<search class="moj-search moj-search--stacked"><form action="/find" method="get"><div class="govuk-form-group">
        <label class="govuk-label moj-search__label" for="q">Name</label>
        <input class="govuk-input moj-search__input" id="q" name="q" type="search"></div>
        <button class="govuk-button moj-search__button" type="submit" data-module="govuk-button">Search</button></form></search>"#,
    );
}

/// Theirs puts further attributes on the item of the side navigation; ours on the link, as in the line.
#[test]
fn navigation_beside_and_in_a_line() {
    is(
        "side-navigation",
        r#"<nav class="moj-side-navigation" aria-label="Blocks">
        <h3 class="moj-side-navigation__title">Opening</h3>
        <ul class="moj-side-navigation__list">
        <li class="moj-side-navigation__item moj-side-navigation__item--active"><a href="/a" aria-current="location">Overview</a></li>
        <li class="moj-side-navigation__item"><a href="/b" data-x="">Plan</a></li></ul></nav>"#,
    );
    is(
        "sub-navigation",
        r#"<nav class="moj-sub-navigation" aria-label="This person"><ul class="moj-sub-navigation__list">
        <li class="moj-sub-navigation__item"><a class="moj-sub-navigation__link" aria-current="page" href="/a">Overview</a></li>
        <li class="moj-sub-navigation__item"><a class="moj-sub-navigation__link" href="/b" data-x="">Plan</a></li></ul></nav>"#,
    );
}

/// Lanes are ours: a class for where it stands, and the lane's name above what happened.
#[test]
fn a_timeline_with_two_lanes() {
    is(
        "timeline",
        r#"<div class="moj-timeline waymark-lanes">
        <div class="moj-timeline__item waymark-lanes__item--2"><p class="waymark-lanes__name">Second</p>
        <div class="moj-timeline__header"><h3 class="moj-timeline__title">Met</h3> <p class="moj-timeline__byline">by A. F.</p></div>
        <p class="moj-timeline__date"><time datetime="2026-05-02">2 May 2026</time></p>
        <div class="moj-timeline__description">Session 1</div></div>
        <div class="moj-timeline__item"><div class="moj-timeline__header"><h3 class="moj-timeline__title">Moved</h3></div>
        <p class="moj-timeline__date"><time datetime="2026-05-01">1 May 2026</time></p></div></div>"#,
    );
    assert_eq!(
        Timeline::new([TimelineItem::new(Tag::new("Met"), "", "May")])
            .html()
            .as_str()
            .matches("waymark-lanes")
            .count(),
        0
    );
}

#[test]
fn tables_that_sort_and_tables_that_wrap() {
    is(
        "sortable-table",
        r#"<table class="govuk-table" data-module="moj-sortable-table">
        <thead class="govuk-table__head"><tr class="govuk-table__row"><th class="govuk-table__header" scope="col" aria-sort="ascending">Day</th></tr></thead>
        <tbody class="govuk-table__body"><tr class="govuk-table__row"><td class="govuk-table__cell" data-sort-value="20260502">2 May</td></tr></tbody></table>"#,
    );
    is(
        "wrapping-table",
        r#"<table class="govuk-table waymark-wraps" role="table"><caption class="govuk-table__caption govuk-table__caption--m">Facts</caption>
        <thead class="govuk-table__head" role="rowgroup"><tr class="govuk-table__row" role="row">
        <th class="govuk-table__header" scope="col" role="columnheader">Fact</th><th class="govuk-table__header" scope="col" role="columnheader">Source</th></tr></thead>
        <tbody class="govuk-table__body" role="rowgroup"><tr class="govuk-table__row" role="row">
        <th class="govuk-table__header" scope="row" role="rowheader">Room</th>
        <td class="govuk-table__cell" role="cell" data-label="Source">List</td></tr></tbody></table>"#,
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_makes_an_element_or_an_attribute(text in "[^:]*", hostile in proptest::bool::ANY) {
        let text = if hostile { format!("\"><b onclick='x'>{text}</b></a></form><!--") } else { text };
        for ((name, plain), (_, tried)) in each("x").into_iter().zip(each(&text)) {
            prop_assert_eq!(shape(plain.as_str()), shape(tried.as_str()), "{}", name);
        }
    }
}
