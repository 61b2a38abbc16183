//! The interviewer pool by type: who is certified, who is in training, and what training currently waits for.

use crate::{
    model::{
        enrollment::{Enrollment, EnrollmentStatus},
        ids::InterviewTypeId,
        interview::Interview,
        interview_type::InterviewType,
        person::{Hosting, Presence},
        scorecard::Side,
        session::SessionState,
    },
    order::Order,
    progress::{certificates::status, duties::duty, path::steps, scorecards::pair},
    workspace::Workspace,
    zones::Zones,
};
use chrono::{DateTime, Duration, Utc};
use std::{collections::BTreeMap, fmt};

/// For how many weeks ahead to count interviews.
const WEEKS: i64 = 4;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoolRow {
    pub interview_type: InterviewTypeId,
    pub name: String,
    pub certified: usize,
    /// Certified interviewers who accept trainees.
    pub hosting: usize,
    pub in_training: usize,
    /// Scheduled in the next four weeks.
    pub interviews: usize,
    /// Every running enrollment by what it waits for.
    pub waiting: Vec<(WaitingFor, usize)>,
}

/// What an enrollment currently waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WaitingFor {
    Prep,
    Place,
    Answer,
    SessionDay,
    TraineesScorecard,
    MentorsScorecard,
    Review,
    SignOff,
    Pause,
}

impl fmt::Display for WaitingFor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Prep => "prep",
            Self::Place => "scheduling",
            Self::Answer => "trainee’s response",
            Self::SessionDay => "upcoming session",
            Self::TraineesScorecard => "trainee’s scorecard",
            Self::MentorsScorecard => "mentor’s scorecard",
            Self::Review => "review",
            Self::SignOff => "sign-off",
            Self::Pause => "end of pause",
        })
    }
}

/// One row per type, by name.
pub fn pool(workspace: &Workspace, zones: &dyn Zones, now: DateTime<Utc>) -> Vec<PoolRow> {
    let mut figures: BTreeMap<InterviewTypeId, Figures> = BTreeMap::new();
    for certificate in workspace.certificates.values() {
        let person = workspace.people.get(&certificate.person);
        let counts = || status::status(workspace, zones, certificate, now).counts();
        if let Some(person) = person.filter(|person| person.presence == Presence::Here && counts()) {
            let figures = figures.entry(certificate.interview_type).or_default();
            figures.certified += 1;
            figures.hosting += usize::from(person.hosting == Hosting::Hosts);
        }
    }
    for enrollment in workspace.enrollments.values() {
        if let Some(cause) = waiting_for(workspace, enrollment, now) {
            let figures = figures.entry(enrollment.interview_type).or_default();
            *figures.waiting.entry(cause).or_default() += 1;
        }
    }
    let end = now + Duration::weeks(WEEKS);
    let is_ahead = |known: &&Interview| known.is_scheduled() && known.start > now && known.start < end;
    for interview in workspace.interviews.values().filter(is_ahead) {
        figures.entry(interview.interview_type).or_default().interviews += 1;
    }
    let types = workspace.interview_types.values();
    let mut rows: Vec<PoolRow> =
        types.map(|known| row(known, figures.remove(&known.id).unwrap_or_default())).collect();
    rows.order_by(|a, b| a.name.cmp(&b.name));
    rows
}

#[derive(Default)]
struct Figures {
    certified: usize,
    hosting: usize,
    interviews: usize,
    waiting: BTreeMap<WaitingFor, usize>,
}

fn row(known: &InterviewType, figures: Figures) -> PoolRow {
    PoolRow {
        interview_type: known.id,
        name: known.name.clone(),
        certified: figures.certified,
        hosting: figures.hosting,
        in_training: figures.waiting.values().sum(),
        interviews: figures.interviews,
        waiting: figures.waiting.into_iter().collect(),
    }
}

/// The one thing that an enrollment waits for, or `None` if it has ended or its trainee has left.
pub fn waiting_for(workspace: &Workspace, enrollment: &Enrollment, now: DateTime<Utc>) -> Option<WaitingFor> {
    if !workspace.is_here(enrollment.person) {
        return None;
    }
    match enrollment.status_at(now) {
        EnrollmentStatus::Paused { .. } => return Some(WaitingFor::Pause),
        EnrollmentStatus::Withdrawn | EnrollmentStatus::Certified => return None,
        EnrollmentStatus::Active => {}
    }
    if duty::ready_since(workspace, enrollment, now).is_some() {
        return Some(WaitingFor::SignOff);
    }
    workspace.path(enrollment)?;
    if steps::prep_due(workspace, enrollment, now).is_some() {
        return Some(WaitingFor::Prep);
    }
    let sessions = workspace.sessions_of(enrollment.id);
    let open = sessions
        .into_iter()
        .find(|session| session.state().is_ahead() || session.state() == SessionState::Held);
    let Some(session) = open else { return Some(WaitingFor::Place) };
    let begun = workspace.start_of(session) <= now;
    Some(match session.state() {
        SessionState::Proposed if !begun => WaitingFor::Answer,
        SessionState::Confirmed if !begun => WaitingFor::SessionDay,
        _ => match pair::awaited(workspace, session).first() {
            Some(Side::Trainee) => WaitingFor::TraineesScorecard,
            Some(Side::Mentor) => WaitingFor::MentorsScorecard,
            None => WaitingFor::Review,
        },
    })
}
