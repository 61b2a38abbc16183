//! Puts back what could stay: a search that stops within a hair of the best may have moved somebody for nothing.

use crate::{
    model::ids::EnrollmentId,
    planning::{
        placement::Placement,
        plan_request::PlanRequest,
        replanning::{PosedAgain, stands},
        rules::Facts,
    },
};

/// The placements with every session back at its place that can be there instead of where it was put, and with every
/// session that stands and was left out although there is room.
pub(super) fn restored(
    request: &PlanRequest,
    again: &PosedAgain,
    mut found: Vec<Placement>,
) -> Vec<Placement> {
    let workspace = request.workspace;
    let standing = stands(workspace, &again.posed.replaced);
    for session in standing.values().filter(|session| !again.broken.contains_key(&session.id)) {
        let back = session.placement();
        if found.contains(&back) {
            continue;
        }
        let is_new = |placement: &Placement| {
            placement.enrollment == back.enrollment
                && standing
                    .get(&(placement.enrollment, placement.interview))
                    .is_none_or(|known| known.placement() != *placement)
        };
        let most = most(again, back.enrollment);
        let instead = (0..found.len()).filter(|place| is_new(&found[*place])).map(Some);
        let besides = (count(&found, back.enrollment) < most).then_some(None);
        let better = besides.into_iter().chain(instead).find_map(|left_out| {
            let others = found.iter().enumerate().filter(|(place, _)| Some(*place) != left_out);
            let with: Vec<_> = others.map(|(_, placement)| *placement).chain([back]).collect();
            holds(request, again, &with).then_some(with)
        });
        found = better.unwrap_or(found);
    }
    found
}

fn most(again: &PosedAgain, enrollment: EnrollmentId) -> usize {
    let place = again.posed.enrollments.iter().position(|known| *known == enrollment);
    place.and_then(|place| again.posed.problem.enrollments.get(place)).map_or(0, |climb| climb.steps.len())
}

fn count(placements: &[Placement], enrollment: EnrollmentId) -> usize {
    placements.iter().filter(|placement| placement.enrollment == enrollment).count()
}

/// Whether every rule holds for all of them together.
fn holds(request: &PlanRequest, again: &PosedAgain, placements: &[Placement]) -> bool {
    let mut facts = Facts::without(request.workspace, request.zones, request.now, &again.posed.replaced);
    let mut ordered = placements.to_vec();
    let start = |placement: &Placement| {
        request.workspace.interviews.get(&placement.interview).map(|known| known.start)
    };
    ordered.sort_by_key(|placement| (start(placement), *placement));
    ordered.into_iter().all(|placement| {
        let fits = facts.exclusion(placement).is_none();
        facts.place(placement);
        fits
    })
}
