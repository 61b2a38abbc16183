//! The states of an enrollment: at the sign-off, paused, or certified.

use crate::{
    sample::{self, Role},
    snapshots::{self, Snapshot},
};
use switchback::route::Route;
use switchback_core::{
    model::enrollment::{Enrollment, EnrollmentStatus},
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
fn certified() {
    check("certified", |enrollment| enrollment.status() == EnrollmentStatus::Certified);
}
