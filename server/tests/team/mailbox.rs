//! A mail server in a separate process, and the messages that it received.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
};
use tempfile::TempDir;

pub struct MailServer {
    folder: TempDir,
    port: u16,
    child: Child,
}

fn spawn(folder: &TempDir, port: u16) -> (Child, u16) {
    let mut child = Command::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../script/mail-server"))
        .arg(folder.path())
        .arg(port.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
    (child, said.trim().strip_prefix("Listening ").unwrap().parse().unwrap())
}

impl MailServer {
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (child, port) = spawn(&folder, 0);
        Self { folder, port, child }
    }

    pub fn stop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub fn start_again(&mut self) {
        (self.child, _) = spawn(&self.folder, self.port);
    }

    /// Returns the address to start a server with.
    pub fn address(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// Returns all messages that it received, whatever its response was.
    pub fn messages(&self) -> Vec<String> {
        let files = fs::read_dir(self.folder.path()).unwrap().map(|file| file.unwrap().path());
        let mut files: Vec<PathBuf> =
            files.filter(|path| path.extension().is_some_and(|ending| ending == "eml")).collect();
        files.sort();
        // Long lines continue in the next one.
        let text = |path| fs::read_to_string(path).unwrap().replace("=\r\n", "").replace("=\n", "");
        files.into_iter().map(text).collect()
    }

    /// Whether it has begun to do what an address asks for with its first word.
    pub fn has_begun(&self, word: &str, address: &str) -> bool {
        self.folder.path().join(format!("{word}-{address}")).exists()
    }

    /// Counts the messages to addresses with this prefix.
    pub fn to(&self, address: &str) -> usize {
        let is_to = |line: &str| line.starts_with("To: ") && line.contains(&format!("<{address}"));
        self.messages().iter().filter(|message| message.lines().any(is_to)).count()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
