//! The interview schedule, as another program sends it.

use super::{Service, access::bearer};
use crate::{problem::Problem, secret::SecretHash};
use axum::{
    Json,
    body::Bytes,
    extract::{Query, State},
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use switchback_core::{
    intake::{
        Missing,
        sent_schedule::{NotASchedule, ScheduleReport, SentSchedule},
    },
    refusal::Refusal,
    zones::{DatabaseZones, Zone, Zones as _},
};

#[derive(Deserialize)]
pub(super) struct Options {
    /// The zone of times without one.
    zone: Zone,
    #[serde(default)]
    missing: MissingInterviews,
}

/// What happens to upcoming interviews that an earlier schedule had and this one doesn't.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum MissingInterviews {
    #[default]
    Keep,
    Cancel,
}

impl From<MissingInterviews> for Missing {
    fn from(chosen: MissingInterviews) -> Self {
        match chosen {
            MissingInterviews::Keep => Self::Stay,
            MissingInterviews::Cancel => Self::AreCancelled,
        }
    }
}

/// Why a schedule was not imported.
#[derive(Debug)]
pub enum NotImported {
    Problem(Problem),
    NotASchedule(NotASchedule),
    Refused(Refusal),
}

impl From<Problem> for NotImported {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl IntoResponse for NotImported {
    fn into_response(self) -> Response {
        match self {
            Self::Problem(problem) => problem.into_response(),
            Self::NotASchedule(reason) => Problem::ScheduleRefused.with_detail(&reason.to_string()),
            Self::Refused(reason) => Problem::ScheduleRefused.with_detail(&reason.to_string()),
        }
    }
}

/// Adds, changes and cancels interviews. The same schedule again changes nothing.
pub(super) async fn import(
    State(Service { worker, schedule_key, .. }): State<Service>,
    headers: HeaderMap,
    Query(Options { zone, missing }): Query<Options>,
    body: Bytes,
) -> Result<Json<ScheduleReport>, NotImported> {
    let key = schedule_key.ok_or(Problem::NoSuchAddress)?;
    if bearer(&headers).map(SecretHash::of) != Some(key) {
        return Err(Problem::NotSignedIn.into());
    }
    if !DatabaseZones.knows(&zone) {
        return Err(Problem::NOT_UNDERSTOOD.into());
    }
    let read = move || SentSchedule::read(&body, &zone, &DatabaseZones);
    let read = tokio::task::spawn_blocking(read).await.map_err(|_| Problem::Unavailable)?;
    let schedule = read.map_err(NotImported::NotASchedule)?;
    worker.import_schedule(schedule, missing.into()).await.map(Json)
}
