//! A connection to PostgreSQL that breaks at the worst moment.

use std::{
    io::{Read, Write},
    net::Shutdown,
    os::unix::net::{UnixListener, UnixStream},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};
use tempfile::TempDir;

/// What is lost of a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// PostgreSQL does not receive it.
    Question,
    /// PostgreSQL commits it, but the server receives no response.
    Answer,
}

pub struct Proxy {
    folder: TempDir,
    breaks: Arc<[AtomicBool; 2]>,
}

impl Proxy {
    /// Starts a proxy in front of the PostgreSQL whose socket is in a folder.
    pub fn start(cluster: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let listener = UnixListener::bind(socket(folder.path())).unwrap();
        let breaks: Arc<[AtomicBool; 2]> = Arc::default();
        let proxy = Self { folder, breaks: Arc::clone(&breaks) };
        let cluster = socket(cluster);
        thread::spawn(move || {
            for server in listener.incoming().map_while(Result::ok) {
                let postgres = UnixStream::connect(&cluster).unwrap();
                carry(server, postgres, Arc::clone(&breaks));
            }
        });
        proxy
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Breaks the connection at the next commit.
    pub fn lose(&self, loss: Loss) {
        self.breaks[loss as usize].store(true, Ordering::SeqCst);
    }
}

fn socket(folder: &Path) -> PathBuf {
    folder.join(".s.PGSQL.5432")
}

fn carry(server: UnixStream, postgres: UnixStream, breaks: Arc<[AtomicBool; 2]>) {
    let is_mute = Arc::new(AtomicBool::new(false));
    let (up, down) = (server.try_clone().unwrap(), postgres.try_clone().unwrap());
    let mutes = Arc::clone(&is_mute);
    thread::spawn(move || {
        copy(up, postgres, |words| {
            let is_commit = words.windows(6).any(|word| word == b"COMMIT");
            let breaks = |loss: Loss| is_commit && breaks[loss as usize].swap(false, Ordering::SeqCst);
            mutes.fetch_or(breaks(Loss::Answer), Ordering::SeqCst);
            !breaks(Loss::Question)
        });
    });
    thread::spawn(move || copy(down, server, |_| !is_mute.load(Ordering::SeqCst)));
}

/// Copies data in one direction, until some of it must not pass.
fn copy(mut from: UnixStream, mut to: UnixStream, mut passes: impl FnMut(&[u8]) -> bool) {
    let mut words = vec![0; 1 << 16];
    while let Ok(length @ 1..) = from.read(&mut words) {
        if !passes(&words[..length]) || to.write_all(&words[..length]).is_err() {
            break;
        }
    }
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}
