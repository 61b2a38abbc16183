//! Access rules and commands agree for every actor, and only people who have a part in a session read its
//! scorecards.

use crate::{
    cases,
    moves::moves,
    play::{self, Turn, play},
};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;
use switchback_core::zones::DatabaseZones;
use switchback_core::{
    access::{self, asker::Asker, scope::Scope, work::Work},
    command::{Command, Request, person::Description, refusal::Refusal, scheduling::ScheduledSession},
    log::Log,
    model::{
        actor::Actor,
        ids::{CertificateId, CommandId, SessionId},
        person::Presence,
        response::PersonResponses,
        scorecard::Side,
        session::Session,
    },
    progress::scorecards::pair,
    workspace::Workspace,
};

mod table;
mod upcoming;

fn everybody(workspace: &Workspace) -> impl Iterator<Item = Actor> {
    let as_coordinator = workspace.people.keys().map(|person| Actor::Coordinator(Some(*person)));
    let as_leader = workspace.people.keys().map(|person| Actor::Leader(Some(*person)));
    let anonymous = [Actor::COORDINATOR, Actor::LEADER];
    workspace
        .people
        .keys()
        .copied()
        .map(Actor::Member)
        .chain(anonymous)
        .chain(as_coordinator)
        .chain(as_leader)
}

/// What the access rules say about a command. Who can't see what it is about is told only what the rules say of what they see.
fn asked(asker: &Asker, log: &Log, command: &Command) -> Result<(), Refusal> {
    if is_about_something_hidden(asker, command) {
        let held = Scope::of(asker).workspace(asker.workspace);
        by_rules(&Asker { workspace: &held, ..*asker }, log, command)?;
    }
    by_rules(asker, log, command)
}

fn is_about_something_hidden(asker: &Asker, command: &Command) -> bool {
    let held = Scope::of(asker).workspace(asker.workspace);
    let about = command.about();
    let workspace = asker.workspace;
    let is_hidden_session = |id| workspace.sessions.contains_key(id) && !held.sessions.contains_key(id);
    let is_hidden_enrollment =
        |id| workspace.enrollments.contains_key(id) && !held.enrollments.contains_key(id);
    about.sessions.iter().any(is_hidden_session) || about.enrollments.iter().any(is_hidden_enrollment)
}

/// What the access rules say about a command. Add every new command here so that it is checked.
fn by_rules(asker: &Asker, log: &Log, command: &Command) -> Result<(), Refusal> {
    let by = asker.by;
    asker.must_be_here()?;
    access::assigned_roles::must_hold(asker.workspace, by)?;
    match command {
        Command::CreateWorkspace { .. } => Ok(()),
        Command::Import(import) => {
            Work::Import.by(by)?;
            let mut certificates = import.certificates.iter();
            certificates.try_for_each(|new| access::certificate::record(asker, new.person))
        }
        Command::AddInterview { .. } => access::interview::add(asker),
        Command::ChangeInterview { interview, .. } | Command::CancelInterview { interview } => {
            access::interview::change(asker, *interview).map(drop)
        }
        Command::RestoreInterview { interview } => access::interview::restore(asker, *interview).map(drop),
        Command::PublishProgram(_) | Command::SetRubric { .. } | Command::ChangeVersion { .. } => {
            Work::EditProgram.by(by)
        }
        Command::MergeInterviewTypes { interview_type, into } => {
            access::interview_type::merge(asker, *interview_type, *into)
        }
        Command::RenameWorkspace { .. } => Work::NameWorkspace.by(by),
        Command::RenameInterviewType { interview_type, name } => {
            access::interview_type::rename(asker, *interview_type, name)
        }
        Command::EnrollAll { .. } => Work::EnrollOthers.by(by),
        Command::ErasePerson { .. } => Work::ErasePeople.by(by),
        Command::SetPresence { .. } => Work::KeepPeople.by(by),
        Command::SetTags { .. } | Command::SetTagsOfAll { .. } => access::person::change_team(asker),
        Command::SetLimitsOfAll { people } => {
            people.iter().try_for_each(|changed| access::person::change(asker, changed.person))
        }
        Command::RecordCertificates { certificates } => {
            Work::KeepCertificates.by(by)?;
            certificates.iter().try_for_each(|new| access::certificate::record(asker, new.person))
        }
        Command::WithdrawCertificate { .. } => Work::KeepCertificates.by(by),
        Command::GiveRole { .. } | Command::TakeRole { .. } => Work::AssignRoles.by(by),
        Command::RecordReminder { .. } | Command::RecordReminders { .. } => Work::Remind.by(by),
        Command::RecordTold { .. } => Work::Tell.by(by),
        Command::DraftPlan { .. }
        | Command::Accept { .. }
        | Command::SetPin { .. }
        | Command::ChangeDrafts { .. }
        | Command::Publish { .. }
        | Command::PlanAgain(_) => Work::Plan.by(by),
        Command::ScheduleSession(scheduled) => asked_of_scheduling(asker, scheduled),

        Command::DescribePerson { description, .. } => asked_of_description(asker, description),
        Command::ReadBusyTimes(times) => access::person::change(asker, times.person),
        Command::SetHours { person, .. }
        | Command::ChangeDay { person, .. }
        | Command::ChangeDays { person, .. }
        | Command::SetLimits { person, .. }
        | Command::SetHosting { person, .. }
        | Command::SetPreferences { person, .. } => access::person::change(asker, *person),
        Command::Undo { command } => asked_of_undo(asker, log, &[*command].into()),
        Command::UndoAll { commands } => asked_of_undo(asker, log, commands),
        _ => asked_of_enrollment(asker, command).unwrap_or_else(|| asked_of_session(asker, command)),
    }
}

fn asked_of_undo(asker: &Asker, log: &Log, commands: &BTreeSet<CommandId>) -> Result<(), Refusal> {
    commands.iter().try_for_each(|command| access::history::undo(asker.by, log.author(*command)))?;
    let without = log.without(commands);
    without.map_or(Ok(()), |without| access::own_training::keep(asker, log, commands, &without))
}

/// The session that makes room is cancelled.
fn asked_of_scheduling(asker: &Asker, scheduled: &ScheduledSession) -> Result<(), Refusal> {
    Work::Plan.by(asker.by)?;
    let before = scheduled.instead_of.map(|session| access::session::cancel(asker, session));
    before.map_or(Ok(()), |before| before.map(drop))
}

fn asked_of_enrollment(asker: &Asker, command: &Command) -> Option<Result<(), Refusal>> {
    use access::enrollment::*;
    Some(match command {
        Command::Enroll { person, .. } => enroll(asker, *person),
        Command::PrepareStep { enrollment, .. } => prepare(asker, *enrollment).map(drop),
        Command::Pause { enrollment, .. } => pause(asker, *enrollment).map(drop),
        Command::Resume { enrollment } => resume(asker, *enrollment).map(drop),
        Command::Withdraw { enrollment } => withdraw(asker, *enrollment).map(drop),
        Command::SignOff { enrollment, .. } => sign_off(asker, *enrollment).map(drop),
        Command::WriteCase { enrollment, .. } => write_case(asker, *enrollment).map(drop),
        Command::ReplaceApprover { enrollment, departed, replacement } => {
            replace_approver(asker, *enrollment, *departed, *replacement).map(drop)
        }
        Command::WithholdApproval { enrollment, .. } => withhold(asker, *enrollment).map(drop),
        Command::GiveCredit { enrollment, step, .. } => give_credit(asker, *enrollment, *step).map(drop),
        Command::AddSession { enrollment, step } => add_session(asker, *enrollment, *step).map(drop),
        Command::GrantAttempt { enrollment, step } => grant_attempt(asker, *enrollment, *step).map(drop),
        Command::ShortenStep { enrollment, step } => shorten_step(asker, *enrollment, *step).map(drop),
        _ => return None,
    })
}

fn asked_of_session(asker: &Asker, command: &Command) -> Result<(), Refusal> {
    use access::session::*;
    if let Command::ConfirmAll { sessions } = command {
        let distinct: BTreeSet<_> = sessions.iter().copied().collect();
        return distinct.into_iter().try_for_each(|session| confirm(asker, session).map(drop));
    }
    if let Command::EnterResponses(entered) = command {
        let PersonResponses { person, responses } = entered;
        return responses.iter().try_for_each(|said| respond(asker, *person, said).map(drop));
    }
    let asked = match command {
        Command::Confirm { session } => confirm(asker, *session),
        Command::Decline { session, .. } => decline(asker, *session),
        Command::CancelSession { session, .. } => cancel(asker, *session),
        Command::MarkHeld { session } | Command::MarkMissed { session } => report(asker, *session),
        Command::WriteScorecard(submission) => write(asker, submission.session, submission.side),
        Command::Credit { session } | Command::DoNotCredit { session } => review(asker, *session),
        Command::ReverseReview { session, .. } => reverse(asker, *session),
        Command::Dispute { session, .. } => object(asker, *session),
        Command::SettleDispute { session, outcome } => settle(asker, *session, *outcome),
        Command::AskSecondReviewer { session, .. } => ask_second(asker, *session),
        other => panic!("nobody asks access about {other:?}"),
    };
    asked.map(drop)
}

/// The team and the start date are only for the coordinator.
fn asked_of_description(asker: &Asker, described: &Description) -> Result<(), Refusal> {
    access::person::change(asker, described.person)?;
    let known = asker.workspace.people.get(&described.person);
    let is_kept = known.is_none_or(|known| (known.team, known.joined) == (described.team, described.joined));
    if is_kept { Ok(()) } else { access::person::change_team(asker) }
}

/// Whether the refusal says that this person may not do it.
fn is_about_the_person(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::OnlyTheCoordinator
            | Refusal::NotYours
            | Refusal::NotYoursOrTooOld
            | Refusal::OnlyTheTrainee
            | Refusal::OnlyTheMentor
            | Refusal::OnlyCertified
            | Refusal::OnlyThoseAsked
            | Refusal::NotYoursToDecide
            | Refusal::RoleNotHeld(_)
            | Refusal::OwnTraining
            | Refusal::CreditNotYours
    )
}

/// The command with ids that nothing has, in place of the sessions and enrollments that it is about.
fn about_nothing(command: &Command) -> Command {
    let mut text = serde_json::to_value(command).unwrap();
    take_ids_away(&mut text, false);
    serde_json::from_value(text).unwrap()
}

fn take_ids_away(text: &mut Value, is_id: bool) {
    const ABOUT: [&str; 5] = ["session", "sessions", "enrolment", "enrolments", "subject"];
    match text {
        Value::String(id) if is_id && id.parse::<SessionId>().is_ok() => {
            *id = SessionId(u64::MAX).to_string()
        }
        Value::Array(several) => several.iter_mut().for_each(|one| take_ids_away(one, is_id)),
        Value::Object(members) => members.iter_mut().for_each(|(name, member)| {
            take_ids_away(member, is_id || ABOUT.contains(&name.as_str()));
        }),
        _ => {}
    }
}

/// Hidden things and missing things get the same refusal.
fn tells_nothing_of_the_hidden(turn: &Turn, by: Actor) {
    let request = Request { by, ..turn.request.clone() };
    let asker = Asker { workspace: turn.before.workspace(), zones: &DatabaseZones, by, at: request.at };
    if by == Actor::Server || !is_about_something_hidden(&asker, &request.command) {
        return;
    }
    let missing = Request { command: about_nothing(&request.command), ..request.clone() };
    let [hidden, missing] =
        [&request, &missing].map(|request| play::decide(&turn.before, request).unwrap_err());
    assert_eq!(hidden, missing, "{by:?}: {:?}", request.command);
}

fn agrees(turn: &Turn, by: Actor) {
    let request = Request { by, ..turn.request.clone() };
    let asker = Asker { workspace: turn.before.workspace(), zones: &DatabaseZones, by, at: request.at };
    let decided = play::decide(&turn.before, &request).map(drop);
    match asked(&asker, &turn.before, &request.command) {
        Err(refusal) => assert_eq!(decided, Err(refusal), "{by:?}: {:?}", request.command),
        Ok(()) => {
            let refused = decided.err().filter(is_about_the_person);
            assert_eq!(refused, None, "{by:?}: {:?}", request.command);
        }
    }
}

/// Whether a sign-off by the reader would be accepted or was given.
fn is_asked(log: &Log, turn: &Turn, session: &Session, reader: Actor) -> bool {
    let enrollment = &log.workspace().enrollments[&session.enrollment];
    let command = Command::SignOff { enrollment: enrollment.id, certificate: CertificateId(7_777) };
    let request = Request { id: CommandId(7_777), at: turn.request.at, by: reader, command };
    let Actor::Member(person) = reader else { return false };
    let approved = enrollment.ledger.approvals.iter().any(|approval| approval.by == person);
    let signed = enrollment.signed_off.is_some_and(|sign_off| sign_off.by == reader);
    approved || signed || play::decide(log, &request).is_ok()
}

fn only_those_listed_read(turn: &Turn) {
    let log = &turn.after;
    let workspace = log.workspace();
    let written =
        |session: &&Session| session.scorecards.trainee.is_some() || session.scorecards.mentor.is_some();
    for session in workspace.sessions.values().filter(written) {
        let parties = [workspace.trainee_of(session), Some(session.mentor), session.course.second_reviewer];
        for reader in everybody(workspace) {
            let asker = Asker { workspace, zones: &DatabaseZones, by: reader, at: turn.request.at };
            let is_party = parties.iter().flatten().any(|person| reader.is(*person));
            let listed = reader.is_coordinator() || is_party || is_asked(log, turn, session, reader);
            let is_open = pair::all_in(workspace, session);
            for side in [Side::Trainee, Side::Mentor] {
                let is_own = pair::author(workspace, session, side).is_some_and(|author| reader.is(author));
                let card = workspace.scorecard(session, side).filter(|_| is_own || is_open && listed);
                assert_eq!(access::seen::scorecard(&asker, session.id, side), card, "{reader:?}");
            }
            let both = access::seen::side_by_side(&asker, session.id).is_some();
            assert_eq!(both, listed && pair::side_by_side(workspace, session.id).is_some(), "{reader:?}");
        }
    }
}

/// Checks that a member who had just left couldn't have done the same.
fn is_refused_after_leaving(turn: &Turn) {
    let (Actor::Member(person), Ok(_)) = (turn.request.by, &turn.outcome) else { return };
    let leave = Command::SetPresence { person, presence: Presence::Left };
    let leave = Request { id: CommandId(8_888), at: turn.request.at, by: Actor::COORDINATOR, command: leave };
    let mut log = turn.before.clone();
    let left = play::decide(&log, &leave).unwrap();
    play::take(&mut log, &left);
    assert_eq!(play::decide(&log, &turn.request), Err(Refusal::PersonLeft), "{:?}", turn.request);
}

/// Checks that an interview's page shows exactly the sessions there that its reader may see.
fn an_interview_shows_what_is_seen(turn: &Turn) {
    let workspace = turn.after.workspace();
    let with_sessions: BTreeSet<_> = workspace.sessions.values().map(|session| session.interview).collect();
    for reader in everybody(workspace) {
        let asker = Asker { workspace, zones: &DatabaseZones, by: reader, at: turn.request.at };
        for interview in with_sessions.iter().copied() {
            let at_it = workspace.sessions.values().filter(|session| session.interview == interview);
            let seen: BTreeSet<_> = at_it
                .filter(|session| access::seen::session(&asker, session))
                .map(|known| known.id)
                .collect();
            let card = access::schedule::interview(&asker, interview);
            let may_open = access::pages::may_open(&asker, access::pages::Page::Interview(interview));
            assert_eq!(card.is_some(), may_open, "{reader:?}");
            let shown = card.into_iter().flat_map(|card| card.sessions).map(|card| card.session);
            assert_eq!(shown.collect::<BTreeSet<_>>(), seen, "{reader:?}");
        }
    }
}

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn an_interview_page_shows_the_sessions_that_its_reader_may_see(moves in moves(40)) {
        play(&moves, an_interview_shows_what_is_seen);
    }

    #[test]
    fn a_person_who_has_left_can_do_nothing_in_their_own_name(moves in moves(60)) {
        play(&moves, is_refused_after_leaving);
    }

    #[test]
    fn access_and_commands_agree_for_every_actor(moves in moves(60)) {
        play(&moves, |turn| everybody(turn.before.workspace()).for_each(|by| agrees(turn, by)));
    }

    #[test]
    fn what_a_person_can_t_see_is_refused_like_what_does_not_exist(moves in moves(60)) {
        let each = |turn: &Turn| {
            everybody(turn.before.workspace()).for_each(|by| tells_nothing_of_the_hidden(turn, by));
        };
        play(&moves, each);
    }

    #[test]
    fn only_the_listed_readers_read_a_scorecard(moves in moves(60)) {
        play(&moves, only_those_listed_read);
    }
}
