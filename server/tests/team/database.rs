//! The databases on which servers are tested.

use ::postgres::{Client, Config, NoTls};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use std::{
    collections::BTreeSet,
    env,
    fs::{self, File},
    io::Write as _,
    path::{Path, PathBuf},
    process::{self, Command},
    sync::atomic::{AtomicU32, Ordering},
};
use switchback_core::model::{actor::Actor, ids::PersonId};
use tempfile::TempDir;

/// The kind of database that a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

/// The database of one test, which is deleted after it.
pub struct Database {
    place: Place,
    /// For files that a test writes.
    folder: TempDir,
}

enum Place {
    File,
    Postgres {
        cluster: PathBuf,
        name: String,
        /// The address at which servers reach it.
        address: String,
    },
}

/// The ports of PostgreSQL itself, and of PgBouncer in front of it.
const DIRECT: u16 = 5432;
const POOLED: u16 = 6432;

impl Database {
    pub fn new(kind: Kind) -> Self {
        match kind {
            Kind::Sqlite => Self { place: Place::File, folder: tempfile::tempdir().unwrap() },
            Kind::Postgres => Self::in_cluster(&Self::cluster()),
        }
    }

    /// A file on a disk that only this test uses.
    pub fn on_disk(disk: &SmallDisk) -> Self {
        Self { place: Place::File, folder: tempfile::tempdir_in(&disk.folder).unwrap() }
    }

    /// A database in a PostgreSQL that only this test uses.
    pub fn in_cluster(cluster: &Path) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!("team_{}_{}", process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        run_in(cluster, "postgres", &format!("CREATE DATABASE {name}"));
        let address = at_socket(&name, cluster, DIRECT);
        let place = Place::Postgres { cluster: cluster.to_owned(), name, address };
        Self { place, folder: tempfile::tempdir().unwrap() }
    }

    /// Like `in_cluster`, but reached through PgBouncer.
    pub fn behind_a_pool(cluster: &Path) -> Self {
        Self::in_cluster(cluster).reached_at(|name| at_socket(name, cluster, POOLED))
    }

    /// Like `in_cluster`, but reached by the socket in another folder.
    pub fn behind_a_proxy(cluster: &Path, folder: &Path) -> Self {
        Self::in_cluster(cluster).reached_at(|name| at_socket(name, folder, DIRECT))
    }

    /// Has servers reach it at another address, which is made of its name.
    pub fn reached_at(mut self, at: impl FnOnce(&str) -> String) -> Self {
        if let Place::Postgres { name, address, .. } = &mut self.place {
            *address = at(name);
        }
        self
    }

    /// Returns the folder of the PostgreSQL that all tests share.
    pub fn cluster() -> PathBuf {
        env::var("SWITCHBACK_TEST_POSTGRES").expect("run this by script/test-server").into()
    }

    /// Returns the address to start a server with.
    pub fn address(&self) -> String {
        match &self.place {
            Place::File => self.path("workspace.sqlite").to_str().unwrap().to_owned(),
            Place::Postgres { address, .. } => address.clone(),
        }
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    /// Changes the database as if a newer server had used it.
    pub fn add_line_of_a_newer_version(&self) {
        let line = r#"{"v":9999,"at":0,"by":"coordinator","command":"0","event":{}}"#;
        match &self.place {
            Place::File => {
                let add =
                    "INSERT INTO lines (position, text, hash) SELECT max(position) + 1, ?1, 7 FROM lines";
                rusqlite::Connection::open(self.address()).unwrap().execute(add, [line]).unwrap();
            }
            Place::Postgres { .. } => self.run(&format!(
                "INSERT INTO switchback.lines SELECT max(position) + 1, '{line}', 7 FROM switchback.lines;
                 UPDATE switchback.workspaces SET revision = revision + 1"
            )),
        }
    }

    /// Writes a record as if something had damaged it, or an unknown version had written it.
    pub fn write_record(&self, key: &str, text: &str) {
        match &self.place {
            Place::File => {
                let write = "INSERT OR REPLACE INTO records (key, text) VALUES (?1, ?2)";
                rusqlite::Connection::open(self.address()).unwrap().execute(write, [key, text]).unwrap();
            }
            Place::Postgres { .. } => self.run(&format!(
                "INSERT INTO switchback.records VALUES ('{key}', '{text}', 0)
                 ON CONFLICT (key) DO UPDATE SET text = excluded.text"
            )),
        }
    }

    /// Returns the stored text of a record.
    pub fn record(&self, key: &str) -> Option<String> {
        match &self.place {
            Place::File => {
                let read = "SELECT text FROM records WHERE key = ?1";
                rusqlite::Connection::open(self.address())
                    .unwrap()
                    .query_row(read, [key], |row| row.get(0))
                    .ok()
            }
            Place::Postgres { .. } => {
                let read = "SELECT text FROM switchback.records WHERE key = $1";
                self.client().query_one(read, &[&key]).unwrap().get(0)
            }
        }
    }

    /// Changes the database as if these people had pressed the button in an email.
    pub fn unsubscribe(&self, people: &BTreeSet<PersonId>) {
        for PersonId(id) in people {
            match &self.place {
                Place::File => {
                    let add = "INSERT INTO unsubscribed VALUES (?1, 0)";
                    rusqlite::Connection::open(self.address())
                        .unwrap()
                        .execute(add, [id.cast_signed()])
                        .unwrap();
                }
                Place::Postgres { .. } => {
                    self.run(&format!(
                        "INSERT INTO switchback.unsubscribed VALUES ({}, 0)",
                        id.cast_signed()
                    ));
                }
            }
        }
    }

    /// Returns the people who have unsubscribed.
    pub fn unsubscribed(&self) -> BTreeSet<PersonId> {
        let ids: Vec<i64> = match &self.place {
            Place::File => {
                let connection = rusqlite::Connection::open(self.address()).unwrap();
                let mut query = connection.prepare("SELECT person FROM unsubscribed").unwrap();
                query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
            }
            Place::Postgres { .. } => {
                let rows = self.client().query("SELECT person FROM switchback.unsubscribed", &[]).unwrap();
                rows.iter().map(|row| row.get(0)).collect()
            }
        };
        ids.into_iter().map(|id| PersonId(id.cast_unsigned())).collect()
    }

    /// Turns the tables into those of the version before access tokens. Nothing uses them meanwhile.
    pub fn take_back_tokens(&self) {
        match &self.place {
            Place::File => rusqlite::Connection::open(self.address())
                .unwrap()
                .execute_batch("DROP TABLE rotations; DROP TABLE access_tokens; DROP TABLE accounts; DROP TABLE unsubscribed;
                     DROP TABLE unsubscribe_keys; DROP TABLE webhooks; DROP TABLE base; ALTER TABLE devices DROP COLUMN name; PRAGMA user_version = 2")
                .unwrap(),
            Place::Postgres { .. } => self.run(
                "DROP TABLE switchback.rotations; DROP TABLE switchback.access_tokens; DROP TABLE switchback.accounts;
                 DROP TABLE switchback.unsubscribed; DROP TABLE switchback.unsubscribe_keys; DROP TABLE switchback.webhooks;
                 DROP TABLE switchback.base; ALTER TABLE switchback.devices DROP COLUMN name;
                 UPDATE switchback.workspaces SET version = 2",
            ),
        }
    }

    /// Begins to upgrade the tables that `take_back_tokens` left, and loses the connection before the end.
    pub fn upgrade_without_committing(&self) {
        match &self.place {
            Place::File => {
                let mut connection = rusqlite::Connection::open(self.address()).unwrap();
                let upgrade = connection.transaction().unwrap();
                upgrade.execute_batch("CREATE TABLE accounts (issuer TEXT); ALTER TABLE devices ADD COLUMN name TEXT").unwrap();
                upgrade.pragma_update(None, "user_version", 7).unwrap();
                // Pages of an open transaction are written when the cache is full.
                upgrade.cache_flush().unwrap();
                let [file, log] = ["workspace.sqlite", "workspace.sqlite-wal"].map(|name| self.path(name));
                let [left, left_log] = [&file, &log].map(|path| fs::read(path).unwrap());
                drop(upgrade);
                drop(connection);
                fs::write(file, left).unwrap();
                fs::write(log, left_log).unwrap();
            }
            Place::Postgres { .. } => self.run(
                "BEGIN; CREATE TABLE switchback.accounts (issuer text); ALTER TABLE switchback.devices ADD COLUMN name text;
                 UPDATE switchback.workspaces SET version = 7",
            ),
        }
    }

    /// Adds a device that was signed in before there were access tokens.
    pub fn add_device(&self, token: &str) {
        let (hash, actor) = (Sha256::digest(token), json!(Actor::COORDINATOR).to_string());
        match &self.place {
            Place::File => {
                let add = "INSERT INTO devices (hash, actor, since) VALUES (?1, ?2, 0)";
                let connection = rusqlite::Connection::open(self.address()).unwrap();
                connection.execute(add, rusqlite::params![hash.as_slice(), actor]).unwrap();
            }
            Place::Postgres { .. } => {
                let add = "INSERT INTO switchback.devices (hash, actor, since) VALUES ($1, $2, 0)";
                self.client().execute(add, &[&hash.as_slice(), &actor]).unwrap();
            }
        }
    }

    /// Runs statements in PostgreSQL.
    pub fn run(&self, statements: &str) {
        self.client().batch_execute(statements).unwrap();
    }

    /// Counts the transactions in PostgreSQL that nothing ends.
    pub fn open_transactions(&self) -> i64 {
        let open = "SELECT count(*) FROM pg_stat_activity
                    WHERE datname = current_database() AND state LIKE 'idle in transaction%'";
        self.client().query_one(open, &[]).unwrap().get(0)
    }

    /// Connects to PostgreSQL itself.
    pub fn client(&self) -> Client {
        let Place::Postgres { cluster, name, .. } = &self.place else { panic!("this is none in PostgreSQL") };
        client(cluster, name)
    }

    /// Copies the whole database, as a backup would.
    pub fn copy(&self, copy: &str) {
        self.in_place_of_all(|name| format!("CREATE DATABASE {name}_{copy} TEMPLATE {name}"));
    }

    /// Restores a copy in place of the database.
    pub fn put_back(&self, copy: &str) {
        self.in_place_of_all(|name| format!("DROP DATABASE {name}"));
        self.in_place_of_all(|name| format!("ALTER DATABASE {name}_{copy} RENAME TO {name}"));
    }

    fn in_place_of_all(&self, statement: impl Fn(&str) -> String) {
        let Place::Postgres { cluster, name, .. } = &self.place else { panic!("this is none in PostgreSQL") };
        run_in(cluster, "postgres", &statement(name));
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Place::Postgres { cluster, name, .. } = &self.place {
            let connected =
                Config::new().host_path(cluster).user("postgres").dbname("postgres").connect(NoTls);
            // A failed test must not panic here again.
            let _ = connected.map(|mut client| {
                client.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            });
        }
    }
}

fn at_socket(name: &str, folder: &Path, port: u16) -> String {
    format!("postgres:///{name}?host={}&port={port}&user=postgres", folder.display())
}

fn client(cluster: &Path, database: &str) -> Client {
    Config::new().host_path(cluster).user("postgres").dbname(database).connect(NoTls).unwrap()
}

fn run_in(cluster: &Path, database: &str, statement: &str) {
    client(cluster, database).batch_execute(statement).unwrap();
}

/// A PostgreSQL that only one test uses, and may break.
pub struct Cluster {
    pub folder: PathBuf,
}

impl Cluster {
    pub fn start() -> Self {
        let output = script(&["new"]).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        Self { folder: String::from_utf8(output.stdout).unwrap().trim().into() }
    }

    /// Stops it.
    pub fn stop(&self) {
        assert!(script(&["stop", self.folder.to_str().unwrap()]).status().unwrap().success());
    }

    pub fn start_again(&self) {
        assert!(script(&["start", self.folder.to_str().unwrap()]).status().unwrap().success());
    }

    pub fn crash(&self) {
        assert!(script(&["crash", self.folder.to_str().unwrap()]).status().unwrap().success());
    }

    /// Makes it accept encrypted connections at localhost, and no others there. Returns the port and the file with its certificate.
    pub fn encrypt(&self) -> (u16, PathBuf) {
        let output = script(&["encrypt", self.folder.to_str().unwrap()]).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        (String::from_utf8(output.stdout).unwrap().trim().parse().unwrap(), self.folder.join("server.crt"))
    }

    /// Puts PgBouncer in front of it.
    pub fn pool(&self) {
        assert!(script(&["pool", self.folder.to_str().unwrap()]).status().unwrap().success());
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let _ = script(&["remove", self.folder.to_str().unwrap()]).status();
    }
}

fn script(arguments: &[&str]) -> Command {
    let mut command = Command::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../script/postgres"));
    command.args(arguments);
    command
}

/// A disk of a few megabytes.
pub struct SmallDisk {
    pub folder: PathBuf,
}

impl SmallDisk {
    pub fn new() -> Self {
        let output = disk(&["new"]).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        Self { folder: String::from_utf8(output.stdout).unwrap().trim().into() }
    }

    /// Fills it up.
    pub fn fill(&self) {
        let mut filler = File::create(self.folder.join("filler")).unwrap();
        while filler.write_all(&[0; 1024]).is_ok() {}
    }

    pub fn make_room(&self) {
        fs::remove_file(self.folder.join("filler")).unwrap();
    }

    pub fn make_read_only(&self) {
        assert!(disk(&["read-only", self.folder.to_str().unwrap()]).status().unwrap().success());
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = disk(&["remove", self.folder.to_str().unwrap()]).status();
    }
}

fn disk(arguments: &[&str]) -> Command {
    let mut command = Command::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../script/small-disk"));
    command.args(arguments);
    command
}
