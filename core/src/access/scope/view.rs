//! Tells whether a person would still be told the same of the lines that they already have.

use super::{Extent, Part, Scope};
use crate::{
    fact::event::Event,
    model::ids::{EnrollmentId, InterviewId, SessionId},
    order::Gather as _,
    workspace::Workspace,
};
use std::{
    collections::BTreeMap,
    hash::{Hash, Hasher},
};
use xxhash_rust::xxh3::Xxh3;

/// A hash of what a person is told of the lines below a position. If it changes, they lack earlier lines or have them in another
/// form, and start over from a workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View(pub u64);

/// The position of the first line about each enrollment, interview and session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FirstLines {
    enrollments: BTreeMap<EnrollmentId, u64>,
    interviews: BTreeMap<InterviewId, u64>,
    sessions: BTreeMap<SessionId, u64>,
}

impl FirstLines {
    /// For a log that begins with a workspace, all of which lies below its first line.
    pub fn of(workspace: &Workspace) -> Self {
        Self {
            enrollments: workspace.enrollments.keys().map(|id| (*id, 0)).into_map(),
            interviews: workspace.interviews.keys().map(|id| (*id, 0)).into_map(),
            sessions: workspace.sessions.keys().map(|id| (*id, 0)).into_map(),
        }
    }

    /// Takes in the line at a position. Lines must come in order.
    pub fn take(&mut self, position: u64, event: &Event) {
        match event {
            Event::Enrolled { enrollment, .. } => {
                self.enrollments.entry(*enrollment).or_insert(position);
            }
            Event::InterviewAdded(interview) => {
                self.interviews.entry(interview.id).or_insert(position);
            }
            Event::SessionDrafted(draft) => {
                self.sessions.entry(draft.session).or_insert(position);
            }
            _ => {}
        }
    }
}

impl Scope {
    /// The hash of what is told of the lines below `end`.
    pub fn view(&self, first_lines: &FirstLines, end: u64) -> View {
        let mut hasher = Xxh3::new();
        match &self.extent {
            Extent::Everything => 0_u8.hash(&mut hasher),
            Extent::Part(part) => {
                1_u8.hash(&mut hasher);
                part.hash_below(first_lines, end, &mut hasher);
            }
        }
        View(hasher.finish())
    }
}

impl Part {
    fn hash_below(&self, first_lines: &FirstLines, end: u64, hasher: &mut impl Hasher) {
        let is_below = |position: Option<&u64>| position.is_some_and(|position| *position < end);
        self.person.hash(hasher);
        let enrollments = self.enrollments.iter();
        enrollments
            .filter(|(id, _)| is_below(first_lines.enrollments.get(id)))
            .for_each(|seen| seen.hash(hasher));
        let interviews = self.interviews.iter();
        interviews.filter(|id| is_below(first_lines.interviews.get(id))).for_each(|seen| seen.hash(hasher));
        let sessions = self.sessions.iter();
        sessions.filter(|(id, _)| is_below(first_lines.sessions.get(id))).for_each(|seen| seen.hash(hasher));
    }
}
