//! Servers that share a PostgreSQL database.

use crate::{
    company::{enroll, found, limits, number_of_requests},
    database::{Cluster, Database, Kind},
    device::Device,
    load::Load,
    mail::begin_training,
    process::{Answer, Server},
    proxy::{Loss, Proxy},
    workspace_file::{as_file, busy_company},
};
use serde_json::{from_value, json};
use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};
use switchback_core::{
    command::{Command, NewSession, scheduling::ScheduledSession},
    model::{
        actor::Actor,
        ids::{CommandId, EnrollmentId, PersonId, PlanId, SessionId},
    },
    refusal::Refusal,
    sync::{decided::Outcome, host::NextLines, messages::Answered},
};

/// Starts two servers on a new database, with the coordinator's device at the first.
fn two_servers() -> (Server, Server, Device) {
    let one = Server::start(Kind::Postgres);
    let (other, coordinator) = beside(&one);
    (one, other, coordinator)
}

fn beside(one: &Server) -> (Server, Device) {
    let mut coordinator = Device::join(one, one.first_link());
    found(&mut coordinator);
    (one.start_beside(), coordinator)
}

fn outcome(answer: Answer) -> Outcome {
    from_value::<Answered>(answer.body).unwrap().outcome
}

#[test]
#[ignore = "needs PostgreSQL: script/test-server"]
fn only_one_of_many_conflicting_commands_at_two_servers_is_accepted() {
    let (one, other, mut coordinator) = two_servers();
    let Command::Enroll { person, interview_type, .. } = enroll(&mut coordinator) else {
        panic!("an enrollment was asked for");
    };
    let ask = |number: u64| Command::Enroll { enrollment: EnrollmentId(number), person, interview_type };
    let outcomes: Vec<Outcome> = thread::scope(|scope| {
        let put = |number: u64| {
            let server = if number.is_multiple_of(2) { &one } else { &other };
            let path = format!("/v1/commands/{}", CommandId(number));
            outcome(server.put(&path, Some(coordinator.token()), &json!(ask(number))))
        };
        let asking: Vec<_> = (1_000..1_032).map(|number| scope.spawn(move || put(number))).collect();
        asking.into_iter().map(|asking| asking.join().unwrap()).collect()
    });
    let accepted = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Accepted { .. })).count();
    assert_eq!((accepted, outcomes.len()), (1, 32), "{outcomes:?}");
}

/// Sends a command for each number below `count`, over two servers and several connections at a time.
fn send_all(servers: [&Server; 2], count: u64, put: impl Fn(&Server, u64) -> Outcome + Sync) -> Vec<Outcome> {
    let next = AtomicU64::new(0);
    let take = || {
        let numbers = std::iter::from_fn(|| Some(next.fetch_add(1, Ordering::Relaxed)));
        let own = numbers.take_while(|number| *number < count);
        own.map(|number| put(servers[usize::from(number.is_multiple_of(2))], number)).collect::<Vec<_>>()
    };
    thread::scope(|scope| {
        let sending: Vec<_> = (0..16).map(|_| scope.spawn(take)).collect();
        sending.into_iter().flat_map(|sending| sending.join().unwrap()).collect()
    })
}

#[test]
#[ignore = "needs PostgreSQL: script/test-server"]
fn one_observer_seat_at_two_servers_is_given_once() {
    let one = Server::start(Kind::Postgres);
    let mut coordinator = Device::join(&one, one.first_link());
    let trainees: Vec<String> = (0..12).map(|number| format!("trainee{number}")).collect();
    let trainees: Vec<&str> = trainees.iter().map(String::as_str).collect();
    let sessions = begin_training(&mut coordinator, &trainees);
    coordinator.sync();
    let other = one.start_beside();
    let seat = sessions[0].interview;
    let count = number_of_requests(200) as u64;
    let member = Device::join(&one, &coordinator.link_for(Actor::Member(PersonId(2))));
    // Every fifth request comes from a trainee, who may not plan.
    let put = |server: &Server, number: u64| {
        let new = sessions[usize::try_from(number).unwrap() % sessions.len()];
        let session = NewSession { id: SessionId(50_000 + number), interview: seat, ..new };
        let command =
            Command::ScheduleSession(ScheduledSession { plan: PlanId(number), session, instead_of: None });
        let token = if number % 5 == 4 { member.token() } else { coordinator.token() };
        let path = format!("/v1/commands/{}", CommandId(60_000 + number));
        outcome(server.put(&path, Some(token), &json!(command)))
    };
    let outcomes = send_all([&one, &other], count, put);
    let refusals = |wanted: &dyn Fn(&Refusal) -> bool| {
        let is_wanted = |outcome: &&Outcome| matches!(outcome, Outcome::Refused(refusal) if wanted(refusal));
        outcomes.iter().filter(is_wanted).count() as u64
    };
    let accepted = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Accepted { .. })).count();
    assert_eq!(accepted, 1, "{outcomes:?}");
    // What a trainee gets says nothing about the seat, whether or not it is still free.
    assert_eq!(refusals(&|refusal| *refusal == Refusal::OnlyTheCoordinator), count / 5);
    coordinator.sync();
    let taken = coordinator.workspace().sessions.values().filter(|session| session.interview == seat);
    let ids: Vec<String> = taken.map(|session| session.id.to_string()).collect();
    assert_eq!(ids.len(), 1);
    assert_eq!(refusals(&|refusal| ids.iter().any(|id| json!(refusal).to_string().contains(id))), 0);
}

#[test]
#[ignore = "needs PostgreSQL: script/test-server"]
fn a_command_sent_to_two_servers_at_once_is_decided_once() {
    let (one, other, coordinator) = two_servers();
    let people: Vec<PersonId> = coordinator.workspace().people.keys().copied().collect();
    let mut ends = BTreeSet::new();
    for (number, person) in (1_000..).zip(people.iter().take(30)) {
        let (path, body) = (format!("/v1/commands/{}", CommandId(number)), json!(limits(*person, 1)));
        let put = |server: &Server| outcome(server.put(&path, Some(coordinator.token()), &body));
        let (first, second) = thread::scope(|scope| {
            let first = scope.spawn(|| put(&one));
            (put(&other), first.join().unwrap())
        });
        assert_eq!(first, second);
        if let Outcome::Accepted { end } = first {
            ends.insert(end);
        }
    }
    assert_eq!(ends.len(), 30);
    assert_eq!(ends.last().unwrap() - ends.first().unwrap(), 29, "each has one line");
}

#[test]
#[ignore = "needs PostgreSQL: script/test-server"]
fn nothing_is_lost_when_two_servers_are_under_load_and_one_is_killed() {
    let (one, mut other, coordinator) = two_servers();
    let load = Load::begin(&[&one, &other], &coordinator, 6);
    for _ in 0..5 {
        load.wait_for(20);
        other.kill();
        load.wait_for(5);
        other.start_again();
        load.reach(1, &other);
    }
    load.check(&[&one, &other]);
    assert_eq!(one.database().open_transactions(), 0);
}

#[test]
#[ignore = "needs PostgreSQL: script/test-server"]
fn a_client_waiting_at_one_server_receives_changes_from_another() {
    let (_one, other, mut coordinator) = two_servers();
    let mut waits = Device::join(&other, &coordinator.link_for(Actor::COORDINATOR));
    waits.sync();
    let waiting = waits.wait_for_more();
    let person = *coordinator.workspace().people.keys().next().unwrap();
    let since = Instant::now();
    coordinator.give(limits(person, 1)).unwrap();
    coordinator.sync();
    let told: NextLines = from_value(waiting.join().unwrap().body).unwrap();
    assert_eq!(told.lines.len(), 1);
    assert!(since.elapsed() < Duration::from_secs(3), "{:?}", since.elapsed());
}

#[test]
#[ignore = "needs PostgreSQL: script/test-server"]
fn a_workspace_begun_from_a_device_is_at_both_servers() {
    let lost = Server::start(Kind::Postgres);
    let (mut coordinator, _) = busy_company(&lost);
    let (written, before) = (coordinator.written(), coordinator.workspace().clone());
    drop(lost);
    let one = Server::start(Kind::Postgres);
    let other = one.start_beside();
    coordinator.join_again(&one, one.first_link());
    assert_eq!(one.put("/v1/workspace", Some(coordinator.token()), &as_file(&written)).status, 201);
    coordinator.reach(&other);
    coordinator.sync();
    assert_eq!(coordinator.workspace(), &before);
    let person = *before.people.keys().next().unwrap();
    coordinator.give(limits(person, 9)).unwrap();
    coordinator.sync();
    coordinator.reach(&one);
    coordinator.sync();
    assert_eq!(coordinator.workspace().people[&person].limits.as_trainee, 9);
}

#[test]
#[ignore = "needs PostgreSQL: script/test-server"]
fn a_person_erased_at_one_server_is_gone_from_the_other() {
    let (_one, other, mut coordinator) = two_servers();
    let mut another = Device::join(&other, &coordinator.link_for(Actor::COORDINATOR));
    another.sync();
    let person = *coordinator.workspace().profiles.0.keys().next().unwrap();
    assert!(another.workspace().profiles.0.contains_key(&person));
    coordinator.give(Command::ErasePerson { person }).unwrap();
    coordinator.sync();
    another.sync();
    assert!(!another.workspace().profiles.0.contains_key(&person));
    assert_eq!(another.workspace(), coordinator.workspace());
}

#[test]
#[ignore = "needs PostgreSQL: script/test-server"]
fn a_link_signs_one_device_in_at_either_server() {
    let (one, other, coordinator) = two_servers();
    for _ in 0..10 {
        let body = json!({ "secret": coordinator.link_for(Actor::LEADER) });
        let sign_in = |server: &Server| server.post("/v1/sign-in", None, &body).status;
        let statuses = thread::scope(|scope| {
            let first = scope.spawn(|| sign_in(&one));
            let mut statuses = [sign_in(&other), first.join().unwrap()];
            statuses.sort_unstable();
            statuses
        });
        assert_eq!(statuses, [200, 410]);
    }
}

#[test]
#[ignore = "needs PostgreSQL: script/test-server"]
fn nothing_is_lost_when_postgresql_fails_under_load() {
    let cluster = Cluster::start();
    let one = Server::start_on(Database::in_cluster(&cluster.folder));
    let (other, coordinator) = beside(&one);
    let load = Load::begin(&[&one, &other], &coordinator, 6);
    for _ in 0..3 {
        load.wait_for(20);
        cluster.crash();
    }
    load.wait_for(20);
    load.check(&[&one, &other]);
}

#[test]
#[ignore = "needs PostgreSQL: script/test-server"]
fn a_command_is_decided_once_if_its_commit_or_the_response_is_lost() {
    let cluster = Database::cluster();
    let proxy = Proxy::start(&cluster);
    let server = Server::start_on(Database::behind_a_proxy(&cluster, proxy.folder()));
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let person = *coordinator.workspace().people.keys().next().unwrap();
    let end = |id, command| match outcome(coordinator.put(id, &command)) {
        Outcome::Accepted { end } => end,
        Outcome::Refused(refusal) => panic!("{refusal:?}"),
    };
    let mut last = end(CommandId(70), limits(person, 1));
    for (number, loss) in [(71, Loss::Answer), (72, Loss::Question), (73, Loss::Answer)] {
        proxy.lose(loss);
        let command = limits(person, u8::try_from(number - 69).unwrap());
        let answer = coordinator.put(CommandId(number), &command);
        assert_eq!((answer.status, &answer.body["type"]), (503, &json!("urn:switchback:unavailable")));
        assert_eq!(end(CommandId(number), command), last + 1, "{loss:?}");
        last += 1;
    }
    assert_eq!(end(CommandId(74), limits(person, 1)), last + 1);
}

#[test]
#[ignore = "needs PostgreSQL: script/test-server"]
fn an_idle_server_survives_a_postgresql_crash() {
    let cluster = Cluster::start();
    let server = Server::start_on(Database::in_cluster(&cluster.folder));
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let person = *coordinator.workspace().people.keys().next().unwrap();
    cluster.crash();
    assert_eq!(server.get("/v1/workspace", Some(coordinator.token())).status, 200);
    cluster.crash();
    assert_eq!(coordinator.put(CommandId(77), &limits(person, 2)).status, 200);
}

#[test]
#[ignore = "needs PostgreSQL: script/test-server"]
fn servers_work_behind_a_transaction_pool() {
    let cluster = Cluster::start();
    cluster.pool();
    let one = Server::start_on(Database::behind_a_pool(&cluster.folder));
    let (other, mut coordinator) = beside(&one);
    let load = Load::begin(&[&one, &other], &coordinator, 6);
    load.wait_for(200);
    load.check(&[&one, &other]);
    let mut another = Device::join(&other, &coordinator.link_for(Actor::COORDINATOR));
    another.sync();
    coordinator.sync();
    assert_eq!(another.workspace(), coordinator.workspace());
}

#[test]
#[ignore = "needs PostgreSQL: script/test-server"]
fn servers_that_start_together_on_an_empty_database_share_it() {
    let database = Arc::new(Database::new(Kind::Postgres));
    let all: Vec<Server> = thread::scope(|scope| {
        let start = || Server::start_on(Arc::clone(&database));
        let starting: Vec<_> = (0..4).map(|_| scope.spawn(start)).collect();
        starting.into_iter().map(|server| server.join().unwrap()).collect()
    });
    let mut coordinator = Device::join(&all[0], all[3].first_link());
    found(&mut coordinator);
    for server in &all {
        assert_eq!(server.get("/v1/workspace", Some(coordinator.token())).status, 200);
    }
}

#[test]
#[ignore = "needs PostgreSQL: script/test-server"]
fn a_database_of_a_newer_version_is_not_served() {
    let server = Server::start(Kind::Postgres);
    server.database().run("UPDATE switchback.workspaces SET version = 99");
    let (is_started, said) = server.start_another();
    assert!(!is_started && said.contains("newer version"), "{said}");
}

#[test]
#[ignore = "needs PostgreSQL: script/test-server"]
fn clients_bring_back_what_a_restored_postgresql_lacks() {
    let (mut one, mut other, mut coordinator) = two_servers();
    let old_link = coordinator.link_for(Actor::COORDINATOR);
    let stop = |servers: [&mut Server; 2]| servers.into_iter().for_each(Server::kill);
    stop([&mut one, &mut other]);
    one.database().copy("backup");
    one.start_again();
    coordinator.reach(&one);
    let people: Vec<PersonId> = coordinator.workspace().people.keys().copied().take(5).collect();
    for person in people {
        coordinator.give(limits(person, 4)).unwrap();
    }
    coordinator.sync();
    let before = coordinator.workspace().clone();
    one.kill();
    one.database().put_back("backup");
    let (is_done, said) = one.run_alone("after-restore");
    assert!(is_done, "{said}");

    one.start_anew();
    other.start_anew();
    assert_eq!(one.get("/v1/workspace", Some(coordinator.token())).status, 401, "everybody signs in again");
    assert_eq!(one.post("/v1/sign-in", None, &json!({ "secret": old_link })).status, 410);
    let link = one.first_link().to_owned();
    coordinator.join_again(&other, &link);
    coordinator.sync();
    assert_eq!((coordinator.unanswered(), coordinator.tray()), (0, 0));
    assert_eq!(coordinator.workspace().people, before.people);
}

#[test]
#[ignore = "needs PostgreSQL: script/test-server"]
fn running_servers_notice_a_new_epoch_of_the_log() {
    let (one, other, mut coordinator) = two_servers();
    let epoch = |server: &Server, token: &str| {
        server.get("/v1/workspace", Some(token)).body["cursor"].as_str().unwrap()[..16].to_owned()
    };
    let before = epoch(&other, coordinator.token());
    assert!(one.run_alone("after-restore").0);
    let (is_done, link) = one.run_alone("link");
    assert!(is_done, "{link}");
    coordinator.join_again(&other, link.trim().rsplit('/').next().unwrap());
    let after = epoch(&other, coordinator.token());
    assert_ne!(after, before);
    assert_eq!(epoch(&one, coordinator.token()), after);
    coordinator.sync();
    assert_eq!((coordinator.unanswered(), coordinator.tray()), (0, 0));
}

#[test]
#[ignore = "needs PostgreSQL: script/test-server"]
fn a_server_waits_for_its_turn_and_takes_in_what_was_saved_meanwhile() {
    let (one, _other, coordinator) = two_servers();
    let person = *coordinator.workspace().people.keys().next().unwrap();
    let end = |id| match outcome(coordinator.put(CommandId(id), &limits(person, (id % 5) as u8 + 1))) {
        Outcome::Accepted { end } => end,
        Outcome::Refused(refusal) => panic!("{refusal:?}"),
    };
    let before = end(70);
    let mut client = one.database().client();
    let mut turn = client.transaction().unwrap();
    turn.batch_execute(
        "SELECT FROM switchback.workspaces FOR UPDATE;
         INSERT INTO switchback.lines SELECT position + 1, text, 7 FROM switchback.lines ORDER BY position DESC LIMIT 1;
         UPDATE switchback.workspaces SET revision = revision + 1",
    )
    .unwrap();
    thread::scope(|scope| {
        let waiting = scope.spawn(|| end(71));
        thread::sleep(Duration::from_millis(500));
        assert!(!waiting.is_finished());
        turn.commit().unwrap();
        assert_eq!(waiting.join().unwrap(), before + 2);
    });
}

#[test]
#[ignore = "needs PostgreSQL: script/test-server"]
fn a_commit_is_on_the_disk_even_if_the_database_is_less_careful() {
    let server = Server::start(Kind::Postgres);
    let database = server.database().client().query_one("SELECT current_database()", &[]).unwrap();
    let name: String = database.get(0);
    server.database().run(&format!("ALTER DATABASE {name} SET synchronous_commit = off"));
    let mut client = server.database().client();
    client.batch_execute(switchback_server::database::postgres::BEGIN_WRITING).unwrap();
    let setting: String = client.query_one("SHOW synchronous_commit", &[]).unwrap().get(0);
    assert_eq!(setting, "on");
    client.batch_execute("COMMIT").unwrap();
    let setting: String = client.query_one("SHOW synchronous_commit", &[]).unwrap().get(0);
    assert_eq!(setting, "off", "nothing outlives the transaction");
}
