//! Speaks with `waymark lsp` as an editor does: messages out, answers and diagnostics in.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

/// A running server.
#[derive(Debug)]
pub(crate) struct Editor {
    process: Child,
    folder: PathBuf,
    messages: Receiver<Value>,
    asked: i32,
    version: i32,
}

impl Editor {
    /// Starts the server and opens `folder`.
    pub(crate) fn start(folder: &Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_waymark"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let mut output = BufReader::new(process.stdout.take().expect("its output"));
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let mut editor = Self { process, folder: folder.to_owned(), messages, asked: 0, version: 0 };
        let root = format!("file://{}", folder.display());
        let params = json!({ "processId": null, "rootUri": root, "capabilities": {} });
        let answer = editor.ask("initialize", &params);
        assert_eq!(answer.pointer("/result/capabilities/hoverProvider"), Some(&json!(true)), "{answer}");
        editor.say("initialized", &json!({}));
        editor
    }

    /// The folder that is open.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The address of a file of its `scripts/`.
    pub(crate) fn uri(&self, file: &str) -> String {
        format!("file://{}/scripts/{file}", self.folder.display())
    }

    /// Sends bytes as they are.
    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        let input = self.process.stdin.as_mut().expect("its input");
        input.write_all(bytes).and_then(|()| input.flush()).expect("it listens");
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    /// Tells something.
    pub(crate) fn say(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Asks something and gives the answer.
    pub(crate) fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.asked += 1;
        let id = json!(self.asked);
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        self.answer_to(&id)
    }

    /// The next answer to a request; to none, what is said about a message that was none.
    pub(crate) fn answer_to(&self, id: &Value) -> Value {
        self.next(|message| message.get("id") == Some(id) && message.get("method").is_none())
    }

    fn next(&self, is_it: impl Fn(&Value) -> bool) -> Value {
        loop {
            let message = self.messages.recv_timeout(Duration::from_secs(30)).expect("a message");
            if is_it(&message) {
                return message;
            }
        }
    }

    /// The next diagnostics of a file.
    pub(crate) fn diagnostics(&self, file: &str) -> Value {
        let uri = json!(self.uri(file));
        let note = self.next(|message| message.pointer("/params/uri") == Some(&uri));
        note.pointer("/params/diagnostics").cloned().unwrap_or_default()
    }

    /// Opens a file with a text.
    pub(crate) fn open(&mut self, file: &str, text: &str) {
        self.version += 1;
        let document =
            json!({ "uri": self.uri(file), "languageId": "x", "version": self.version, "text": text });
        self.say("textDocument/didOpen", &json!({ "textDocument": document }));
    }

    /// Changes the text of an open file.
    pub(crate) fn change(&mut self, file: &str, text: &str) {
        self.version += 1;
        let document = json!({ "uri": self.uri(file), "version": self.version });
        let params = json!({ "textDocument": document, "contentChanges": [{ "text": text }] });
        self.say("textDocument/didChange", &params);
    }

    /// Closes a file.
    pub(crate) fn close(&mut self, file: &str) {
        let document = json!({ "uri": self.uri(file) });
        self.say("textDocument/didClose", &json!({ "textDocument": document }));
    }

    /// Tells that a file changed on the disk.
    pub(crate) fn changed_on_disk(&mut self, file: &str) {
        let change = json!({ "uri": self.uri(file), "type": 2 });
        self.say("workspace/didChangeWatchedFiles", &json!({ "changes": [change] }));
    }

    /// Ends the session as the protocol has it and gives the exit code.
    pub(crate) fn end(mut self) -> i32 {
        self.ask("shutdown", &Value::Null);
        self.say("exit", &Value::Null);
        self.wait()
    }

    /// Waits until the server has ended and gives its exit code.
    pub(crate) fn wait(mut self) -> i32 {
        self.process.wait().expect("it ends").code().unwrap_or(-1)
    }
}

fn read(output: &mut BufReader<std::process::ChildStdout>) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line.trim().is_empty() {
            break;
        }
        if let Some(number) = line.strip_prefix("Content-Length: ") {
            length = number.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}
