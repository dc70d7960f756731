//! The hidden command that the host starts as a child process to run one native plugin.

use crate::exit::{Exit, Problem};

/// Serves until the host closes the pipe.
pub(crate) fn run() -> Result<Exit, Problem> {
    native::worker_main()?;
    Ok(Exit::Fine)
}
