//! The training program, the rubrics, and the names of the workspace and its interview types.

use super::Recovery;
use crate::{command::Command, fact::event::Event};

pub fn commands(recovery: &Recovery, first: &Event) -> Vec<Command> {
    let merged = merging(recovery);
    if !merged.is_empty() {
        return merged;
    }
    match first.clone() {
        Event::ProgramPublished(program) => vec![Command::PublishProgram(program)],
        Event::WorkspaceRenamed { name } => vec![Command::RenameWorkspace { name }],
        Event::InterviewTypeRenamed { interview_type, name } => {
            vec![Command::RenameInterviewType { interview_type, name }]
        }
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
