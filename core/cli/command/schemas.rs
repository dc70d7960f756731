//! `waymark schemas`: the descriptions of file formats that editors use, and the reference of the script API.

use std::io::Write as _;

use crate::args::SchemasArgs;
use crate::exit::{Exit, Problem};

/// Every generated file of schemas/, by name.
fn generated() -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> =
        content::schemas().into_iter().map(|(name, text)| (format!("{name}.schema.json"), text)).collect();
    files.push(exchange::schema());
    files.push(("script-api.d.rhai".to_owned(), script::definitions()));
    files.sort();
    files
}

/// Lists the files, or writes them.
#[expect(clippy::disallowed_methods, reason = "writes where it is told to")]
pub(crate) fn run(args: &SchemasArgs) -> Result<Exit, Problem> {
    let mut out = std::io::stdout().lock();
    let files = generated();
    let Some(folder) = &args.write else {
        for (name, text) in files {
            writeln!(out, "{name}  {} bytes", text.len())?;
        }
        return Ok(Exit::Fine);
    };
    std::fs::create_dir_all(folder)?;
    for (name, text) in files {
        std::fs::write(folder.join(&name), text)?;
        writeln!(out, "wrote {}", folder.join(name).display())?;
    }
    Ok(Exit::Fine)
}
