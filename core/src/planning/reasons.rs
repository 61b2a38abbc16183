//! Why an enrollment's next session isn't in the plan. Accounts for every interview of its type in the weeks.

use super::rules::{Prefilter, RuleContext, week_of};
use crate::{
    model::{
        enrollment::StepIndex,
        ids::{EnrollmentId, InterviewId, PersonId},
        interview::Interview,
    },
    order::Order,
    planning::{
        exclusion::Exclusion,
        formulation::{Formulation, StartingPoint},
        placement::Placement,
        planned_session::PlannedSession,
        points::{Points, Situation},
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, ops::Range};

mod words;

pub use words::Whose;

/// Every interview of an enrollment's type in the weeks, with the reason why it isn't the next session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reasons {
    pub enrollment: EnrollmentId,
    /// The step that the next session would have been for.
    pub step: StepIndex,
    /// Whether the plan has some, but not all, of the enrollment's sessions.
    pub advances: bool,
    pub interviews: u32,
    /// The most frequent first. The counts add up to `interviews`.
    pub parts: Vec<(Reason, u32)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A rule excludes it, regardless of what is planned for others.
    Excluded(Exclusion),
    /// The plan already has the trainee there, for an earlier session of this path.
    InThisPlan,
    SeatTo(Preference),
    MentorTo(Preference),
    /// It would fit, but the plan doesn't use it.
    LeftOpen,
}

/// Why another trainee came first: if the two were equal in this respect alone, the other's session would be worth no
/// more than this trainee's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preference {
    WaitingLonger,
    NearerCertificate,
    ScarcerType,
    /// The other trainee has fewer sessions ahead.
    MoreAdvance,
    /// The plan is worth more with the other trainee there, for no single reason.
    Others,
}

/// Returns the reasons of every enrollment whose path the plan doesn't finish. `context` includes the plan's sessions.
pub(super) fn of_all(
    context: &RuleContext,
    formulation: &Formulation,
    sessions: &[PlannedSession],
    weeks: &Range<DateTime<Utc>>,
    points: Points,
) -> Vec<Reasons> {
    let prefilter = Prefilter::new(context, weeks);
    let explainer = Explainer::new(context, &prefilter, formulation, sessions, points);
    let enrollments = formulation.enrollments.iter().enumerate();
    enrollments.filter_map(|(place, enrollment)| explainer.reasons(place, *enrollment)).collect()
}

/// Everything needed to look up the reasons.
struct Explainer<'a> {
    context: &'a RuleContext<'a>,
    prefilter: &'a Prefilter<'a>,
    formulation: &'a Formulation,
    starting_points: BTreeMap<EnrollmentId, StartingPoint>,
    points: Points,
    by_interview: BTreeMap<InterviewId, Vec<Place>>,
    by_mentor: BTreeMap<(PersonId, NaiveDate), Vec<Place>>,
    planned: BTreeMap<EnrollmentId, u32>,
}

/// One of an enrollment's missing sessions, counted from 0.
#[derive(Clone, Copy)]
struct Place {
    enrollment: EnrollmentId,
    session: u32,
}

/// Sets the other trainee's value of a factor to the asker's.
type Equalize = fn(&mut Situation, &Situation);

/// The strongest first.
const FACTORS: [(Preference, Equalize); 4] = [
    (Preference::WaitingLonger, |other, asker| other.weeks_waited = asker.weeks_waited),
    (Preference::NearerCertificate, |other, asker| other.missing = asker.missing),
    (Preference::ScarcerType, |other, asker| other.need = asker.need),
    (Preference::MoreAdvance, |other, asker| {
        (other.ahead, other.is_next) = (asker.ahead, asker.is_next);
    }),
];

impl<'a> Explainer<'a> {
    fn new(
        context: &'a RuleContext<'a>,
        prefilter: &'a Prefilter<'a>,
        formulation: &'a Formulation,
        sessions: &[PlannedSession],
        points: Points,
    ) -> Self {
        let starting_points = formulation
            .enrollments
            .iter()
            .copied()
            .zip(formulation.starting_points.iter().copied())
            .collect();
        let mut explainer = Self {
            context,
            prefilter,
            formulation,
            starting_points,
            points,
            by_interview: BTreeMap::new(),
            by_mentor: BTreeMap::new(),
            planned: BTreeMap::new(),
        };
        for session in sessions {
            let Placement { enrollment, interview, mentor, .. } = session.placement;
            let planned = explainer.planned.entry(enrollment).or_default();
            let place = Place { enrollment, session: *planned };
            *planned += 1;
            explainer.by_interview.entry(interview).or_default().push(place);
            if let Some(week) = explainer.mentor_week(mentor, session.start) {
                explainer.by_mentor.entry((mentor, week)).or_default().push(place);
            }
        }
        explainer
    }

    fn mentor_week(&self, mentor: PersonId, start: DateTime<Utc>) -> Option<NaiveDate> {
        let mentor = self.context.workspace.people.get(&mentor)?;
        Some(week_of(self.context.zones, mentor, start))
    }

    fn reasons(&self, place: usize, enrollment: EnrollmentId) -> Option<Reasons> {
        let planned = self.planned.get(&enrollment).copied().unwrap_or(0);
        let needs = &self.formulation.problem.enrollments.get(place)?.needs;
        let step = StepIndex(needs.get(planned as usize)?.step);
        let interview_type = self.context.workspace.enrollments.get(&enrollment)?.interview_type;
        let interviews = self.prefilter.interviews(interview_type);
        let excluded = self.prefilter.exclusions(enrollment, step);
        let mut counts: BTreeMap<Reason, u32> = BTreeMap::new();
        for (interview, exclusion) in interviews.iter().zip(excluded) {
            *counts.entry(self.reason(enrollment, interview, exclusion)).or_default() += 1;
        }
        let mut parts: Vec<_> = counts.into_iter().collect();
        parts.order_by_key(|(reason, count)| (std::cmp::Reverse(*count), *reason));
        Some(Reasons { enrollment, step, advances: planned > 0, interviews: interviews.len() as u32, parts })
    }

    fn reason(
        &self,
        enrollment: EnrollmentId,
        interview: &Interview,
        exclusion: Option<Exclusion>,
    ) -> Reason {
        let at_it = self.by_interview.get(&interview.id).map_or(&[][..], Vec::as_slice);
        if at_it.iter().any(|place| place.enrollment == enrollment) {
            return Reason::InThisPlan;
        }
        match exclusion {
            None => Reason::LeftOpen,
            Some(Exclusion::NoSeat) if !at_it.is_empty() => {
                Reason::SeatTo(self.preference(enrollment, at_it))
            }
            Some(Exclusion::MentorLimit) => {
                let week = self.mentor_week(interview.lead, interview.start);
                let with = week.and_then(|week| self.by_mentor.get(&(interview.lead, week)));
                match with {
                    Some(with) => Reason::MentorTo(self.preference(enrollment, with)),
                    None => Reason::Excluded(Exclusion::MentorLimit),
                }
            }
            Some(exclusion) => Reason::Excluded(exclusion),
        }
    }

    /// Returns the situation of a session apart from its time, which is the same for two sessions at one interview.
    fn situation(&self, place: Place) -> Option<Situation> {
        Some(self.starting_points.get(&place.enrollment)?.situation(place.session, 0, 0))
    }

    /// Returns the strongest reason why one of the others came first.
    fn preference(&self, enrollment: EnrollmentId, others: &[Place]) -> Preference {
        let session = self.planned.get(&enrollment).copied().unwrap_or(0);
        let asker = self.situation(Place { enrollment, session });
        let preference = |other: &Place| {
            let Some((asker, other)) = asker.zip(self.situation(*other)) else { return Preference::Others };
            let value = self.points.of(asker);
            let decides = |equalize: &Equalize| {
                let mut equal = other;
                equalize(&mut equal, &asker);
                self.points.of(equal) <= value
            };
            let is_worth_more = self.points.of(other) > value;
            let factor = FACTORS.iter().find(|(_, equalize)| is_worth_more && decides(equalize));
            factor.map_or(Preference::Others, |(preference, _)| *preference)
        };
        others.iter().map(preference).min().unwrap_or(Preference::Others)
    }
}
