//! The part of the workspace that a person holds.

use super::{Depth, Extent, Part, Scope, SessionPart};
use crate::{
    log::Log,
    model::{
        enrollment::{Enrollment, Ledger},
        history::History,
        ids::{EnrollmentId, SessionId, WorkspaceId},
        person::Person,
        record::{RecordKey, Records},
        scorecard::{ContentPlace, Side, commitment::Commitment, record::ScorecardRecords},
        session::{DeclineReason, Session, SessionState},
    },
    workspace::Workspace,
};
use std::collections::BTreeMap;

impl Scope {
    /// The workspace that the told lines and the records make. Oddities of the log are told only to coordinators.
    pub fn workspace(&self, whole: &Workspace) -> Workspace {
        let mut held = match &self.extent {
            Extent::Everything => whole.clone(),
            Extent::Part(part) => part.workspace(whole),
        };
        held.keep_records(self.records(whole));
        held
    }

    /// The log of a person who is told the workspace as it is now.
    pub fn log(&self, whole: &Log) -> Log {
        Log::from_snapshot(whole.end(), self.workspace(whole.workspace()))
    }

    /// Whether a person gets a record: all profiles, and the scorecards that they may read.
    pub fn hands_out(&self, record: &RecordKey) -> bool {
        match record {
            RecordKey::Profile(_) => true,
            RecordKey::Scorecard(commitment) => self.readable.contains_key(commitment),
        }
    }

    /// The scorecards whose content the person gets.
    pub fn readable(&self) -> impl Iterator<Item = Commitment> {
        self.readable.keys().copied()
    }

    /// The records that the person gets in addition to the lines: all profiles, and the scorecards that they may read.
    pub fn records(&self, whole: &Workspace) -> Records {
        let mut scorecards = ScorecardRecords::default();
        let known = self.readable.keys().filter_map(|commitment| whole.scorecard_records.get(commitment));
        known.for_each(|record| scorecards.keep(record.clone()));
        Records { profiles: whole.profiles.clone(), scorecards }
    }
}

impl Part {
    fn workspace(&self, whole: &Workspace) -> Workspace {
        let mut about = whole.about.clone();
        if let Some(about) = &mut about {
            about.salt = WorkspaceId(0);
        }
        let interviews = whole.interviews.iter().filter(|(id, _)| self.interviews.contains(id));
        let reminders = whole.reminders.iter().filter(|sent| self.knows(sent.subject));
        let told = whole.told.iter().filter(|sent| self.person == Some(sent.told.to));
        Workspace {
            about,
            teams: whole.teams.clone(),
            people: whole.people.iter().map(|(id, person)| (*id, self.person(person))).collect(),
            interview_types: whole.interview_types.clone(),
            programs: whole.programs.clone(),
            enrollments: whole.enrollments.values().filter_map(|known| self.enrollment(known)).collect(),
            interviews: interviews.map(|(id, interview)| (*id, interview.clone())).collect(),
            sessions: whole.sessions.values().filter_map(|known| self.session(known)).collect(),
            certificates: whole.certificates.clone(),
            reminders: reminders.copied().collect(),
            told: told.cloned().collect(),
            oddities: Vec::new(),
            unread: 0,
            profiles: Default::default(),
            scorecard_records: Default::default(),
        }
    }

    fn person(&self, person: &Person) -> Person {
        let mut seen = person.clone();
        if self.person != Some(person.id) {
            seen.preferences = Default::default();
        }
        seen
    }

    fn enrollment(&self, known: &Enrollment) -> Option<(EnrollmentId, Enrollment)> {
        let depth = self.depth(known.id)?;
        let mut seen = known.clone();
        match depth {
            Depth::Names => {
                let first = known.history.first();
                seen.history = History::new(first.state, first.at);
                seen.prepared = BTreeMap::new();
                seen.signed_off = None;
                seen.ledger = Ledger::default();
            }
            Depth::Progress => without_evidence(&mut seen.ledger),
            Depth::Evidence => {}
        }
        seen.ledger.dropped.clear();
        Some((known.id, seen))
    }

    fn session(&self, known: &Session) -> Option<(SessionId, Session)> {
        let part = *self.sessions.get(&known.id)?;
        let mut seen = known.clone();
        if !part.decline_reason {
            seen.history = without_decline_reasons(&known.history);
        }
        if !part.review_remarks {
            seen.course.reversals.iter_mut().for_each(|reversal| reversal.why.clear());
            seen.course.dispute.iter_mut().for_each(|dispute| dispute.why.clear());
        }
        strip_scorecards(part, &mut seen);
        Some((known.id, seen))
    }
}

fn without_evidence(ledger: &mut Ledger) {
    ledger.credits.iter_mut().for_each(|credit| credit.evidence.clear());
    ledger.cases.iter_mut().for_each(|case| case.text.clear());
    ledger.withheld.iter_mut().for_each(|withheld| withheld.why.clear());
}

fn without_decline_reasons(history: &History<SessionState>) -> History<SessionState> {
    let told = |state| match state {
        SessionState::Declined(_) => SessionState::Declined(DeclineReason::NotShared),
        state => state,
    };
    history.clone().map(told)
}

/// Removes content that lies in the lines of older versions and may not be read yet.
fn strip_scorecards(part: SessionPart, session: &mut Session) {
    for side in [Side::Trainee, Side::Mentor] {
        let card = session.scorecards.of_mut(side);
        card.take_if(|card| !part.content(side) && matches!(card.content, ContentPlace::Line(_)));
    }
}
