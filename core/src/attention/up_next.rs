//! The single most important next step of a coordinator, limited to what is possible: completing the setup for the first plan,
//! publishing drafts, replacing published sessions, planning missing ones, or reminding trainees whose prep comes first.

use super::{
    Attention,
    first_plan::{FirstPlan, FirstPlanStep},
};
use crate::workspace::Workspace;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpNext {
    Import,
    /// This many people lead interviews, but no certificates are recorded.
    Certify(usize),
    Enroll,
    Publish(usize),
    /// This many published sessions were lost or no longer fit.
    Replace(usize),
    Plan(usize),
    Interviews(usize),
    Prep(usize),
    /// Telling people comes before "No sessions to plan".
    Tell,
    Nothing,
}

impl UpNext {
    /// The next step. `first_plan` is what the first plan needs, until something is published.
    pub fn of(
        workspace: &Workspace,
        attention: &Attention,
        first_plan: Option<FirstPlan>,
        people_to_tell: usize,
    ) -> Self {
        let first = first_plan.and_then(|plan| before_planning(&plan, attention));
        first.unwrap_or_else(|| planning(workspace, attention, people_to_tell))
    }
}

/// What the first plan still needs. `None` if it can be made.
fn before_planning(plan: &FirstPlan, attention: &Attention) -> Option<UpNext> {
    match plan.next() {
        _ if plan.drafts > 0 => None,
        FirstPlanStep::People | FirstPlanStep::Interviews => Some(UpNext::Import),
        FirstPlanStep::Certified => Some(UpNext::Certify(attention.uncertified.len())),
        FirstPlanStep::Trainees => Some(UpNext::Enroll),
        FirstPlanStep::Plan => None,
    }
}

fn planning(workspace: &Workspace, attention: &Attention, people_to_tell: usize) -> UpNext {
    let ready = attention.ready_trainees(workspace);
    let without_interviews = attention.trainees_without_interviews(workspace);
    match (attention.drafts.len(), attention.to_replace.len()) {
        (0, 0) => {}
        (0, sessions) => return UpNext::Replace(sessions),
        (sessions, _) => return UpNext::Publish(sessions),
    }
    match (ready, without_interviews, attention.trainees_in_prep(workspace)) {
        (0, 0, _) if people_to_tell > 0 => UpNext::Tell,
        (0, 0, 0) => UpNext::Nothing,
        (0, 0, trainees) => UpNext::Prep(trainees),
        (0, trainees, _) => UpNext::Interviews(trainees),
        (trainees, ..) => UpNext::Plan(trainees),
    }
}
