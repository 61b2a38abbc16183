//! A web server that records requests, and responds as a test wants.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

/// A recorded request.
#[derive(Clone, Debug)]
pub struct Request {
    /// The lines before the body.
    pub head: String,
    pub body: String,
}

impl Request {
    pub fn header(&self, name: &str) -> &str {
        header(&self.head, name).unwrap_or_default()
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = head.lines().filter_map(|line| line.split_once(": "));
    lines.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

/// The response: the status line and headers after "HTTP/1.1 ", and the body. `None` closes the connection without a response.
pub type Reply = Option<(&'static str, &'static str)>;

pub struct Listener {
    address: String,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Listener {
    /// Starts a server whose response depends on the request, and on how often its body was sent before.
    pub fn start(answer: impl Fn(&Request, usize) -> Reply + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::<Request>::new()));
        let written = Arc::clone(&requests);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let Some(request) = read(&stream) else { continue };
                let before = {
                    let mut written = written.lock().unwrap();
                    let before = written.iter().filter(|known| known.body == request.body).count();
                    written.push(request.clone());
                    before
                };
                if let Some((status, body)) = answer(&request, before) {
                    let length = body.len();
                    let said = format!(
                        "HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
                    );
                    let _ = (&stream).write_all(said.as_bytes());
                }
            }
        });
        Self { address, requests }
    }

    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }

    /// Counts the requests whose body contains this text.
    pub fn with(&self, text: &str) -> usize {
        self.requests().iter().filter(|request| request.body.contains(text)).count()
    }
}

fn read(stream: &TcpStream) -> Option<Request> {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let length = header(&head, "content-length")?.parse().ok()?;
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Request { head, body: String::from_utf8(body).ok()? })
}
