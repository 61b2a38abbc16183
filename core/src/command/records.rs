//! What a command changes of the records beside the log.

use super::{Command, Request, Submission, names};
use crate::{fact::event::Event, log::Log, model::record::RecordChange};

/// `events` are those that the command leads to.
pub(super) fn changes(log: &Log, request: &Request, events: &[Event]) -> Vec<RecordChange> {
    match &request.command {
        Command::WriteScorecard(submission) => {
            events.iter().filter_map(|event| content(submission, event)).collect()
        }
        _ => names::changes(log, request).into_iter().map(RecordChange::Profile).collect(),
    }
}

/// What stands behind the commitment of an event.
fn content(submission: &Submission, event: &Event) -> Option<RecordChange> {
    match event {
        Event::ScorecardSubmitted { rubric, .. } => Some(RecordChange::Scorecard(submission.record(*rubric))),
        _ => None,
    }
}
