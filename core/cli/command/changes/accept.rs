//! `waymark changes --accept`: once somebody has compared, a local change stands against the programme's words as they
//! are now. One heading's pin is written anew and the words are kept; nothing else is touched.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use content::skeleton;
use domain::finding::nearest;
use domain::local_change::{BlockChange, BlockHash, ChangeVerb, LocalChange, SiteChanges};
use domain::package::Package;
use domain::place::Place;

use crate::args::ContentArgs;
use crate::clean::Clean;
use crate::command::{fmt, new};
use crate::exit::{Exit, Problem};
use crate::{site, write};

/// What is to be written, and where.
struct Accepted {
    /// The pin that is there, and where.
    old: BlockHash,
    at: Place,
    /// The pin to write, and the words it stands for as they are kept: the file's name and its text.
    new: BlockHash,
    kept: (String, String),
    /// Whether the words now are kept already.
    has_new: bool,
    /// Whether nobody needs the words then any more, and they are kept.
    drops_old: bool,
}

/// Lets the change at `path` (SITE/PROGRAMME/SESSION/BLOCK) stand against the words now, and says what was done.
pub(super) fn run(path: &str, args: &ContentArgs) -> Result<Exit, Problem> {
    let folder = args.scripts.clone().unwrap_or_else(|| PathBuf::from("scripts"));
    let done = accept(&folder, path)?;
    Clean::new(std::io::stdout().lock()).write_all(done.as_bytes())?;
    Ok(Exit::Fine)
}

/// The same in a folder of programmes; gives what was done, a line each.
#[expect(
    clippy::disallowed_methods,
    reason = "reads the file whose one line is written anew, line ends and all"
)]
pub(crate) fn accept(folder: &Path, path: &str) -> Result<String, Problem> {
    let [at, programme, of, block] = new::ids::<4>(path, "SITE/PROGRAMME/SESSION/BLOCK")?;
    let desk = new::Desk::open(folder)?;
    site::named(Some(&at), &desk.content)?;
    let ready = desk.ready(&programme)?;
    let accepted = find(&ready.programme.package, &at, &of, &block)?;
    let refused = |error: std::io::Error| {
        Problem::WrongUse(
            format!("what `{at}` changes in `{programme}` cannot be written: {error}"),
            "see that the folders on the way are ordinary folders that may be changed".to_owned(),
        )
    };
    let file = write::within(folder, &accepted.at.file).map_err(refused)?;
    write::existing(folder, &accepted.at.file).map_err(refused)?;
    let text = std::fs::read_to_string(&file).map_err(refused)?;
    let line = accepted.at.line;
    let text = skeleton::pinned_anew(&text, line, accepted.old, accepted.new).ok_or_else(|| {
        Problem::WrongUse(
            format!("line {line} of `{}` no longer says base={}", file.display(), accepted.old),
            "run the command again".to_owned(),
        )
    })?;
    let kept = |name: &str| format!("sites/{at}/{programme}/bases/{name}");
    let mut out = String::new();
    // The words first: should anything go wrong after that, nothing is lost.
    if !accepted.has_new {
        let (name, words) = &accepted.kept;
        let path = write::new_file(folder, &kept(name), words).map_err(refused)?;
        // Into text nothing can fail.
        let _ = writeln!(out, "kept the programme's words now in {}", path.display());
    }
    fmt::replace(&file, &text)?;
    let (old, new) = (accepted.old, accepted.new);
    let _ = writeln!(out, "wrote base={new} for base={old} in {}, line {line}", file.display());
    if accepted.drops_old {
        let path = write::within(folder, &kept(&format!("{old}.md"))).map_err(refused)?;
        take_out(&path, &mut out)?;
    }
    Ok(out)
}

fn take_out(path: &Path, out: &mut String) -> Result<(), Problem> {
    if path.is_file() {
        std::fs::remove_file(path)?;
        let _ = writeln!(out, "took out {}: no change is made against those words any more", path.display());
    }
    Ok(())
}

fn find(package: &Package, at: &str, of: &str, block: &str) -> Result<Accepted, Problem> {
    let nothing = |what: String, fix: Option<&str>| {
        let see = || format!("run `waymark changes --site {at}` to see what it changes");
        Problem::WrongUse(what, fix.map_or_else(see, |near| format!("use `{near}`")))
    };
    let site = package.sites.iter().find(|site| site.site.as_str() == at);
    let all = || site.iter().flat_map(|site| pinning(site));
    let of_it = || all().filter(|(change, _)| change.of.id() == of);
    let mut found = of_it().filter(|(_, one)| one.block.id.as_str() == block);
    let Some((_, one)) = found.next() else {
        let (what, near) = if of_it().next().is_some() {
            let near = nearest(block, of_it().map(|(_, one)| one.block.id.as_str()));
            (format!("`{at}` neither replaces nor leaves out a block `{block}` of `{of}`"), near)
        } else {
            let near = nearest(of, all().map(|(change, _)| change.of.id()));
            (format!("`{at}` replaces and leaves out nothing of `{of}`"), near)
        };
        return Err(nothing(what, near));
    };
    if found.next().is_some() {
        return Err(Problem::WrongUse(
            format!("`{at}` changes `{block}` of `{of}` twice"),
            "keep one of the two changes first".to_owned(),
        ));
    }
    let Some(base) = skeleton::block(package, of, block) else {
        return Err(nothing(format!("the programme has no block `{block}` in `{of}`"), None));
    };
    let Some((old, place)) = &one.base else {
        return Err(Problem::WrongUse(
            format!("the change of `{block}` does not say which words it was made against"),
            format!("end its heading with `base={}`", base.hash),
        ));
    };
    if *old == base.hash {
        return Err(Problem::WrongUse(
            format!("the programme's words of `{block}` have not moved on: base={old} is what stands there"),
            "leave it as it is".to_owned(),
        ));
    }
    let pins = all().filter(|(_, other)| other.base.as_ref().is_some_and(|(pin, _)| pin == old)).count();
    let keeps = |pin| site.is_some_and(|site| site.bases.contains_key(pin));
    Ok(Accepted {
        old: *old,
        at: place.clone(),
        new: base.hash,
        kept: skeleton::kept_base(base),
        has_new: keeps(&base.hash),
        drops_old: pins == 1 && keeps(old),
    })
}

/// Every change that takes the place of words of the programme.
fn pinning(site: &SiteChanges) -> impl Iterator<Item = (&LocalChange, &BlockChange)> {
    let blocks = site.changes.iter().flat_map(|change| change.blocks.iter().map(move |one| (change, one)));
    blocks.filter(|(_, one)| matches!(one.verb, ChangeVerb::Replace | ChangeVerb::LeaveOut))
}
