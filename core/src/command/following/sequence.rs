//! The steps of a path by the dates of its sessions: what comes first is the earlier step.

use super::{asked_again, is_open};
use crate::{
    command::Context,
    fact::event::Event,
    model::{enrollment::StepIndex, ids::SessionId, session::Session},
    order::Order,
    planning::{placement::Placement, rules::RuleContext},
};
use std::collections::BTreeSet;

/// Assigns the steps of an enrollment's open sessions again by date: all that have another step then, and the
/// session itself. `None` where a rule says no to that. The sessions `without` do not stand, this one aside.
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
        // The others lie where they lay, and people know of them.
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

/// What it takes for a session to stand for this step. At another step one does something else, so one is
/// asked again.
pub(in crate::command) fn stands_for(
    session: &Session,
    step: StepIndex,
) -> impl Iterator<Item = Event> + use<> {
    let id = session.id;
    let other = (session.step != step).then_some(Event::SessionStepChanged { session: id, step });
    other.into_iter().chain(asked_again(session))
}
