//! Random commands about objects that mostly exist.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use std::collections::BTreeSet;
use switchback_core::{
    command::{
        Command, NewCertificate, NewReminder, NewSession, Submission, interview_by_hand::InterviewDetails,
    },
    model::{
        actor::Actor,
        assigned_role::AssignedRole,
        enrollment::{CreditBasis, StepIndex},
        hours::WeeklyHours,
        ids::{
            CertificateId, CommandId, EnrollmentId, InterviewId, InterviewTypeId, PersonId, PlanId, SessionId,
        },
        person::{Hosting, Presence, WeeklyLimits},
        preferences::Preferences,
        reminder::{Rung, Subject},
        scorecard::{Rating, Recommendation, Side, commitment::Salt},
        session::{CancelReason, DeclineReason, DisputeOutcome, DraftChange, Pin, Session},
    },
    sample::dice::Dice,
    workspace::Workspace,
};

/// The ids that a command is about.
#[derive(Clone, Copy)]
struct Objects {
    person: PersonId,
    other: PersonId,
    interview_type: InterviewTypeId,
    enrollment: EnrollmentId,
    interview: InterviewId,
    session: SessionId,
    certificate: CertificateId,
    step: StepIndex,
    day: NaiveDate,
    /// An id that is not used yet.
    new: u64,
}

/// One of the keys, or now and then `missing`.
fn one_of<'a, T: Copy + 'a>(dice: &mut Dice, keys: impl Iterator<Item = &'a T>, missing: T) -> T {
    let keys: Vec<T> = keys.copied().collect();
    if keys.is_empty() || dice.chance(3) { missing } else { *dice.pick(&keys) }
}

impl Objects {
    fn any(dice: &mut Dice, workspace: &Workspace, CommandId(new): CommandId, day: NaiveDate) -> Self {
        Self {
            person: one_of(dice, workspace.people.keys(), PersonId(new)),
            other: one_of(dice, workspace.people.keys(), PersonId(new)),
            interview_type: one_of(dice, workspace.interview_types.keys(), InterviewTypeId(new)),
            enrollment: one_of(dice, workspace.enrollments.keys(), EnrollmentId(new)),
            interview: one_of(dice, workspace.interviews.keys(), InterviewId(new)),
            session: one_of(dice, workspace.sessions.keys(), SessionId(new)),
            certificate: one_of(dice, workspace.certificates.keys(), CertificateId(new)),
            step: StepIndex(u8::try_from(dice.below(4)).unwrap()),
            day,
            new,
        }
    }

    /// Takes this person, and what they have a part in.
    fn of(self, dice: &mut Dice, workspace: &Workspace, person: PersonId) -> Self {
        let sessions = workspace.sessions.values();
        let is_part =
            |session: &&Session| session.mentor == person || workspace.trainee_of(session) == Some(person);
        let sessions: Vec<SessionId> = sessions.filter(is_part).map(|session| session.id).collect();
        let enrollments = workspace.enrollments.values().filter(|known| known.person == person);
        let enrollments: Vec<EnrollmentId> = enrollments.map(|known| known.id).collect();
        Self {
            person,
            session: one_of(dice, sessions.iter(), self.session),
            enrollment: one_of(dice, enrollments.iter(), self.enrollment),
            ..self
        }
    }
}

/// Returns a command of any kind, on this day. Half of them are about the person who sends them.
pub fn any(dice: &mut Dice, workspace: &Workspace, by: Actor, id: CommandId, day: NaiveDate) -> Command {
    let objects = Objects::any(dice, workspace, id, day);
    let own = by.person().filter(|_| dice.chance(50));
    let objects = own.map_or(objects, |person| objects.of(dice, workspace, person));
    match dice.below(4) {
        0 => of_people(dice, objects),
        1 => of_training(dice, objects),
        2 => of_planning(dice, objects),
        _ => of_sessions(dice, objects),
    }
}

fn of_people(dice: &mut Dice, objects: Objects) -> Command {
    let Objects { person, certificate, interview_type, day, new, .. } = objects;
    match dice.below(12) {
        0 => Command::SetHours { person, hours: WeeklyHours::weekdays(540, 1_020), prefer: None },
        1 => Command::SetLimits { person, limits: WeeklyLimits { as_trainee: 2, as_mentor: 3 } },
        2 => Command::SetHosting { person, hosting: Hosting::Declines },
        3 => Command::SetPreferences { person, preferences: Preferences::default() },
        4 => Command::ChangeDay { person, day, hours: None },
        5 => Command::SetTags { person, tags: ["a tag".to_owned()].into() },
        6 => Command::GiveRole { person, role: AssignedRole::ALL[dice.below(2)] },
        7 => Command::TakeRole { person, role: AssignedRole::ALL[dice.below(2)] },
        8 => Command::WithdrawCertificate { certificate },
        9 => Command::SetPresence { person, presence: Presence::Here },
        10 => {
            let id = CertificateId(new);
            let certificates = vec![NewCertificate { id, person, interview_type, from: None }];
            Command::RecordCertificates { certificates }
        }
        _ => Command::Undo { command: CommandId(new - 1 - dice.below(20) as u64) },
    }
}

fn of_training(dice: &mut Dice, objects: Objects) -> Command {
    let Objects { person, other, enrollment, step, new, .. } = objects;
    match dice.below(13) {
        0 => {
            let interview_type = objects.interview_type;
            Command::Enroll { enrollment: EnrollmentId(new), person, interview_type }
        }
        1 => Command::PrepareStep { enrollment, step },
        2 => Command::Pause { enrollment, until: None },
        3 => Command::Resume { enrollment },
        4 => Command::Withdraw { enrollment },
        5 => Command::SignOff { enrollment, certificate: CertificateId(new) },
        6 => Command::WriteCase { enrollment, text: "A case".to_owned() },
        7 => Command::WithholdApproval { enrollment, why: "Not yet".to_owned() },
        8 => {
            let (basis, evidence) = (CreditBasis::Elsewhere, "A certificate".to_owned());
            Command::GiveCredit { enrollment, step, times: 1, basis, evidence }
        }
        9 => Command::AddSession { enrollment, step },
        10 => Command::GrantAttempt { enrollment, step },
        11 => Command::ShortenStep { enrollment, step },
        _ => Command::ReplaceApprover { enrollment, departed: person, replacement: other },
    }
}

fn of_planning(dice: &mut Dice, objects: Objects) -> Command {
    let Objects { person, enrollment, interview, session, step, day, new, .. } = objects;
    let sessions = vec![session];
    match dice.below(13) {
        0 => {
            let session = NewSession { id: SessionId(new), enrollment, interview, step, mentor: person };
            Command::DraftPlan { plan: PlanId(new), sessions: vec![session] }
        }
        1 => Command::Accept { sessions },
        2 => Command::SetPin { session, pin: Pin::Pinned },
        3 => Command::ChangeDrafts { sessions, change: DraftChange::KeepFixed },
        4 => Command::Publish { sessions },
        5 => Command::CancelSession { session, reason: CancelReason::Coordinator },
        6 => Command::ChangeVersion { enrollments: vec![enrollment] },
        7 => Command::CancelInterview { interview },
        8 => Command::RestoreInterview { interview },
        9 => Command::ChangeInterview { interview, details: details(dice, person, day) },
        10 => {
            let (interview, interview_type) = (InterviewId(new), objects.interview_type);
            Command::AddInterview { interview, interview_type, details: details(dice, person, day) }
        }
        11 => {
            Command::RecordReminder { subject: Subject::Respond(session), to: person, rung: Rung::Reminder }
        }
        _ => {
            let reminder =
                NewReminder { subject: Subject::SignOff(enrollment), to: person, rung: Rung::Owner };
            Command::RecordReminders { reminders: vec![reminder] }
        }
    }
}

/// An interview on some day after this one.
fn details(dice: &mut Dice, lead: PersonId, day: NaiveDate) -> InterviewDetails {
    let start = (day + Days::new(1 + dice.below(5) as u64)).and_time(NaiveTime::MIN).and_utc();
    let start = start + TimeDelta::hours(9 + dice.below(8) as i64);
    InterviewDetails { start, minutes: 60, lead, panel: BTreeSet::new(), observer_cap: 1 }
}

fn of_sessions(dice: &mut Dice, Objects { person, session, new, .. }: Objects) -> Command {
    match dice.below(12) {
        0 => Command::Confirm { session },
        1 => Command::ConfirmAll { sessions: vec![session] },
        2 => Command::Decline { session, reason: DeclineReason::CannotMakeIt },
        3 => Command::MarkHeld { session },
        4 => Command::MarkMissed { session },
        5 => Command::Credit { session },
        6 => Command::DoNotCredit { session },
        7 => Command::ReverseReview { session, why: "A mistake".to_owned() },
        8 => Command::Dispute { session, why: "I did well".to_owned() },
        9 => Command::SettleDispute { session, outcome: DisputeOutcome::Reopened },
        10 => Command::AskSecondReviewer { session, reviewer: person },
        _ => Command::WriteScorecard(Submission {
            session,
            side: [Side::Trainee, Side::Mentor][dice.below(2)],
            ratings: Rating::ALL[..3].to_vec(),
            recommendation: Recommendation::Yes,
            notes: "Notes".to_owned(),
            rubric: None,
            verdict: None,
            salt: Salt(new.into()),
        }),
    }
}
