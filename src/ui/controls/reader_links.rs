//! The links in messages that a person sends. Without a server, a reader's browser has no workspace: they get a personal link
//! where one answers, and none otherwise.

use crate::{
    platform::{address, device},
    route::Route,
    store::Store,
};
use leptos::prelude::*;
use switchback_core::{
    model::{
        ids::{EnrollmentId, PersonId},
        reminder::Subject,
    },
    responses::personal_link::PersonalLink,
};

/// The link to a task, for the person who has it.
pub fn task_link(store: Store, person: PersonId, subject: Subject) -> Option<String> {
    match (untrack(|| store.is_team()), subject) {
        (true, _) => Some(address::absolute(&Route::of_task(subject).href())),
        (false, Subject::Respond(_)) => personal_link(store, person, device::reply_address()),
        (false, _) => None,
    }
}

/// The link to an enrollment, for its trainee.
pub fn enrollment_link(store: Store, enrollment: EnrollmentId) -> Option<String> {
    let is_reachable = untrack(|| store.is_team());
    is_reachable.then(|| address::absolute(&Route::Enrollment(enrollment).href()))
}

/// The link that contains a person's sessions. `None` if they have none ahead.
pub fn personal_link(store: Store, person: PersonId, reply_to: String) -> Option<String> {
    let reply_to = Some(reply_to).filter(|address| !address.is_empty());
    let now = store.now.get_untracked();
    let personal = untrack(|| store.read(|workspace| PersonalLink::of(workspace, person, reply_to, now)))?;
    Some(format!("{}{personal}", address::absolute(&address::base_path())))
}
