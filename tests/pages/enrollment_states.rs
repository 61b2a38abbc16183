//! The states of an enrollment: at the sign-off, paused, or certified.

use crate::{
    sample::{self, Role},
    snapshots::{self, Snapshot},
    told,
};
use switchback::route::Route;
use switchback_core::{
    model::{
        actor::Actor,
        enrollment::{Enrollment, EnrollmentStatus},
        ids::PersonId,
    },
    progress::path::steps,
};

#[track_caller]
fn check(state: &str, is_in: impl Fn(&Enrollment) -> bool) {
    let found = sample::workspace().enrollments.values().find(|enrollment| is_in(enrollment));
    let route = Route::Enrollment(found.expect("the sample has one").id);
    let drawn = [Role::Coordinator, Role::Leader]
        .map(|role| Snapshot::new(role.name(), role.scene().page(&route.href())));
    snapshots::check(&format!("enrollment_states/{state}"), &drawn);
}

#[test]
fn everything_is_done_except_the_sign_off() {
    check("sign_off", |enrollment| {
        enrollment.status() == EnrollmentStatus::Active
            && steps::missing_before_sign_off(sample::workspace(), enrollment).is_none()
    });
}

#[test]
fn paused() {
    check("paused", |enrollment| matches!(enrollment.status(), EnrollmentStatus::Paused { .. }));
}

#[test]
fn all_training_of_a_person_paused() {
    let page =
        |name: &str, who| Snapshot::new(name, told::scene(told::paused(), 2, who).page(&Route::Today.href()));
    snapshots::check("enrollment_states/all_paused", &[page("today-trainee", told::TRAINEE)]);
}

/// Nothing is next for a former employee.
#[test]
fn of_a_former_employee() {
    let scene = told::scene(told::departed(), 2, Actor::COORDINATOR);
    let page = scene.page(&Route::Person(PersonId(1)).href());
    snapshots::check("enrollment_states/former_employee", &[Snapshot::new("person-coordinator", page)]);
}

#[test]
fn certified() {
    check("certified", |enrollment| enrollment.status() == EnrollmentStatus::Certified);
}
