//! `waymark serve --demo`: the demonstration of `waymark demo`, in a folder of its own for as long as it is served.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use web::{Account, SignIn};

use super::house::Open;
use super::{ServeArgs, may_listen, serve};
use crate::args::{ContentArgs, ResultFormat};
use crate::command::record::demo;
use crate::exit::{Exit, Problem};
use crate::installation::{DeskArgs, Installation};

pub(super) fn run(args: &ServeArgs) -> Result<Exit, Problem> {
    may_listen(args)?;
    let folder = Folder::new()?;
    let scripts = match &args.content.scripts {
        Some(scripts) => scripts.clone(),
        None => folder.lay_out_programmes()?,
    };
    let data = folder.0.join("data");
    let content = ContentArgs { scripts: Some(scripts.clone()), plugins: None };
    let desk =
        DeskArgs { data, database: None, writer: None, format: ResultFormat::Text, content: content.clone() };
    let installation = Installation::rehearse(&desk)?;
    demo::fill(&installation)?;
    installation.end_rehearsal();
    let accounts: Vec<Account> = demo::accounts().collect();
    let more = told(&accounts, &scripts);
    serve(args, Open::new(installation, content)?, SignIn::Demonstration(accounts), &more)
}

/// Who can be tried.
fn told(accounts: &[Account], scripts: &std::path::Path) -> String {
    let mut text = String::from(
        "A demonstration: nobody in it is real, and nothing of it is kept. Choose an account there, such as\n",
    );
    for one in accounts {
        let _ = writeln!(text, "  {:<12} {:<18} {}", one.member, one.name, one.about);
    }
    let _ = writeln!(text, "Its programmes are in {}: change a file, and see it at once.", scripts.display());
    text
}

/// A folder that is removed when it is no longer used.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Self, Problem> {
        let folder = std::env::temp_dir().join(format!("waymark-demo-{}", Installation::fresh()));
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&folder)?;
        Ok(Self(folder))
    }

    /// A copy of the programmes in this program, for whoever wants to change them.
    #[expect(clippy::disallowed_methods, reason = "writes into a folder it has just made")]
    fn lay_out_programmes(&self) -> Result<PathBuf, Problem> {
        let scripts = self.0.join("scripts");
        for (path, text) in crate::wiring::embedded_texts() {
            let file = scripts.join(path);
            if let Some(folder) = file.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(file, text)?;
        }
        Ok(scripts)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}
