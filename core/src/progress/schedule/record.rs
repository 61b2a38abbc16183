//! A person's interviewing record, for their own self-review.

use crate::{
    model::{ids::PersonId, scorecard::Side, session::SessionState},
    progress::{certificates::status, path::steps, scorecards::pair},
    workspace::Workspace,
    zones::Zones,
};
use chrono::{DateTime, Utc};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// As the lead or on the panel.
    pub interviews_conducted: usize,
    pub minutes_conducted: u32,
    /// Sessions of trainees that took place with this person as mentor.
    pub sessions_mentored: usize,
    pub sessions_as_trainee: usize,
    pub scorecards_written: usize,
    pub reviews: usize,
    /// People who were certified after sessions with this person.
    pub helped_to_certificate: usize,
    pub certificates: usize,
}

/// The record of a person up to `now`.
pub fn record(workspace: &Workspace, zones: &dyn Zones, person: PersonId, now: DateTime<Utc>) -> Record {
    let mut record = Record::default();
    for interview in workspace.interviews.of(person) {
        if interview.is_scheduled() && interview.end() <= now {
            record.interviews_conducted += 1;
            record.minutes_conducted = record.minutes_conducted.saturating_add(interview.minutes.into());
        }
    }
    let mut helped = std::collections::BTreeSet::new();
    for session in workspace.sessions.values().filter(|session| steps::is_attempt(session.state())) {
        for side in [Side::Trainee, Side::Mentor] {
            if pair::author(workspace, session, side) != Some(person) {
                continue;
            }
            match side {
                Side::Trainee => record.sessions_as_trainee += 1,
                Side::Mentor => record.sessions_mentored += 1,
            }
            record.scorecards_written += usize::from(session.scorecards.of(side).is_some());
            let reviewed = matches!(session.state(), SessionState::Credited | SessionState::NotCredited);
            record.reviews += usize::from(side == Side::Mentor && reviewed);
            let enrollment = workspace.enrollments.get(&session.enrollment);
            let signed = enrollment.is_some_and(|known| known.signed_off.is_some());
            if side == Side::Mentor && signed && session.state() == SessionState::Credited {
                helped.insert(session.enrollment);
            }
        }
    }
    record.helped_to_certificate = helped.len();
    let own = workspace.certificates.of(person);
    record.certificates =
        own.filter(|certificate| status::status(workspace, zones, certificate, now).counts()).count();
    record
}
