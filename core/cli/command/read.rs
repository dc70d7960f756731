//! `waymark read`: everything a participant or a facilitator would meet, as one document for people who comment.

use std::io::{ErrorKind, Write as _};
use std::path::Path;

use content::Messages;
use domain::finding::nearest;
use domain::ids::ProgrammeId;
use domain::language::Language;
use domain::package::Package;
use domain::site::Site;
use runtime::compile::is_broken;
use runtime::reading_copy::{Reading, ReadingCopy, reading_copy};

use crate::args::{CopyFormat, FindingFormat, ReadArgs};
use crate::clean::{Clean, shown};
use crate::command::check;
use crate::exit::{Exit, Problem};
use crate::wiring::Content;
use crate::{face, page, render, site};

/// Writes the reading copy of one programme.
pub(crate) fn run(args: &ReadArgs) -> Result<Exit, Problem> {
    let content = Content::open(&args.content)?;
    let site = match site::named(args.site.as_deref(), &content)? {
        None => None,
        Some(name) => Some(described(name.id.as_str(), &content).ok_or_else(|| {
            Problem::WrongUse(
                format!("no site `{}` is described", name.id),
                "describe it in sites/<site>/site.yaml, or leave --site out".to_owned(),
            )
        })?),
    };
    let programme: ProgrammeId = args.programme.as_str().into();
    drop(content.load(std::slice::from_ref(&args.programme))?);
    let language = match &args.lang {
        Some(wanted) => Some(language(wanted, &content, &programme)?),
        None => None,
    };
    let Some(mut copy) = copy(&content, &programme, site.as_ref(), language.as_ref()) else {
        return refused(&content, &programme);
    };
    if let Some(folder) = &args.against {
        let other = against(folder, &programme)?;
        let then = site.as_ref().and_then(|site| described(site.id.as_str(), &other));
        let Some(before) = self::copy(&other, &programme, then.as_ref(), language.as_ref()) else {
            return refused(&other, &programme);
        };
        copy.compare(before, &folder.display().to_string());
    }
    write(args, &copy)?;
    Ok(Exit::Fine)
}

fn described(id: &str, content: &Content) -> Option<Site> {
    content.source.sites().into_iter().find(|site| site.id.as_str() == id)
}

/// The copy; none where what was found keeps the programme from being used.
fn copy(
    content: &Content,
    programme: &ProgrammeId,
    site: Option<&Site>,
    language: Option<&Language>,
) -> Option<ReadingCopy> {
    let entry = content.entry(programme);
    let (here, base) = (entry.usable_at(site.map(|site| &site.id))?, entry.usable()?);
    let written_in = &base.programme.package.manifest.languages.written_in;
    Some(reading_copy(Reading {
        ready: here,
        programme: base,
        site,
        language: language.unwrap_or(written_in),
        phrases: &Messages::new(&*content.source),
    }))
}

/// Says why there is no copy.
fn refused(content: &Content, programme: &ProgrammeId) -> Result<Exit, Problem> {
    let mut findings = content.entry(programme).findings;
    findings.retain(|finding| is_broken(std::slice::from_ref(finding)));
    let mut err = std::io::stderr().lock();
    face::show(&findings, FindingFormat::Pretty, &*content.source, &content.root(), &mut err)?;
    writeln!(err, "There is no reading copy of `{programme}` while these stand.")?;
    Ok(Exit::Findings)
}

/// The language called `wanted`: the written one, or one the programme is translated into.
fn language(wanted: &str, content: &Content, programme: &ProgrammeId) -> Result<Language, Problem> {
    let entry = content.entry(programme);
    let package: Option<&Package> = entry.ready.as_deref().map(|ready| &*ready.programme.package);
    let languages = package.map(|package| &package.manifest.languages);
    let mut known: Vec<Language> = languages.map(|all| vec![all.written_in.clone()]).unwrap_or_default();
    known.extend(languages.map(domain::package::Languages::translated).unwrap_or_default());
    if let Some(found) = known.iter().find(|language| language.as_str() == wanted) {
        return Ok(found.clone());
    }
    let ids: Vec<&str> = known.iter().map(Language::as_str).collect();
    let near =
        nearest(wanted, ids.iter().copied()).map(|near| format!("use `{near}`, the nearest there is, or "));
    Err(Problem::WrongUse(
        format!("`{programme}` does not have the language `{wanted}`"),
        format!("{}one of: {}", near.unwrap_or_else(|| "use ".to_owned()), ids.join(", ")),
    ))
}

/// The other folder: of programmes, or of the programme itself.
fn against(folder: &Path, programme: &ProgrammeId) -> Result<Content, Problem> {
    let (other, _) = check::open(folder)?;
    if other.source.programmes().contains(programme) {
        return Ok(other);
    }
    Err(Problem::WrongUse(
        format!("there is no programme `{programme}` in `{}`", folder.display()),
        "name a folder of programmes that holds it, such as a copy of scripts/ from the last release"
            .to_owned(),
    ))
}

fn write(args: &ReadArgs, copy: &ReadingCopy) -> Result<(), Problem> {
    let text = match args.format {
        CopyFormat::Html => page::html(copy).map_err(std::io::Error::other)?,
        CopyFormat::Markdown => {
            let mut text = Vec::new();
            render::reading_copy::show(copy, &mut text)?;
            String::from_utf8(text).map_err(std::io::Error::other)?
        }
    };
    // In a file as on a screen: what would steer or deceive is shown.
    let text = shown(&text.replace("\r\n", "\n"));
    let Some(path) = &args.out else {
        Clean::new(&mut std::io::stdout().lock()).write_all(text.as_bytes())?;
        return Ok(());
    };
    // The file is made only where there is none, in one step, so that nothing written in between is lost.
    let mut how = std::fs::OpenOptions::new();
    let how = if args.force { how.create(true).truncate(true) } else { how.create_new(true) };
    let written = how.write(true).open(path).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Problem::WrongUse(
            format!("`{}` is there already; nothing was written", path.display()),
            "name another file with --out, or write over this one with --force".to_owned(),
        ),
        _ => Problem::WrongUse(
            format!("`{}` cannot be written: {error}", path.display()),
            "name a file in a folder that is there, with --out".to_owned(),
        ),
    })?;
    let wrote = format!("wrote {}\n", path.display());
    std::io::stderr().write_all(shown(&wrote).as_bytes())?;
    Ok(())
}
