//! Finds the changes that are worth trying: those that remove the most obstacles.

use crate::{
    model::{
        enrollment::{Enrollment, StepIndex},
        hours::Interval,
        interview::Interview,
        person::Person,
    },
    order::Order,
    planning::{
        exclusion::Exclusion,
        formulation::replaced_drafts,
        plan::Plan,
        rules::{Prefilter, RuleContext, local_time},
        suggested_fixes::{Change, PlanRequest, moved::Moves},
    },
    zones::Zones,
};
use chrono::{Duration, NaiveTime, Timelike};
use std::{cmp::Reverse, collections::BTreeMap};

/// Returns the changes that would open the most interviews to enrollments whose next session isn't in the plan.
/// Enrollments that don't advance at all count more.
pub(super) fn changes(request: &PlanRequest, plan: &Plan) -> Vec<Change> {
    let replaced = replaced_drafts(request.workspace);
    let mut context = RuleContext::without(request.workspace, request.zones, request.now, &replaced);
    for session in &plan.sessions {
        context.place(session.placement);
    }
    let prefilter = Prefilter::new(&context, &request.weeks);
    let moves = Moves::new(&context);
    let mut weights: BTreeMap<Change, u32> = BTreeMap::new();
    for reasons in &plan.reasons {
        let Some(enrollment) = request.workspace.enrollments.get(&reasons.enrollment) else { continue };
        let weight = if reasons.advances { 1 } else { 4 };
        let Some(trainee) = request.workspace.people.get(&enrollment.person) else { continue };
        let may_ask = |interview: &Interview| may_ask(request.zones, trainee, interview.interval());
        for change in opening(&prefilter, &moves, enrollment, reasons.step, &may_ask) {
            *weights.entry(change).or_default() += weight;
        }
    }
    let mut changes: Vec<_> = weights.into_iter().collect();
    changes.order_by_key(|(change, weight)| (Reverse(*weight), *change));
    spread(changes.into_iter().map(|(change, _)| change).collect())
}

/// Returns the changes that would each lift the first rule that excludes an interview for the enrollment.
fn opening(
    prefilter: &Prefilter,
    moves: &Moves,
    enrollment: &Enrollment,
    step: StepIndex,
    may_ask: &dyn Fn(&Interview) -> bool,
) -> Vec<Change> {
    let (person, interview_type) = (enrollment.person, enrollment.interview_type);
    let mut times = 0;
    let change = |(interview, exclusion): (&&Interview, Option<Exclusion>)| {
        match exclusion? {
            Exclusion::OutsideHours | Exclusion::Busy if times < 2 && may_ask(interview) => {
                // Freeing one or two times is a favor to ask for. More would be a new calendar.
                times += 1;
                Some(Change::TimeFor { person, interview: interview.id })
            }
            Exclusion::OutsideHours | Exclusion::Busy => moves.beside(person, interview),
            Exclusion::OwnInterview | Exclusion::OtherSession => moves.beside(person, interview),
            Exclusion::MentorLimit => Some(Change::MentorTakesOneMore(interview.lead)),
            Exclusion::TraineeLimit => Some(Change::TraineeTakesOneMore(person)),
            Exclusion::NoSeat | Exclusion::NoObservers => Some(Change::OneMoreSeat(interview.id)),
            Exclusion::MentorNotCertified => {
                Some(Change::OneMoreCertified { person: interview.lead, interview_type })
            }
            _ => None,
        }
    };
    let interviews = prefilter.interviews(interview_type).iter();
    interviews.zip(prefilter.exclusions(enrollment.id, step)).filter_map(change).collect()
}

/// No one is asked for time before 7 AM or after 9 PM in their local time, or on a day off.
fn may_ask(zones: &dyn Zones, person: &Person, interval: Interval) -> bool {
    let (start, end) = local_time(zones, person, interval);
    let day = start.date();
    let works =
        !person.hours.on(day).is_empty() && person.changes.get(&day).is_none_or(|hours| !hours.is_empty());
    let evening = day.and_time(NaiveTime::MIN) + Duration::hours(21);
    works && start.hour() >= 7 && end <= evening
}

/// Takes one change of each kind, then the next of each, so that the first few tries include all kinds.
fn spread(changes: Vec<Change>) -> Vec<Change> {
    let mut seen: BTreeMap<u8, usize> = BTreeMap::new();
    let mut rounds: Vec<(usize, usize, Change)> = Vec::with_capacity(changes.len());
    for (place, change) in changes.into_iter().enumerate() {
        let round = seen.entry(kind(change)).or_default();
        rounds.push((*round, place, change));
        *round += 1;
    }
    rounds.order_by_key(|(round, place, _)| (*round, *place));
    rounds.into_iter().map(|(_, _, change)| change).collect()
}

fn kind(change: Change) -> u8 {
    match change {
        Change::TimeFor { .. } => 0,
        Change::MentorTakesOneMore(_) => 1,
        Change::TraineeTakesOneMore(_) => 2,
        Change::OneMoreSeat(_) => 3,
        Change::OneMoreCertified { .. } => 4,
        Change::InterviewMoved { .. } => 5,
    }
}
