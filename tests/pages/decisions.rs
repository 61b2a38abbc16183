//! Pending decisions as each person involved sees them: sessions that are used up, a minimum that is reached,
//! a sign-off that is held back, a certificate that has expired.

use crate::{
    snapshots::{self, Snapshot},
    told::{self, AFTER_EXPIRY, AFTER_INTERVIEW, Act, ENROLLMENT, MENTOR, TRAINEE},
};
use switchback::route::Route;
use switchback_core::model::{
    actor::Actor,
    ids::{CertificateId, PersonId},
};

const BYSTANDER: Actor = Actor::Member(PersonId(3));

#[track_caller]
fn check(state: &str, acts: fn() -> Vec<Act>, after: i64, pages: &[(&str, Route)]) {
    let people =
        [("trainee", TRAINEE), ("mentor", MENTOR), ("third", BYSTANDER), ("coordinator", Actor::COORDINATOR)];
    let drawn = pages.iter().flat_map(|(page, route)| {
        people.map(|(name, who)| {
            let outline = told::scene(acts(), after, who).page(&route.href());
            Snapshot::new(format!("{page}-{name}"), outline)
        })
    });
    snapshots::check(&format!("decisions/{state}"), &drawn.collect::<Vec<_>>());
}

#[test]
fn a_named_person_decides_when_all_sessions_are_used() {
    let pages = [("today", Route::Today), ("enrollment", Route::Enrollment(ENROLLMENT))];
    check("used_up", told::used_up, AFTER_INTERVIEW + 4, &pages);
}

#[test]
fn a_named_person_can_end_a_step_once_its_minimum_is_reached() {
    let pages = [("today", Route::Today), ("enrollment", Route::Enrollment(ENROLLMENT))];
    check("minimum_reached", told::minimum_reached, AFTER_INTERVIEW + 4, &pages);
}

#[test]
fn a_sign_off_is_held_back() {
    let pages = [("today", Route::Today), ("enrollment", Route::Enrollment(ENROLLMENT))];
    check("held_back", told::held_back, AFTER_INTERVIEW + 5, &pages);
}

#[test]
fn approvers_wait_for_a_case_and_read_it() {
    let pages = [("today", Route::Today), ("enrollment", Route::Enrollment(ENROLLMENT))];
    check("waits_for_case", told::waits_for_case, AFTER_INTERVIEW + 5, &pages);
    check("has_case", told::has_case, AFTER_INTERVIEW + 5, &pages);
}

#[test]
fn a_certificate_has_expired() {
    let pages = [
        ("today", Route::Today),
        ("people", Route::People),
        ("person", Route::Person(PersonId(2))),
        ("certificate", Route::Certificate(CertificateId(1))),
    ];
    check("expired", told::expired, AFTER_EXPIRY, &pages);
}
