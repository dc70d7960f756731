//! The end-to-end suite: the real binary, the house rules, the shipped programmes. One test binary; every file of
//! tests/ is listed here, and a house rule fails when one is forgotten.

#![expect(clippy::disallowed_methods, reason = "tests start the binary and read files")]
#![expect(clippy::expect_used, reason = "a test says so by failing")]

mod editor;
mod harness;
#[path = "../core/store/tests/postgres_server.rs"]
#[expect(clippy::panic, reason = "a test says so by failing")]
mod postgres_server;

mod house {
    mod docs;
    mod fresh;
    mod layers;
    mod names;
    mod paths;
    mod sizes;
    mod words;
}

mod cli {
    mod advise;
    mod check;
    mod demo;
    mod dossier;
    mod explain;
    mod faces;
    mod facts;
    mod first_steps;
    mod fmt;
    mod hostile;
    mod layers;
    mod lsp;
    mod new;
    mod plugins;
    mod read;
    mod side_by_side;
    mod simulate;
    mod site;
    mod test;
    mod walls;
    mod watch;
    mod why;
    mod workbook;
}

mod story {
    mod begins;
    mod ends;
    mod meets;
    mod told;
}

mod programmes {
    mod example_in_c;
    mod guard;
    mod lane;
    mod lines;
    mod measures;
    mod plugins_in_use;
    mod records;
    mod settling_in;
    mod shipped;
    mod shipped_plugins;
    mod third;
    mod vignettes;
}

mod content {
    mod bones;
    mod here;
    mod invalid;
    mod mutations;
    mod repair;
    mod slip;
}
