//! The hard rules. Each is one named function that says whether it allows a placement in its context. The planner, the
//! draft and the publishing of a plan all use the same list.

use crate::{
    model::{enrollment::StepIndex, hours::Interval, interview::Interview, person::Person},
    planning::{exclusion::Exclusion, rules::local_time::LocalTime},
};

mod capacity;
mod check;
mod enrollment_context;
mod context;
mod declined;
mod interview;
mod local_time;
mod mentor;
mod occupied;
mod order;
mod prefilter;
mod time;
mod preferences;

pub(super) use capacity::seats_left;
pub use context::RuleContext;
pub(crate) use enrollment_context::EnrollmentContext;
pub(super) use local_time::local_time;
pub use local_time::{is_within_hours, week_of};
pub use preferences::is_away;
pub(super) use preferences::suits;
pub(super) use prefilter::{Offer, Prefilter, Prefiltered, PrefilteredStep, whichever_mentors};

/// Minutes that a trainee needs between two of their interviews or sessions.
pub const BREAK_MINUTES: i64 = 15;

/// A placement with everything it refers to looked up.
pub(crate) struct PlacementDetails<'a> {
    pub enrollment_context: &'a EnrollmentContext<'a>,
    pub interview: &'a Interview,
    pub interval: Interval,
    pub mentor: &'a Person,
    pub step: StepIndex,
    /// Its time on the trainee's clock.
    pub local: LocalTime,
}

/// The parts of a placement that a rule reads, apart from the context. Nothing else may change its result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// The enrollment and the step.
    Enrollment,
    /// The interview with its mentor, the path and the step.
    Interview,
    Both,
}

type Rule = fn(&RuleContext, &PlacementDetails) -> bool;

/// Every hard rule with its exclusion, in the order in which a person would ask. A rule returns true if the placement is
/// allowed.
pub(crate) const RULES: [(Exclusion, Scope, Rule); 29] = [
    (Exclusion::EnrollmentNotActive, Scope::Enrollment, interview::enrollment_is_active),
    (Exclusion::PrepNotDone, Scope::Enrollment, interview::prep_is_done),
    (Exclusion::OtherType, Scope::Interview, interview::type_is_the_paths),
    (Exclusion::NotScheduled, Scope::Interview, interview::is_scheduled),
    (Exclusion::TooSoon, Scope::Interview, time::leaves_notice),
    (Exclusion::NoObservers, Scope::Interview, interview::allows_observers),
    (Exclusion::LedByTrainee, Scope::Both, interview::is_led_by_another),
    (Exclusion::MentorNotThere, Scope::Interview, interview::mentor_interviews),
    (Exclusion::MentorNotLead, Scope::Interview, mentor::may_mentor_there),
    (Exclusion::MentorNotCertified, Scope::Interview, interview::mentor_is_certified),
    (Exclusion::MentorDoesNotHost, Scope::Interview, interview::mentor_hosts),
    (Exclusion::MentorNotExperienced, Scope::Interview, mentor::is_experienced),
    (Exclusion::MentorOfSameTeam, Scope::Both, mentor::is_of_another_team),
    (Exclusion::MentorWithoutTag, Scope::Interview, mentor::carries_the_tag),
    (Exclusion::Paused, Scope::Both, preferences::neither_is_paused),
    (Exclusion::DeclinedBefore, Scope::Both, order::was_not_declined),
    (Exclusion::SameMentor, Scope::Both, order::mentor_is_another),
    (Exclusion::SamePair, Scope::Both, mentor::never_met),
    (Exclusion::TooFewMentors, Scope::Both, mentor::leaves_enough_mentors),
    (Exclusion::SessionsUsedUp, Scope::Enrollment, capacity::has_attempts_left),
    (Exclusion::OutsideHours, Scope::Both, time::lies_in_hours),
    (Exclusion::OwnInterview, Scope::Both, time::leaves_own_interviews),
    (Exclusion::Busy, Scope::Both, time::leaves_busy_times),
    (Exclusion::OtherSession, Scope::Both, time::leaves_other_sessions),
    (Exclusion::NoSeat, Scope::Interview, capacity::has_a_seat),
    (Exclusion::TraineeLimit, Scope::Both, capacity::keeps_trainee_limit),
    (Exclusion::MentorLimit, Scope::Interview, capacity::keeps_mentor_limit),
    (Exclusion::OwnLimit, Scope::Both, preferences::keeps_own_limits),
    (Exclusion::OutOfOrder, Scope::Both, order::keeps_order),
];
