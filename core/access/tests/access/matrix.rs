//! The committed table of every cell, `core/access/tests/matrix.txt`.

use std::fmt::Write;
use std::path::Path;

use access::{NO_SUCH_QUESTION, Policies};
use runtime::ports::access::{Access, Doing};

use crate::situations::every_cell;

const REFRESH: &str = "look at every changed cell, then refresh with \
    `WAYMARK_WRITE=1 cargo test -p access the_matrix_is_as_committed`";

const LEGEND: &str = "\
# Who may do what. Written by a test from the policies; read it, do not edit it. What the rows and columns mean is in
# core/access/README.md.
#
#   yes  a policy allows it             .  nothing allows it
#   NO   a wall stands in the way       -  there is no such question
";

fn short(doing: Doing) -> &'static str {
    match doing {
        Doing::OpenPerson => "open",
        Doing::FindPerson => "find",
        Doing::ReadPerson => "read",
        Doing::WritePerson => "write",
        Doing::ReadLane => "r-lane",
        Doing::WriteLane => "w-lane",
        Doing::Supervise => "superv",
        Doing::Transfer => "transf",
        Doing::Restrict => "restr",
        Doing::Disclose => "discl",
        Doing::Erase => "erase",
        Doing::ManageStaff => "staff",
        Doing::ReadAudit => "audit",
        Doing::Operate => "oper",
        Doing::BreakGlass => "glass",
    }
}

/// The matrix as text.
fn text(policies: &Policies) -> String {
    let mut out = LEGEND.to_owned();
    let mut heading = String::new();
    every_cell(|hat, situation, asker, doing, about| {
        if heading != hat {
            hat.clone_into(&mut heading);
            let columns: String = Doing::ALL.map(|doing| format!("{:>7}", short(doing))).concat();
            write!(out, "\n\n== {hat}\n{:<46}{columns}", "").expect("text");
        }
        if doing == Doing::ALL[0] {
            write!(out, "\n{situation:<46}").expect("text");
        }
        let decision = policies.decide(asker, doing, about);
        let cell = match &decision.policies[..] {
            _ if decision.allowed => "yes",
            [] => ".",
            [one] if one == NO_SUCH_QUESTION => "-",
            _ => "NO",
        };
        write!(out, "{cell:>7}").expect("text");
    });
    out + "\n"
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a committed file is compared, and written when asked")]
fn the_matrix_is_as_committed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/matrix.txt");
    let now = text(&Policies::built_in().expect("policies"));
    if std::env::var_os("WAYMARK_WRITE").is_some() {
        std::fs::write(&path, &now).expect("written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    for (line, (is, was)) in now.lines().zip(committed.lines()).enumerate() {
        assert_eq!(is, was, "line {}: {REFRESH}", line + 1);
    }
    assert!(now == committed, "{REFRESH}");
}
