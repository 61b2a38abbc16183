//! Puts back sessions that could stay: a search that stops just short of the optimum may have moved some for nothing.

use crate::{
    model::ids::EnrollmentId,
    order::Order,
    planning::{
        placement::Placement,
        plan_request::PlanRequest,
        replanning::{ReplanningFormulation, offer, stands},
        rules::RuleContext,
    },
};

/// Moves every session back that can be in its original place instead of its new one, and adds every existing session
/// that was left out although there is room.
pub(super) fn restored(
    request: &PlanRequest,
    replanning: &ReplanningFormulation,
    mut found: Vec<Placement>,
) -> Vec<Placement> {
    let workspace = request.workspace;
    let starting_point = stands(workspace, &replanning.formulation.replaced);
    for session in starting_point.values().filter(|session| !replanning.broken.contains_key(&session.id)) {
        let back = session.placement();
        if found.contains(&back) {
            continue;
        }
        let is_new = |placement: &Placement| {
            placement.enrollment == back.enrollment
                && starting_point.get(&offer(*placement)).is_none_or(|known| known.placement() != *placement)
        };
        let most = most(replanning, back.enrollment);
        let instead = (0..found.len()).filter(|place| is_new(&found[*place])).map(Some);
        let besides = (count(&found, back.enrollment) < most).then_some(None);
        let better = besides.into_iter().chain(instead).find_map(|left_out| {
            let others = found.iter().enumerate().filter(|(place, _)| Some(*place) != left_out);
            let with: Vec<_> = others.map(|(_, placement)| *placement).chain([back]).collect();
            holds(request, replanning, &with).then_some(with)
        });
        found = better.unwrap_or(found);
    }
    found
}

fn most(replanning: &ReplanningFormulation, enrollment: EnrollmentId) -> usize {
    let place = replanning.formulation.enrollments.iter().position(|known| *known == enrollment);
    place
        .and_then(|place| replanning.formulation.problem.enrollments.get(place))
        .map_or(0, |known| known.needs.len())
}

fn count(placements: &[Placement], enrollment: EnrollmentId) -> usize {
    placements.iter().filter(|placement| placement.enrollment == enrollment).count()
}

/// Whether every rule holds for all placements together.
fn holds(request: &PlanRequest, replanning: &ReplanningFormulation, placements: &[Placement]) -> bool {
    let mut context =
        RuleContext::without(request.workspace, request.zones, request.now, &replanning.formulation.replaced);
    let mut ordered = placements.to_vec();
    let start = |placement: &Placement| {
        request.workspace.interviews.get(&placement.interview).map(|known| known.start)
    };
    ordered.order_by_key(|placement| (start(placement), *placement));
    ordered.into_iter().all(|placement| {
        let fits = context.exclusion(placement).is_none();
        context.place(placement);
        fits
    })
}
