//! Whether a signed-in user gets email. Unlike the address in an email, this works at any server that has the workspace.

use super::{Service, access::Token, read};
use crate::{problem::Problem, worker::Job};
use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use switchback_core::{model::ids::PersonId, sync::messages::ChosenEmail};

pub(super) async fn show(
    State(Service { worker, .. }): State<Service>,
    Token(token): Token,
    Path(person): Path<PersonId>,
) -> Result<Response, Problem> {
    let email = worker.ask(token, |reply| Job::OwnEmail { person, reply }).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(email)).into_response())
}

pub(super) async fn choose(
    State(Service { worker, .. }): State<Service>,
    Token(token): Token,
    Path(person): Path<PersonId>,
    body: Bytes,
) -> Result<StatusCode, Problem> {
    let ChosenEmail { choice } = read(&body)?;
    worker.ask(token, |reply| Job::ChooseEmail { person, choice, reply }).await?;
    Ok(StatusCode::NO_CONTENT)
}
