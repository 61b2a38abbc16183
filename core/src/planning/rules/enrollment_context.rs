//! An enrollment with everything of it and of its trainee that rules look at, found once for many interviews.

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
    /// The sessions that count towards a step.
    pub placed: &'a [Placed],
    /// What is not planned any more because of what was declined.
    pub declined: &'a [RuledOut],
    /// Sessions of the trainee, on any path.
    pub sessions: Option<&'a Vec<Interval>>,
    /// How many of them lie in each week.
    pub weeks: Vec<(NaiveDate, u8)>,
    interviews: Option<&'a Vec<Interval>>,
    own: OnceCell<Occupied>,
    busy: OnceCell<Occupied>,
}

impl<'a> EnrollmentContext<'a> {
    /// `None` where something that it is made of is not there.
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

    /// The interviews at which the trainee is an interviewer.
    pub fn own_interviews(&self) -> &Occupied {
        self.own.get_or_init(|| self.interviews.into_iter().flatten().collect())
    }

    /// What the trainee's calendars say.
    pub fn busy(&self) -> &Occupied {
        self.busy.get_or_init(|| self.trainee.busy.values().flatten().collect())
    }
}

fn weeks(context: &RuleContext, person: PersonId) -> Vec<(NaiveDate, u8)> {
    let all = (person, NaiveDate::MIN)..=(person, NaiveDate::MAX);
    context.trainee_weeks.range(all).map(|((_, week), taken)| (*week, *taken)).collect()
}
