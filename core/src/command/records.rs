//! The changes that a command makes to the records beside the log.

use super::{Command, Request, Submission, names};
use crate::{fact::event::Event, log::Log, model::record::RecordChange};

/// The record changes of a command that leads to `events`.
pub(super) fn changes(log: &Log, request: &Request, events: &[Event]) -> Vec<RecordChange> {
    match &request.command {
        Command::WriteScorecard(submission) => {
            events.iter().filter_map(|event| content(submission, event)).collect()
        }
        _ => names::changes(log, request).into_iter().map(RecordChange::Profile).collect(),
    }
}

/// The content behind the commitment of an event.
fn content(submission: &Submission, event: &Event) -> Option<RecordChange> {
    match event {
        Event::ScorecardSubmitted { rubric, .. } => Some(RecordChange::Scorecard(submission.record(*rubric))),
        _ => None,
    }
}
