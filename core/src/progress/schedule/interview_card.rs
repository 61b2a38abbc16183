//! Everything that a screen shows about one interview, with or without a trainee.

use crate::{
    model::{
        ids::{InterviewId, InterviewTypeId},
        interview::CandidateCode,
    },
    progress::schedule::{
        calendar::{Interviewer, interviewers},
        session_card::{SessionCard, session_cards},
    },
    workspace::Workspace,
};
use chrono::{DateTime, Utc};

#[derive(Clone, Debug, PartialEq)]
pub struct InterviewCard {
    pub interview: InterviewId,
    pub interview_type: InterviewTypeId,
    pub type_name: String,
    pub start: DateTime<Utc>,
    pub minutes: u16,
    /// The lead first.
    pub interviewers: Vec<Interviewer>,
    pub candidate: CandidateCode,
    pub is_scheduled: bool,
    /// How many trainees may attend.
    pub seats: u8,
    /// Every session at it, in any state.
    pub sessions: Vec<SessionCard>,
}

impl InterviewCard {
    /// How many seats are taken by the sessions of the card.
    pub fn taken(&self) -> usize {
        self.sessions.iter().filter(|card| card.state.takes_seat()).count()
    }
}

/// The card of an interview, or `None` if it doesn't exist.
pub fn interview_card(workspace: &Workspace, interview: InterviewId) -> Option<InterviewCard> {
    let known = workspace.interviews.get(&interview)?;
    Some(InterviewCard {
        interview,
        interview_type: known.interview_type,
        type_name: workspace.type_name(known.interview_type).to_owned(),
        start: known.start,
        minutes: known.minutes,
        interviewers: interviewers(workspace, known),
        candidate: known.candidate.clone(),
        is_scheduled: known.is_scheduled(),
        seats: known.observer_cap,
        sessions: session_cards(workspace, |session| session.interview == interview),
    })
}
