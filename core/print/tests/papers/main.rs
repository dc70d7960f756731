//! Every kind of paper, read back: its words in reading order, its tags, its pages; what it must not say; what is refused.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test says so by failing, starts poppler and keeps papers to look at"
)]

mod accessible;
mod given;
mod hostile;
mod order;
mod read;
mod refused;
mod unbranded;

use print::paper::Paper;
use print::{Printed, print};

/// A paper that is printed.
fn printed(paper: &Paper) -> Printed {
    print(paper).unwrap_or_else(|refused| panic!("{refused}"))
}
