//! What happened, in order; several lanes beside each other. From the Ministry of Justice, lanes are ours.

use crate::options::{options, shown};
use crate::{Element, Html, Words};

options! {
    /// Something that happened.
    pub struct TimelineItem {
        /// What happened.
        title: words,
        /// By whom, or where it is from: `by A. Facilitator`.
        byline: words,
        /// The day or moment, as machines read it: `2026-05-02`.
        datetime: text,
        /// The same as people read it.
        date: text,
        /// What more there is to say.
        words: words,
        /// Which of the lanes it belongs to, from 1 on; to all of them unless said.
        lane: number,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}

impl TimelineItem {
    /// Something that happened that day.
    pub fn new(title: impl Into<Words>, datetime: impl ToString, date: impl ToString) -> Self {
        Self::default().title(title).datetime(datetime).date(date)
    }
}

options! {
    /// What happened.
    pub struct Timeline {
        /// The things that happened, in the order in which they are read.
        items: list<TimelineItem>,
        /// What the lanes are called. Each thing says its lane, so that place and colour tell nothing alone.
        lanes: texts,
        /// The level of headings; 2 unless said.
        heading_level: number,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(Timeline);

impl Timeline {
    /// These things.
    pub fn new(items: impl IntoIterator<Item = TimelineItem>) -> Self {
        Self::default().items(items)
    }

    /// The line as markup.
    pub fn html(&self) -> Html {
        Element::new("div")
            .class("moj-timeline")
            .class_if(self.lanes.len() > 1, "waymark-lanes")
            .class(&self.classes)
            .attributes(&self.attributes)
            .children(self.items.iter().flatten().map(|item| self.item(item)))
            .done()
    }

    fn item(&self, item: &TimelineItem) -> Element {
        let place = item.lane.parse::<usize>().ok().and_then(|lane| lane.checked_sub(1));
        let lane = place.and_then(|place| self.lanes.get(place));
        let title = Element::heading(&self.heading_level, 2).class("moj-timeline__title").words(&item.title);
        let byline = Element::new("p").class("moj-timeline__byline").words(&item.byline);
        let header = Element::new("div")
            .class("moj-timeline__header")
            .child(title)
            .maybe((!item.byline.is_empty()).then(|| Html::text(" ").then(byline)));
        let time = Element::new("time").given("datetime", &item.datetime).text(&item.date);
        let description = Element::new("div").class("moj-timeline__description").words(&item.words);
        Element::new("div")
            .class("moj-timeline__item")
            .class_if(lane.is_some(), &format!("waymark-lanes__item--{}", item.lane))
            .class(&item.classes)
            .attributes(&item.attributes)
            .maybe(lane.map(|lane| Element::new("p").class("waymark-lanes__name").text(lane)))
            .child(header)
            .child(Element::new("p").class("moj-timeline__date").child(time))
            .maybe((!item.words.is_empty()).then_some(description))
    }
}
