//! The training program and the rubrics.

use super::Recovery;
use crate::{command::Command, fact::event::Event};

pub fn commands(recovery: &Recovery, first: &Event) -> Vec<Command> {
    let merged = merging(recovery);
    if !merged.is_empty() {
        return merged;
    }
    match first.clone() {
        Event::ProgramPublished(program) => vec![Command::PublishProgram(program)],
        Event::RubricSet { interview_type, rubric } => vec![Command::SetRubric { interview_type, rubric }],
        _ => Vec::new(),
    }
}

/// Two types are merged by a version of the program, and its consequences.
fn merging(recovery: &Recovery) -> Vec<Command> {
    recovery.each(|event| match *event {
        Event::InterviewTypeMerged { interview_type, into, .. } => {
            Some(Command::MergeInterviewTypes { interview_type, into })
        }
        _ => None,
    })
}
