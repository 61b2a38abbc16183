//! What people may do. `decide` is the only place that says no; each noun has its own file of rules.

use crate::{
    event::Event,
    log::{Entry, Log, SCHEMA},
    model::{
        actor::Actor,
        enrolment::{CreditBasis, StepIndex},
        hours::{Span, WeeklyHours},
        ids::{
            CertificateId, CommandId, EnrolmentId, InterviewTypeId, PersonId, PlanId, SessionId, WorkspaceId,
        },
        interview_type::{Rubric, RubricVersion},
        nudge::{Rung, Subject},
        person::{Hosting, Presence, Profile, ProfileChange, WeeklyLimits},
        programme::Programme,
        scorecard::{Rating, Recommendation, Side, Verdict},
        session::{DeclineReason, DisputeOutcome, Pin},
        wishes::Wishes,
    },
    workspace::{Workspace, WorkspaceKind},
    zones::Zones,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

pub mod again;
mod certificate;
mod enrolment;
mod following;
pub mod import;
mod ledger;
mod moving;
mod nudge;
pub mod person;
mod plan;
mod programme;
pub mod refusal;
mod review;
mod rubric;
mod scorecard;
mod session;
mod sign_off;
mod undo;

use again::ChangedPlan;
use import::{BusyTimes, Description, Import, NewEnrolment};
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
    SetRubric {
        interview_type: InterviewTypeId,
        rubric: Rubric,
    },

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
    SetTags {
        person: PersonId,
        tags: BTreeSet<String>,
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
    /// Puts several people on paths at once.
    EnrolAll {
        enrolments: Vec<NewEnrolment>,
    },
    /// Takes these on to the newest version of the programme.
    Move {
        enrolments: Vec<EnrolmentId>,
    },
    PrepareStep {
        enrolment: EnrolmentId,
        step: StepIndex,
    },
    /// A step, or a part of it, counts without a session here.
    GiveCredit {
        enrolment: EnrolmentId,
        step: StepIndex,
        times: u8,
        basis: CreditBasis,
        evidence: String,
    },
    /// One session of a step more than the path asks for.
    AddSession {
        enrolment: EnrolmentId,
        step: StepIndex,
    },
    /// One session more than the most that the step allows.
    GrantAttempt {
        enrolment: EnrolmentId,
        step: StepIndex,
    },
    Pause {
        enrolment: EnrolmentId,
        /// The first day on which it goes on, by the trainee's calendar.
        #[serde(default)]
        until: Option<NaiveDate>,
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
    /// Changes what was published, and asks those concerned.
    PlanAgain(ChangedPlan),

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
        /// The rubric that the ratings follow; the current one where it is left out.
        #[serde(default)]
        rubric: Option<RubricVersion>,
        /// The mentor's, if they say at once whether the session counts.
        #[serde(default)]
        verdict: Option<Verdict>,
    },
    Credit {
        session: SessionId,
    },
    DoNotCredit {
        session: SessionId,
    },
    /// Takes a review back.
    ReverseReview {
        session: SessionId,
        why: String,
    },
    /// The trainee objects to a review, or to a session marked as missed.
    Dispute {
        session: SessionId,
        why: String,
    },
    SettleDispute {
        session: SessionId,
        outcome: DisputeOutcome,
    },
    /// Somebody besides the mentor may review the session from now on.
    AskSecondReviewer {
        session: SessionId,
        reviewer: PersonId,
    },
    /// A reminder was sent.
    RecordNudge {
        subject: Subject,
        to: PersonId,
        rung: Rung,
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
    /// The day from which it counts; the day it is recorded where nobody knows.
    #[serde(default)]
    pub from: Option<NaiveDate>,
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
        Command::SetRubric { interview_type, rubric } => rubric::set(context, *interview_type, rubric),

        Command::DescribePerson { description, profile } => person::describe(context, description, profile),
        Command::ErasePerson { person } => person::erase(context, *person),
        Command::ReadBusyTimes(times) => person::read_busy_times(context, times),
        Command::SetPresence { person, presence } => person::set_presence(context, *person, *presence),
        Command::SetHours { person, hours } => person::set_hours(context, *person, hours),
        Command::ChangeDay { person, day, hours } => {
            person::change_day(context, *person, *day, hours.as_deref())
        }
        Command::SetLimits { person, limits } => person::set_limits(context, *person, *limits),
        Command::SetTags { person, tags } => person::set_tags(context, *person, tags),
        Command::SetHosting { person, hosting } => person::set_hosting(context, *person, *hosting),
        Command::SetWishes { person, wishes } => person::set_wishes(context, *person, wishes),
        Command::ChangeDays { person, days } => person::change_days(context, *person, days),

        Command::Enrol { enrolment, person, interview_type } => {
            enrolment::enrol(context, *enrolment, *person, *interview_type)
        }
        Command::PrepareStep { enrolment, step } => enrolment::prepare(context, *enrolment, *step),
        Command::EnrolAll { enrolments } => import::enrol_all(context, enrolments),
        Command::Move { enrolments } => moving::to_newest(context, enrolments),
        Command::GiveCredit { enrolment, step, times, basis, evidence } => {
            ledger::give_credit(context, *enrolment, *step, *times, *basis, evidence)
        }
        Command::AddSession { enrolment, step } => ledger::add_session(context, *enrolment, *step),
        Command::GrantAttempt { enrolment, step } => ledger::grant_attempt(context, *enrolment, *step),
        Command::Pause { enrolment, until } => enrolment::pause(context, *enrolment, *until),
        Command::Resume { enrolment } => enrolment::resume(context, *enrolment),
        Command::Withdraw { enrolment } => enrolment::withdraw(context, *enrolment),
        Command::SignOff { enrolment, certificate } => sign_off::sign_off(context, *enrolment, *certificate),

        Command::DraftPlan { plan, sessions } => plan::draft(context, *plan, sessions),
        Command::Accept { sessions } => plan::accept(context, sessions),
        Command::SetPin { session, pin } => plan::set_pin(context, *session, *pin),
        Command::Publish { sessions } => plan::publish(context, sessions),
        Command::PlanAgain(changed) => again::publish(context, changed),

        Command::Confirm { session } => session::confirm(context, *session),
        Command::Decline { session, reason } => session::decline(context, *session, *reason),
        Command::CancelSession { session } => session::cancel(context, *session),
        Command::MarkHeld { session } => session::mark_held(context, *session),
        Command::MarkMissed { session } => session::mark_missed(context, *session),
        Command::WriteScorecard { session, side, ratings, recommendation, notes, rubric, verdict } => {
            let judgement = (ratings.as_slice(), *recommendation, notes.as_str());
            scorecard::write(context, *session, *side, judgement, (*rubric, *verdict))
        }
        Command::Credit { session } => review::credit(context, *session),
        Command::DoNotCredit { session } => review::do_not_credit(context, *session),
        Command::ReverseReview { session, why } => review::reverse(context, *session, why),
        Command::Dispute { session, why } => review::dispute(context, *session, why),
        Command::SettleDispute { session, outcome } => review::settle(context, *session, *outcome),
        Command::AskSecondReviewer { session, reviewer } => review::ask_second(context, *session, *reviewer),
        Command::RecordNudge { subject, to, rung } => nudge::record(context, *subject, *to, *rung),

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
