//! Orders the steps of a path by the dates of its sessions: the first session gets the earliest step.

use super::{asked_again, is_open};
use crate::{
    command::Context,
    fact::event::Event,
    model::{enrollment::StepIndex, ids::SessionId, session::Session},
    order::Order,
    planning::{placement::Placement, rules::RuleContext},
};
use std::collections::BTreeSet;

/// Assigns the steps of an enrollment's open sessions again by date. Returns the session itself and those whose step changes, or
/// `None` if a rule forbids it. The sessions in `without`, except for this one, count as cancelled.
pub(super) fn by_date<'a>(
    context: &Context<'a>,
    session: &'a Session,
    without: &BTreeSet<SessionId>,
) -> Option<Vec<(&'a Session, StepIndex)>> {
    let sessions = context.workspace.sessions_of(session.enrollment);
    let open: Vec<_> = sessions.into_iter().filter(|known| is_open(context, known)).collect();
    let mut steps: Vec<_> = open.iter().map(|known| known.step).collect();
    steps.order();
    let gone: Vec<_> = without.iter().copied().chain(open.iter().map(|known| known.id)).collect();
    let mut rule_context = RuleContext::without(context.workspace, context.zones, context.at, &gone);
    let mut anew = Vec::new();
    for (known, step) in open.into_iter().zip(steps) {
        let placement = Placement { step, ..known.placement() };
        let is_this = known.id == session.id;
        // The other sessions keep their times, and people know about them.
        let excluded = if is_this {
            rule_context.exclusion(placement)
        } else {
            rule_context.exclusion_once_told(placement)
        };
        if excluded.is_some() {
            return None;
        }
        rule_context.place(placement);
        if is_this || step != known.step {
            anew.push((known, step));
        }
    }
    Some(anew)
}

/// The events that give a session this step. The trainee does something else in another step, so they are asked again.
pub(in crate::command) fn stands_for(
    session: &Session,
    step: StepIndex,
) -> impl Iterator<Item = Event> + use<> {
    let id = session.id;
    let other = (session.step != step).then_some(Event::SessionStepChanged { session: id, step });
    other.into_iter().chain(asked_again(session))
}
