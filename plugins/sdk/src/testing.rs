//! Whether a plugin keeps to its contract: its metadata is right, its examples hold, and its answers depend on nothing
//! but the question. Everything is asked through the table the host uses.
//!
//! Everything here panics with what is wrong: it is for tests.

#![expect(clippy::panic, reason = "a test that does not hold says so")]

mod asked;
mod metadata;

use std::cell::RefCell;
use std::thread;

use serde_json::Value;

use crate::abi;
use crate::plugin::Plugin;
use asked::{Came, Running};

/// What nobody should ever ask, and what may still come by accident.
const GARBAGE: [&[u8]; 12] = [
    b"",
    b" ",
    b"{",
    b"{\"",
    b"nul",
    b"\xff\xfe",
    b"\0",
    b"{} {}",
    b"{\"a\": 1e999}",
    b"{\"a\": \"\\ud800\"}",
    b"[[[[[[[[",
    b"{\"a\": 1, \"a\": 2, }",
];
/// JSON that fits hardly any description.
const STRANGE: [&[u8]; 8] =
    [b"null", b"[]", b"{}", b"0", b"\"\"", b"true", b"-9223372036854775809", b"{\"\": {\"\": []}}"];

/// A plugin that is tried. Give it an example of each operation, then ask whether it [`holds`](Contract::holds).
#[derive(Debug)]
pub struct Contract {
    plugin: &'static Plugin,
    running: Running,
    /// What was asked, and what came.
    examples: RefCell<Vec<(u32, Vec<u8>, Came)>>,
}

impl Contract {
    /// Begins a plugin as the host does, in this process.
    ///
    /// # Panics
    /// When it will not begin, or its table is not as the header says.
    #[must_use]
    pub fn of(plugin: &'static Plugin) -> Self {
        Self { plugin, running: Running::begin(plugin), examples: RefCell::default() }
    }

    /// An example: asked `asked`, the operation answers `given`. Both are JSON.
    ///
    /// # Panics
    /// When it does not.
    #[track_caller]
    pub fn answers(&self, operation: &str, asked: &str, given: &str) -> &Self {
        let came = self.example(operation, asked);
        assert_eq!(came.status, abi::OK, "`{operation}` of {asked} did not answer: {}", came.words());
        assert_eq!(read(&came.bytes), read(given.as_bytes()), "what `{operation}` gives for {asked}");
        self
    }

    /// An example of what an operation declines, and in which words.
    ///
    /// # Panics
    /// When it does not.
    #[track_caller]
    pub fn declines(&self, operation: &str, asked: &str, words: &str) -> &Self {
        let came = self.example(operation, asked);
        assert_eq!(came.status, abi::DECLINED, "`{operation}` of {asked} did not decline: {}", came.words());
        assert_eq!(came.words(), words, "how `{operation}` declines {asked}");
        self
    }

    /// Asserts the rest of the contract: the metadata names the operations in order with the schemas of their types;
    /// each operation has an example; the same question gives the same bytes, later and on another thread; whatever is
    /// asked, nothing breaks off, and no answer is too long.
    ///
    /// # Panics
    /// With what does not hold.
    #[track_caller]
    pub fn holds(&self) {
        if let Err(wrong) = metadata::check(self.plugin) {
            panic!("{wrong}");
        }
        for (number, operation) in self.plugin.operations.iter().enumerate() {
            let has_one = self.examples.borrow().iter().any(|(asked, ..)| *asked as usize == number);
            assert!(has_one, "`{}` has no example", operation.name);
        }
        self.same_again(&self.running);
        let plugin = self.plugin;
        let examples = self.examples.borrow().clone();
        let elsewhere = move || {
            let there = Self { plugin, running: Running::begin(plugin), examples: RefCell::new(examples) };
            there.same_again(&there.running);
        };
        let other = thread::spawn(elsewhere.clone());
        elsewhere();
        assert!(other.join().is_ok(), "on another thread it is not the same");
        self.refuses_garbage();
    }

    #[track_caller]
    fn example(&self, operation: &str, asked: &str) -> Came {
        let number = self.plugin.operations.iter().position(|known| known.name == operation);
        let number = number.and_then(|number| u32::try_from(number).ok());
        let Some(number) = number else { panic!("there is no operation `{operation}`") };
        let came = self.running.ask(number, asked.as_bytes());
        assert!(came.bytes.len() as u64 <= abi::MOST_BYTES, "`{operation}` answers more than 1 MiB");
        self.examples.borrow_mut().push((number, asked.into(), came.clone()));
        came
    }

    /// Every example again, the last one first, so that what came before each is something else.
    #[track_caller]
    fn same_again(&self, running: &Running) {
        for (number, asked, came) in self.examples.borrow().iter().rev() {
            for _ in 0..2 {
                let again = running.ask(*number, asked);
                assert_eq!(
                    &again,
                    came,
                    "asked {} again, it is not the same",
                    String::from_utf8_lossy(asked)
                );
            }
        }
    }

    #[track_caller]
    fn refuses_garbage(&self) {
        for (number, operation) in (0..).zip(self.plugin.operations) {
            let examples = self.examples.borrow();
            let cut = examples
                .iter()
                .filter(|(asked, ..)| *asked == number)
                .flat_map(|(_, asked, _)| (0..asked.len()).filter_map(|end| asked.get(..end)).take(200));
            let garbage = GARBAGE.into_iter().chain(cut).map(|input| (input, true));
            for (input, garbage) in garbage.chain(STRANGE.map(|input| (input, false))) {
                let came = self.running.ask(number, input);
                let shown = String::from_utf8_lossy(input);
                assert_ne!(
                    came.status,
                    abi::PANICKED,
                    "`{}` broke off on {shown}: {}",
                    operation.name,
                    came.words()
                );
                assert!(
                    !garbage || came.status != abi::OK,
                    "`{}` answered {shown}, which is no JSON",
                    operation.name
                );
                let silent = came.status != abi::OK && came.words().trim().is_empty();
                assert!(!silent, "`{}` does not say what is wrong with {shown}", operation.name);
            }
        }
        let none = u32::try_from(self.plugin.operations.len()).unwrap_or(u32::MAX);
        assert_eq!(
            self.running.ask(none, b"{}").status,
            abi::NOT_SUPPORTED,
            "there are {none} operations only"
        );
    }
}

#[track_caller]
fn read(json: &[u8]) -> Value {
    match serde_json::from_slice(json) {
        Ok(value) => value,
        Err(error) => panic!("{} is no JSON: {error}", String::from_utf8_lossy(json)),
    }
}
