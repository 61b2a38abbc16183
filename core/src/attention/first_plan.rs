//! What a workspace needs for its first plan: the coordinator's checklist until something is published.

use super::Attention;
use crate::{
    model::{certificate::Certificate, ids::PersonId},
    order::Gather,
    progress::certificates::status,
    workspace::Workspace,
    zones::Zones,
};
use chrono::{DateTime, Utc};

/// The progress of a workspace toward its first plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FirstPlan {
    /// People who are here.
    pub people: usize,
    /// Interviews ahead.
    pub interviews: usize,
    /// People with a certificate that counts.
    pub certified: usize,
    /// People in training.
    pub trainees: usize,
    /// People in training who are ready for a session.
    pub ready: usize,
    /// Sessions that are drafted and not published.
    pub drafts: usize,
}

/// One line of the checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FirstPlanStep {
    People,
    Interviews,
    Certified,
    Trainees,
    Plan,
}

impl FirstPlanStep {
    pub const ALL: [Self; 5] = [Self::People, Self::Interviews, Self::Certified, Self::Trainees, Self::Plan];
}

impl FirstPlan {
    /// How many of the things that a step requires exist.
    pub fn count(&self, step: FirstPlanStep) -> usize {
        match step {
            FirstPlanStep::People => self.people,
            FirstPlanStep::Interviews => self.interviews,
            FirstPlanStep::Certified => self.certified,
            FirstPlanStep::Trainees => self.trainees,
            FirstPlanStep::Plan => self.ready,
        }
    }

    /// Whether a step is done. The plan is done once it is published, which ends the checklist.
    pub fn is_done(&self, step: FirstPlanStep) -> bool {
        step != FirstPlanStep::Plan && self.count(step) > 0
    }

    /// The first step that is not done.
    pub fn next(&self) -> FirstPlanStep {
        let mut steps = FirstPlanStep::ALL.into_iter();
        steps.find(|step| !self.is_done(*step)).unwrap_or(FirstPlanStep::Plan)
    }
}

/// The checklist, or `None` once sessions were published. Only undoing the publication brings it back.
pub fn first_plan(
    workspace: &Workspace,
    zones: &dyn Zones,
    attention: &Attention,
    now: DateTime<Utc>,
) -> Option<FirstPlan> {
    if has_published(workspace) {
        return None;
    }
    let counts = |certificate: &&Certificate| status::status(workspace, zones, certificate, now).counts();
    let certified = workspace.certificates.values().filter(counts).map(|known| known.person);
    let active = workspace.enrollments.values().filter(|known| workspace.continues(known, now));
    let ahead = workspace.interviews.values().filter(|known| known.is_scheduled() && known.start > now);
    Some(FirstPlan {
        people: workspace.people_here().count(),
        interviews: ahead.count(),
        certified: people(workspace, certified),
        trainees: people(workspace, active.map(|enrollment| enrollment.person)),
        ready: attention.ready_trainees(workspace),
        drafts: attention.drafts.len(),
    })
}

/// Whether any session was published.
pub fn has_published(workspace: &Workspace) -> bool {
    workspace.sessions.values().any(|session| !session.state().is_draft())
}

/// The number of different people among these who are here.
fn people(workspace: &Workspace, people: impl Iterator<Item = PersonId>) -> usize {
    people.filter(|person| workspace.is_here(*person)).into_set().len()
}
