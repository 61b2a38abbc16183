//! What a change of an interview by hand would do to the sessions there, to be shown before it is made.

use super::{Context, following, interview_by_hand, interview_by_hand::InterviewDetails, refusal::Refusal};
use crate::{
    access::asker::Asker,
    fact::event::Event,
    model::ids::{InterviewId, SessionId},
    planning::exclusion::Exclusion,
};

/// What becomes of one session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionEffect {
    pub session: SessionId,
    pub outcome: SessionOutcome,
}

/// How a session ends up after its interview has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionOutcome {
    /// It is cancelled, because of this rule or with its interview.
    Cancelled(Option<Exclusion>),
    /// The trainee had confirmed it and is asked again.
    AskedAgain,
    /// It counts for another step of its path.
    OtherStep,
    /// It moves along, and its people are still to be told.
    Moved,
}

/// The sessions that a change affects, those at the interview first confirmed ones.
///
/// # Errors
///
/// The [`Refusal`] of the command.
pub fn of_changing(
    asker: &Asker,
    interview: InterviewId,
    details: &InterviewDetails,
) -> Result<Vec<SessionEffect>, Refusal> {
    let context = Context::of(asker);
    if interview_by_hand::change(&context, interview, details)?.is_empty() {
        return Ok(Vec::new());
    }
    let known = asker.workspace.interviews.get(&interview).ok_or(Refusal::UnknownInterview)?;
    let changed = details.set_for(known);
    let mut after = asker.workspace.clone();
    after.interviews.insert(interview, changed.clone());
    let context = Context { workspace: &after, ..context };
    let is_moved = known.interval() != changed.interval();
    let affected = following::affected_sessions(&context, known, &changed);
    Ok(affected
        .iter()
        .flat_map(|one| {
            let mut effects = effects(&one.events, one.exclusion);
            if effects.is_empty() && is_moved && one.session.state().is_ahead() {
                effects.push(SessionEffect { session: one.session.id, outcome: SessionOutcome::Moved });
            }
            effects
        })
        .collect())
}

/// The sessions that are cancelled with the interview.
///
/// # Errors
///
/// The [`Refusal`] of the command.
pub fn of_cancelling(asker: &Asker, interview: InterviewId) -> Result<Vec<SessionEffect>, Refusal> {
    Ok(effects(&interview_by_hand::cancel(&Context::of(asker), interview)?, None))
}

fn effects(events: &[Event], exclusion: Option<Exclusion>) -> Vec<SessionEffect> {
    let asked_again = |session| events.contains(&Event::SessionProposed { session });
    let effect = |event: &Event| match *event {
        Event::SessionCancelled { session, .. } => {
            Some(SessionEffect { session, outcome: SessionOutcome::Cancelled(exclusion) })
        }
        Event::SessionProposed { session } => {
            Some(SessionEffect { session, outcome: SessionOutcome::AskedAgain })
        }
        Event::SessionStepChanged { session, .. } if !asked_again(session) => {
            Some(SessionEffect { session, outcome: SessionOutcome::OtherStep })
        }
        _ => None,
    };
    events.iter().filter_map(effect).collect()
}
