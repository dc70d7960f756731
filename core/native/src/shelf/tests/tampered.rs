//! A changed byte anywhere in a library or its signature is found. With `WAYMARK_LONG` every byte of the library is tried.

use std::fs;
use std::ops::Range;

use super::bench::{Bench, beside};

#[test]
fn a_changed_byte_in_any_part_of_the_library_is_found() {
    let bench = Bench::new();
    let on_shelf = bench.allowed();
    let bytes = fs::read(&on_shelf).unwrap();
    let parts = parts(&bytes);
    assert!(parts.len() > 20, "the header, the sections, their table: {parts:?}");
    let every = std::env::var_os("WAYMARK_LONG").is_some();
    let places: Vec<usize> = if every {
        (0..bytes.len()).collect()
    } else {
        parts.iter().flat_map(|part| [part.start, part.start.midpoint(part.end), part.end - 1]).collect()
    };
    for at in places {
        let mut changed = bytes.clone();
        changed[at] ^= 1 << (at % 8);
        fs::write(&on_shelf, changed).unwrap();
        bench.refused("N006", "was changed");
    }
    for changed in [&bytes[..bytes.len() - 1], &[bytes.as_slice(), b"\0"].concat(), b""] {
        fs::write(&on_shelf, changed).unwrap();
        bench.refused("N006", "was changed");
    }
    fs::write(&on_shelf, bytes).unwrap();
    bench.shelf.verified("probe").unwrap();
}

#[test]
fn a_changed_byte_in_any_line_of_the_signature_is_found() {
    let bench = Bench::new();
    let on_shelf = bench.allowed();
    let text = fs::read(beside(&on_shelf)).unwrap();
    // The words of the first line are nobody's: they are read by nothing, and may be anything.
    let free = "untrusted comment: ".len()..text.iter().position(|byte| *byte == b'\n').unwrap();
    for at in (0..text.len()).filter(|at| !free.contains(at)) {
        let mut changed = text.clone();
        changed[at] ^= 1;
        fs::write(beside(&on_shelf), changed).unwrap();
        let finding = bench.shelf.verified("probe").unwrap_err();
        assert!(["N004", "N005", "N006"].contains(&finding.code.as_str()), "byte {at}: {}", finding.what);
    }
    for at in free {
        let mut changed = text.clone();
        changed[at] ^= 1;
        fs::write(beside(&on_shelf), changed).unwrap();
        bench.shelf.verified("probe").unwrap();
    }
    bench.nothing_ran();
}

/// The header, every section that has bytes, and the table of sections.
fn parts(library: &[u8]) -> Vec<Range<usize>> {
    let number = |at: usize, length: usize| {
        let bytes = library[at..at + length].iter().rev();
        bytes.fold(0_usize, |whole, byte| whole << 8 | usize::from(*byte))
    };
    let (table, size, count) = (number(0x28, 8), number(0x3a, 2), number(0x3c, 2));
    let mut parts = vec![0..0x40, table..table + size * count];
    for section in (0..count).map(|section| table + section * size) {
        let (kind, from, length) =
            (number(section + 4, 4), number(section + 0x18, 8), number(section + 0x20, 8));
        // Neither an empty one nor one that takes no room in the file.
        if length > 0 && kind != 0 && kind != 8 {
            parts.push(from..from + length);
        }
    }
    parts
}
