//! A workspace that files are compared with and imported into.

use chrono::{DateTime, TimeZone, Utc};
use switchback_core::{
    command::{self, Command, Request},
    exchange::{
        rows::{
            interviews::{InterviewRow, read_interviews},
            people::{PersonRow, read_people},
        },
        table::{mapping::Mapping, reader::read_table},
    },
    fact::line::Line,
    intake::{
        Answers, Intake,
        people::{PeopleFile, people},
        schedule::{ScheduleFile, schedule},
    },
    log::Log,
    model::{
        actor::Actor,
        ids::{CommandId, WorkspaceId},
        interview::Interview,
        workspace_kind::WorkspaceKind,
    },
    zones::{DatabaseZones, Zone},
};

pub struct Desk {
    pub log: Log,
    next: u64,
    pub answers: Answers,
}

pub fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 12, 3, 9, 0, 0).unwrap()
}

pub fn home() -> Zone {
    Zone::named("Europe/Berlin")
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

pub fn people_rows() -> Vec<PersonRow> {
    people_of(&bytes("people.csv"))
}

pub fn people_of(bytes: &[u8]) -> Vec<PersonRow> {
    let table = read_table(bytes).unwrap();
    read_people(&table, &Mapping::guess(&table.header, &table.lines), &DatabaseZones, None).rows
}

pub fn interview_rows(name: &str) -> Vec<InterviewRow> {
    interviews_of(&bytes(name))
}

pub fn interviews_of(bytes: &[u8]) -> Vec<InterviewRow> {
    let table = read_table(bytes).unwrap();
    let mapping = Mapping::guess(&table.header, &table.lines);
    read_interviews(&table, &mapping, &home(), &DatabaseZones, None).rows
}

impl Desk {
    pub fn new() -> Self {
        let mut desk = Self { log: Log::default(), next: 1, answers: Answers::default() };
        let (workspace, salt) = (WorkspaceId(desk.fresh()), WorkspaceId(desk.fresh()));
        desk.act(Command::CreateWorkspace { workspace, name: "Ours".into(), kind: WorkspaceKind::Own, salt });
        desk
    }

    fn fresh(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    pub fn act(&mut self, command: Command) -> CommandId {
        let id = CommandId(self.fresh());
        let request = Request { id, at: now(), by: Actor::COORDINATOR, command };
        let decision = command::decide(&self.log, &DatabaseZones, &request).unwrap();
        self.log.append(decision.entries.into_iter().map(Line::from));
        for change in decision.records {
            self.log.keep_record(change);
        }
        id
    }

    /// Publishes a program in which every certificate counts for this many months.
    pub fn let_certificates_expire(&mut self, months: u16) {
        let mut program = self.log.workspace().program().unwrap().clone();
        program.version.0 += 1;
        for path in program.paths.values_mut() {
            path.rules.validity.months = Some(months);
        }
        self.act(Command::PublishProgram(program));
    }

    pub fn undo(&mut self, command: CommandId) -> CommandId {
        self.act(Command::Undo { command })
    }

    pub fn hold_people(&mut self, rows: &[PersonRow]) -> Intake {
        self.hold_file(PeopleFile { rows, paths: &[], progress: &[] })
    }

    pub fn hold_file(&mut self, file: PeopleFile) -> Intake {
        let Self { log, next, answers } = self;
        people(log.workspace(), &DatabaseZones, file, &home(), now(), answers, &mut || {
            *next += 1;
            *next
        })
    }

    pub fn hold_interviews(&mut self, rows: &[InterviewRow]) -> Intake {
        self.hold_schedule(ScheduleFile { rows, unread: &[] })
    }

    pub fn hold_schedule(&mut self, file: ScheduleFile) -> Intake {
        let Self { log, next, answers } = self;
        let shown = |interview: &Interview| interview.start.to_rfc3339();
        schedule(log.workspace(), file, &home(), &shown, now(), answers, &mut || {
            *next += 1;
            *next
        })
    }

    pub fn import(&mut self, intake: Intake) -> CommandId {
        self.act(Command::Import(intake.import))
    }
}

/// New, changed, unchanged, skipped: each row counts as exactly one of them.
pub fn counts(intake: &Intake) -> (usize, usize, u32, usize) {
    (intake.added.len(), intake.changed.len(), intake.same, intake.problems.len())
}
