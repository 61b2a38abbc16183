//! A bound that no way of planning can beat: each enrollment has the company to itself, and knows the whole year.
//!
//! Each enrollment takes the earliest interviews that its rules allow, with no competition for seats or a mentor's
//! week, no limit of its own, and no rule about different mentors. It leaves out every session that will fall through
//! or not be credited. Each rule that is left out could only make a path longer. Without them, taking the earliest
//! interview is best, because anything that can follow a later one can follow it, too. Reviews take the shortest time
//! that they ever do.

use crate::{
    company::{Company, Fate},
    figures::Lived,
};
use chrono::{DateTime, Duration, Utc};
use switchback_core::{
    model::enrollment::Enrollment,
    planning::{formulation::formulate, plan_request::PlanRequest, points::Policy},
    workspace::Workspace,
    zones::DatabaseZones,
};

/// Nearly every enrollment finds everything in the first of these windows. The last one is longer than the year.
const WINDOWS: [i64; 3] = [6, 16, 80];

pub fn bound(company: &Company) -> Lived {
    let mut workspace = company.workspace.clone();
    let mut lived = Lived::default();
    for enrollment in &company.enrolling {
        let prepared = company.prepared(enrollment);
        let ready = company.prepared_at(enrollment);
        workspace.enrollments = [(prepared.id, prepared)].into_iter().collect();
        let mut windows = WINDOWS.iter().map(|weeks| ready..ready + Duration::weeks(*weeks));
        let end = windows.find_map(|weeks| earliest_end(company, &workspace, enrollment, weeks));
        let certified = end.map(|end| end + Duration::days(1));
        lived
            .enrolled
            .push(certified.map(|at| (at - enrollment.since()).num_minutes() as f64 / (7.0 * 24.0 * 60.0)));
    }
    lived
}

fn earliest_end(
    company: &Company,
    workspace: &Workspace,
    enrollment: &Enrollment,
    weeks: std::ops::Range<DateTime<Utc>>,
) -> Option<DateTime<Utc>> {
    let formulation = formulate(&PlanRequest {
        workspace,
        zones: &DatabaseZones,
        now: weeks.start,
        weeks,
        policy: Policy::Balanced,
    });
    let needed = formulation.problem.enrollments.first()?;
    let gap = i64::from(needed.gap_minutes);
    let mut ready = i64::MIN;
    for step in 0..needed.needs.len() as u32 {
        let of_step = formulation.problem.candidates.iter().filter(|candidate| candidate.step == step);
        let slots = of_step.filter_map(|candidate| {
            let interview = formulation.interviews.get(candidate.interview as usize)?;
            let slot = formulation.problem.interviews.get(candidate.interview as usize)?;
            (company.fate(enrollment.id, *interview) == Fate::Credited && slot.start >= ready)
                .then_some(slot.end)
        });
        ready = slots.min()? + gap;
    }
    DateTime::from_timestamp(60 * (ready - gap), 0)
}
