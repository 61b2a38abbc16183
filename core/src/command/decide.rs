//! Passes each command to its rules.

use super::{
    Command, Request, certificate, hidden, import, interview_by_hand, ledger, people, person, plan, records,
    refusal::Refusal, review, roles, rubric, scorecard, session, sign_off, told, undo, workspace,
};
use crate::{
    access::{self, asker::Asker},
    command::{enrollment, interview_type, program, reminder, replanning, scheduling, version_change},
    fact::{
        entry::{Entry, SCHEMA},
        event::Event,
    },
    log::Log,
    model::{actor::Actor, record::RecordChange},
    workspace::Workspace,
    zones::Zones,
};
use chrono::{DateTime, Utc};

/// The outcome of a command: entries for the log, and records to keep beside it. Nothing has happened until both are stored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Decision {
    pub entries: Vec<Entry>,
    pub records: Vec<RecordChange>,
}

/// The input of a rule: the workspace, zones, the time, and who acts.
pub(super) struct Context<'a> {
    pub workspace: &'a Workspace,
    pub zones: &'a dyn Zones,
    pub at: DateTime<Utc>,
    pub by: Actor,
}

pub(super) type Decided = Result<Vec<Event>, Refusal>;

/// Decides a command against the current log. The log is not changed: the caller appends the entries.
///
/// # Errors
///
/// A [`Refusal`] if a rule does not allow the command. Its `Display` says why, and what to do instead.
///
/// # Examples
///
/// ```
/// use chrono::DateTime;
/// use switchback_core::{
///     command::{Command, Request, decide, refusal::Refusal},
///     fact::line::Line,
///     log::Log,
///     model::{
///         actor::Actor,
///         ids::{CommandId, SessionId, WorkspaceId},
///         session::CancelReason,
///         workspace_kind::WorkspaceKind,
///     },
///     zones::DatabaseZones,
/// };
///
/// let mut log = Log::default();
/// let ask = |id, command| Request {
///     id: CommandId(id),
///     at: DateTime::UNIX_EPOCH,
///     by: Actor::COORDINATOR,
///     command,
/// };
///
/// // Before there is a workspace, nothing can be cancelled.
/// let cancel = ask(1, Command::CancelSession { session: SessionId(7), reason: CancelReason::default() });
/// let refusal = decide(&log, &DatabaseZones, &cancel).unwrap_err();
/// assert_eq!(refusal, Refusal::NoWorkspace);
/// assert_eq!(refusal.to_string(), "There is no workspace yet. Create one first.");
///
/// let create = ask(
///     2,
///     Command::CreateWorkspace {
///         workspace: WorkspaceId(1),
///         name: "Larkspur Instruments".into(),
///         kind: WorkspaceKind::Own,
///         salt: WorkspaceId(99),
///     },
/// );
/// let decision = decide(&log, &DatabaseZones, &create)?;
/// log.append(decision.entries.into_iter().map(Line::from));
/// assert_eq!(log.id(), Some(WorkspaceId(1)));
/// # Ok::<(), Refusal>(())
/// ```
pub fn decide(log: &Log, zones: &dyn Zones, request: &Request) -> Result<Decision, Refusal> {
    let context = Context { workspace: log.workspace(), zones, at: request.at, by: request.by };
    let events = events(log, &context, &request.command)?;
    let records = records::changes(log, request, &events);
    Ok(Decision { entries: entries(request, events), records })
}

fn entries(request: &Request, events: Vec<Event>) -> Vec<Entry> {
    let (v, at, by, command) = (SCHEMA, request.at, request.by, request.id);
    events.into_iter().map(|event| Entry { v, at, by, command, event }).collect()
}

/// Refuses every command of the server except for recording what it has sent, and importing a schedule that it received.
fn must_be_the_servers(by: Actor, command: &Command) -> Result<(), Refusal> {
    let is_its_own = match command {
        Command::RecordTold { .. } | Command::RecordReminder { .. } => true,
        Command::Import(import) => import.is_schedule(),
        _ => false,
    };
    if by == Actor::Server && !is_its_own { Err(Refusal::OnlyTheCoordinator) } else { Ok(()) }
}

fn events(log: &Log, context: &Context, command: &Command) -> Decided {
    if context.workspace.about.is_none() && !matches!(command, Command::CreateWorkspace { .. }) {
        return Err(Refusal::NoWorkspace);
    }
    must_be_the_servers(context.by, command)?;
    context.asker().must_be_here()?;
    access::assigned_roles::must_hold(context.workspace, context.by)?;
    if let Some(held) = hidden::held_instead(&context.asker(), command) {
        by_rules(log, &Context { workspace: &held, ..*context }, command)?;
    }
    by_rules(log, context, command)
}

fn by_rules(log: &Log, context: &Context, command: &Command) -> Decided {
    match command {
        Command::CreateWorkspace { workspace, name, kind, salt } => {
            workspace::create(context, *workspace, name, *kind, *salt)
        }
        Command::RenameWorkspace { name } => workspace::rename(context, name),
        Command::RenameInterviewType { interview_type, name } => {
            interview_type::rename(context, *interview_type, name)
        }
        Command::Import(import) => import::import(context, import),
        Command::PublishProgram(program) => program::publish(context, program),
        Command::SetRubric { interview_type, rubric } => rubric::set(context, *interview_type, rubric),
        Command::MergeInterviewTypes { interview_type: merged, into } => {
            interview_type::merge(context, *merged, *into)
        }

        Command::AddInterview { interview, interview_type, details } => {
            interview_by_hand::add(context, *interview, *interview_type, details)
        }
        Command::ChangeInterview { interview, details } => {
            interview_by_hand::change(context, *interview, details)
        }
        Command::CancelInterview { interview } => interview_by_hand::cancel(context, *interview),
        Command::RestoreInterview { interview } => interview_by_hand::restore(context, *interview),

        Command::DescribePerson { description, profile } => person::describe(context, description, profile),
        Command::ErasePerson { person } => person::erase(context, *person),
        Command::ReadBusyTimes(times) => person::read_busy_times(context, times),
        Command::SetPresence { person, presence } => person::set_presence(context, *person, *presence),
        Command::SetHours { person, hours, prefer } => {
            person::set_hours(context, *person, hours, prefer.as_ref())
        }
        Command::ChangeDay { person, day, hours } => {
            person::change_day(context, *person, *day, hours.as_deref())
        }
        Command::SetLimits { person, limits } => person::set_limits(context, *person, *limits),
        Command::SetTags { person, tags } => person::set_tags(context, *person, tags),
        Command::SetTagsOfAll { people } => people::set_tags(context, people),
        Command::SetLimitsOfAll { people } => people::set_limits(context, people),
        Command::GiveRole { person, role } => roles::give(context, *person, *role),
        Command::TakeRole { person, role } => roles::take(context, *person, *role),
        Command::SetHosting { person, hosting } => person::set_hosting(context, *person, *hosting),
        Command::SetPreferences { person, preferences } => {
            person::set_preferences(context, *person, preferences)
        }
        Command::ChangeDays { person, days } => person::change_days(context, *person, days),

        Command::Enroll { enrollment, person, interview_type } => {
            enrollment::enroll(context, *enrollment, *person, *interview_type)
        }
        Command::PrepareStep { enrollment, step } => enrollment::prepare(context, *enrollment, *step),
        Command::EnrollAll { enrollments } => import::enroll_all(context, enrollments),
        Command::ChangeVersion { enrollments } => version_change::to_newest(context, enrollments),
        Command::GiveCredit { enrollment, step, times, basis, evidence } => {
            ledger::give_credit(context, *enrollment, *step, *times, *basis, evidence)
        }
        Command::AddSession { enrollment, step } => ledger::add_session(context, *enrollment, *step),
        Command::GrantAttempt { enrollment, step } => ledger::grant_attempt(context, *enrollment, *step),
        Command::ShortenStep { enrollment, step } => ledger::shorten_step(context, *enrollment, *step),
        Command::Pause { enrollment, until } => enrollment::pause(context, *enrollment, *until),
        Command::Resume { enrollment } => enrollment::resume(context, *enrollment),
        Command::Withdraw { enrollment } => enrollment::withdraw(context, *enrollment),
        Command::SignOff { enrollment, certificate } => {
            sign_off::sign_off(context, *enrollment, *certificate)
        }
        Command::ReplaceApprover { enrollment, departed, replacement } => {
            sign_off::replace_approver(context, *enrollment, *departed, *replacement)
        }
        Command::WriteCase { enrollment, text } => sign_off::write_case(context, *enrollment, text),
        Command::WithholdApproval { enrollment, why } => sign_off::withhold(context, *enrollment, why),

        Command::DraftPlan { plan, sessions } => plan::draft(context, *plan, sessions),
        Command::Accept { sessions } => plan::accept(context, sessions),
        Command::SetPin { session, pin } => plan::set_pin(context, *session, *pin),
        Command::ChangeDrafts { sessions, change } => plan::change_drafts(context, sessions, *change),
        Command::Publish { sessions } => plan::publish(context, sessions),
        Command::PlanAgain(changed) => replanning::publish(context, changed),
        Command::ScheduleSession(scheduled) => scheduling::schedule(context, scheduled),

        Command::ConfirmAll { sessions } => session::confirm_all(context, sessions),
        Command::Confirm { session } => session::confirm(context, *session),
        Command::EnterResponses(responses) => session::enter_responses(context, responses),
        Command::Decline { session, reason } => session::decline(context, *session, *reason),
        Command::CancelSession { session, reason } => session::cancel(context, *session, *reason),
        Command::MarkHeld { session } => session::mark_held(context, *session),
        Command::MarkMissed { session } => session::mark_missed(context, *session),
        Command::WriteScorecard(submission) => scorecard::write(context, submission),
        Command::Credit { session } => review::credit(context, *session),
        Command::DoNotCredit { session } => review::do_not_credit(context, *session),
        Command::ReverseReview { session, why } => review::reverse(context, *session, why),
        Command::Dispute { session, why } => review::dispute(context, *session, why),
        Command::SettleDispute { session, outcome } => review::settle(context, *session, *outcome),
        Command::AskSecondReviewer { session, reviewer } => review::ask_second(context, *session, *reviewer),
        Command::RecordTold { people } => told::record(context, people),
        Command::RecordReminder { subject, to, rung } => reminder::record(context, *subject, *to, *rung),
        Command::RecordReminders { reminders } => reminder::record_all(context, reminders),

        Command::RecordCertificates { certificates } => certificate::record(context, certificates),
        Command::WithdrawCertificate { certificate } => certificate::withdraw(context, *certificate),

        Command::Undo { command } => undo::undo(context, log, &[*command].into()),
        Command::UndoAll { commands } => undo::undo(context, log, commands),
    }
}

impl<'a> Context<'a> {
    pub fn of(asker: &Asker<'a>) -> Self {
        let Asker { workspace, zones, by, at } = *asker;
        Self { workspace, zones, at, by }
    }

    /// The sender of the command, for the rules of `access`.
    pub fn asker(&self) -> Asker<'a> {
        Asker { workspace: self.workspace, zones: self.zones, by: self.by, at: self.at }
    }
}
