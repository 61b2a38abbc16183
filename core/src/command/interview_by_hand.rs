//! One interview that a coordinator adds, changes, cancels or restores without a file.

use super::{Context, Decided, interview, refusal::Refusal};
use crate::{
    access,
    fact::event::Event,
    model::{
        ids::{InterviewId, InterviewTypeId, PersonId},
        interview::{ExternalKey, Interview, InterviewOrigin, InterviewStatus},
        person::Presence,
    },
};
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What can be set for an interview by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterviewDetails {
    #[serde(with = "chrono::serde::ts_seconds")]
    pub start: DateTime<Utc>,
    pub minutes: u16,
    #[serde(rename = "interviewer")]
    pub lead: PersonId,
    /// Who interviews together with the lead.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub panel: BTreeSet<PersonId>,
    /// How many trainees may attend.
    pub observer_cap: u8,
}

impl InterviewDetails {
    pub fn of(interview: &Interview) -> Self {
        let Interview { start, minutes, lead, ref panel, observer_cap, .. } = *interview;
        Self { start, minutes, lead, panel: panel.clone(), observer_cap }
    }

    /// The interview with these details.
    pub(super) fn set_for(&self, known: &Interview) -> Interview {
        let Self { start, minutes, lead, ref panel, observer_cap } = *self;
        let origin = known.origin.changed_by_hand();
        Interview { start, minutes, lead, panel: panel.clone(), observer_cap, origin, ..known.clone() }
    }

    /// A file may correct the past and keep people who have left since. A person chooses for what is ahead.
    fn check(&self, context: &Context) -> Result<(), Refusal> {
        if self.start <= context.at {
            return Err(Refusal::StartInPast);
        }
        if self.start.checked_add_signed(Duration::minutes(self.minutes.into())).is_none() {
            return Err(Refusal::DateTooFar);
        }
        if self.panel.contains(&self.lead) {
            return Err(Refusal::InterviewerTwice);
        }
        let has_left = |person: &PersonId| {
            context.workspace.people.get(person).is_some_and(|known| known.presence == Presence::Left)
        };
        if has_left(&self.lead) || self.panel.iter().any(has_left) {
            return Err(Refusal::InterviewerLeft);
        }
        Ok(())
    }
}

pub(super) fn add(
    context: &Context,
    id: InterviewId,
    interview_type: InterviewTypeId,
    details: &InterviewDetails,
) -> Decided {
    access::interview::add(&context.asker())?;
    details.check(context)?;
    let InterviewDetails { start, minutes, lead, ref panel, observer_cap } = *details;
    let added = Interview {
        id,
        key: ExternalKey(id.0),
        interview_type,
        start,
        minutes,
        lead,
        panel: panel.clone(),
        observer_cap,
        candidate: context.workspace.candidate_code(&id.0.to_string()),
        status: InterviewStatus::Scheduled,
        source: None,
        origin: InterviewOrigin::AddedByHand,
    };
    interview::add(context, &[added])
}

pub(super) fn change(context: &Context, id: InterviewId, details: &InterviewDetails) -> Decided {
    let known = access::interview::change(&context.asker(), id)?;
    if InterviewDetails::of(known) == *details {
        return Ok(Vec::new());
    }
    details.check(context)?;
    let attend = trainees_ahead(context, id);
    if attend > usize::from(details.observer_cap) {
        return Err(Refusal::SeatsTaken(attend));
    }
    interview::change(context, &[details.set_for(known)])
}

/// How many published sessions are ahead there. Drafts are dropped without telling anyone.
fn trainees_ahead(context: &Context, interview: InterviewId) -> usize {
    let sessions = context.workspace.sessions.values();
    sessions.filter(|session| session.interview == interview && session.state().is_ahead()).count()
}

pub(super) fn cancel(context: &Context, id: InterviewId) -> Decided {
    access::interview::change(&context.asker(), id)?;
    interview::cancel(context, id, true)
}

/// The sessions stay cancelled, because their people were told so. Undoing the cancellation brings them back.
pub(super) fn restore(context: &Context, interview: InterviewId) -> Decided {
    access::interview::restore(&context.asker(), interview)?;
    Ok(vec![Event::InterviewRestored { interview }])
}
