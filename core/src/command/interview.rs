//! Adding, changing and cancelling interviews, by a file or by hand.

use super::{Context, Decided, building::Building, following, refusal::Refusal};
use crate::{
    fact::event::Event,
    model::{ids::InterviewId, interview::Interview},
    order::Gather,
    progress::schedule::took_place,
};
use std::collections::BTreeSet;

fn check(context: &Context, interview: &Interview) -> Result<(), Refusal> {
    let workspace = context.workspace;
    if !workspace.interview_types.contains_key(&interview.interview_type) {
        return Err(Refusal::UnknownInterviewType);
    }
    if !interview.interviewers().all(|person| workspace.people.contains_key(&person)) {
        return Err(Refusal::UnknownPerson);
    }
    if interview.minutes == 0 {
        return Err(Refusal::HoursNotSound);
    }
    Ok(())
}

/// Two imports of the same schedule at the same time must not add its interviews twice.
pub(super) fn add(context: &Context, interviews: &[Interview]) -> Decided {
    let mut seen = BTreeSet::new();
    let mut keys = context.workspace.interviews.values().map(|known| known.key).into_set();
    for interview in interviews {
        check(context, interview)?;
        if context.workspace.interviews.contains_key(&interview.id) || !seen.insert(interview.id) {
            return Err(Refusal::IdTaken);
        }
        if !keys.insert(interview.key) {
            return Err(Refusal::InterviewImported);
        }
    }
    Ok(interviews.iter().cloned().map(Event::InterviewAdded).collect())
}

pub(super) fn change(context: &Context, interviews: &[Interview]) -> Decided {
    let mut changed = context.workspace.clone();
    let mut events = Vec::new();
    for interview in interviews {
        check(context, interview)?;
        let known =
            changed.interviews.insert(interview.id, interview.clone()).ok_or(Refusal::UnknownInterview)?;
        if !took_place::can_start(context.workspace, &known, interview.start) {
            return Err(Refusal::SessionTookPlace);
        }
        if known != *interview {
            events.push(Event::InterviewChanged(interview.clone()));
        }
    }
    // Sessions are checked against the schedule after the whole change, one after the other.
    let mut building = Building::new(context);
    building.workspace = changed;
    for interview in interviews {
        let Some(known) = context.workspace.interviews.get(&interview.id) else { continue };
        if known != interview {
            building.add(|context| Ok(following::changed_interview(context, known, interview)))?;
        }
    }
    Ok([events, building.events].concat())
}

/// Leaves an interview that is cancelled already as it is.
pub(super) fn cancel(context: &Context, interview: InterviewId, by_hand: bool) -> Decided {
    let known = context.workspace.interviews.get(&interview).ok_or(Refusal::UnknownInterview)?;
    if !known.is_scheduled() {
        return Ok(Vec::new());
    }
    let mut events = vec![Event::InterviewCancelled { interview, by_hand }];
    events.extend(following::cancelled_interview(context, interview));
    Ok(events)
}
