//! Rules about the enrollment and the interview by themselves.

use super::{Facts, Looked};
use crate::{
    model::person::{Hosting, Presence},
    progress::path::steps,
};

pub(super) fn enrollment_is_active(facts: &Facts, looked: &Looked) -> bool {
    looked.climber.enrollment.is_active(facts.now) && looked.climber.trainee.presence == Presence::Here
}

pub(super) fn prep_is_done(_: &Facts, looked: &Looked) -> bool {
    steps::missing_prep_before(looked.climber.path, looked.climber.enrollment, looked.step).is_none()
}

pub(super) fn type_is_the_paths(_: &Facts, looked: &Looked) -> bool {
    looked.interview.interview_type == looked.climber.enrollment.interview_type
}

pub(super) fn is_scheduled(_: &Facts, looked: &Looked) -> bool {
    looked.interview.is_scheduled()
}

pub(super) fn allows_observers(_: &Facts, looked: &Looked) -> bool {
    looked.interview.observer_cap > 0
}

pub(super) fn is_led_by_another(_: &Facts, looked: &Looked) -> bool {
    looked.interview.interviewer != looked.climber.trainee.id
}

pub(super) fn mentor_is_certified(facts: &Facts, looked: &Looked) -> bool {
    let key = (looked.mentor.id, looked.interview.interview_type);
    facts.certified.contains(&key) && facts.ends.get(&key).is_none_or(|end| looked.interview.start < *end)
}

pub(super) fn mentor_hosts(_: &Facts, looked: &Looked) -> bool {
    looked.mentor.hosting == Hosting::Hosts && looked.mentor.presence == Presence::Here
}
