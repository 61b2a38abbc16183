//! The interview schedule for a calendar: every interview of a period, and its trainees.

use crate::{
    model::{
        ids::{InterviewId, InterviewTypeId, PersonId, TeamId},
        interview::Interview,
    },
    order::Order,
    progress::schedule::session_card::{SessionCard, session_cards},
    text_search::{Query, folded},
    workspace::Workspace,
};
use chrono::{DateTime, Utc};
use std::{collections::BTreeMap, ops::Range};

/// An interview with one of its sessions, or without a session if it has no trainee.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    pub interview: InterviewId,
    pub start: DateTime<Utc>,
    pub minutes: u16,
    pub interview_type: InterviewTypeId,
    pub type_name: String,
    /// The lead first.
    pub interviewers: Vec<Interviewer>,
    pub session: Option<SessionCard>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Interviewer {
    pub person: PersonId,
    pub name: String,
}

impl Slot {
    /// The names of the interviewers, the lead's first.
    pub fn interviewer_names(&self) -> String {
        let names = self.interviewers.iter().map(|interviewer| interviewer.name.as_str());
        names.collect::<Vec<_>>().join(", ")
    }
}

/// Which slots to show. An empty filter shows all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// A part of an interviewer's or the trainee's name, ignoring case.
    pub text: String,
    pub interview_type: Option<InterviewTypeId>,
    /// The team of an interviewer or the trainee.
    pub team: Option<TeamId>,
    /// Leaves out interviews without a trainee.
    pub with_trainee: bool,
}

/// The scheduled interviews that start within a period, by start. An interview with several trainees appears once for each of
/// them.
pub fn schedule(workspace: &Workspace, period: Range<DateTime<Utc>>, choice: &Choice) -> Vec<Slot> {
    let mut sessions = sessions_by_interview(workspace, &period);
    let mut slots: Vec<Slot> = workspace
        .interviews
        .values()
        .filter(|interview| interview.is_scheduled() && period.contains(&interview.start))
        .filter(|interview| choice.interview_type.is_none_or(|wanted| wanted == interview.interview_type))
        .flat_map(|interview| {
            slots_of(workspace, interview, sessions.remove(&interview.id).unwrap_or_default())
        })
        .filter(|slot| choice.shows(workspace, slot))
        .collect();
    slots.order_by_key(|slot| (slot.start, slot.interview));
    slots
}

fn sessions_by_interview(
    workspace: &Workspace,
    period: &Range<DateTime<Utc>>,
) -> BTreeMap<InterviewId, Vec<SessionCard>> {
    let cards = session_cards(workspace, |session| {
        session.state().takes_seat() && period.contains(&workspace.start_of(session))
    });
    let mut sessions: BTreeMap<InterviewId, Vec<SessionCard>> = BTreeMap::new();
    for card in cards {
        if let Some(session) = workspace.sessions.get(&card.session) {
            sessions.entry(session.interview).or_default().push(card);
        }
    }
    sessions
}

fn slots_of(workspace: &Workspace, interview: &Interview, cards: Vec<SessionCard>) -> Vec<Slot> {
    let slot = |session| Slot {
        interview: interview.id,
        start: interview.start,
        minutes: interview.minutes,
        interview_type: interview.interview_type,
        type_name: workspace.type_name(interview.interview_type).to_owned(),
        interviewers: interviewers(workspace, interview),
        session,
    };
    if cards.is_empty() {
        return vec![slot(None)];
    }
    cards.into_iter().map(|card| slot(Some(card))).collect()
}

/// Everyone who interviews there, the lead first.
pub fn interviewers(workspace: &Workspace, interview: &Interview) -> Vec<Interviewer> {
    let named = |person| Interviewer { person, name: workspace.profiles.name(person).to_owned() };
    interview.interviewers().map(named).collect()
}

impl Choice {
    fn shows(&self, workspace: &Workspace, slot: &Slot) -> bool {
        let trainee = slot.session.as_ref().map(|card| (card.trainee, card.trainee_name.as_str()));
        let interviewers = slot.interviewers.iter().map(|known| (known.person, known.name.as_str()));
        let mut people = interviewers.chain(trainee);
        (slot.session.is_some() || !self.with_trainee)
            && people.any(|(person, name)| self.fits(workspace, person, name))
    }

    /// Whether this person's name and team match.
    pub fn fits(&self, workspace: &Workspace, person: PersonId, name: &str) -> bool {
        let team = workspace.people.get(&person).and_then(|known| known.team);
        self.team.is_none_or(|wanted| team == Some(wanted)) && Query::new(&self.text).is_inside(&folded(name))
    }
}
