//! `waymark lsp`: speaks with an editor until it says that this is the end.

use crate::exit::{Exit, Problem};
use crate::lsp;

/// Serves one editor.
pub(crate) fn run() -> Result<Exit, Problem> {
    lsp::run()
}
