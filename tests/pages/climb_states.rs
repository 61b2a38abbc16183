//! Where a climb can stand: at the sign-off, paused, or certified.

use crate::{
    sample::{self, Role},
    snapshots::{self, Snapshot},
};
use switchback::route::Route;
use switchback_core::{
    model::enrolment::{Enrolment, EnrolmentStatus},
    progress::steps,
};

#[track_caller]
fn check(state: &str, is_in: impl Fn(&Enrolment) -> bool) {
    let found = sample::workspace().enrolments.values().find(|enrolment| is_in(enrolment));
    let route = Route::Climb(found.expect("the sample has one").id);
    let drawn = [Role::Coordinator, Role::Leader]
        .map(|role| Snapshot::new(role.name(), role.scene().page(&route.href())));
    snapshots::check(&format!("climb_states/{state}"), &drawn);
}

#[test]
fn all_is_done_but_the_sign_off() {
    check("sign_off", |enrolment| {
        enrolment.status == EnrolmentStatus::Active
            && steps::missing_before_sign_off(sample::workspace(), enrolment).is_none()
    });
}

#[test]
fn paused() {
    check("paused", |enrolment| enrolment.status == EnrolmentStatus::Paused);
}

#[test]
fn certified() {
    check("certified", |enrolment| enrolment.status == EnrolmentStatus::Certified);
}
