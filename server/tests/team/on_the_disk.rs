//! Commands that are on the disk before their response, as the system calls of a server on SQLite show.

use crate::{
    company::{found, limits},
    device::Device,
    process::Server,
};
use std::fs;
use switchback_core::model::ids::CommandId;

const CALLS: &str = "calls.txt";

/// Counts how often the server has waited for the disk.
fn syncs(server: &Server) -> usize {
    let calls = fs::read_to_string(server.database().path(CALLS)).unwrap();
    calls.lines().filter(|line| line.contains(" fsync(") || line.contains(" fdatasync(")).count()
}

#[test]
#[ignore = "needs strace: script/test-server"]
fn each_command_is_on_the_disk_before_its_response() {
    let server = Server::start_traced(CALLS);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let person = *coordinator.workspace().people.keys().next().unwrap();
    for number in 0..30_u8 {
        let before = syncs(&server);
        let answer = coordinator.put(CommandId(70 + u64::from(number)), &limits(person, 1 + number));
        assert_eq!(answer.status, 200, "{answer:?}");
        assert!(syncs(&server) > before, "command {number} was not written to the disk");
    }
}
