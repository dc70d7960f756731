//! `waymark` alone: the three likeliest next steps from the folder one stands in.

use std::io::Write as _;
use std::path::Path;

use crate::exit::Exit;

/// Shows them.
pub(crate) fn run() -> Exit {
    let steps = if Path::new("scripts").is_dir() {
        "  waymark check                          is everything in ./scripts right?
  waymark test                           do the cases come out as written?
  waymark advise --people EXPORT         what would it advise for the people in a prison's export?\n"
    } else {
        "  waymark facts                          which facts may rules use? (the copy in this program)
  waymark advise --people EXPORT         what would it advise for the people in a prison's export?
  waymark check FOLDER                   is everything in a folder of programmes right?\n"
    };
    let text = format!(
        "Waymark: advice with reasons; people decide.\n\n{steps}\n`waymark --help` lists every command.\n"
    );
    match std::io::stdout().write_all(text.as_bytes()) {
        Ok(()) => Exit::Fine,
        Err(_) => Exit::OurFault,
    }
}
