//! What a command did to several people, sessions or days at once.

use crate::ui::format::words::count;
use std::mem::discriminant;
use switchback_core::{
    fact::event::Event,
    model::{
        ids::PersonId,
        session::{DeclineReason, Pin},
    },
    workspace::Workspace,
};

/// `None` if the command did one thing, with what follows from it.
pub(super) fn words(workspace: &Workspace, events: &[Event]) -> Option<String> {
    let first = leading(events)?;
    responses(events).or_else(|| plan(events)).or_else(|| {
        let alike = events.iter().filter(|event| discriminant(*event) == discriminant(first)).count();
        if alike > 1 { each(workspace, first, alike) } else { None }
    })
}

/// The event that gives the verb: the first, unless it only makes room for a move to another version, or only accepts a draft
/// that is published.
pub(super) fn leading(events: &[Event]) -> Option<&Event> {
    let is_move = |event: &&Event| matches!(event, Event::EnrollmentMoved { .. });
    let is_first = |event: &&Event| !matches!(event, Event::SessionAccepted { .. }) || !publishes(events);
    events.iter().find(is_move).or_else(|| events.iter().find(is_first))
}

fn publishes(events: &[Event]) -> bool {
    events.iter().any(|event| matches!(event, Event::SessionProposed { .. }))
}

/// Whose response it is, if it was entered for them.
pub(super) fn responder(event: &Event) -> Option<PersonId> {
    match event {
        Event::SessionConfirmed { responder, .. } | Event::SessionDeclined { responder, .. } => *responder,
        _ => None,
    }
}

/// A trainee's responses, some of them confirmed and some declined.
fn responses(events: &[Event]) -> Option<String> {
    let how_many = |is: fn(&Event) -> bool| events.iter().filter(|event| is(event)).count();
    let confirmed = how_many(|event| matches!(event, Event::SessionConfirmed { .. }));
    let declined = how_many(|event| matches!(event, Event::SessionDeclined { .. }));
    (confirmed > 0 && declined > 0)
        .then(|| format!("Confirmed {}, declined {declined}", count(confirmed, "session", "sessions")))
}

/// A plan whose drafts replace those of the plan before.
fn plan(events: &[Event]) -> Option<String> {
    let drafted = events.iter().filter(|event| matches!(event, Event::SessionDrafted(_))).count();
    let is_plan = |event: &Event| matches!(event, Event::SessionDrafted(_) | Event::DraftDropped { .. });
    (drafted > 0 && events.iter().all(is_plan))
        .then(|| format!("Drafted a plan with {}", count(drafted, "session", "sessions")))
}

/// `first` happened this many times. `None` for what happens only once in a command.
fn each(workspace: &Workspace, first: &Event, times: usize) -> Option<String> {
    let sessions = || count(times, "session", "sessions");
    let enrollments = || count(times, "enrollment", "enrollments");
    Some(match first {
        Event::DayChanged { person, .. } => {
            format!("Updated {}’s availability on {times} days", workspace.profiles.name(*person))
        }
        Event::TeamAdded(_) => format!("Added {times} teams"),
        Event::InterviewTypeAdded(_) => format!("Added {times} interview types"),
        Event::TagsSet { .. } => format!("Updated the tags of {times} people"),
        Event::LimitsSet { .. } => format!("Updated the weekly limits of {times} people"),
        Event::HostingSet { .. } => format!("Updated whether {times} people accept trainees"),
        Event::BusyTimesRead { .. } => format!("Imported busy times of {times} people"),
        Event::Enrolled { .. } => format!("Enrolled {times} people"),
        Event::EnrollmentMoved { version, .. } => {
            format!("Moved {} to program version {}", enrollments(), version.0)
        }
        Event::EnrollmentPaused { .. } => format!("Paused {}", enrollments()),
        Event::StepCreditGiven { .. } => format!("Gave credit for {times} steps"),
        Event::SessionAccepted { .. } => format!("Accepted {} of the plan", sessions()),
        Event::SessionProposed { .. } => format!("Published {}", sessions()),
        Event::SessionConfirmed { .. } => format!("Confirmed {}", sessions()),
        Event::SessionPinned { pin: Pin::Pinned, .. } => format!("Kept {times} drafts fixed"),
        Event::SessionPinned { .. } => format!("Allowed {times} drafts to be moved"),
        Event::SessionDeclined { reason: DeclineReason::NotInThisPlan, .. } => {
            format!("Removed {times} drafts from the plan")
        }
        Event::SessionDeclined { .. } => format!("Declined {}", sessions()),
        Event::SessionCancelled { .. } => format!("Cancelled {}", sessions()),
        Event::PersonTold(_) => format!("Told {times} people about their sessions"),
        Event::ReminderSent { .. } => format!("Sent {times} reminders"),
        Event::CertificateIssued(_) => format!("Recorded {times} certificates"),
        Event::CommandUndone { .. } => format!("Undid {times} changes"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use switchback_core::model::{
        enrollment::Variant,
        ids::{CommandId, EnrollmentId, InterviewTypeId, SessionId},
        program::Version,
        reminder::{Rung, Subject},
        session::CancelReason,
    };

    /// The same thing done to each of two.
    fn twice(one: impl Fn(u64) -> Event) -> Vec<Event> {
        [1, 2].map(one).into()
    }

    fn said(events: &[Event]) -> String {
        words(&Workspace::default(), events).expect("words for several")
    }

    #[test]
    fn publishing_drafts_is_no_more_than_publishing_them() {
        let published = |ids: &[u64]| -> Vec<Event> {
            let each = |id: &u64| {
                let session = SessionId(*id);
                [Event::SessionAccepted { session }, Event::SessionProposed { session }]
            };
            ids.iter().flat_map(each).collect()
        };
        assert_eq!(said(&published(&[1, 2])), "Published 2 sessions");
        assert!(matches!(leading(&published(&[1])), Some(Event::SessionProposed { .. })));
    }

    #[test]
    fn a_command_for_several_people_sessions_or_days_says_how_many() {
        let enrolled = twice(|id| Event::Enrolled {
            enrollment: EnrollmentId(id),
            person: PersonId(id),
            interview_type: InterviewTypeId(1),
            version: Version(1),
            variant: Variant::Full,
        });
        assert_eq!(said(&enrolled), "Enrolled 2 people");
        let confirmed = twice(|id| Event::SessionConfirmed { session: SessionId(id), responder: None });
        assert_eq!(said(&confirmed), "Confirmed 2 sessions");
        let reason = CancelReason::Coordinator;
        let cancelled = twice(|id| Event::SessionCancelled { session: SessionId(id), reason });
        assert_eq!(said(&cancelled), "Cancelled 2 sessions");
        let published = twice(|id| Event::SessionProposed { session: SessionId(id) });
        assert_eq!(said(&published), "Published 2 sessions");
        let accepted = twice(|id| Event::SessionAccepted { session: SessionId(id) });
        assert_eq!(said(&accepted), "Accepted 2 sessions of the plan");
        let undone = twice(|id| Event::CommandUndone { command: CommandId(id) });
        assert_eq!(said(&undone), "Undid 2 changes");
        let reminded = twice(|id| Event::ReminderSent {
            subject: Subject::Respond(SessionId(id)),
            to: PersonId(id),
            rung: Rung::Reminder,
        });
        assert_eq!(said(&reminded), "Sent 2 reminders");
        for pin in [Pin::Pinned, Pin::Free] {
            let pinned = twice(|id| Event::SessionPinned { session: SessionId(id), pin });
            assert!(said(&pinned).contains("2 drafts"));
        }
    }

    #[test]
    fn what_follows_from_a_change_is_not_counted_with_it() {
        let moved = twice(|id| Event::EnrollmentMoved {
            enrollment: EnrollmentId(id),
            version: Version(4),
            variant: Variant::Full,
            steps: Vec::new(),
        });
        let cancelled = Event::SessionCancelled { session: SessionId(1), reason: CancelReason::StepGone };
        let events = [vec![cancelled.clone()], moved.clone()].concat();
        assert_eq!(said(&events), "Moved 2 enrollments to program version 4");
        assert_eq!(words(&Workspace::default(), &[cancelled, moved[0].clone()]), None);
    }

    #[test]
    fn responses_are_counted_by_what_they_say() {
        let reason = DeclineReason::CannotMakeIt;
        let mut events = twice(|id| Event::SessionConfirmed { session: SessionId(id), responder: None });
        events.push(Event::SessionDeclined { session: SessionId(3), reason, responder: None });
        assert_eq!(said(&events), "Confirmed 2 sessions, declined 1");
    }
}
