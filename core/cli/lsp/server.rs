//! One editor's session: what it has open, what is asked, and when content is checked again.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::time::Duration;

use lsp_server::{ErrorCode, Message, Notification, Request, Response};
use lsp_types::{
    CompletionOptions, CompletionParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, HoverParams, HoverProviderCapability,
    InitializeParams, InitializeResult, PositionEncodingKind, ServerCapabilities, ServerInfo,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
};
use serde_json::{Value, json};

use super::answers;
use super::folder::{Folder, path_of};
use super::frames::{self, Incoming, read};
use super::work::Work;
use crate::exit::{Exit, Problem};

/// Messages that wait are handled before anything is checked, but no check waits longer than this, and none beyond a
/// question.
const LONGEST_WAIT: Duration = Duration::from_millis(200);

/// How many messages may wait: an editor that is faster than this is made to wait itself.
const MOST_WAITING: usize = 256;

/// Serves the editor on standard input and output until it says `exit` or goes away.
pub(crate) fn run() -> Result<Exit, Problem> {
    let (sender, incoming) = sync_channel(MOST_WAITING);
    std::thread::spawn(move || {
        let mut input = std::io::stdin().lock();
        loop {
            let next = read(&mut input);
            let end = matches!(next, Incoming::End);
            if sender.send(next).is_err() || end {
                return;
            }
        }
    });
    let mut session = Session { out: std::io::stdout(), state: State::New, work: None, can_watch: false };
    session.serve(&incoming)?;
    Ok(if session.state == State::ShutDown { Exit::Fine } else { Exit::Findings })
}

/// How far a session is, as the protocol has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    New,
    Ready,
    ShutDown,
}

struct Session<O> {
    out: O,
    state: State,
    work: Option<Work>,
    /// Whether the editor can be asked to tell of files that change outside it.
    can_watch: bool,
}

impl<O: Write> Session<O> {
    fn serve(&mut self, incoming: &Receiver<Incoming>) -> Result<(), Problem> {
        loop {
            let waited = self.work.as_ref().and_then(Work::waited);
            let next = match incoming.try_recv() {
                Ok(next) if waited.is_none_or(|waited| waited < LONGEST_WAIT) => Some(next),
                Ok(next) => {
                    self.check()?;
                    Some(next)
                }
                Err(TryRecvError::Empty) => {
                    self.check()?;
                    incoming.recv().ok()
                }
                Err(TryRecvError::Disconnected) => None,
            };
            match next {
                Some(Incoming::Message(Message::Request(request))) => {
                    // An answer rests on everything that was said before the question.
                    if self.work.as_ref().and_then(Work::waited).is_some() {
                        self.check()?;
                    }
                    let id = request.id.clone();
                    // A fault of ours ends this one answer, and not the session.
                    let answer =
                        catch_unwind(AssertUnwindSafe(|| self.answer(request))).unwrap_or_else(|_| {
                            Response::new_err(
                                id,
                                ErrorCode::InternalError as i32,
                                "a fault of waymark".to_owned(),
                            )
                        });
                    frames::write(&answer.into(), &mut self.out)?;
                }
                Some(Incoming::Message(Message::Notification(note))) if note.method == "exit" => {
                    return Ok(());
                }
                Some(Incoming::Message(Message::Notification(note))) => {
                    let done = catch_unwind(AssertUnwindSafe(|| self.note(note)));
                    done.unwrap_or(Ok(()))?;
                }
                // We ask an editor for nothing whose answer matters.
                Some(Incoming::Message(Message::Response(_))) => {}
                Some(Incoming::Broken(why)) => frames::write_broken(why, &mut self.out)?,
                Some(Incoming::End) | None => return Ok(()),
            }
        }
    }

    fn answer(&mut self, request: Request) -> Response {
        let refused = |code: ErrorCode, why: String| Response::new_err(request.id.clone(), code as i32, why);
        match (self.state, request.method.as_str()) {
            (State::New, "initialize") => match serde_json::from_value(request.params) {
                Ok(params) => {
                    self.begin(&params);
                    Response::new_ok(request.id, abilities())
                }
                Err(error) => {
                    Response::new_err(request.id, ErrorCode::InvalidParams as i32, error.to_string())
                }
            },
            (State::New, _) => refused(ErrorCode::ServerNotInitialized, "initialize comes first".to_owned()),
            (State::ShutDown, _) => refused(ErrorCode::InvalidRequest, "shutdown was asked for".to_owned()),
            (State::Ready, "shutdown") => {
                self.state = State::ShutDown;
                Response::new_ok(request.id, Value::Null)
            }
            (State::Ready, "textDocument/completion") => match serde_json::from_value(request.params.clone())
            {
                Ok(params) => Response::new_ok(request.id, self.completion(&params)),
                Err(error) => refused(ErrorCode::InvalidParams, error.to_string()),
            },
            (State::Ready, "textDocument/hover") => match serde_json::from_value(request.params.clone()) {
                Ok(params) => Response::new_ok(request.id, self.hover(&params)),
                Err(error) => refused(ErrorCode::InvalidParams, error.to_string()),
            },
            (State::Ready, "initialize") => {
                refused(ErrorCode::InvalidRequest, "initialize comes once".to_owned())
            }
            (State::Ready, method) => {
                refused(ErrorCode::MethodNotFound, format!("`{method}` is not something this server does"))
            }
        }
    }

    #[expect(deprecated, reason = "editors still name their one folder in `rootUri`")]
    fn begin(&mut self, params: &InitializeParams) {
        self.state = State::Ready;
        let workspace = params.capabilities.workspace.as_ref();
        let watched = workspace.and_then(|workspace| workspace.did_change_watched_files.as_ref());
        self.can_watch = watched.and_then(|watched| watched.dynamic_registration).unwrap_or_default();
        let folders = params.workspace_folders.iter().flatten().map(|folder| &folder.uri);
        let roots: Vec<PathBuf> =
            folders.chain(&params.root_uri).filter_map(|uri| path_of(uri.as_str())).collect();
        let found = roots.iter().find_map(|root| Folder::find(root));
        self.work = found.map(Work::new);
    }

    /// What an editor says without waiting for an answer. What cannot be understood is passed over.
    fn note(&mut self, note: Notification) -> std::io::Result<()> {
        if self.state != State::Ready {
            return Ok(());
        }
        if note.method == "initialized" {
            return self.ask_for_changes();
        }
        if let Some(work) = &mut self.work {
            // What is not understood changes nothing.
            let _understood = change(work, &note.method, note.params);
        }
        Ok(())
    }

    /// Asks to be told of files that change outside the editor.
    fn ask_for_changes(&mut self) -> std::io::Result<()> {
        if !self.can_watch || self.work.is_none() {
            return Ok(());
        }
        let watchers = json!([{ "globPattern": "**/*.{yaml,yml,md,rhai}" }]);
        let registration = json!({
            "id": "files",
            "method": "workspace/didChangeWatchedFiles",
            "registerOptions": { "watchers": watchers },
        });
        let params = json!({ "registrations": [registration] });
        let request = Request::new(1.into(), "client/registerCapability".to_owned(), params);
        frames::write(&request.into(), &mut self.out)
    }

    fn completion(&self, params: &CompletionParams) -> Value {
        let at = &params.text_document_position;
        let Some(work) = &self.work else { return Value::Null };
        let Some((path, text)) = work.open(&at.text_document.uri) else { return Value::Null };
        let items = answers::completion(work.ready(&path), &path, text, at.position);
        serde_json::to_value(items).unwrap_or_default()
    }

    fn hover(&self, params: &HoverParams) -> Value {
        let at = &params.text_document_position_params;
        let Some(work) = &self.work else { return Value::Null };
        let Some((path, text)) = work.open(&at.text_document.uri) else { return Value::Null };
        let meaning = answers::meaning(work.ready(&path), work.findings(), &path, text, at.position);
        serde_json::to_value(meaning).unwrap_or_default()
    }

    /// Checks what changed and tells the editor what is different.
    fn check(&mut self) -> Result<(), Problem> {
        let Some(work) = self.work.as_mut().filter(|work| work.waited().is_some()) else { return Ok(()) };
        let told = catch_unwind(AssertUnwindSafe(|| work.check())).unwrap_or_default();
        for params in told {
            let params = serde_json::to_value(params).unwrap_or_default();
            let note = Notification::new("textDocument/publishDiagnostics".to_owned(), params);
            frames::write(&note.into(), &mut self.out)?;
        }
        Ok(())
    }
}

/// Takes in what an editor tells of files.
fn change(work: &mut Work, method: &str, params: Value) -> serde_json::Result<()> {
    match method {
        "textDocument/didOpen" => {
            let params: DidOpenTextDocumentParams = serde_json::from_value(params)?;
            work.put(params.text_document.uri, params.text_document.text);
        }
        "textDocument/didChange" => {
            let params: DidChangeTextDocumentParams = serde_json::from_value(params)?;
            // Whole texts were agreed on; the last one stands.
            let whole = params.content_changes.into_iter().rev().find(|change| change.range.is_none());
            if let Some(change) = whole {
                work.put(params.text_document.uri, change.text);
            }
        }
        "textDocument/didClose" => {
            let params: DidCloseTextDocumentParams = serde_json::from_value(params)?;
            work.close(&params.text_document.uri);
        }
        "workspace/didChangeWatchedFiles" => {
            let params: DidChangeWatchedFilesParams = serde_json::from_value(params)?;
            params.changes.iter().for_each(|change| work.on_disk(&change.uri));
        }
        _ => {}
    }
    Ok(())
}

/// What this server can do.
fn abilities() -> InitializeResult {
    let triggers = [".", "\"", "[", "{", ",", " "];
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::FULL),
        ..TextDocumentSyncOptions::default()
    };
    let capabilities = ServerCapabilities {
        position_encoding: Some(PositionEncodingKind::UTF16),
        text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(triggers.map(str::to_owned).to_vec()),
            ..CompletionOptions::default()
        }),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        ..ServerCapabilities::default()
    };
    let info = ServerInfo { name: "waymark".to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) };
    InitializeResult { capabilities, server_info: Some(info) }
}
