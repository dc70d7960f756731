//! Every finding names the repair that mends it. Where it is said so that a machine can do it (a name that was meant, a
//! line to add, words to take out), it is done here and the mistake must be gone; where it takes a person, the words
//! that the repair must name stand in a table.

#![expect(clippy::indexing_slicing, reason = "a test says so by failing")]

use std::path::Path;

use domain::finding::Finding;

use super::here::checked;
use super::invalid::{fixtures, laid_over};

/// What the advice must name where only a person can follow it, by code. Every part parted by `&` must stand in it.
const NAMES: &str = include_str!("repair.txt");

/// A finding as this test sees it.
struct Told<'f> {
    code: &'f str,
    what: &'f str,
    fix: &'f str,
    meant: Option<&'f str>,
    file: &'f str,
    line: usize,
    column: usize,
    length: usize,
}

impl<'f> Told<'f> {
    fn of(finding: &'f Finding) -> Self {
        let number = |number: u32| usize::try_from(number).unwrap_or_default();
        Self {
            code: finding.code.as_str(),
            what: &finding.what,
            fix: &finding.fix,
            meant: finding.did_you_mean.as_deref(),
            file: &finding.place.file,
            line: number(finding.place.line),
            column: number(finding.place.column),
            length: number(finding.place.length),
        }
    }

    /// What stands in backticks in the advice, first of all.
    fn quoted(&self) -> Option<&'f str> {
        self.fix.split('`').nth(1).filter(|_| self.fix.matches('`').count() >= 2)
    }

    /// Whether it is still found.
    fn is_in(&self, findings: &[Finding]) -> bool {
        findings.iter().map(Told::of).any(|other| (other.code, other.what) == (self.code, self.what))
    }

    /// Does what the advice says, where a machine can; says whether it did.
    fn follow(&self, folder: &Path) -> bool {
        let path = folder.join(self.file);
        let moved = ["move it to ", "rename it to "].iter().find_map(|words| self.fix.strip_prefix(words));
        if let Some(to) = moved {
            let to = folder.join(to);
            std::fs::create_dir_all(to.parent().expect("a folder")).expect("made");
            return std::fs::rename(path, to).is_ok();
        }
        if self.line == 0 {
            return self.fix.starts_with("take the file out") && std::fs::remove_file(path).is_ok();
        }
        let Ok(text) = std::fs::read_to_string(&path) else { return false };
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        if lines.len() < self.line || self.mend(&mut lines).is_none() {
            return false;
        }
        std::fs::write(path, lines.join("\n") + "\n").is_ok()
    }

    /// The mended lines of the file; none where the advice is for a person.
    fn mend(&self, lines: &mut Vec<String>) -> Option<()> {
        let number = self.line - 1;
        let line: Vec<char> = lines[number].chars().collect();
        let (before, marked, after) = parted(&line, self.column - 1, self.length);
        let put = |words: &str| format!("{before}{}{after}", in_the_form_of(words, &marked));
        if let Some(meant) = self.meant.filter(|_| !marked.is_empty()) {
            lines[number] = put(meant);
            return Some(());
        }
        if let Some(words) = self.to_write().filter(|_| !marked.is_empty()) {
            lines[number] = put(words);
            return Some(());
        }
        if let Some(sign) =
            ["put a `", "put the missing `"].iter().find_map(|words| self.fix.strip_prefix(words))
        {
            lines[number] = format!("{before}{marked}{}{after}", sign.split('`').next()?);
            return Some(());
        }
        self.mend_by_line(lines, number, &marked)
    }

    /// The words that the advice gives for the marked ones.
    fn to_write(&self) -> Option<&'f str> {
        let fix = self.fix;
        let shown =
            ["put it in quotes: ", "write it as a list: "].iter().find_map(|words| fix.strip_prefix(words));
        let first = |words: &'f str| words.split([',', ' ']).next();
        let listed =
            ["use one of: ", "write a whole number from "].iter().find_map(|words| fix.strip_prefix(words));
        let then = fix.split_once("then write `").or_else(|| fix.split_once("and writes `"));
        let then = then.and_then(|(_, words)| words.split('`').next());
        let bare = fix.strip_prefix("write ").filter(|_| self.quoted().is_none()).and_then(first);
        let number = bare.filter(|words| words.starts_with(|c: char| c.is_ascii_digit()) || *words == "true");
        let named = self.quoted().filter(|_| fix.starts_with("write ") && !fix.starts_with("write one of"));
        let named = named.filter(|_| !self.code.starts_with("F001") && !fix.contains("in single quotes"));
        shown.or(listed.and_then(first)).or(then).or(number).or(named)
    }

    /// The same for advice about whole lines.
    fn mend_by_line(&self, lines: &mut Vec<String>, number: usize, marked: &str) -> Option<()> {
        if self.fix.starts_with("add a line ") {
            let key = self.quoted()?;
            let value = match self.fix.rsplit_once(": ").or_else(|| self.fix.rsplit_once("such as ")) {
                Some((_, words)) if key.ends_with(':') => words.split(',').next().unwrap_or("x"),
                _ if self.fix.ends_with("true or false") => "true",
                _ if key.ends_with(':') => "x",
                _ => "",
            };
            lines.insert(number + 1, format!("{}{key} {value}", " ".repeat(self.column - 1)));
        } else if self.fix.starts_with("end the heading with ") {
            let title = lines[number].split("{#").next().unwrap_or_default().to_owned();
            lines[number] = title + self.quoted()?;
        } else if self.fix.starts_with("close it with ") {
            lines[number] += self.quoted()?;
        } else if self.fix.starts_with("take `") {
            let words = self.quoted()?.trim_end_matches(':');
            let at = (number..lines.len()).find(|at| lines[*at].contains(words))?;
            let rest = lines[at].replacen(words, "", 1);
            if lines[at].trim_start().starts_with(words) { drop(lines.remove(at)) } else { lines[at] = rest }
        } else if ["take the change out", "take the block out"]
            .iter()
            .any(|words| self.fix.starts_with(words))
        {
            let rest = lines[number + 1..].iter().position(|line| line.starts_with("## "));
            let end = rest.map_or(lines.len(), |rest| number + 1 + rest);
            drop(lines.drain(number..end));
        } else if ["take the line out", "take it out", "keep one of them"]
            .iter()
            .any(|w| self.fix.starts_with(w))
        {
            let whole = lines[number].trim_start().starts_with(marked) && !lines[number].starts_with("## ");
            if whole {
                drop(lines.remove(number));
            } else {
                lines[number] = lines[number].replacen(marked, "", 1);
            }
        } else {
            return None;
        }
        Some(())
    }
}

/// What stands before the mark, in it and after it.
fn parted(line: &[char], start: usize, length: usize) -> (String, String, String) {
    let start = start.min(line.len());
    let end = (start + length).min(line.len());
    (line[..start].iter().collect(), line[start..end].iter().collect(), line[end..].iter().collect())
}

/// Words in the form that what they stand for has: a key without its colon, a class with its dot, a text in quotes.
fn in_the_form_of(words: &str, marked: &str) -> String {
    let words = words.strip_suffix(':').unwrap_or(words);
    match marked.chars().next() {
        Some('{') if !words.starts_with('{') => format!("{{{{{words}}}}}"),
        Some('.') if !words.starts_with('.') => format!(".{words}"),
        Some(quote @ ('"' | '\'')) if !words.starts_with(quote) => format!("{quote}{words}{quote}"),
        _ => words.to_owned(),
    }
}

/// Whether the advice names what the table asks of its code.
fn names(told: &Told<'_>) -> bool {
    let row = NAMES.lines().filter_map(|row| row.split_once(' ')).filter(|(code, _)| *code == told.code);
    row.into_iter().any(|(_, words)| words.split('&').all(|words| told.fix.contains(words.trim())))
}

#[test]
fn nine_of_ten_findings_name_the_repair_that_mends() {
    let (mut all, mut mended, mut named) = (0_usize, 0_usize, 0_usize);
    let mut vague = Vec::new();
    for fixture in fixtures() {
        let findings = checked(laid_over(&fixture).path());
        for told in findings.iter().map(Told::of) {
            all += 1;
            let scripts = laid_over(&fixture);
            let followed = told.follow(scripts.path());
            if followed && !told.is_in(&checked(scripts.path())) {
                mended += 1;
            } else if !followed && names(&told) {
                named += 1;
            } else {
                let how = if followed { "does not mend" } else { "is not in the table" };
                vague.push(format!("{} {}: {} - {}", fixture.display(), told.code, told.fix, how));
            }
        }
    }
    let share = |part: usize| part * 100 / all.max(1);
    println!("{all} findings: {mended} mended by following the advice, {named} name what a person must do");
    assert!(share(mended + named) >= 90, "{}%:\n{}", share(mended + named), vague.join("\n"));
    assert!(share(mended) >= 40, "only {}% can be followed to the letter", share(mended));
}
