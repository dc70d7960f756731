//! `waymark lsp`: the language server for editors, over standard input and output.
//!
//! Here are the frames of the protocol, what an editor has open, and how findings, suggestions and meanings are told
//! to it. What can stand where, and what a name means, is the runtime's; what is wrong, the same check's as ever.

mod answers;
mod diagnostics;
mod folder;
mod frames;
mod positions;
mod server;
mod work;

pub(crate) use server::run;
