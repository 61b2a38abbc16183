//! The interviewer pool by type: who is certified, who is in training, and what training waits for right now.

use crate::{
    model::{
        enrollment::{Enrollment, EnrollmentStatus},
        ids::InterviewTypeId,
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

/// Weeks ahead for which interviews are counted.
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
    /// Every active enrollment by what it waits for.
    pub waiting: Vec<(WaitingFor, usize)>,
}

/// What an enrollment waits for right now.
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

/// One row a type, by name.
pub fn pool(workspace: &Workspace, zones: &dyn Zones, now: DateTime<Utc>) -> Vec<PoolRow> {
    let mut rows: Vec<PoolRow> = workspace
        .interview_types
        .values()
        .map(|known| row(workspace, zones, known.id, known.name.clone(), now))
        .collect();
    rows.order_by(|a, b| a.name.cmp(&b.name));
    rows
}

fn row(
    workspace: &Workspace,
    zones: &dyn Zones,
    interview_type: InterviewTypeId,
    name: String,
    now: DateTime<Utc>,
) -> PoolRow {
    let certified: Vec<_> = workspace
        .certificates
        .values()
        .filter(|certificate| certificate.interview_type == interview_type)
        .filter(|certificate| status::status(workspace, zones, certificate, now).counts())
        .filter_map(|certificate| workspace.people.get(&certificate.person))
        .filter(|person| person.presence == Presence::Here)
        .collect();
    let mut waiting: BTreeMap<WaitingFor, usize> = BTreeMap::new();
    let enrollments = workspace.enrollments.values().filter(|known| known.interview_type == interview_type);
    for cause in enrollments.filter_map(|enrollment| waiting_for(workspace, enrollment, now)) {
        *waiting.entry(cause).or_default() += 1;
    }
    let ahead = |start| start > now && start < now + Duration::weeks(WEEKS);
    PoolRow {
        interview_type,
        name,
        certified: certified.len(),
        hosting: certified.iter().filter(|person| person.hosting == Hosting::Hosts).count(),
        in_training: waiting.values().sum(),
        interviews: workspace
            .interviews
            .values()
            .filter(|known| {
                known.interview_type == interview_type && known.is_scheduled() && ahead(known.start)
            })
            .count(),
        waiting: waiting.into_iter().collect(),
    }
}

/// The one thing an enrollment waits for, or `None` where it is over.
pub fn waiting_for(workspace: &Workspace, enrollment: &Enrollment, now: DateTime<Utc>) -> Option<WaitingFor> {
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
