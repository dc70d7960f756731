//! What there is to do, and how far each of it is.

use crate::options::{from_words, options, shown};
use crate::{Element, Html, Tag, Words};

options! {
    /// What a task is called.
    pub struct TaskTitle {
        /// What it says.
        words: words,
        /// Further classes.
        classes: text,
    }
}
from_words!(holding components: TaskTitle);

options! {
    /// What helps to understand a task.
    pub struct TaskHint {
        /// What it says.
        words: words,
    }
}
from_words!(holding components: TaskHint);

options! {
    /// How far a task is.
    pub struct TaskStatus {
        /// As a tag.
        tag: one<Tag>,
        /// As plain words: `Completed`.
        words: words,
        /// Further classes.
        classes: text,
    }
}
from_words!(TaskStatus);

impl From<Tag> for TaskStatus {
    fn from(tag: Tag) -> Self {
        Self::default().tag(tag)
    }
}

impl TaskStatus {
    /// A task that cannot be begun yet.
    pub fn cannot_start_yet(words: impl Into<Words>) -> Self {
        Self::new(words).classes("govuk-task-list__status--cannot-start-yet")
    }
}

options! {
    /// One task.
    pub struct Task {
        /// What it is called.
        title: one<TaskTitle>,
        /// What helps to understand it.
        hint: one<TaskHint>,
        /// How far it is.
        status: one<TaskStatus>,
        /// Where it is done; nowhere while it cannot be begun.
        href: text,
        /// Further classes.
        classes: text,
    }
}

impl Task {
    /// A task that is so far.
    pub fn new(title: impl Into<TaskTitle>, status: impl Into<TaskStatus>) -> Self {
        Self::default().title(title).status(status)
    }
}

options! {
    /// The tasks.
    pub struct TaskList {
        /// They themselves.
        items: list<Task>,
        /// What ids begin with; `task-list` unless said. Two lists of one page need two.
        id_prefix: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(TaskList);

impl TaskList {
    /// These tasks.
    pub fn new(items: impl IntoIterator<Item = Task>) -> Self {
        Self::default().items(items)
    }

    /// The tasks as markup.
    pub fn html(&self) -> Html {
        let prefix = if self.id_prefix.is_empty() { "task-list" } else { &self.id_prefix };
        let items = (1_usize..).zip(&self.items).filter_map(|(at, task)| Some((at, task.as_ref()?)));
        Element::new("ul")
            .class("govuk-task-list")
            .class(&self.classes)
            .attributes(&self.attributes)
            .children(items.map(|(at, task)| task.element(&format!("{prefix}-{at}"))))
            .done()
    }
}

impl Task {
    fn element(&self, id: &str) -> Element {
        let (hint_id, status_id) = (format!("{id}-hint"), format!("{id}-status"));
        let title = self.title.clone().unwrap_or_default();
        let linked = !self.href.is_empty();
        let by = match self.hint {
            Some(_) => format!("{hint_id} {status_id}"),
            None => status_id.clone(),
        };
        let name = if linked {
            Element::new("a")
                .class("govuk-link govuk-task-list__link")
                .attribute("href", &self.href)
                .attribute("aria-describedby", &by)
        } else {
            Element::new("div")
        };
        let hint = self.hint.as_ref().map(|hint| {
            Element::new("div").attribute("id", &hint_id).class("govuk-task-list__hint").words(&hint.words)
        });
        let status = self.status.clone().unwrap_or_default();
        let state = Element::new("div")
            .class("govuk-task-list__status")
            .class(&status.classes)
            .attribute("id", &status_id);
        let state = match &status.tag {
            Some(tag) => state.child(tag),
            None => state.words(&status.words),
        };
        Element::new("li")
            .class("govuk-task-list__item")
            .class_if(linked, "govuk-task-list__item--with-link")
            .class(&self.classes)
            .child(
                Element::new("div")
                    .class("govuk-task-list__name-and-hint")
                    .child(name.class(&title.classes).words(&title.words))
                    .maybe(hint),
            )
            .child(state)
    }
}
