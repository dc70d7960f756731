//! The walls that a child process reaches on this machine, each in words.

use std::time::Duration;

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;
use isolation::{Achieved, Policy, SandboxLevel, Worker};

use crate::plugins::worker;

/// What a real child reached; a finding where none could be started.
pub(in crate::command) fn reached(findings: &mut Vec<Finding>) -> Option<SandboxLevel> {
    let child =
        worker().map_err(|_| "this program does not know where it is".to_owned()).and_then(|command| {
            let child = Worker::new(command, Policy::with_deadline(Duration::from_secs(5)));
            child.sandbox().map_err(|fault| fault.to_string())
        });
    match child {
        Ok(level) => Some(level),
        Err(why) => {
            let what = format!("no child process could be started: {why}");
            findings.push(Finding::new(codes::PLUGIN_WALLS, Place::whole("plugins"), what));
            None
        }
    }
}

/// Each wall, and what its lack means.
pub(in crate::command) fn in_words(level: Option<&SandboxLevel>) -> String {
    let Some(level) = level else { return String::new() };
    let walls = [
        (
            "limits on memory, time and files",
            level.rlimits,
            "a plugin could take all memory or processor time",
        ),
        (
            "no new rights",
            level.no_new_privs,
            "a program that a plugin starts could have more rights than it",
        ),
        (
            "no files, no network (Landlock)",
            level.landlock,
            "what keeps a plugin from files and the network is the list of system calls alone; kernel 6.12 has all of it",
        ),
        (
            "a list of system calls (seccomp)",
            level.seccomp,
            "a plugin could start processes and ask the kernel for anything that its user may",
        ),
    ];
    let lines = walls.iter().map(|(wall, achieved, lack)| match achieved {
        Achieved::Full => format!("  {wall}: in force\n"),
        Achieved::Partial => format!("  {wall}: in force in part. {}\n", sentence(lack)),
        Achieved::Absent => format!("  {wall}: not in force. {}\n", sentence(lack)),
    });
    format!("Walls round plugins and scripts on this machine:\n{}", lines.collect::<String>())
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect::<String>() + ".")
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_told_with_what_it_means() {
        let full = Achieved::Full;
        let level = SandboxLevel {
            rlimits: full,
            no_new_privs: full,
            landlock: Achieved::Partial,
            seccomp: Achieved::Absent,
        };
        let words = in_words(Some(&level));
        assert!(words.contains("  no new rights: in force\n"), "{words}");
        assert!(words.contains("(Landlock): in force in part. What keeps a plugin from files"), "{words}");
        assert!(words.contains("(seccomp): not in force. A plugin could start processes"), "{words}");
    }
}
