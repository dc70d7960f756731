//! Two reading copies, part by part: what is new, gone, moved, or says something else.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{Difference, Label, Mark, Part, Piece, word_changes};

/// The parts of `now` with marks, and those of `before` that are gone in the places where they stood.
pub(super) fn parts(now: Vec<Part>, before: Vec<Part>) -> Vec<Part> {
    let key = |part: &Part| part.key.clone();
    let steps = steps(&now, &before, key);
    let mut now: Vec<Option<Part>> = now.into_iter().map(Some).collect();
    let mut before: Vec<Option<Part>> = before.into_iter().map(Some).collect();
    let mut marked = Vec::new();
    for step in steps {
        match step {
            Step::Both { now: here, before: there, moved } => {
                let (Some(mut part), Some(old)) = (take(&mut now, here), take(&mut before, there)) else {
                    continue;
                };
                compare(&mut part, old);
                part.moved = moved;
                marked.push(part);
            }
            Step::New(here) => marked.extend(take(&mut now, here).map(|part| whole(part, Mark::New))),
            Step::Gone(there) => marked.extend(take(&mut before, there).map(|part| whole(part, Mark::Gone))),
        }
    }
    marked
}

/// Everything that differs, in order.
pub(super) fn differences(chapters: &[Part]) -> Vec<Difference> {
    let mut found = Vec::new();
    for chapter in chapters {
        collect(chapter, "", &mut found);
    }
    found
}

fn collect(part: &Part, around: &str, found: &mut Vec<Difference>) {
    let path =
        if around.is_empty() { part.title.text.clone() } else { format!("{around} > {}", part.title.text) };
    if part.mark != Mark::Same || part.moved {
        found.push(Difference {
            anchor: part.anchor.clone(),
            number: part.number.clone(),
            path: path.clone(),
            mark: part.mark,
            moved: part.moved,
        });
    }
    // What is new or gone as a whole is told once.
    if !matches!(part.mark, Mark::New | Mark::Gone) {
        part.parts.iter().for_each(|part| collect(part, &path, found));
    }
}

fn take<T>(from: &mut [Option<T>], at: usize) -> Option<T> {
    from.get_mut(at).and_then(Option::take)
}

fn whole(mut part: Part, mark: Mark) -> Part {
    if mark == Mark::Gone {
        part.anchor = format!("was-{}", part.anchor);
        if !part.number.is_empty() {
            part.number = format!("was {}", part.number);
        }
    }
    part.mark = mark;
    part.parts = part.parts.into_iter().map(|part| whole(part, mark)).collect();
    part
}

fn compare(now: &mut Part, before: Part) {
    let mut differs = word_changes::note(&mut now.title, &before.title);
    differs |= labels(&mut now.labels, before.labels);
    now.pieces = pieces(std::mem::take(&mut now.pieces), before.pieces);
    differs |= now.pieces.iter().any(|piece| piece.mark != Mark::Same);
    now.parts = parts(std::mem::take(&mut now.parts), before.parts);
    now.mark = if differs { Mark::Changed } else { Mark::Same };
}

fn labels(now: &mut Vec<Label>, before: Vec<Label>) -> bool {
    let mut differs = false;
    for label in &mut *now {
        if !before.iter().any(|old| old.text == label.text) {
            label.mark = Mark::New;
            differs = true;
        }
    }
    for mut old in before {
        if !now.iter().any(|label| label.text == old.text) {
            old.mark = Mark::Gone;
            now.push(old);
            differs = true;
        }
    }
    differs
}

fn pieces(now: Vec<Piece>, before: Vec<Piece>) -> Vec<Piece> {
    let key = |piece: &Piece| {
        let refers_to = piece.refers_to.as_ref().map(|to| to.anchor.clone()).unwrap_or_default();
        format!("{} {:?} {refers_to}", piece.name, piece.shown)
    };
    let steps = steps(&now, &before, key);
    let mut now: Vec<Option<Piece>> = now.into_iter().map(Some).collect();
    let mut before: Vec<Option<Piece>> = before.into_iter().map(Some).collect();
    let mut marked = Vec::new();
    for step in steps {
        let (piece, mark) = match step {
            Step::Both { now: here, before: there, moved } => {
                let (Some(mut piece), Some(old)) = (take(&mut now, here), take(&mut before, there)) else {
                    continue;
                };
                let differs = word_changes::note(&mut piece.words, &old.words)
                    || piece.words.language != old.words.language;
                let mark = if differs || moved { Mark::Changed } else { Mark::Same };
                (Some(piece), mark)
            }
            Step::New(here) => (take(&mut now, here), Mark::New),
            Step::Gone(there) => (take(&mut before, there), Mark::Gone),
        };
        marked.extend(piece.map(|piece| Piece { mark, ..piece }));
    }
    marked
}

/// One step through two lists.
enum Step {
    /// In both; `moved` where the order of the others passes it by.
    Both { now: usize, before: usize, moved: bool },
    /// In the list of now.
    New(usize),
    /// In the list of before.
    Gone(usize),
}

/// Walks two lists by keys; the second of two with one key counts as another.
fn steps<T>(now: &[T], before: &[T], key: impl Fn(&T) -> String) -> Vec<Step> {
    let numbered = |list: &[T]| {
        let mut keys: Vec<String> = Vec::with_capacity(list.len());
        for one in list {
            let plain = key(one);
            let count = keys.iter().filter(|other| other.split('\n').next() == Some(plain.as_str())).count();
            keys.push(format!("{plain}\n{count}"));
        }
        keys
    };
    let (new, old) = (numbered(now), numbered(before));
    let mut steps = Vec::new();
    for step in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (gone, come) = match step {
            DiffOp::Equal { old_index, new_index, len } => {
                steps.extend((0..len).map(|at| Step::Both {
                    now: new_index.saturating_add(at),
                    before: old_index.saturating_add(at),
                    moved: false,
                }));
                continue;
            }
            DiffOp::Delete { old_index, old_len, .. } => ((old_index, old_len), (0, 0)),
            DiffOp::Insert { new_index, new_len, .. } => ((0, 0), (new_index, new_len)),
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                ((old_index, old_len), (new_index, new_len))
            }
        };
        for at in gone.0..gone.0.saturating_add(gone.1) {
            if old.get(at).is_some_and(|key| !new.contains(key)) {
                steps.push(Step::Gone(at));
            }
        }
        for at in come.0..come.0.saturating_add(come.1) {
            let there = new.get(at).and_then(|key| old.iter().position(|other| other == key));
            steps.push(match there {
                Some(before) => Step::Both { now: at, before, moved: true },
                None => Step::New(at),
            });
        }
    }
    steps
}
