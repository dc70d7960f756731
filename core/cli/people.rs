//! Reads the people a command is about: exports through mappings.

use std::io::ErrorKind;
use std::path::Path;

use domain::finding::Finding;
use runtime::gather::{Person, gather};
use runtime::identity;
use runtime::ports::{Exchange as _, Import};

use crate::args::PeopleArgs;
use crate::exit::Problem;
use crate::wiring::Content;

/// The people in the exports, and what reading them found.
pub(crate) struct People {
    pub(crate) people: Vec<Person>,
    pub(crate) imports: Vec<Import>,
    /// Files of which nothing could be read, and broken mappings.
    pub(crate) findings: Vec<Finding>,
}

/// Reads every export that was named.
pub(crate) fn read(args: &PeopleArgs, content: &Content) -> Result<People, Problem> {
    if args.people.is_empty() {
        return Err(Problem::WrongUse(
            "no export was named, so there is nobody to advise on".to_owned(),
            "name one with --people, such as --people tests/dossiers/hmp-carrick.json".to_owned(),
        ));
    }
    let mappings = content.exchange();
    let mut findings = mappings.findings().to_vec();
    let mut imports = Vec::new();
    for path in &args.people {
        let bytes = bytes(path)?;
        match mappings.read(&path.display().to_string(), &bytes, args.mapping.as_deref()) {
            Ok(import) => imports.push(import),
            Err(problems) => findings.extend(problems),
        }
    }
    identity::tell(&mut imports);
    Ok(People { people: gather(&imports), imports, findings })
}

#[expect(clippy::disallowed_methods, reason = "reads the file a person named")]
fn bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    // A pipe or a device would never end.
    let strange = std::fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir());
    if strange {
        return Err(Problem::WrongUse(
            format!("`{}` is not a file", path.display()),
            "save the export as a file and name that".to_owned(),
        ));
    }
    std::fs::read(path).map_err(|error| {
        let why = match error.kind() {
            ErrorKind::NotFound => "there is no such file",
            ErrorKind::IsADirectory => "it is a folder",
            ErrorKind::PermissionDenied => "you may not read it",
            _ => "the computer could not open it",
        };
        Problem::WrongUse(
            format!("the file `{}` cannot be read: {why}", path.display()),
            "name an export that a prison sent, such as tests/dossiers/hmp-carrick.json".to_owned(),
        )
    })
}
