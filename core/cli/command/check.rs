//! `waymark check`: every file, reference, rule and script of the programmes.

use std::io::Write as _;
use std::path::Path;

use domain::ids::ProgrammeId;
use runtime::check::{Checked, check};

use crate::args::CheckArgs;
use crate::exit::{Exit, Problem};
use crate::face;
use crate::watch;
use crate::wiring::Content;

/// Checks what was asked for and shows what was found.
pub(crate) fn run(args: &CheckArgs) -> Result<Exit, Problem> {
    let (content, only) = match &args.path {
        Some(path) => open(path)?,
        None => (Content::open(&args.content)?, Vec::new()),
    };
    if args.watch {
        return watch::run(&content, only.first(), args.format);
    }
    let ids = if only.is_empty() { content.source.programmes() } else { only.clone() };
    let entries = ids.iter().map(|id| content.entry(id)).collect();
    let mut checked = check(entries, content.source.shared_findings());
    if only.is_empty() {
        checked.findings.extend_from_slice(content.exchange().findings());
        checked.findings.sort();
    }
    let mut out = std::io::stdout().lock();
    face::show(&checked.findings, args.format, &*content.source, &content.root(), &mut out)?;
    if !args.format.is_data() {
        writeln!(out, "{}", tally(&checked))?;
        if let Some(finding) = checked.findings.first() {
            writeln!(out, "`waymark explain {}` explains a code.", finding.code)?;
        }
    }
    Ok(if checked.is_fine() { Exit::Fine } else { Exit::Findings })
}

/// `Checked 2 programmes, 90 files: nothing found.`
pub(crate) fn tally(checked: &Checked) -> String {
    let (files, programmes) = (checked.files, checked.programmes);
    let plural = if programmes == 1 { "" } else { "s" };
    format!("Checked {programmes} programme{plural}, {files} files: {}.", face::tally(&checked.findings))
}

/// A folder of programmes, or one programme's folder inside one.
pub(super) fn open(path: &Path) -> Result<(Content, Vec<ProgrammeId>), Problem> {
    if !path.is_dir() {
        return Err(Problem::WrongUse(
            format!("there is no folder `{}`", path.display()),
            "name a folder of programmes, such as scripts, or one programme, such as scripts/hii".to_owned(),
        ));
    }
    let whole = std::path::absolute(path)?;
    match (whole.join("programme.yaml").is_file(), whole.parent(), whole.file_name()) {
        (true, Some(parent), Some(name)) => {
            // Paths in findings stay as short as what was typed.
            let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(parent);
            Ok((Content::folder(parent), vec![name.to_string_lossy().as_ref().into()]))
        }
        _ => Ok((Content::folder(path), Vec::new())),
    }
}
