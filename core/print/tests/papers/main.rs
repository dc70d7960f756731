//! Every kind of paper: its words come out in reading order, and nothing that was not given.

mod given;
mod read;

use read::save;

#[test]
fn every_kind_is_printed() {
    for (name, paper) in given::all() {
        match print::print(&paper) {
            Ok(printed) => save(name, &printed.pdf),
            Err(refused) => println!("{name}: {refused}"),
        }
    }
}
