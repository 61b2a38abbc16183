//! Obstacles to changing or publishing several drafts at once, given for each draft.

use crate::{
    access::{
        asker::Asker,
        session::{self, KnownSession},
        work::Work,
    },
    model::{ids::SessionId, session::Session},
    order::{Gather, Order},
    planning::rules::RuleContext,
    refusal::{Refusal, needed_state::NeededState},
};
use std::collections::BTreeSet;

/// One of several drafts, and why it can't be changed or published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftObstacle {
    pub session: SessionId,
    pub refusal: Refusal,
}

/// The drafts without duplicates, by the start of their interviews.
///
/// # Errors
///
/// The obstacles, one for each session that is not a draft or that this person may not plan.
pub fn drafts<'a>(asker: &Asker<'a>, sessions: &[SessionId]) -> Result<Vec<&'a Session>, Vec<DraftObstacle>> {
    let distinct: BTreeSet<_> = sessions.iter().copied().into_set();
    let (mut drafts, mut obstacles) = (Vec::new(), Vec::new());
    for id in distinct {
        match draft(asker, id) {
            Ok(known) => drafts.push(known.session),
            Err(refusal) => obstacles.push(DraftObstacle { session: id, refusal }),
        }
    }
    drafts.order_by_key(|draft| (asker.workspace.start_of(draft), draft.id));
    if obstacles.is_empty() { Ok(drafts) } else { Err(obstacles) }
}

fn draft<'a>(asker: &Asker<'a>, id: SessionId) -> Result<KnownSession<'a>, Refusal> {
    Work::Plan.by(asker.by)?;
    let known = session::known(asker, id)?;
    let state = known.session.state();
    if state.is_draft() { Ok(known) } else { Err(Refusal::WrongState { state, needed: NeededState::Draft }) }
}

/// Like [`drafts`], for publishing. Things change between drafting and publishing, so each draft is checked against the workspace
/// as it is now, and against the drafts before it in the list. The refused drafts are those to leave out when publishing the
/// rest.
///
/// # Errors
///
/// The obstacles, one for each draft that can't be published.
pub fn publishable<'a>(
    asker: &Asker<'a>,
    sessions: &[SessionId],
) -> Result<Vec<&'a Session>, Vec<DraftObstacle>> {
    let drafts = drafts(asker, sessions)?;
    let all = asker.workspace.sessions.values().filter(|session| session.state().is_draft());
    let all: Vec<_> = all.map(|session| session.id).collect();
    let mut rules = RuleContext::without(asker.workspace, asker.zones, asker.at, &all);
    let mut obstacles = Vec::new();
    for draft in &drafts {
        let placement = draft.placement();
        match rules.exclusion(placement) {
            Some(exclusion) => {
                obstacles.push(DraftObstacle { session: draft.id, refusal: Refusal::RuleBroken(exclusion) });
            }
            None => rules.place(placement),
        }
    }
    if obstacles.is_empty() { Ok(drafts) } else { Err(obstacles) }
}
