//! An enrollment with everything that rules need of it and of its trainee, looked up once for many interviews.

use crate::{
    model::{
        enrollment::Enrollment,
        hours::Interval,
        ids::{EnrollmentId, PersonId},
        person::Person,
        program::Path,
    },
    planning::rules::{
        context::{Placed, RuleContext},
        declined::RuledOut,
        occupied::Occupied,
    },
};
use chrono::NaiveDate;
use std::cell::OnceCell;

pub(crate) struct EnrollmentContext<'a> {
    pub enrollment: &'a Enrollment,
    pub path: &'a Path,
    pub trainee: &'a Person,
    /// The sessions that count toward a step.
    pub placed: &'a [Placed],
    /// Interviews and mentors that are ruled out because of declined sessions.
    pub declined: &'a [RuledOut],
    /// Sessions of the trainee, on any path.
    pub sessions: Option<&'a Vec<Interval>>,
    /// How many of them are in each week.
    pub weeks: Vec<(NaiveDate, u8)>,
    interviews: Option<&'a Vec<Interval>>,
    own: OnceCell<Occupied>,
    busy: OnceCell<Occupied>,
}

impl<'a> EnrollmentContext<'a> {
    /// Returns `None` if anything that it refers to doesn't exist.
    pub(super) fn of(context: &'a RuleContext<'a>, enrollment: EnrollmentId) -> Option<Self> {
        let workspace = context.workspace;
        let enrollment = workspace.enrollments.get(&enrollment)?;
        let trainee = workspace.people.get(&enrollment.person)?;
        Some(Self {
            enrollment,
            path: workspace.path(enrollment)?,
            trainee,
            placed: context.placed(enrollment.id),
            declined: context.declined.of_enrollment(enrollment.id),
            sessions: context.sessions.get(&trainee.id),
            weeks: weeks(context, trainee.id),
            interviews: context.own_interviews.get(&trainee.id),
            own: OnceCell::new(),
            busy: OnceCell::new(),
        })
    }

    /// Returns the interviews at which the trainee is an interviewer.
    pub fn own_interviews(&self) -> &Occupied {
        self.own.get_or_init(|| self.interviews.into_iter().flatten().collect())
    }

    /// Returns the busy times in the trainee's calendars.
    pub fn busy(&self) -> &Occupied {
        self.busy.get_or_init(|| self.trainee.busy.values().flatten().collect())
    }
}

fn weeks(context: &RuleContext, person: PersonId) -> Vec<(NaiveDate, u8)> {
    let all = (person, NaiveDate::MIN)..=(person, NaiveDate::MAX);
    context.trainee_weeks.range(all).map(|((_, week), taken)| (*week, *taken)).collect()
}
