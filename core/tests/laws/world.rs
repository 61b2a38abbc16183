//! A small company for the laws: eight people, two interview types, and four weeks of interviews around a
//! clock change.

use chrono::{DateTime, Duration, NaiveDate, TimeZone, Utc};
use std::collections::{BTreeMap, BTreeSet};
use switchback_core::{
    command::{Command, NewCertificate, Request, import::Import, person::Description},
    model::{
        actor::Actor,
        ids::*,
        interview::{CandidateCode, ExternalKey, Interview, InterviewOrigin, InterviewStatus},
        interview_type::InterviewType,
        person::Profile,
        program::{Path, Program, Step, StepKind, Version, rules::WhoMentors},
        team::Team,
        workspace_kind::WorkspaceKind,
    },
    workspace::Workspace,
    zones::Zone,
};

pub const CODING: InterviewTypeId = InterviewTypeId(1);
pub const DESIGN: InterviewTypeId = InterviewTypeId(2);
pub const PEOPLE: u64 = 8;
pub const INTERVIEWS: u64 = 60;

const ZONES: [&str; PEOPLE as usize] = [
    "Europe/Berlin",
    "Europe/Berlin",
    "America/New_York",
    "Europe/Berlin",
    "Europe/Berlin",
    "America/New_York",
    "Europe/Berlin",
    "Asia/Kolkata",
];

/// A Monday; Europe's clocks change on the second Sunday after it.
pub fn first_day() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 16, 8, 0, 0).unwrap()
}

pub fn name(person: u64) -> Profile {
    Profile::new(format!("Nomen{person} Nescio{person}"), Some(format!("nomen{person}@nescio.example")))
}

pub fn description(person: u64) -> Description {
    Description {
        person: PersonId(person),
        team: Some(TeamId(1)),
        zone: Zone::named(ZONES[(person as usize + 7) % 8]),
        joined: NaiveDate::from_ymd_opt(2024, 5, 6),
    }
}

/// The lead of the interview.
pub fn mentor_of(number: InterviewId) -> PersonId {
    interview(number.0).lead
}

/// Three interviews per working day. Interviewers 1 to 4 are certified, and trainee 5 leads some, too.
pub fn interview(number: u64) -> Interview {
    let (day, slot) = (number / 3, number % 3);
    let day = day / 5 * 7 + day % 5;
    let hours = [1, 6, 6][slot as usize] + i64::from(number.is_multiple_of(7));
    let interview_type = if number.is_multiple_of(4) { DESIGN } else { CODING };
    let interviewer = match (number % 11, interview_type == DESIGN) {
        (10, _) => 5,
        (_, true) => 3 + number / 4 % 2,
        (_, false) => 1 + number % 3,
    };
    Interview {
        id: InterviewId(number),
        key: ExternalKey(number),
        interview_type,
        start: first_day() + Duration::days(day as i64) + Duration::hours(hours),
        minutes: if slot == 0 { 45 } else { 60 },
        lead: PersonId(interviewer),
        panel: panel(number),
        observer_cap: [1, 2, 1, 1, 0][(number % 5) as usize],
        candidate: CandidateCode(format!("C-{number:06}")),
        status: InterviewStatus::Scheduled,
        source: None,
        origin: InterviewOrigin::File,
    }
}

/// From the third week on, another interviewer sometimes joins the lead.
fn panel(number: u64) -> BTreeSet<PersonId> {
    let is_panel = number > 30 && number.is_multiple_of(5);
    is_panel.then_some(PersonId(1 + number % 4)).into_iter().collect()
}

pub fn program() -> Program {
    let path = Path { hours_between_sessions: 12, notice_hours: 12, ..Path::default() };
    let short =
        vec![Step::once(StepKind::Course), Step::once(StepKind::HalfShadow), Step::once(StepKind::SignOff)];
    let paths = BTreeMap::from([(CODING, path.clone()), (DESIGN, Path { steps: short, ..path })]);
    Program { version: Version(2), paths }
}

/// A newer version of the program, with different steps.
pub fn another_program(workspace: &Workspace, seed: u8) -> Program {
    let version = workspace.program().map_or(1, |known| known.version.0 + 1);
    let mut program = Program { version: Version(version), ..program() };
    let course = seed.is_multiple_of(2).then(|| Step::once(StepKind::Course));
    let half = seed.is_multiple_of(3).then(|| Step::once(StepKind::HalfShadow));
    let mut shadow = Step { times: 1 + seed % 2, ..Step::once(StepKind::Shadow) };
    if seed.is_multiple_of(5) {
        shadow.rules.mentor.who = WhoMentors::AnyInterviewer;
    }
    shadow.rules.at_least = Some(1).filter(|_| seed.is_multiple_of(3));
    shadow.rules.retakes = Some(1).filter(|_| seed.is_multiple_of(7));
    let steps = course.into_iter().chain([shadow]).chain(half).chain([Step::once(StepKind::SignOff)]);
    let mut path = Path { steps: steps.collect(), ..program.paths[&CODING].clone() };
    path.rules.never_same_pair = seed.is_multiple_of(4);
    path.rules.observers = Some(1).filter(|_| seed % 3 == 1);
    program.paths.insert(CODING, path);
    program
}

pub fn import() -> Import {
    let certified = [(1, CODING), (2, CODING), (3, CODING), (3, DESIGN), (4, DESIGN)];
    let certificates = (1..).zip(certified).map(|(id, (person, interview_type))| NewCertificate {
        id: CertificateId(id),
        person: PersonId(person),
        interview_type,
        from: None,
    });
    Import {
        teams: vec![Team { id: TeamId(1), name: "Optics".into() }],
        interview_types: vec![InterviewType::named(CODING, "Coding"), InterviewType::named(DESIGN, "Design")],
        people: (1..=PEOPLE).map(|person| (description(person), name(person))).collect(),
        certificates: certificates.collect(),
        interviews: (0..INTERVIEWS).map(interview).collect(),
        ..Import::default()
    }
}

/// The commands that create the company.
pub fn founding() -> Vec<Request> {
    let create = Command::CreateWorkspace {
        workspace: WorkspaceId(1),
        name: "Small".into(),
        kind: WorkspaceKind::Own,
        salt: WorkspaceId(9),
    };
    let commands = [create, Command::Import(import()), Command::PublishProgram(program())];
    let request = |(id, command)| Request {
        id: CommandId(id),
        at: first_day() - Duration::days(3),
        by: Actor::COORDINATOR,
        command,
    };
    (1..).zip(commands).map(request).collect()
}
