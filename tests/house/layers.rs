//! The table of crates in ARCHITECTURE.md, checked both ways: each crate uses exactly what it may.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

use crate::harness::top;

/// Crate, then everything it uses (development and build dependencies aside).
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &["jiff", "schemars", "serde", "strsim"]),
    ("runtime", &["domain", "jiff", "schemars", "serde", "serde_json", "sha2", "similar", "tracing"]),
    (
        "content",
        &[
            "domain",
            "fluent-bundle",
            "fluent-syntax",
            "jiff",
            "jsonschema",
            "pulldown-cmark",
            "runtime",
            "saphyr-parser",
            "schemars",
            "serde",
            "serde_json",
            "sha2",
        ],
    ),
    ("script", &["domain", "isolation", "rhai", "runtime", "serde", "serde_json", "tracing"]),
    ("isolation", &["landlock", "rustix", "seccompiler", "serde", "serde_json", "tracing"]),
    (
        "exchange",
        &[
            "calamine",
            "csv",
            "data-encoding",
            "domain",
            "ed25519-dalek",
            "encoding_rs",
            "getrandom",
            "hpke",
            "jiff",
            "runtime",
            "schemars",
            "serde",
            "serde-saphyr",
            "serde_json",
            "sha2",
            "tracing",
            "zeroize",
            "zip",
        ],
    ),
    (
        "print",
        &[
            "domain",
            "jiff",
            "pulldown-cmark",
            "roxmltree",
            "serde",
            "serde_json",
            "typst",
            "typst-layout",
            "typst-pdf",
            "unicode-segmentation",
        ],
    ),
    ("access", &["argon2", "cedar-policy", "domain", "getrandom", "runtime", "tracing"]),
    (
        "store",
        &[
            "base64",
            "chacha20poly1305",
            "ct-merkle",
            "domain",
            "ed25519-dalek",
            "getrandom",
            "hmac",
            "jiff",
            "postgres",
            "runtime",
            "rusqlite",
            "serde",
            "serde_json",
            "sha2",
            "tracing",
            "zeroize",
        ],
    ),
    // flate2, serde_json and sha2 when it is built.
    ("components", &["askama"]),
    (
        "web",
        &[
            "askama",
            "axum",
            "components",
            "data-encoding",
            "domain",
            "fluent-bundle",
            "form_urlencoded",
            "getrandom",
            "http-body-util",
            "hyper",
            "hyper-util",
            "jiff",
            "print",
            "ring",
            "runtime",
            "rustls-native-certs",
            "schemars",
            "serde",
            "serde_json",
            "sha2",
            "tokio",
            "tokio-rustls",
            "tracing",
        ],
    ),
    ("reliable-change", &["schemars", "serde", "waymark-plugin"]),
    ("hijri-calendar", &["icu_calendar", "schemars", "serde", "waymark-plugin"]),
    (
        "native",
        &[
            "blake2",
            "data-encoding",
            "domain",
            "ed25519-dalek",
            "getrandom",
            "isolation",
            "jiff",
            "jsonschema",
            "libloading",
            "minisign-verify",
            "object",
            "runtime",
            "rustix",
            "scrypt",
            "serde",
            "serde_json",
            "sha2",
            "tracing",
            "waymark-plugin",
            "zeroize",
        ],
    ),
    // The host uses it without its feature `sdk`: then it has no dependency at all.
    ("waymark-plugin", &["schemars", "serde", "serde_json"]),
    (
        "waymark",
        &[
            "access",
            "askama",
            "clap",
            "content",
            "domain",
            "exchange",
            "getrandom",
            "isolation",
            "jiff",
            "lsp-server",
            "lsp-types",
            "miette",
            "native",
            "notify",
            "runtime",
            "script",
            "serde",
            "serde_json",
            "sha2",
            "store",
            "tracing",
            "tracing-subscriber",
            "web",
        ],
    ),
];

#[test]
fn each_crate_uses_exactly_what_the_table_says() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(top())
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("metadata");
    let packages = metadata["packages"].as_array().expect("packages");
    let names: BTreeSet<&str> = packages.iter().filter_map(|package| package["name"].as_str()).collect();
    let table: BTreeSet<&str> = MAY_USE.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, table, "a crate is missing in the table, or the table names one that is gone");
    for package in packages {
        let name = package["name"].as_str().expect("a name");
        let uses: BTreeSet<&str> = package["dependencies"]
            .as_array()
            .expect("dependencies")
            .iter()
            .filter(|dependency| dependency["kind"].is_null())
            .filter_map(|dependency| dependency["name"].as_str())
            .collect();
        let (_, may) = MAY_USE.iter().find(|(other, _)| *other == name).expect("in the table");
        assert_eq!(uses, may.iter().copied().collect(), "what {name} uses, and what it may");
    }
}

#[test]
fn no_ref_of_a_schema_can_leave_the_binary() {
    let lock = std::fs::read_to_string(top().join("Cargo.lock")).expect("a lock file");
    // `hyper` is there for the pages, and for nothing that reads a schema.
    for fetcher in ["reqwest", "ureq", "curl"] {
        assert!(
            !lock.contains(&format!("name = \"{fetcher}\"")),
            "{fetcher} would let a reference fetch something"
        );
    }
}
