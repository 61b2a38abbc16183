//! What a declined session says about the next plan.

use crate::{
    model::{
        hours::Interval,
        ids::{InterviewId, PersonId},
        session::{DeclineReason, Session},
    },
    planning::rules::local_time::week_of,
    workspace::Workspace,
    zones::Zones,
};
use chrono::NaiveDate;

/// Something that an enrollment is not planned for any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RuledOut {
    Interview(InterviewId),
    /// The trainee cannot make the time.
    Time(Interval),
    /// The trainee is too busy in the week of this Monday, by their own calendar.
    TraineesWeek(NaiveDate),
    /// This mentor is too busy in the week of this Monday, by their own calendar.
    MentorsWeek(PersonId, NaiveDate),
    Mentor(PersonId),
}

/// The interview itself, and what its reason says besides.
pub(super) fn ruled_out(
    workspace: &Workspace,
    zones: &dyn Zones,
    session: &Session,
    reason: DeclineReason,
) -> Vec<RuledOut> {
    let mut ruled_out = vec![RuledOut::Interview(session.interview)];
    let Some(interview) = workspace.interviews.get(&session.interview) else { return ruled_out };
    let by_mentor = session.course.declined_by.is_some_and(|by| by.is(session.mentor));
    let busy = if by_mentor { Some(session.mentor) } else { workspace.trainee_of(session) };
    let week = busy
        .and_then(|person| workspace.people.get(&person))
        .map(|person| week_of(zones, person, interview.start));
    ruled_out.extend(match (reason, week) {
        (DeclineReason::CannotMakeIt, _) if !by_mentor => Some(RuledOut::Time(interview.interval())),
        (DeclineReason::TooBusyThisWeek, Some(week)) if by_mentor => {
            Some(RuledOut::MentorsWeek(session.mentor, week))
        }
        (DeclineReason::TooBusyThisWeek, Some(week)) => Some(RuledOut::TraineesWeek(week)),
        (DeclineReason::PreferAnotherMentor, _) => Some(RuledOut::Mentor(session.mentor)),
        _ => None,
    });
    ruled_out
}
