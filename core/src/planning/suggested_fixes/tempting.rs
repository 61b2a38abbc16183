//! Which changes are worth a try: those that stand in the way of most.

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

/// The changes that would open most interviews to enrollments whose next session is not in the plan, first
/// those for enrollments that do not advance at all.
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

/// The change that would allow each interview from which only one rule keeps the enrollment.
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
                // One or two times are a favor to ask for; more would be a new calendar.
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

/// Nobody is asked for time before 7 or after 21 by their own clock, or on a day on which they do not work.
fn may_ask(zones: &dyn Zones, person: &Person, interval: Interval) -> bool {
    let (start, end) = local_time(zones, person, interval);
    let day = start.date();
    let works =
        !person.hours.on(day).is_empty() && person.changes.get(&day).is_none_or(|hours| !hours.is_empty());
    let evening = day.and_time(NaiveTime::MIN) + Duration::hours(21);
    works && start.hour() >= 7 && end <= evening
}

/// One of each kind, then the next of each, so that the first few tries are of all kinds.
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
