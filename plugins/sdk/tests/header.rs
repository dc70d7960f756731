//! The header and its mirror: every size, offset and constant, as a C compiler and as Rust sees them.
//!
//! cbindgen would compare the texts, and bring thirty crates to do so; what must agree is the layout, which the two
//! compilers know best.

#![expect(clippy::disallowed_methods, reason = "a C compiler is started, and files are written for it")]

use std::fmt::Write as _;
use std::mem::{offset_of, size_of};
use std::path::PathBuf;
use std::process::Command;

use waymark_plugin::abi::{self, HostV1, PluginV1, Slice, Writer};

/// What to ask C, and what Rust says.
fn expected() -> Vec<(&'static str, i64)> {
    macro_rules! fields {
        ($all:ident, $c:literal, $rust:ty, $($field:ident),+) => {
            $all.push((concat!("sizeof(", $c, ")"), size_of::<$rust>() as i64));
            $($all.push((
                concat!("offsetof(", $c, ", ", stringify!($field), ")"),
                offset_of!($rust, $field) as i64,
            ));)+
        };
    }
    let mut all = Vec::new();
    fields!(all, "waymark_slice", Slice, data, length);
    fields!(all, "waymark_writer", Writer, context, write);
    fields!(all, "waymark_host_v1", HostV1, magic, abi, struct_size, reserved, context, log);
    fields!(all, "waymark_plugin_v1", PluginV1, magic, abi, struct_size, operations);
    fields!(all, "waymark_plugin_v1", PluginV1, create, call, destroy, get_extension);
    all.extend([
        ("WAYMARK_MAGIC", i64::from(abi::MAGIC)),
        ("WAYMARK_ABI", i64::from(abi::ABI)),
        ("WAYMARK_MOST_BYTES", abi::MOST_BYTES as i64),
        ("WAYMARK_OK", i64::from(abi::OK)),
        ("WAYMARK_DECLINED", i64::from(abi::DECLINED)),
        ("WAYMARK_NOT_SUPPORTED", i64::from(abi::NOT_SUPPORTED)),
        ("WAYMARK_FAILED", i64::from(abi::FAILED)),
        ("WAYMARK_PANICKED", i64::from(abi::PANICKED)),
        ("WAYMARK_LOG_ERROR", i64::from(abi::LOG_ERROR)),
        ("WAYMARK_LOG_WARN", i64::from(abi::LOG_WARN)),
        ("WAYMARK_LOG_INFO", i64::from(abi::LOG_INFO)),
        ("WAYMARK_LOG_DEBUG", i64::from(abi::LOG_DEBUG)),
    ]);
    all
}

fn include() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("include")
}

#[test]
fn c_and_rust_see_the_same() {
    let mut program = "#include <stdio.h>\n#include \"waymark_plugin.h\"\nint main(void) {\n".to_owned();
    for (what, _) in expected() {
        writeln!(program, "    printf(\"{what} %lld\\n\", (long long)({what}));").unwrap();
    }
    program.push_str("}\n");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let (source, built) = (folder.join("layout.c"), folder.join("layout"));
    std::fs::write(&source, program).unwrap();
    let mut compiler = Command::new("cc");
    compiler.args(["-std=c11", "-Wall", "-Wextra", "-Werror", "-I"]).arg(include());
    compiler.arg("-o").arg(&built).arg(&source);
    let compiled = compiler.output().expect("a C compiler, as for linking Rust");
    assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
    let said = String::from_utf8(Command::new(&built).output().unwrap().stdout).unwrap();
    let expected: Vec<String> = expected().iter().map(|(what, value)| format!("{what} {value}")).collect();
    assert_eq!(said.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn no_constant_or_field_of_the_header_is_left_out() {
    let header = std::fs::read_to_string(include().join("waymark_plugin.h")).unwrap();
    let compared: Vec<&str> = expected().iter().map(|(what, _)| *what).collect();
    let constants = header.lines().filter_map(|line| line.strip_prefix("#define WAYMARK_"));
    let numbers = constants.filter(|rest| rest.contains("INT32_C(") || rest.contains("INT64_C("));
    let names: Vec<String> =
        numbers.map(|rest| format!("WAYMARK_{}", rest.split(' ').next().unwrap_or_default())).collect();
    assert_eq!(names.len(), 12);
    for name in names {
        assert!(compared.contains(&name.as_str()), "{name}");
    }
}

#[test]
fn cxx_can_read_it() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let source = folder.join("reads.cpp");
    std::fs::write(&source, "#include \"waymark_plugin.h\"\n").unwrap();
    let Ok(compiled) = Command::new("c++")
        .args(["-std=c++11", "-Wall", "-Werror", "-fsyntax-only", "-I"])
        .arg(include())
        .arg(&source)
        .output()
    else {
        eprintln!("skipped: there is no C++ compiler here");
        return;
    };
    assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
}
