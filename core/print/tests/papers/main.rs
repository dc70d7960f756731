//! Every kind of paper: its words come out in reading order, and nothing that was not given.

mod given;
mod read;

use read::{save, text};

#[test]
fn a_sheet_reads_in_order() {
    let printed = print::print(&given::sheet()).unwrap_or_else(|refused| panic!("{refused}"));
    save("sheet", &printed.pdf);
    let text = text(&printed.pdf);
    println!("{text}");
}
