//! The lives of published sessions: responses, scorecards, reviews, reminders, and what people were told.

use super::Recovery;
use crate::{
    command::{Command, NewReminder, Submission},
    fact::event::Event,
    model::{
        ids::SessionId,
        response::{PersonResponses, Response, SessionResponse},
        scorecard::record::ScorecardRecord,
    },
};

pub fn commands(recovery: &Recovery, first: &Event) -> Vec<Command> {
    match first.clone() {
        Event::SessionConfirmed { session, .. } => {
            let sessions = confirmed(recovery);
            let alone = [Command::Confirm { session }, Command::ConfirmAll { sessions }];
            alone.into_iter().chain(entered(recovery)).collect()
        }
        Event::SessionDeclined { session, reason, .. } => {
            [Command::Decline { session, reason }].into_iter().chain(entered(recovery)).collect()
        }
        Event::SessionCancelled { session, reason } => vec![Command::CancelSession { session, reason }],
        Event::SessionHeld { session } => {
            scorecard(recovery).into_iter().chain([Command::MarkHeld { session }]).collect()
        }
        Event::ScorecardSubmitted { .. } => scorecard(recovery).into_iter().collect(),
        Event::ReminderSent { .. } => reminding(recovery),
        Event::PersonTold(_) => vec![told(recovery)],
        event => reviewing(event).into_iter().collect(),
    }
}

fn reviewing(first: Event) -> Option<Command> {
    Some(match first {
        Event::SessionMissed { session } => Command::MarkMissed { session },
        Event::Debriefed { session } | Event::SessionCredited { session } => Command::Credit { session },
        Event::SessionNotCredited { session } => Command::DoNotCredit { session },
        Event::ReviewReversed { session, why } => Command::ReverseReview { session, why },
        Event::SessionDisputed { session, why } => Command::Dispute { session, why },
        Event::DisputeSettled { session, outcome } => Command::SettleDispute { session, outcome },
        Event::SecondReviewerAsked { session, reviewer } => Command::AskSecondReviewer { session, reviewer },
        _ => return None,
    })
}

fn confirmed(recovery: &Recovery) -> Vec<SessionId> {
    recovery.each(|event| match event {
        Event::SessionConfirmed { session, .. } => Some(*session),
        _ => None,
    })
}

/// A person's responses, entered for them. Older lines don't say whose, because only trainees' could be entered.
fn entered(recovery: &Recovery) -> Option<Command> {
    let responses = recovery.each(|event| match event {
        Event::SessionConfirmed { session, .. } => response(recovery, *session, Response::Confirm),
        Event::SessionDeclined { session, reason, .. } => {
            response(recovery, *session, Response::Decline(*reason))
        }
        _ => None,
    });
    let session = recovery.theirs.sessions.get(&responses.first()?.session)?;
    let responders = recovery.each(|event| match event {
        Event::SessionConfirmed { responder, .. } | Event::SessionDeclined { responder, .. } => *responder,
        _ => None,
    });
    let person = responders.first().copied().or_else(|| recovery.theirs.trainee_of(session))?;
    Some(Command::EnterResponses(PersonResponses { person, responses }))
}

fn response(recovery: &Recovery, session: SessionId, response: Response) -> Option<SessionResponse> {
    let known = recovery.theirs.sessions.get(&session)?;
    Some(SessionResponse { session, start: recovery.theirs.start_of(known), response })
}

/// The content of a scorecard is beside the log, and may be missing from a file.
fn scorecard(recovery: &Recovery) -> Option<Command> {
    let commitments = recovery.each(|event| match event {
        Event::ScorecardSubmitted { commitment, .. } => Some(commitment),
        _ => None,
    });
    let record = recovery.theirs.scorecard_records.get(commitments.first()?)?;
    Some(Command::WriteScorecard(submission(record.clone())))
}

fn submission(record: ScorecardRecord) -> Submission {
    let ScorecardRecord { session, side, rubric, salt, content } = record;
    Submission {
        session,
        side,
        ratings: content.ratings,
        recommendation: content.recommendation,
        notes: content.notes,
        rubric: Some(rubric),
        verdict: content.verdict,
        salt,
    }
}

fn reminding(recovery: &Recovery) -> Vec<Command> {
    let reminders = recovery.each(|event| match *event {
        Event::ReminderSent { subject, to, rung } => Some(NewReminder { subject, to, rung }),
        _ => None,
    });
    match reminders[..] {
        [NewReminder { subject, to, rung }] => vec![Command::RecordReminder { subject, to, rung }],
        _ => vec![Command::RecordReminders { reminders }],
    }
}

fn told(recovery: &Recovery) -> Command {
    let people = recovery.each(|event| match event {
        Event::PersonTold(told) => Some(told.clone()),
        _ => None,
    });
    Command::RecordTold { people }
}
