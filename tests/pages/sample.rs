//! The sample company on a Wednesday, and one person of each role in it.

use crate::drawing::Scene;
use chrono::{DateTime, Duration, TimeZone, Utc};
use std::sync::LazyLock;
use switchback_core::{
    command::{self, Request},
    fact::line::Line,
    log::Log,
    model::{
        actor::Actor,
        certificate::Evidence,
        ids::{CertificateId, InterviewId, PersonId},
        session::{Session, SessionState},
    },
    progress::scorecards::pair,
    sample,
    workspace::Workspace,
    zones::DatabaseZones,
};

/// Late morning in Europe, before working hours in America.
pub fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 18, 10, 0, 0).single().expect("UTC has every time once")
}

static LOG: LazyLock<Log> = LazyLock::new(|| log_of(sample::requests(now().date_naive(), &DatabaseZones)));

pub fn log_of(requests: impl IntoIterator<Item = Request>) -> Log {
    let mut log = Log::default();
    for request in requests {
        let decision = command::decide(&log, &DatabaseZones, &request)
            .unwrap_or_else(|refusal| panic!("{refusal} {request:?}"));
        log.append(decision.entries.into_iter().map(Line::from));
        decision.records.into_iter().for_each(|change| log.keep_record(change));
    }
    log
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Coordinator,
    Leader,
    Trainee,
    Interviewer,
}

impl Role {
    pub const ALL: [Self; 4] = [Self::Coordinator, Self::Leader, Self::Trainee, Self::Interviewer];

    pub fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }

    pub fn actor(self) -> Actor {
        match self {
            Self::Coordinator => Actor::COORDINATOR,
            Self::Leader => Actor::LEADER,
            Self::Trainee => Actor::Member(trainee()),
            Self::Interviewer => Actor::Member(session().mentor),
        }
    }

    pub fn scene(self) -> Scene {
        Scene::of(LOG.clone(), now(), self.actor())
    }
}

pub fn workspace() -> &'static Workspace {
    LOG.workspace()
}

/// A session that took place with both scorecards in, waiting for its mentor's review.
pub fn session() -> &'static Session {
    let awaits_review =
        |session: &&Session| session.state() == SessionState::Held && pair::all_in(workspace(), session);
    workspace().sessions.values().find(awaits_review).expect("the sample has one")
}

pub fn trainee() -> PersonId {
    workspace().trainee_of(session()).expect("a session has a trainee")
}

/// A certificate whose evidence is in the log.
pub fn certificate() -> CertificateId {
    let certified_by_path =
        workspace().certificates.values().find(|known| matches!(known.evidence, Evidence::Path(_)));
    certified_by_path.expect("the sample has one").id
}

/// An upcoming interview with a free seat and no trainee: the first of its type.
pub fn free_interview() -> InterviewId {
    let interview_type = workspace().interviews[&session().interview].interview_type;
    let has_trainee = |id| workspace().sessions.values().any(|session| session.interview == id);
    let mut free: Vec<_> = workspace()
        .interviews
        .values()
        .filter(|known| known.interview_type == interview_type && known.is_scheduled())
        .filter(|known| known.observer_cap > 0 && known.start > now() + Duration::days(3))
        .filter(|known| !has_trainee(known.id))
        .collect();
    free.sort_by_key(|known| (known.start, known.id));
    free.first().expect("the sample has one").id
}
