//! The hidden command that the host starts as a child process to run scripts nobody has signed.

use crate::exit::{Exit, Problem};

/// Serves until the host closes the pipe.
pub(crate) fn run() -> Result<Exit, Problem> {
    script::worker_main()?;
    Ok(Exit::Fine)
}
