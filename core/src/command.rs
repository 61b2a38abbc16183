//! What people may do. `decide` is the only place that says no; each noun has its own file of rules.

use crate::{
    event::Event,
    log::{Entry, Log, SCHEMA},
    model::{
        actor::Actor,
        enrolment::StepIndex,
        hours::{Span, WeeklyHours},
        ids::{
            CertificateId, CommandId, EnrolmentId, InterviewTypeId, PersonId, PlanId, SessionId, WorkspaceId,
        },
        person::{Hosting, Presence, Profile, ProfileChange, WeeklyLimits},
        programme::Programme,
        scorecard::{Rating, Recommendation, Side},
        session::{DeclineReason, Pin},
        wishes::Wishes,
    },
    workspace::{Workspace, WorkspaceKind},
    zones::Zones,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

mod certificate;
mod enrolment;
mod following;
pub mod import;
pub mod person;
mod plan;
mod programme;
pub mod refusal;
mod scorecard;
mod session;
mod undo;

use import::{BusyTimes, Description, Import};
use person::DayHours;
pub use plan::NewSession;
use refusal::Refusal;

/// A command with all it needs from the world: its id, the time, and who asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    pub id: CommandId,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub at: DateTime<Utc>,
    pub by: Actor,
    pub command: Command,
}

/// New ids come in with the command; the core makes none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    CreateWorkspace {
        workspace: WorkspaceId,
        name: String,
        kind: WorkspaceKind,
        salt: WorkspaceId,
    },
    Import(Import),
    PublishProgramme(Programme),

    DescribePerson {
        description: Description,
        profile: Profile,
    },
    SetPresence {
        person: PersonId,
        presence: Presence,
    },
    /// Deletes the person's name and mail for ever; what they did stays, without a name.
    ErasePerson {
        person: PersonId,
    },
    /// All that one calendar says of one person's time.
    ReadBusyTimes(BusyTimes),
    SetHours {
        person: PersonId,
        hours: WeeklyHours,
    },
    ChangeDay {
        person: PersonId,
        day: NaiveDate,
        hours: Option<Vec<Span>>,
    },
    SetLimits {
        person: PersonId,
        limits: WeeklyLimits,
    },
    SetHosting {
        person: PersonId,
        hosting: Hosting,
    },
    SetWishes {
        person: PersonId,
        wishes: Wishes,
    },
    /// Several days at once: a week away, or a week like another.
    ChangeDays {
        person: PersonId,
        days: Vec<DayHours>,
    },

    Enrol {
        enrolment: EnrolmentId,
        person: PersonId,
        interview_type: InterviewTypeId,
    },
    PrepareStep {
        enrolment: EnrolmentId,
        step: StepIndex,
    },
    Pause {
        enrolment: EnrolmentId,
    },
    Resume {
        enrolment: EnrolmentId,
    },
    Withdraw {
        enrolment: EnrolmentId,
    },
    SignOff {
        enrolment: EnrolmentId,
        certificate: CertificateId,
    },

    DraftPlan {
        plan: PlanId,
        sessions: Vec<NewSession>,
    },
    Accept {
        sessions: Vec<SessionId>,
    },
    SetPin {
        session: SessionId,
        pin: Pin,
    },
    /// Publishes these drafts: their trainees are asked.
    Publish {
        sessions: Vec<SessionId>,
    },

    Confirm {
        session: SessionId,
    },
    Decline {
        session: SessionId,
        reason: DeclineReason,
    },
    CancelSession {
        session: SessionId,
    },
    MarkHeld {
        session: SessionId,
    },
    MarkMissed {
        session: SessionId,
    },
    WriteScorecard {
        session: SessionId,
        side: Side,
        ratings: Vec<Rating>,
        recommendation: Recommendation,
        notes: String,
    },
    Credit {
        session: SessionId,
    },
    DoNotCredit {
        session: SessionId,
    },

    RecordCertificates {
        certificates: Vec<NewCertificate>,
    },
    WithdrawCertificate {
        certificate: CertificateId,
    },

    Undo {
        command: CommandId,
    },
}

/// A certificate that somebody has had since before the workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCertificate {
    pub id: CertificateId,
    pub person: PersonId,
    pub interview_type: InterviewTypeId,
}

/// What a command leads to: entries for the log, and names to keep beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub entries: Vec<Entry>,
    pub profiles: Vec<ProfileChange>,
}

/// All that a rule may look at.
struct Context<'a> {
    workspace: &'a Workspace,
    zones: &'a dyn Zones,
    at: DateTime<Utc>,
    by: Actor,
}

type Decided = Result<Vec<Event>, Refusal>;

/// Decides a command against the log as it stands.
pub fn decide(log: &Log, zones: &dyn Zones, request: &Request) -> Result<Decision, Refusal> {
    let context = Context { workspace: log.workspace(), zones, at: request.at, by: request.by };
    let events = events(log, &context, &request.command)?;
    Ok(Decision { entries: entries(request, events), profiles: profiles(&request.command) })
}

/// Names go beside the log, so that they can be deleted from it.
fn profiles(command: &Command) -> Vec<ProfileChange> {
    match command {
        Command::Import(import) => import.profiles(),
        Command::DescribePerson { description, profile } => {
            vec![ProfileChange { person: description.person, profile: Some(import::tidy_profile(profile)) }]
        }
        Command::ErasePerson { person } => vec![ProfileChange { person: *person, profile: None }],
        _ => Vec::new(),
    }
}

fn entries(request: &Request, events: Vec<Event>) -> Vec<Entry> {
    let (v, at, by, command) = (SCHEMA, request.at, request.by, request.id);
    events.into_iter().map(|event| Entry { v, at, by, command, event }).collect()
}

fn events(log: &Log, context: &Context, command: &Command) -> Decided {
    if context.workspace.about.is_none() && !matches!(command, Command::CreateWorkspace { .. }) {
        return Err(Refusal::NoWorkspace);
    }
    match command {
        Command::CreateWorkspace { workspace, name, kind, salt } => {
            create_workspace(context, *workspace, name, *kind, *salt)
        }
        Command::Import(import) => import::import(context, import),
        Command::PublishProgramme(programme) => programme::publish(context, programme),

        Command::DescribePerson { description, profile } => person::describe(context, description, profile),
        Command::ErasePerson { person } => person::erase(context, *person),
        Command::ReadBusyTimes(times) => person::read_busy_times(context, times),
        Command::SetPresence { person, presence } => person::set_presence(context, *person, *presence),
        Command::SetHours { person, hours } => person::set_hours(context, *person, hours),
        Command::ChangeDay { person, day, hours } => {
            person::change_day(context, *person, *day, hours.as_deref())
        }
        Command::SetLimits { person, limits } => person::set_limits(context, *person, *limits),
        Command::SetHosting { person, hosting } => person::set_hosting(context, *person, *hosting),
        Command::SetWishes { person, wishes } => person::set_wishes(context, *person, wishes),
        Command::ChangeDays { person, days } => person::change_days(context, *person, days),

        Command::Enrol { enrolment, person, interview_type } => {
            enrolment::enrol(context, *enrolment, *person, *interview_type)
        }
        Command::PrepareStep { enrolment, step } => enrolment::prepare(context, *enrolment, *step),
        Command::Pause { enrolment } => enrolment::pause(context, *enrolment),
        Command::Resume { enrolment } => enrolment::resume(context, *enrolment),
        Command::Withdraw { enrolment } => enrolment::withdraw(context, *enrolment),
        Command::SignOff { enrolment, certificate } => enrolment::sign_off(context, *enrolment, *certificate),

        Command::DraftPlan { plan, sessions } => plan::draft(context, *plan, sessions),
        Command::Accept { sessions } => plan::accept(context, sessions),
        Command::SetPin { session, pin } => plan::set_pin(context, *session, *pin),
        Command::Publish { sessions } => plan::publish(context, sessions),

        Command::Confirm { session } => session::confirm(context, *session),
        Command::Decline { session, reason } => session::decline(context, *session, *reason),
        Command::CancelSession { session } => session::cancel(context, *session),
        Command::MarkHeld { session } => session::mark_held(context, *session),
        Command::MarkMissed { session } => session::mark_missed(context, *session),
        Command::WriteScorecard { session, side, ratings, recommendation, notes } => {
            scorecard::write(context, *session, *side, ratings, *recommendation, notes)
        }
        Command::Credit { session } => scorecard::credit(context, *session),
        Command::DoNotCredit { session } => scorecard::do_not_credit(context, *session),

        Command::RecordCertificates { certificates } => certificate::record(context, certificates),
        Command::WithdrawCertificate { certificate } => certificate::withdraw(context, *certificate),

        Command::Undo { command } => undo::undo(context, log, *command),
    }
}

fn create_workspace(
    context: &Context,
    workspace: WorkspaceId,
    name: &str,
    kind: WorkspaceKind,
    salt: WorkspaceId,
) -> Decided {
    if context.workspace.about.is_some() {
        return Err(Refusal::WorkspaceExists);
    }
    let name = name.trim();
    if name.is_empty() {
        return Err(Refusal::NameMissing);
    }
    Ok(vec![Event::WorkspaceCreated { workspace, name: name.to_owned(), kind, salt }])
}

impl Context<'_> {
    fn only_coordinator(&self) -> Result<(), Refusal> {
        if self.by == Actor::Coordinator { Ok(()) } else { Err(Refusal::OnlyTheCoordinator) }
    }

    fn only_for(&self, person: PersonId) -> Result<(), Refusal> {
        if self.by.acts_for(person) { Ok(()) } else { Err(Refusal::NotYours) }
    }
}
