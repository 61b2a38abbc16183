//! The server as a process of its own.

use serde_json::Value;
use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    time::Duration,
};
use tempfile::TempDir;
use ureq::{Agent, http::Response};

pub struct Server {
    folder: TempDir,
    child: Child,
    address: String,
    first_link: Option<String>,
    agent: Agent,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: Value,
}

impl Server {
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(60)))
            .build()
            .into();
        let (child, address, first_link) = spawn(&folder);
        Self { folder, child, address, first_link, agent }
    }

    /// The secret of the link that it printed when it started for the first time.
    pub fn first_link(&self) -> &str {
        self.first_link.as_deref().unwrap()
    }

    /// Ends it without a word, in the middle of what it does.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub fn start_again(&mut self) {
        (self.child, self.address, _) = spawn(&self.folder);
    }

    pub fn address(&self) -> String {
        self.address.clone()
    }

    pub fn get(&self, path: &str, token: Option<&str>) -> Answer {
        get(&self.agent, &self.address, path, token)
    }

    pub fn post(&self, path: &str, token: Option<&str>, body: &Value) -> Answer {
        post(&self.agent, &self.address, path, token, body)
    }

    pub fn put(&self, path: &str, token: Option<&str>, body: &Value) -> Answer {
        try_put(&self.agent, &self.address, path, token, body).unwrap()
    }

    pub fn agent(&self) -> Agent {
        self.agent.clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn spawn(folder: &TempDir) -> (Child, String, Option<String>) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_switchback-server"))
        .args(["serve", "--listen", "127.0.0.1:0", "--database"])
        .arg(folder.path().join("workspace.sqlite"))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let address = lines.next().unwrap().strip_prefix("Listening on ").unwrap().to_owned();
    // Only the first start prints a link; a later one goes on in silence.
    let is_new = !folder.path().join("was-started").exists();
    std::fs::write(folder.path().join("was-started"), "").unwrap();
    let link = if is_new { lines.next() } else { None };
    let secret = link.map(|link| link.rsplit('/').next().unwrap().to_owned());
    (child, address, secret)
}

fn bearer(token: Option<&str>) -> String {
    token.map_or_else(String::new, |token| format!("Bearer {token}"))
}

fn read(mut response: Response<ureq::Body>) -> Answer {
    let status = response.status().as_u16();
    Answer {
        status,
        body: response.body_mut().with_config().limit(1 << 30).read_json().unwrap_or(Value::Null),
    }
}

pub fn get(agent: &Agent, address: &str, path: &str, token: Option<&str>) -> Answer {
    read(agent.get(format!("{address}{path}")).header("authorization", bearer(token)).call().unwrap())
}

pub fn post(agent: &Agent, address: &str, path: &str, token: Option<&str>, body: &Value) -> Answer {
    let request = agent.post(format!("{address}{path}")).header("authorization", bearer(token));
    read(request.send_json(body).unwrap())
}

/// `None` where no answer came.
pub fn try_put(
    agent: &Agent,
    address: &str,
    path: &str,
    token: Option<&str>,
    body: &Value,
) -> Option<Answer> {
    let request = agent.put(format!("{address}{path}")).header("authorization", bearer(token));
    request.send_json(body).ok().map(read)
}
