//! Messages that a server sends to a mail server that is not always there and does not accept everything.

use crate::{
    database::{Database, Kind},
    device::Device,
    mailbox::MailServer,
    process::Server,
    slack::only_people_without_email_are_notified_in_the_channel,
};
use chrono::{DateTime, DurationRound as _, TimeDelta, Utc};
use serde_json::{from_value, json};
use std::{collections::BTreeMap, thread, time::Duration};
use switchback_core::{
    command::{Command, NewCertificate, NewSession, import::Import, person::Description},
    model::{
        actor::Actor,
        enrollment::StepIndex,
        hours::{Span, WeeklyHours},
        ids::{
            CertificateId, EnrollmentId, InterviewId, InterviewTypeId, PersonId, PlanId, SessionId,
            WorkspaceId,
        },
        interview::{CandidateCode, ExternalKey, Interview, InterviewOrigin, InterviewStatus},
        interview_type::InterviewType,
        person::{Profile, WeeklyLimits},
        program::{Path, Program, Version},
        workspace_kind::WorkspaceKind,
    },
    sync::messages::{Mail, MessageState},
    zones::Zone,
};

on_both_databases! {
    with_a_mail_server:
    each_person_is_notified_once_and_it_is_recorded,
    a_refused_address_blocks_no_one_and_is_retried_once_corrected,
    a_message_in_doubt_is_resent_only_when_a_coordinator_asks,
    messages_wait_until_the_mail_server_is_back,
    only_coordinators_see_unsent_messages,
    only_people_without_email_are_notified_in_the_channel,
}

pub const MENTOR: PersonId = PersonId(1);
const CODING: InterviewTypeId = InterviewTypeId(1);

fn soon() -> DateTime<Utc> {
    (Utc::now() + TimeDelta::days(3)).duration_trunc(TimeDelta::hours(1)).unwrap()
}

pub fn description(person: PersonId) -> Description {
    Description { person, team: None, zone: Zone::named("Europe/Berlin"), joined: None }
}

/// A name without what an address can't have.
fn mailbox(name: &str) -> String {
    name.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect()
}

pub fn profile(name: &str) -> Profile {
    let has_address = !name.starts_with("unreached");
    Profile::new(format!("{name} Testing"), has_address.then(|| format!("{}@team.example", mailbox(name))))
}

fn interview(number: u64) -> Interview {
    Interview {
        id: InterviewId(number),
        key: ExternalKey(number),
        interview_type: CODING,
        start: soon() + TimeDelta::hours(2 * number.cast_signed()),
        minutes: 60,
        lead: MENTOR,
        panel: Default::default(),
        observer_cap: 1,
        candidate: CandidateCode(format!("C-{number:06}")),
        status: InterviewStatus::Scheduled,
        source: None,
        origin: InterviewOrigin::File,
    }
}

/// Sets up a company whose mentor has a session with each of these trainees.
pub fn publish(coordinator: &mut Device, trainees: &[&str]) {
    let sessions = begin_training(coordinator, trainees);
    let published = sessions.iter().map(|session| session.id).collect();
    coordinator.give(Command::DraftPlan { plan: PlanId(1), sessions }).unwrap();
    coordinator.give(Command::Publish { sessions: published }).unwrap();
    coordinator.sync();
}

/// Sets up a company with these trainees, who work around the clock. Returns a session that each of them could have.
pub fn begin_training(coordinator: &mut Device, trainees: &[&str]) -> Vec<NewSession> {
    let trainees: Vec<(u64, &str)> = (2..).zip(trainees.iter().copied()).collect();
    let people = trainees.iter().map(|(number, name)| (description(PersonId(*number)), profile(name)));
    let path = Path { notice_hours: 1, ..Path::default() };
    let import = Import {
        interview_types: vec![InterviewType::named(CODING, "Coding")],
        people: people.chain([(description(MENTOR), profile("mentor"))]).collect(),
        certificates: vec![NewCertificate {
            id: CertificateId(1),
            person: MENTOR,
            interview_type: CODING,
            from: None,
        }],
        interviews: trainees.iter().map(|(number, _)| interview(*number)).collect(),
        ..Import::default()
    };
    let all_day = || WeeklyHours([(); 7].map(|()| vec![Span::new(0, 24 * 60)]));
    let kind = WorkspaceKind::Own;
    let mut give = |command| coordinator.give(command).unwrap();
    give(Command::CreateWorkspace {
        workspace: WorkspaceId(1),
        name: "Small".into(),
        kind,
        salt: WorkspaceId(9),
    });
    give(Command::Import(import));
    give(Command::PublishProgram(Program { version: Version(2), paths: BTreeMap::from([(CODING, path)]) }));
    give(Command::SetHours { person: MENTOR, hours: all_day(), prefer: None });
    give(Command::SetLimits { person: MENTOR, limits: WeeklyLimits { as_trainee: 2, as_mentor: 50 } });
    let mut sessions = Vec::new();
    for (number, _) in &trainees {
        let (person, enrollment) = (PersonId(*number), EnrollmentId(*number));
        give(Command::SetHours { person, hours: all_day(), prefer: None });
        give(Command::Enroll { enrollment, person, interview_type: CODING });
        sessions.push(NewSession {
            id: SessionId(*number),
            enrollment,
            interview: InterviewId(*number),
            step: StepIndex(0),
            mentor: MENTOR,
        });
    }
    sessions
}

/// Returns the arguments of a server that sends messages, and checks often whether there are any.
pub fn arguments(postbox: &MailServer) -> Vec<String> {
    let smtp = postbox.address();
    let arguments = ["--smtp", &smtp, "--mail-from", "Training <training@team.example>"];
    let others =
        ["--behind-proxy", "--address", "https://team.example", "--mail-every", "1", "--mail-settle", "0"];
    arguments.into_iter().chain(others).map(str::to_owned).collect()
}

pub fn start(kind: Kind, postbox: &MailServer) -> (Server, Device) {
    let arguments = arguments(postbox);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let server = Server::start_with(Database::new(kind), &arguments);
    let coordinator = Device::join(&server, server.first_link());
    (server, coordinator)
}

/// Like `start`, with additional arguments, and only those if there is no mail server.
pub fn start_with(kind: Kind, postbox: Option<&MailServer>, others: &[&str]) -> (Server, Device) {
    let of_mail = postbox.map(arguments).unwrap_or_default();
    let general =
        ["--behind-proxy", "--address", "https://team.example", "--mail-every", "1", "--mail-settle", "0"];
    let general = if postbox.is_some() { &[][..] } else { &general[..] };
    let all: Vec<&str> =
        of_mail.iter().map(String::as_str).chain(general.iter().chain(others).copied()).collect();
    let server = Server::start_with(Database::new(kind), &all);
    let coordinator = Device::join(&server, server.first_link());
    (server, coordinator)
}

/// Waits until a condition holds.
pub fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let is_done = (0..600).any(|_| {
        let is_so = is_so();
        if !is_so {
            thread::sleep(Duration::from_millis(100));
        }
        is_so
    });
    assert!(is_done, "{what}");
}

pub fn told(coordinator: &mut Device) -> Vec<PersonId> {
    coordinator.sync();
    coordinator.workspace().told.iter().map(|sent| sent.told.to).collect()
}

pub fn mail(server: &Server, device: &Device) -> Mail {
    from_value(server.get("/v1/messages", Some(device.token())).body).unwrap()
}

pub fn states(server: &Server, device: &Device) -> Vec<(PersonId, MessageState)> {
    mail(server, device).messages.iter().map(|message| (message.to, message.state)).collect()
}

/// Gives the server time to do something wrong a few times.
pub fn let_it_look_again() {
    thread::sleep(Duration::from_secs(4));
}

fn each_person_is_notified_once_and_it_is_recorded(kind: Kind) {
    let postbox = MailServer::start();
    let (mut server, mut coordinator) = start(kind, &postbox);
    publish(&mut coordinator, &["ana", "later-ben"]);
    until("the mentor and the first trainee know", || told(&mut coordinator).len() == 2);
    assert_eq!([postbox.to("mentor@"), postbox.to("ana@"), postbox.to("later-ben@")], [1, 1, 0]);
    let waits = [(PersonId(3), MessageState::New)];
    until("it is tried again in a minute", || states(&server, &coordinator) == waits);
    let messages = postbox.messages().join("\n");
    let says = [
        "Hi ana,",
        "https://team.example/",
        "text/calendar",
        "Sent by Switchback for Small.",
        "training@team.example",
    ];
    for says in says {
        assert!(messages.contains(says), "{says}: {messages}");
    }
    server.terminate();
    server.start_again();
    coordinator.reach(&server);
    let_it_look_again();
    assert_eq!(told(&mut coordinator).len(), 2);
    assert_eq!([postbox.to("mentor@"), postbox.to("ana@")], [1, 1]);
}

fn a_refused_address_blocks_no_one_and_is_retried_once_corrected(kind: Kind) {
    let postbox = MailServer::start();
    let (server, mut coordinator) = start(kind, &postbox);
    publish(&mut coordinator, &["refused-ana", "ben"]);
    until("the others know", || told(&mut coordinator).len() == 2);
    let refused = || states(&server, &coordinator);
    until("it is refused", || refused() == [(PersonId(2), MessageState::Refused)]);
    let person = PersonId(2);
    let profile = profile("ana");
    coordinator.give(Command::DescribePerson { description: description(person), profile }).unwrap();
    until("it goes to the right address", || told(&mut coordinator).len() == 3);
    assert_eq!(postbox.to("ana@"), 1);
    until("nobody has to look after it any more", || states(&server, &coordinator).is_empty());
}

fn a_message_in_doubt_is_resent_only_when_a_coordinator_asks(kind: Kind) {
    let postbox = MailServer::start();
    let (mut server, mut coordinator) = start(kind, &postbox);
    publish(&mut coordinator, &["drops-ana"]);
    until("the mentor knows", || told(&mut coordinator) == [MENTOR]);
    until("it is in doubt", || states(&server, &coordinator) == [(PersonId(2), MessageState::Unknown)]);
    server.kill();
    server.start_again();
    coordinator.reach(&server);
    let_it_look_again();
    assert_eq!(postbox.to("drops-ana@"), 1);
    let message = mail(&server, &coordinator).messages[0].id;
    let again = format!("/v1/messages/{message}");
    assert_eq!(server.delete(&again, Some(coordinator.token())).status, 204);
    until("it is sent again", || told(&mut coordinator).len() == 2);
    assert_eq!(postbox.to("drops-ana@"), 2);
    assert_eq!(server.delete(&again, Some(coordinator.token())).status, 404);
}

fn messages_wait_until_the_mail_server_is_back(kind: Kind) {
    let mut postbox = MailServer::start();
    let (server, mut coordinator) = start(kind, &postbox);
    postbox.stop();
    publish(&mut coordinator, &["ana"]);
    let waiting = [(MENTOR, MessageState::New), (PersonId(2), MessageState::New)];
    until("they wait", || {
        let mut states = states(&server, &coordinator);
        states.sort_by_key(|(person, _)| *person);
        states == waiting
    });
    let_it_look_again();
    assert_eq!(told(&mut coordinator), []);
    postbox.start_again();
    until("everybody knows", || told(&mut coordinator).len() == 2);
    assert_eq!([postbox.to("mentor@"), postbox.to("ana@")], [1, 1]);
    until("nothing waits", || states(&server, &coordinator).is_empty());
}

fn only_coordinators_see_unsent_messages(kind: Kind) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    publish(&mut coordinator, &["ana"]);
    let leader = Device::join(&server, &coordinator.link_for(Actor::LEADER));
    let member = Device::join(&server, &coordinator.link_for(Actor::Member(PersonId(2))));
    for device in [&leader, &member] {
        assert_eq!(server.get("/v1/messages", Some(device.token())).status, 403);
        assert_eq!(server.delete("/v1/messages/0000000000001", Some(device.token())).status, 403);
    }
    assert_eq!(mail(&server, &coordinator), Mail::default(), "none are sent");
    let invited = server.post("/v1/links", Some(coordinator.token()), &json!({ "to": Actor::Server }));
    assert_eq!(invited.status, 400, "nobody signs in as the server");
}

#[test]
#[ignore = "needs PostgreSQL: script/test-server"]
fn two_servers_send_each_message_once() {
    let postbox = MailServer::start();
    let (one, mut coordinator) = start(Kind::Postgres, &postbox);
    let _other = one.start_beside();
    let trainees: Vec<String> = (0..30).map(|number| format!("trainee{number}")).collect();
    publish(&mut coordinator, &trainees.iter().map(String::as_str).collect::<Vec<_>>());
    until("everybody knows", || told(&mut coordinator).len() == 31);
    let_it_look_again();
    assert_eq!(postbox.messages().len(), 31);
    assert_eq!(told(&mut coordinator).len(), 31);
}

#[test]
#[ignore = "needs a mail server: script/test-server"]
fn messages_sent_before_a_restore_are_not_sent_again() {
    let postbox = MailServer::start();
    let mut server = Server::start(Kind::Sqlite);
    let mut coordinator = Device::join(&server, server.first_link());
    publish(&mut coordinator, &["ana"]);
    assert!(server.run("backup", "backup.sqlite").0);
    server.kill();
    server.set_arguments(&arguments(&postbox));
    server.start_again();
    coordinator.reach(&server);
    until("everybody knows", || told(&mut coordinator).len() == 2);
    server.kill();
    let (is_restored, said) = server.run("restore", "backup.sqlite");
    assert!(is_restored, "{said}");
    server.start_anew();
    let link = server.first_link().to_owned();
    coordinator.join_again(&server, &link);
    coordinator.sync();
    let_it_look_again();
    assert_eq!([postbox.to("mentor@"), postbox.to("ana@")], [1, 1]);
}
