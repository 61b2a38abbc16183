//! The server in a separate process.

use crate::database::{Database, Kind};
use serde_json::{Value, from_value};
use std::{
    fs::{self, File},
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};
use switchback_core::sync::{host::Start, join_link::JoinLink};
use ureq::{Agent, http::Response};

/// The file with the server's log.
const LOG: &str = "server.log";

const SERVER: &str = env!("CARGO_BIN_EXE_switchback-server");
/// How long a server may take to stop, as `docs/running-a-server.md` promises. Held requests wait longer unless they are answered
/// early.
const MOST_TO_STOP: Duration = Duration::from_secs(5);

pub struct Server {
    database: Arc<Database>,
    /// Additional arguments.
    arguments: Vec<String>,
    started: Started,
    agent: Agent,
}

/// A response.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: Value,
    /// The cookie that it sets.
    pub cookie: Option<String>,
}

impl Answer {
    /// Returns the secret in the cookie.
    pub fn secret(&self) -> &str {
        let cookie = self.cookie.as_deref().unwrap();
        cookie.split_once('=').unwrap().1.split_once(';').unwrap().0
    }
}

impl Server {
    pub fn start(kind: Kind) -> Self {
        Self::start_on(Database::new(kind))
    }

    /// Starts a server on an empty database.
    pub fn start_on(database: impl Into<Arc<Database>>) -> Self {
        Self::start_with(database, &[])
    }

    /// Starts a server on an empty database, with these arguments.
    pub fn start_with(database: impl Into<Arc<Database>>, arguments: &[&str]) -> Self {
        let arguments = arguments.iter().map(ToString::to_string).collect();
        Self::spawn(database.into(), arguments, true)
    }

    /// Starts another server on the same database.
    pub fn start_beside(&self) -> Self {
        Self::spawn(Arc::clone(&self.database), self.arguments.clone(), false)
    }

    fn spawn(database: Arc<Database>, arguments: Vec<String>, is_new: bool) -> Self {
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(60)))
            // A server closes a connection whose last request it refused before all of it had arrived.
            .max_idle_connections(0)
            .build()
            .into();
        let started = spawn(&database, &arguments, is_new);
        Self { database, arguments, started, agent }
    }

    /// Starts a server that serves an app with these files.
    pub fn start_with_app(files: &[(&str, &str)]) -> Self {
        let mut server = Self::start(Kind::Sqlite);
        files.iter().for_each(|(name, text)| server.write(name, text));
        server.kill();
        let mut program = program(&server.database, "serve");
        program.arg("--app").arg(server.database.path(""));
        server.started = run(program, true);
        server
    }

    /// Starts a server on SQLite whose calls that wait for the disk are written to this file.
    pub fn start_traced(calls: &str) -> Self {
        let mut server = Self::start(Kind::Sqlite);
        server.kill();
        let mut program = Command::new("strace");
        // The server is the child of the test, and the tracer ends with it.
        program
            .args(["-D", "-f", "-qq", "-e", "trace=fsync,fdatasync", "-o"])
            .arg(server.database.path(calls));
        program.args([SERVER, "serve", "--database", &server.database.address()]);
        server.started = run(program, true);
        server
    }

    /// Requests a page or file of the app. Returns its status, its cache control, and its text.
    pub fn page(&self, path: &str) -> (u16, String, String) {
        let mut response = self.agent.get(format!("{}{path}", self.started.address)).call().unwrap();
        let caching = response.headers().get("cache-control");
        let caching = caching.map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
        let text = response.body_mut().read_to_string().unwrap();
        (response.status().as_u16(), caching, text)
    }

    /// Requests the head of a page, and the page, as programs do that check the links in an email.
    pub fn look(&self, path: &str) {
        let address = format!("{}{path}", self.started.address);
        for sent in [self.agent.head(&address).call(), self.agent.get(&address).call()] {
            assert!(sent.unwrap().status().as_u16() < 500, "{path}");
        }
    }

    /// Returns the secret of the link that the server printed at its first start.
    pub fn first_link(&self) -> &str {
        self.started.first_link.as_deref().unwrap()
    }

    /// Kills the server in the middle of its work.
    pub fn kill(&mut self) {
        self.started.child.kill().unwrap();
        self.started.child.wait().unwrap();
    }

    /// Asks the server to stop, and waits until it has.
    pub fn terminate(&mut self) {
        let id = self.started.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        let asked = Instant::now();
        let mut ended = None;
        while ended.is_none() && asked.elapsed() < MOST_TO_STOP {
            thread::sleep(Duration::from_millis(50));
            ended = self.started.child.try_wait().unwrap();
        }
        assert!(ended.expect("it does not stop").success());
    }

    /// Sets the arguments from the next start on.
    pub fn set_arguments(&mut self, arguments: &[String]) {
        self.arguments = arguments.to_vec();
    }

    pub fn database(&self) -> &Database {
        &self.database
    }

    pub fn start_again(&mut self) {
        let first_link = self.started.first_link.take();
        self.started = Started { first_link, ..spawn(&self.database, &self.arguments, false) };
    }

    /// Starts the server, and kills it after this time, whether or not it is ready by then.
    pub fn start_and_kill(&self, after: Duration) {
        let mut program = program(&self.database, "serve");
        let program = program.args(["--listen", "127.0.0.1:0"]).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = program.spawn().unwrap();
        thread::sleep(after);
        child.kill().unwrap();
        child.wait().unwrap();
    }

    /// Starts the server on a database that no one has signed in to.
    pub fn start_anew(&mut self) {
        self.started = spawn(&self.database, &self.arguments, true);
    }

    /// Runs another command of the program on the same database, with a file. Returns whether it succeeded, and its output.
    pub fn run(&self, command: &str, file: &str) -> (bool, String) {
        said(program(&self.database, command).arg(self.database.path(file)))
    }

    /// Runs another command of the program on the same database, with these arguments.
    pub fn run_with(&self, command: &str, arguments: &[&str]) -> (bool, String) {
        said(program(&self.database, command).args(arguments))
    }

    /// Runs a command that needs only the database.
    pub fn run_alone(&self, command: &str) -> (bool, String) {
        said(&mut program(&self.database, command))
    }

    /// Starts a server that is expected to end, with these arguments. Returns whether it succeeded, and its output.
    pub fn try_to_start(database: &Database, arguments: &[&str]) -> (bool, String) {
        said(program(database, "serve").args(["--listen", "127.0.0.1:0"]).args(arguments))
    }

    /// Starts another server on the same database, and waits until it ends.
    pub fn start_another(&self) -> (bool, String) {
        said(program(&self.database, "serve").args(["--listen", "127.0.0.1:0"]))
    }

    pub fn write(&self, file: &str, text: &str) {
        std::fs::write(self.database.path(file), text).unwrap();
    }

    /// Returns the metrics, as Prometheus gets them.
    pub fn figures(&self) -> String {
        let address = self.started.figures.as_deref().unwrap();
        self.agent.get(address).call().unwrap().body_mut().read_to_string().unwrap()
    }

    /// Returns the number of lines in the log.
    pub fn lines(&self, token: &str) -> u64 {
        let start: Start = from_value(self.get("/v1/workspace", Some(token)).body).unwrap();
        start.cursor.end
    }

    /// Returns what the server has logged.
    pub fn log(&self) -> String {
        fs::read_to_string(self.database.path(LOG)).unwrap()
    }

    pub fn address(&self) -> String {
        self.started.address.clone()
    }

    /// Sends requests to this address from now on, where a proxy forwards them.
    pub fn is_reached_at(&mut self, address: &str) {
        address.clone_into(&mut self.started.address);
    }

    pub fn get(&self, path: &str, token: Option<&str>) -> Answer {
        get(&self.agent, &self.started.address, path, token)
    }

    pub fn post(&self, path: &str, token: Option<&str>, body: &Value) -> Answer {
        post(&self.agent, &self.started.address, path, token, body)
    }

    /// Sends a request with these headers, as a browser or a proxy adds them.
    pub fn post_with(&self, path: &str, headers: &[(&str, &str)], body: &Value) -> Answer {
        let request = self.agent.post(format!("{}{path}", self.started.address));
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        read(request.send_json(body).unwrap())
    }

    /// Sends a form without a cookie, as a mail program does. Returns the status and the page.
    pub fn send_form(&self, path: &str, kind: &str, body: &str) -> (u16, String) {
        let request = self.agent.post(format!("{}{path}", self.started.address));
        let mut response = request.content_type(kind).send(body).unwrap();
        (response.status().as_u16(), response.body_mut().read_to_string().unwrap())
    }

    /// Returns which site may read a response, according to its headers, if a page of `origin` requests it.
    pub fn may_read(&self, origin: &str) -> Option<String> {
        let asked = self.agent.get(format!("{}/v1/devices", self.started.address)).header("origin", origin);
        let answer = asked.call().unwrap();
        let allowed = answer.headers().get("access-control-allow-origin")?.to_str().unwrap().to_owned();
        assert_eq!(answer.headers()["access-control-allow-credentials"], "true");
        Some(allowed)
    }

    /// Requests a calendar, unless it still has this tag. Returns the status, its tag, and its text.
    pub fn calendar(&self, address: &str, tag: Option<&str>) -> (u16, String, String) {
        let request = self.agent.get(format!("{}{address}", self.started.address));
        let mut response = request.header("if-none-match", tag.unwrap_or("none")).call().unwrap();
        let tag = response.headers()["etag"].to_str().unwrap().to_owned();
        (response.status().as_u16(), tag, response.body_mut().read_to_string().unwrap())
    }

    pub fn delete(&self, path: &str, token: Option<&str>) -> Answer {
        let request = self.agent.delete(format!("{}{path}", self.started.address));
        read(request.header("authorization", bearer(token)).call().unwrap())
    }

    pub fn put(&self, path: &str, token: Option<&str>, body: &Value) -> Answer {
        try_put(&self.agent, &self.started.address, path, token, body).unwrap()
    }

    /// Sends a text, such as a table.
    pub fn put_text(&self, path: &str, token: &str, text: &str) -> Answer {
        let request = self.agent.put(format!("{}{path}", self.started.address));
        read(request.header("authorization", bearer(Some(token))).send(text).unwrap())
    }

    pub fn agent(&self) -> Agent {
        self.agent.clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.started.child.kill();
        let _ = self.started.child.wait();
    }
}

fn program(database: &Database, command: &str) -> Command {
    let mut program = Command::new(SERVER);
    program.args([command, "--database", &database.address()]);
    program
}

fn said(command: &mut Command) -> (bool, String) {
    let output = command.output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

/// A process, and what it printed.
struct Started {
    child: Child,
    address: String,
    /// The address of its metrics.
    figures: Option<String>,
    /// The secret of the link, if no one has signed in.
    first_link: Option<String>,
}

fn spawn(database: &Database, arguments: &[String], is_new: bool) -> Started {
    let mut program = program(database, "serve");
    program
        .args(arguments)
        .stderr(File::options().create(true).append(true).open(database.path(LOG)).unwrap());
    run(program, is_new)
}

fn run(mut program: Command, is_new: bool) -> Started {
    let has_figures = program.get_args().any(|argument| argument == "--metrics-address");
    let mut child = program.args(["--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut said = |before: &str| lines.next().unwrap().strip_prefix(before).unwrap().to_owned();
    let address = said("Listening on ");
    let figures = has_figures.then(|| said("Figures are at "));
    let link = is_new.then(|| said("Open this link to become the coordinator: "));
    let first_link = link.map(|link| JoinLink::read(&link[link.find('#').unwrap()..]).unwrap().secret);
    Started { child, address, figures, first_link }
}

fn bearer(token: Option<&str>) -> String {
    token.map_or_else(String::new, |token| format!("Bearer {token}"))
}

fn read(mut response: Response<ureq::Body>) -> Answer {
    let status = response.status().as_u16();
    let cookie = response.headers().get("set-cookie").map(|cookie| cookie.to_str().unwrap().to_owned());
    Answer {
        status,
        cookie,
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

/// Returns `None` if there was no response.
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
