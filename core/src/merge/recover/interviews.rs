//! Interviews that were added, changed, cancelled or restored by hand.

use crate::{
    command::{Command, interview_by_hand::InterviewDetails},
    fact::event::Event,
    model::interview::InterviewOrigin,
};

pub fn commands(first: &Event) -> Vec<Command> {
    command(first).into_iter().collect()
}

fn command(first: &Event) -> Option<Command> {
    match first {
        Event::InterviewAdded(added) if added.origin == InterviewOrigin::AddedByHand => {
            let (interview, interview_type) = (added.id, added.interview_type);
            Some(Command::AddInterview { interview, interview_type, details: InterviewDetails::of(added) })
        }
        Event::InterviewChanged(changed) if changed.origin != InterviewOrigin::File => {
            let details = InterviewDetails::of(changed);
            Some(Command::ChangeInterview { interview: changed.id, details })
        }
        Event::InterviewCancelled { interview, by_hand: true } => {
            Some(Command::CancelInterview { interview: *interview })
        }
        Event::InterviewRestored { interview } => Some(Command::RestoreInterview { interview: *interview }),
        _ => None,
    }
}
