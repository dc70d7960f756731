//! The look of Waymark's pages: components as typed functions, and the files browsers fetch.
//!
//! Components are those of GOV.UK Frontend and of the Ministry of Justice, with the markup these projects publish. Each is
//! a value that page code makes and shows, in Rust or in a page of askama's:
//!
//! ```
//! use components::{Button, Input};
//!
//! let field = Input::new("name", "Full name").hint("As it stands on the list").error(Some("Enter a name"));
//! let form = field.html().then(Button::new("Save and continue").once());
//! assert!(form.as_str().contains("govuk-error-message"));
//! ```
//!
//! Text is always escaped; markup is only what is of type [`Html`]. All markup is written by [`Element`].

mod assets;
mod element;
mod html;
mod options;

mod back_link;
mod breadcrumbs;
mod button;
mod character_count;
mod checkboxes;
mod date_input;
mod details;
mod error_message;
mod error_summary;
mod exit_this_page;
mod fieldset;
mod file_upload;
mod footer;
mod generic_header;
mod hint;
mod input;
mod inset_text;
mod label;
mod language_navigation;
mod notification_banner;
mod pagination;
mod panel;
mod phase_banner;
mod radios;
mod select;
mod service_navigation;
mod skip_link;
mod summary_list;
mod table;
mod tabs;
mod tag;
mod task_list;
mod textarea;
mod warning_text;

mod alert;
mod badge;
mod button_menu;
mod chart;
mod filter;
mod identity_bar;
mod interruption_card;
mod notification_badge;
mod page_header_actions;
mod search;
mod side_navigation;
mod sub_navigation;
mod timeline;

pub use alert::{Alarm, Alert};
pub use assets::{ASSETS, Asset, asset, url};
pub use back_link::BackLink;
pub use badge::Badge;
pub use breadcrumbs::{Breadcrumbs, Crumb};
pub use button::Button;
pub use button_menu::ButtonMenu;
pub use character_count::{CharacterCount, CountMessage};
pub use chart::{Line, OverTime, Point, StackedBar};
pub use checkboxes::{Checkbox, Checkboxes};
pub use date_input::{DateInput, DatePart};
pub use details::Details;
pub use element::{Attributes, Element};
pub use error_message::ErrorMessage;
pub use error_summary::{ErrorLink, ErrorSummary};
pub use exit_this_page::ExitThisPage;
pub use fieldset::{Fieldset, Legend};
pub use file_upload::{FileUpload, WrapperAttributes};
pub use filter::{Filter, FilterCategory, FilterTag};
pub use footer::{Footer, FooterLink, FooterMeta, FooterSection};
pub use generic_header::GenericHeader;
pub use hint::Hint;
pub use html::{Component, Html, Words};
pub use identity_bar::IdentityBar;
pub use input::{Affix, Input, InputWrapper};
pub use inset_text::InsetText;
pub use interruption_card::InterruptionCard;
pub use label::Label;
pub use language_navigation::{LanguageLink, LanguageNavigation};
pub use notification_badge::NotificationBadge;
pub use notification_banner::NotificationBanner;
pub use options::FormGroup;
pub use page_header_actions::PageHeaderActions;
pub use pagination::{PageLink, PageNumber, Pagination};
pub use panel::{Panel, PanelAction, PanelActions};
pub use phase_banner::PhaseBanner;
pub use radios::{Radio, Radios};
pub use search::Search;
pub use select::{Select, SelectOption};
pub use service_navigation::{NavigationItem, ServiceNavigation};
pub use side_navigation::{SideNavigation, SideSection};
pub use skip_link::SkipLink;
pub use sub_navigation::SubNavigation;
pub use summary_list::{
    CardTitle, SummaryAction, SummaryActions, SummaryCard, SummaryList, SummaryRow, SummaryText,
};
pub use table::{Sorted, Table, TableCell};
pub use tabs::{Tab, TabPanel, Tabs};
pub use tag::Tag;
pub use task_list::{Task, TaskHint, TaskList, TaskStatus, TaskTitle};
pub use textarea::Textarea;
pub use timeline::{Timeline, TimelineItem};
pub use warning_text::WarningText;

#[cfg(test)]
mod tests;
