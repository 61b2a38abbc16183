//! How one client handles each message, step by step.

use super::simulator::disk::Disk;
use crate::{
    play::lines,
    scenarios::{COORDINATOR, ENROLLMENT, SESSION, TRAINEE, given, hours, proposed},
};
use switchback_core::{
    command::{Ask, Command, Request, import::Import, person::Description},
    log::{Log, snapshot::Snapshot, written::WrittenLog},
    model::{
        actor::Actor,
        enrollment::StepIndex,
        ids::{CommandId, PersonId, WorkspaceId},
        person::{Presence, Profile, WeeklyLimits},
        session::SessionState,
        workspace_kind::WorkspaceKind,
    },
    refusal::Refusal,
    sync::{
        client::{Client, Fetch, NewerHost, ReturnReason},
        cursor::{Epoch, LogHash},
        decided::{Outcome, Stamp},
        host::{
            Decided, Deciding, Delivery, HashedLine, Host, NextLines, Reader, Sent, Start, StartOver,
            Takeover,
        },
    },
    zones::{DatabaseZones, Zone},
};

pub const ZONES: &DatabaseZones = &DatabaseZones;

fn reader() -> Reader {
    Reader { by: COORDINATOR, at: hours(4) }
}

/// A disk with the beginning of a training.
pub fn disk() -> Disk {
    disk_with(&given(proposed()).log())
}

/// A disk that has this log.
pub fn disk_with(log: &Log) -> Disk {
    let disk = Disk::default();
    let mut hash = LogHash::default();
    for text in lines(log) {
        hash = hash.with(&text);
        disk.kept.borrow_mut().lines.push(HashedLine { text, hash });
    }
    disk.kept.borrow_mut().records = log.workspace().records();
    disk
}

fn host() -> Host<Disk> {
    Host::open(disk(), Epoch(1)).unwrap()
}

fn client(host: &Host<Disk>) -> Client {
    let mut client = Client::default();
    start(host, &mut client, reader());
    client
}

fn start(host: &Host<Disk>, client: &mut Client, reader: Reader) {
    client.start(ZONES, host.start(ZONES, reader).unwrap()).unwrap();
    client.handed_out(ZONES, host.records(ZONES, reader, &client.record_hashes()));
}

/// A command that counts each time it is carried out.
fn add_session(id: u64) -> Request {
    let command = Command::AddSession { enrollment: ENROLLMENT, step: StepIndex(0) };
    Request { id: CommandId(id), at: hours(4), by: COORDINATOR, command }
}

fn decide(host: Host<Disk>, ask: Ask) -> (Host<Disk>, Outcome) {
    decide_by(host, ask, COORDINATOR)
}

fn decide_by(host: Host<Disk>, ask: Ask, by: Actor) -> (Host<Disk>, Outcome) {
    let sent = vec![Sent { ask, stamp: Stamp { by, at: hours(4) } }];
    let Deciding::Decided(Decided { host, mut outcomes }) = host.decide(ZONES, sent).unwrap() else {
        panic!("every line is read");
    };
    (host, outcomes.remove(0).unwrap())
}

fn tell(host: &Host<Disk>, client: &mut Client) -> Fetch {
    match host.deliver(ZONES, reader(), client.cursor().unwrap(), 100).unwrap() {
        Delivery::Lines(told) => client.told(ZONES, &told),
        Delivery::StartOver(why) => panic!("{why:?}"),
    }
}

#[test]
fn a_command_whose_lines_arrive_before_the_response_counts_once() {
    let host = host();
    let mut client = client(&host);
    client.submit(ZONES, add_session(700)).unwrap();
    let (host, outcome) = decide(host, client.next_to_send().unwrap());
    assert_eq!(tell(&host, &mut client), Fetch::Nothing);
    assert_eq!(client.log().workspace(), host.log().workspace());
    client.answered(ZONES, Epoch(1), CommandId(700), Ok(outcome));
    assert_eq!(client.log().workspace(), host.log().workspace());
    assert_eq!(client.queue().unanswered(), 0);
}

#[test]
fn a_command_whose_response_arrives_before_its_lines_counts_throughout() {
    let host = host();
    let mut client = client(&host);
    client.submit(ZONES, add_session(700)).unwrap();
    let (host, outcome) = decide(host, client.next_to_send().unwrap());
    client.answered(ZONES, Epoch(1), CommandId(700), Ok(outcome));
    assert_eq!(client.log().workspace().enrollments, host.log().workspace().enrollments);
    assert_eq!(tell(&host, &mut client), Fetch::Nothing);
    assert_eq!(client.log().workspace(), host.log().workspace());
}

#[test]
fn a_command_without_visible_lines_is_pending_until_the_response() {
    let host = host();
    let mut client = client(&host);
    let before = client.log().workspace().clone();
    client.submit(ZONES, add_session(700)).unwrap();
    let (host, outcome) = decide(host, client.next_to_send().unwrap());
    let Delivery::Lines(told) = host.deliver(ZONES, reader(), client.cursor().unwrap(), 100).unwrap() else {
        panic!("the view is the same");
    };
    assert_eq!(client.told(ZONES, &NextLines { lines: Vec::new(), ..told }), Fetch::Nothing);
    assert_ne!(client.log().workspace(), &before);
    client.answered(ZONES, Epoch(1), CommandId(700), Ok(outcome));
    assert_eq!(client.log().workspace(), &before);
}

#[test]
fn a_command_lost_by_a_restored_host_counts_from_its_second_response_on() {
    let lost = host();
    let mut client = client(&lost);
    client.submit(ZONES, add_session(700)).unwrap();
    let (_, outcome) = decide(lost, client.next_to_send().unwrap());
    client.answered(ZONES, Epoch(1), CommandId(700), Ok(outcome));

    let restored = Host::open(disk(), Epoch(2)).unwrap();
    client.start_over(StartOver::LogChanged);
    start(&restored, &mut client, reader());
    assert_eq!(client.log().workspace(), restored.log().workspace());
    let (restored, outcome) = decide(restored, client.next_to_send().unwrap());
    client.answered(ZONES, Epoch(2), CommandId(700), Ok(outcome));
    assert_eq!(client.log().workspace().enrollments, restored.log().workspace().enrollments);
}

/// A host that begins with the workspace of another, of which it has no line.
fn replacement(host: &Host<Disk>, epoch: Epoch) -> Host<Disk> {
    let log = host.log();
    let mut folded = Log::from_snapshot(log.end(), log.workspace().clone());
    folded.keep_records(log.workspace().records());
    let written = WrittenLog::of(&folded, Some(epoch)).unwrap();
    match Host::open(Disk::default(), Epoch(2)).unwrap().begin_with(written, hours(4)).unwrap() {
        Takeover::Begun(host) => host,
        Takeover::NotEmpty(_) | Takeover::Newer(_) | Takeover::AheadOfClock(_) => panic!("the disk is empty"),
    }
}

/// How many sessions the first step of the training needs after a client with an accepted command meets a replacement.
fn asked_of_a_replacement(epoch: Epoch) -> (u8, u8) {
    let host = host();
    let mut client = client(&host);
    client.submit(ZONES, add_session(700)).unwrap();
    let (host, outcome) = decide(host, client.next_to_send().unwrap());
    client.answered(ZONES, Epoch(1), CommandId(700), Ok(outcome));
    assert_eq!(tell(&host, &mut client), Fetch::Nothing);
    let added =
        |host: &Host<Disk>| host.log().workspace().enrollments[&ENROLLMENT].ledger.more[&StepIndex(0)];
    let before = added(&host);

    let mut other = replacement(&host, epoch);
    client.start_over(StartOver::LogChanged);
    start(&other, &mut client, reader());
    while let Some(ask) = client.next_to_send() {
        let id = ask.id;
        let (host, outcome) = decide(other, ask);
        client.answered(ZONES, Epoch(2), id, Ok(outcome));
        other = host;
    }
    (before, added(&other))
}

#[test]
fn a_replaced_host_is_not_offered_what_it_has_only_the_result_of() {
    assert_eq!(asked_of_a_replacement(Epoch(1)), (1, 1));
}

#[test]
fn a_host_replaced_from_another_life_is_offered_everything() {
    // The client can't know what was in that life, and nothing may be lost.
    assert_eq!(asked_of_a_replacement(Epoch(9)), (1, 2));
}

/// A client whose command 700 its host has accepted, and which has yet to send 701.
fn accepted_and_unsent() -> (Host<Disk>, Client) {
    let host = host();
    let mut client = client(&host);
    client.submit(ZONES, add_session(700)).unwrap();
    let (host, outcome) = decide(host, client.next_to_send().unwrap());
    client.answered(ZONES, Epoch(1), CommandId(700), Ok(outcome));
    client.submit(ZONES, add_session(701)).unwrap();
    (host, client)
}

#[test]
fn nothing_is_sent_to_a_new_host_before_it_has_a_workspace() {
    let (host, mut client) = accepted_and_unsent();

    let empty = Host::open(Disk::default(), Epoch(2)).unwrap();
    client.start_over(StartOver::LogChanged);
    start(&empty, &mut client, reader());
    assert_eq!(client.next_to_send(), None);
    assert_eq!(client.queue().unanswered(), 1, "it is kept");

    let other = replacement(&host, Epoch(1));
    match other.deliver(ZONES, reader(), client.cursor().unwrap(), 100).unwrap() {
        Delivery::StartOver(why) => client.start_over(why),
        Delivery::Lines(told) => panic!("the log begins with a workspace: {told:?}"),
    }
    start(&other, &mut client, reader());
    assert_eq!(client.next_to_send().map(|ask| ask.id), Some(CommandId(701)), "700 is in the workspace");
}

#[test]
fn a_host_with_another_workspace_is_offered_nothing() {
    let (_, mut client) = accepted_and_unsent();

    let empty = Host::open(Disk::default(), Epoch(2)).unwrap();
    client.start_over(StartOver::LogChanged);
    start(&empty, &mut client, reader());
    let create = Command::CreateWorkspace {
        workspace: WorkspaceId(77),
        name: "Other".into(),
        kind: WorkspaceKind::Own,
        salt: WorkspaceId(78),
    };
    let (other, _) = decide(empty, Ask { id: CommandId(800), command: create });
    start(&other, &mut client, reader());
    assert_eq!(client.next_to_send(), None);
    let returned = client.queue().tray().iter().map(|returned| (returned.request.id, &returned.reason));
    assert_eq!(returned.collect::<Vec<_>>(), [(CommandId(701), &ReturnReason::OtherWorkspace)]);
}

#[test]
fn nothing_is_decided_on_lines_of_a_newer_version() {
    let disk = disk();
    let mut host = Host::open(disk.clone(), Epoch(1)).unwrap();
    let mut client = client(&host);
    assert_eq!(client.submit(ZONES, add_session(700)), Ok(()));
    let text = r#"{"v":9999,"event":{"tea_served":{"cups":3}}}"#.to_owned();
    let hash = disk.kept.borrow().lines.last().unwrap().hash.with(&text);
    disk.kept.borrow_mut().lines.push(HashedLine { text, hash });
    host.catch_up().unwrap();
    assert_eq!(tell(&host, &mut client), Fetch::Nothing);
    assert_eq!(client.submit(ZONES, add_session(701)), Err(Refusal::NewerVersion));
    assert_eq!(client.queue().unanswered(), 1, "what was given before stays");
}

#[test]
fn an_imported_person_keeps_their_name_until_the_host_hands_it_out() {
    let ada = PersonId(77);
    let profile = Profile::new("Ada Marlowe", Some("ada@example.com".into()));
    let description = Description { person: ada, team: None, zone: Zone::utc(), joined: None };
    let import = Import { people: vec![(description, profile.clone())], ..Import::default() };
    let host = host();
    let mut client = client(&host);
    let request =
        Request { id: CommandId(800), at: hours(4), by: COORDINATOR, command: Command::Import(import) };
    client.submit(ZONES, request).unwrap();
    let known = |client: &Client| client.log().workspace().profiles.0.get(&ada).cloned();

    let (host, outcome) = decide(host, client.next_to_send().unwrap());
    client.answered(ZONES, Epoch(1), CommandId(800), Ok(outcome));
    assert_eq!(known(&client), Some(profile.clone()), "answered");
    assert_eq!(tell(&host, &mut client), Fetch::Records);
    assert_eq!(known(&client), Some(profile.clone()), "told");
    client.submit(ZONES, add_session(801)).unwrap();
    assert_eq!(known(&client), Some(profile.clone()), "and something else is asked");
    client.handed_out(ZONES, host.records(ZONES, reader(), &client.record_hashes()));
    assert_eq!(known(&client), Some(profile), "handed out");

    let (host, _) = decide(host, Ask { id: CommandId(802), command: Command::ErasePerson { person: ada } });
    assert_eq!(tell(&host, &mut client), Fetch::Records);
    client.handed_out(ZONES, host.records(ZONES, reader(), &client.record_hashes()));
    assert_eq!(known(&client), None, "and erased by somebody else");
}

#[test]
fn a_late_response_from_another_epoch_is_ignored() {
    let host = host();
    let mut client = client(&host);
    client.submit(ZONES, add_session(700)).unwrap();
    let (_, outcome) = decide(host, client.next_to_send().unwrap());
    client.answered(ZONES, Epoch(2), CommandId(700), Ok(outcome));
    assert_eq!(client.queue().unanswered(), 1);
}

#[test]
fn undoing_a_command_from_before_the_base_is_left_to_the_host() {
    let (confirm, undo) = (CommandId(701), CommandId(702));
    let ask = Ask { id: confirm, command: Command::Confirm { session: SESSION } };
    let (host, _) = decide_by(host(), ask, TRAINEE);
    let reader = Reader { by: TRAINEE, at: hours(4) };
    let mut client = Client::default();
    start(&host, &mut client, reader);

    let command = Command::Undo { command: confirm };
    client.submit(ZONES, Request { id: undo, at: hours(4), by: TRAINEE, command }).unwrap();
    let (host, outcome) = decide_by(host, client.next_to_send().unwrap(), TRAINEE);
    assert!(matches!(outcome, Outcome::Accepted { .. }), "{outcome:?}");
    client.answered(ZONES, Epoch(1), undo, Ok(outcome));
    let Delivery::Lines(told) = host.deliver(ZONES, reader, client.cursor().unwrap(), 100).unwrap() else {
        panic!("the view is the same");
    };
    assert_eq!(client.told(ZONES, &told), Fetch::Start);
    start(&host, &mut client, reader);
    let state = |log: &Log| log.workspace().sessions[&SESSION].state();
    assert_eq!(state(client.log()), SessionState::Proposed);
    assert_eq!(client.queue().unanswered(), 0);
}

#[test]
fn pending_commands_count_until_a_new_workspace_arrives() {
    let confirm = CommandId(701);
    let ask = Ask { id: confirm, command: Command::Confirm { session: SESSION } };
    let (host, _) = decide_by(host(), ask, TRAINEE);
    let reader = Reader { by: TRAINEE, at: hours(4) };
    let mut client = Client::default();
    start(&host, &mut client, reader);
    let limits = WeeklyLimits { as_trainee: 7, ..WeeklyLimits::default() };
    let command = Command::SetLimits { person: PersonId(5), limits };
    client.submit(ZONES, Request { id: CommandId(702), at: hours(4), by: TRAINEE, command }).unwrap();
    let before = client.log().workspace().clone();

    let undo = Ask { id: CommandId(703), command: Command::Undo { command: confirm } };
    let (host, _) = decide_by(host, undo, TRAINEE);
    let Delivery::Lines(told) = host.deliver(ZONES, reader, client.cursor().unwrap(), 100).unwrap() else {
        panic!("the view is the same");
    };
    assert_eq!(client.told(ZONES, &told), Fetch::Start);
    assert_eq!(client.log().workspace(), &before);
}

#[test]
fn a_workspace_of_a_newer_version_changes_nothing() {
    let mut client = client(&host());
    let (before, cursor) = (client.log().workspace().clone(), client.cursor().unwrap());
    let base = Snapshot { format: 9_999, position: 0, text: "{}".into() };
    assert_eq!(
        client.start(ZONES, Start { base, lines: Vec::new(), cursor, lost_lines: None }),
        Err(NewerHost)
    );
    assert_eq!((client.log().workspace(), client.cursor()), (&before, Some(cursor)));
}

/// The client's stored queue, as text.
fn kept(client: &Client) -> String {
    serde_json::to_string(client.queue()).unwrap()
}

#[test]
fn erasing_a_name_also_removes_it_from_earlier_commands() {
    let ada = PersonId(77);
    let profile = Profile::new("Ada Marlowe", Some("ada@example.com".into()));
    let description = Description { person: ada, team: None, zone: Zone::utc(), joined: None };
    let import = Import { people: vec![(description.clone(), profile.clone())], ..Import::default() };
    let commands = [
        Command::Import(import),
        Command::DescribePerson { description, profile },
        Command::SetPresence { person: ada, presence: Presence::Left },
        Command::ErasePerson { person: ada },
    ];
    let mut host = host();
    let mut client = client(&host);
    for (id, command) in (800..).zip(commands) {
        client.submit(ZONES, Request { id: CommandId(id), at: hours(4), by: COORDINATOR, command }).unwrap();
        let outcome;
        (host, outcome) = decide(host, client.next_to_send().unwrap());
        assert!(matches!(outcome, Outcome::Accepted { .. }), "{outcome:?}");
        client.answered(ZONES, Epoch(1), CommandId(id), Ok(outcome));
        assert!(kept(&client).contains("Ada Marlowe"));
    }
    let _ = tell(&host, &mut client);
    client.handed_out(ZONES, host.records(ZONES, reader(), &client.record_hashes()));
    assert!(!kept(&client).contains("Ada Marlowe"), "{}", kept(&client));
    assert!(kept(&client).contains("erase_person"), "the rest is offered again to a host that lost it");
}
