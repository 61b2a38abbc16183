//! What a command did, in one line.

mod several;

use crate::ui::format::{days, words};
use switchback_core::{
    fact::event::Event,
    log::history::CommandRecord,
    model::{
        ids::{EnrollmentId, PersonId, SessionId},
        interview::InterviewOrigin,
        person::Presence,
        session::{CancelReason, DeclineReason},
    },
    wording::uncapitalized,
    workspace::Workspace,
};

/// One line for all events of a command. One event gives the verb, and the events like it the count.
pub fn words(workspace: &Workspace, record: &CommandRecord) -> String {
    let Some(first) = several::leading(&record.events) else { return "No change".into() };
    let merges = |event: &&Event| matches!(event, Event::InterviewTypeMerged { .. });
    if let Some(merged) = record.events.iter().find(merges) {
        return event_words(workspace, merged);
    }
    if how_many(record, is_imported) > 1 {
        return import_words(record);
    }
    if let Some(words) = entered(workspace, &record.events) {
        return words;
    }
    if let Some(words) = by_hand(workspace, &record.events) {
        return words;
    }
    let published = how_many(record, |event| matches!(event, Event::SessionProposed { .. }));
    let planned_again =
        published > 0 && matches!(first, Event::SessionDrafted(_) | Event::SessionCancelled { .. });
    if planned_again {
        let sessions = words::count(published, "session", "sessions");
        return format!("Published the changes to the plan, {sessions}");
    }
    several::words(workspace, &record.events).unwrap_or_else(|| event_words(workspace, first))
}

/// The responses that were entered for a person, such as "Entered Kwame Birch’s response: declined Coding".
fn entered(workspace: &Workspace, events: &[Event]) -> Option<String> {
    let responses: Vec<_> = events.iter().filter_map(several::responder).collect();
    let name = workspace.profiles.name(*responses.first()?);
    let said = several::words(workspace, events).unwrap_or_else(|| event_words(workspace, &events[0]));
    let noun = if responses.len() == 1 { "response" } else { "responses" };
    Some(format!("Entered {name}’s {noun}: {}", uncapitalized(&said)))
}

/// What was scheduled by hand: one session, or one in place of another.
fn by_hand(workspace: &Workspace, events: &[Event]) -> Option<String> {
    let is_last =
        |event: &Event| matches!(event, Event::SessionProposed { .. } | Event::SessionPinned { .. });
    let (before, draft) = match events {
        [Event::SessionDrafted(draft), Event::SessionAccepted { .. }, last] if is_last(last) => (None, draft),
        [before, Event::SessionDrafted(draft), .., last] if is_last(last) => (Some(before), draft),
        _ => return None,
    };
    let trainee = workspace.enrollments.get(&draft.enrollment).map(|known| known.person);
    let name = trainee.map_or("a trainee", |trainee| workspace.profiles.name(trainee));
    Some(match before {
        None => format!("Scheduled a session for {name}"),
        Some(Event::DraftDropped { .. }) => format!("Changed the draft of {name}’s session"),
        Some(Event::SessionCancelled { reason: CancelReason::Replaced, .. }) => {
            format!("Changed {name}’s session")
        }
        Some(Event::SessionCancelled { session, reason: CancelReason::Coordinator }) => {
            format!("Scheduled {name} in place of {}", workspace.session_words(*session))
        }
        Some(_) => return None,
    })
}

fn how_many(record: &CommandRecord, is: fn(&Event) -> bool) -> usize {
    record.events.iter().filter(|event| is(event)).count()
}

fn is_imported(event: &Event) -> bool {
    matches!(
        event,
        Event::PersonAdded { .. }
            | Event::PersonDescribed { .. }
            | Event::InterviewAdded(_)
            | Event::InterviewChanged(_)
            | Event::InterviewCancelled { .. }
    )
}

fn import_words(record: &CommandRecord) -> String {
    let people = how_many(record, |event| matches!(event, Event::PersonAdded { .. }));
    let added = how_many(record, |event| matches!(event, Event::InterviewAdded(_)));
    let changed = how_many(record, is_imported) - people - added;
    let parts = [
        (people, words::count(people, "new person", "new people")),
        (added, words::count(added, "new interview", "new interviews")),
        (changed, words::count(changed, "change", "changes")),
    ];
    let said: Vec<_> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    format!("Imported {}", said.join(", "))
}

fn event_words(workspace: &Workspace, event: &Event) -> String {
    let name = |person: &PersonId| workspace.profiles.name(*person).to_owned();
    let session = |session: &SessionId| workspace.session_words(*session);
    let enrollment = |enrollment: &EnrollmentId| workspace.enrollment_words(*enrollment);
    match event {
        Event::WorkspaceCreated { name, .. } => format!("Created the workspace {name}"),
        Event::WorkspaceRenamed { name } => format!("Renamed the workspace to {name}"),
        Event::TeamAdded(team) => format!("Added the team {}", team.name),
        Event::InterviewTypeAdded(added) => format!("Added the interview type {}", added.name),
        Event::ProgramPublished(_) => "Published a version of the training program".into(),
        Event::PersonAdded { person, .. } => format!("Added {}", name(person)),
        Event::PersonDescribed { person, .. } => format!("Updated {}’s details", name(person)),
        Event::PresenceSet { person, presence: Presence::Left } => {
            format!("Marked {} as a former employee", name(person))
        }
        Event::PresenceSet { person, presence: Presence::Here } => {
            format!("Marked {} as returned", name(person))
        }
        Event::HoursSet { person, .. } => format!("Updated {}’s weekly hours", name(person)),
        Event::DayChanged { person, day, .. } => {
            format!("Updated {}’s availability on {}", name(person), days::in_words(*day))
        }
        Event::LimitsSet { person, .. } => format!("Updated {}’s weekly limits", name(person)),
        Event::HostingSet { person, hosting } => {
            format!("Recorded that {} {}", name(person), hosting.words())
        }
        Event::PreferencesSet { person, .. } => format!("Updated {}’s preferences", name(person)),
        Event::BusyTimesRead { person, busy, .. } if busy.is_empty() => {
            format!("Removed busy times of {}", name(person))
        }
        Event::BusyTimesRead { person, busy, .. } => {
            format!("Imported {} for {}", words::count(busy.len(), "busy time", "busy times"), name(person))
        }
        Event::InterviewAdded(added) if added.origin == InterviewOrigin::AddedByHand => {
            format!("Added {}", workspace.interview_words(added.id))
        }
        Event::InterviewAdded(_) => "Imported 1 new interview".into(),
        Event::InterviewChanged(changed) if changed.origin != InterviewOrigin::File => {
            format!("Changed {}", workspace.interview_words(changed.id))
        }
        Event::InterviewChanged(_) => "Imported 1 changed interview".into(),
        Event::InterviewCancelled { interview: id, .. } => {
            format!("Cancelled {}", workspace.interview_words(*id))
        }
        Event::InterviewRestored { interview: id } => format!("Restored {}", workspace.interview_words(*id)),
        Event::Enrolled { enrollment: id, .. } => format!("Enrolled {}", enrollment(id)),
        Event::StepPrepared { enrollment: id, .. } => format!("Completed a prep step: {}", enrollment(id)),
        Event::EnrollmentPaused { enrollment: id, .. } => format!("Paused {}", enrollment(id)),
        Event::EnrollmentResumed { enrollment: id } => format!("Resumed {}", enrollment(id)),
        Event::EnrollmentWithdrawn { enrollment: id } => format!("Withdrew {}", enrollment(id)),
        Event::SignedOff { enrollment: id } => format!("Signed off {}", enrollment(id)),
        Event::SessionDrafted { .. } | Event::DraftDropped { .. } => "Drafted a plan".into(),
        Event::SessionAccepted { session: id } => format!("Accepted {}", session(id)),
        Event::SessionProposed { session: id } => format!("Published {}", session(id)),
        Event::SessionStepChanged { session: id, .. } => format!("Changed the step of {}", session(id)),
        Event::SessionPinned { session: id, .. } => format!("Changed whether {} is kept fixed", session(id)),
        Event::SessionConfirmed { session: id, .. } => format!("Confirmed {}", session(id)),
        Event::SessionDeclined { session: id, reason: DeclineReason::NotInThisPlan, .. } => {
            format!("Removed {} from the plan", session(id))
        }
        Event::SessionDeclined { session: id, .. } => format!("Declined {}", session(id)),
        Event::SessionCancelled { session: id, .. } => format!("Cancelled {}", session(id)),
        Event::SessionHeld { session: id } => format!("Recorded that {} took place", session(id)),
        Event::SessionMissed { session: id } => format!("Recorded that {} didn’t happen", session(id)),
        Event::ScorecardWritten { session: id, .. } => format!("Submitted a scorecard for {}", session(id)),
        Event::SessionCredited { session: id } => format!("Approved {}", session(id)),
        Event::SessionNotCredited { session: id } => format!("Marked {} as needs another", session(id)),
        Event::ScorecardSealed { session: id, .. } | Event::ScorecardSubmitted { session: id, .. } => {
            format!("Submitted a scorecard for {}", session(id))
        }
        Event::RubricSet { interview_type, .. } => {
            format!("Changed the rubric for {}", workspace.type_name(*interview_type))
        }
        Event::InterviewTypeRenamed { name, .. } => format!("Renamed an interview type to {name}"),
        Event::InterviewTypeMerged { name, into, .. } => {
            format!("Merged {name} into {}", workspace.type_name(*into))
        }
        Event::RoleGiven { person, role } => format!("Made {} a {}", name(person), role.word()),
        Event::RoleTaken { person, role } => format!("{} is no longer a {}", name(person), role.word()),
        Event::TagsSet { person, .. } => format!("Updated {}’s tags", name(person)),
        Event::EnrollmentMoved { enrollment: id, version, .. } => {
            format!("Moved {} to program version {}", enrollment(id), version.0)
        }
        Event::StepCreditGiven { enrollment: id, evidence, .. } => {
            format!("Gave credit to {}: {evidence}", enrollment(id))
        }
        Event::SessionAdded { enrollment: id, .. } => {
            format!("Required 1 more session: {}", enrollment(id))
        }
        Event::AttemptGranted { enrollment: id, .. } => format!("Granted 1 more attempt: {}", enrollment(id)),
        Event::CaseWritten { enrollment: id, .. } => {
            format!("Wrote the case for the sign-off of {}", enrollment(id))
        }
        Event::StepShortened { enrollment: id, enough, .. } => {
            let sessions = words::count(usize::from(*enough), "session", "sessions");
            format!("Ended a step early, after {sessions}: {}", enrollment(id))
        }
        Event::ApprovalWithheld { enrollment: id, .. } => {
            format!("Said “not yet” to the sign-off of {}", enrollment(id))
        }
        Event::ApproverReplaced { enrollment: id, departed, replacement } => format!(
            "Asked {} instead of {} to approve the sign-off of {}",
            name(replacement),
            name(departed),
            enrollment(id)
        ),
        Event::Approved { enrollment: id } => format!("Approved {}", enrollment(id)),
        Event::SecondReviewerAsked { session: id, reviewer } => {
            format!("Asked {} to review {}", name(reviewer), session(id))
        }
        Event::Debriefed { session: id } => format!("Debriefed and approved {}", session(id)),
        Event::ReviewReversed { session: id, why } => {
            format!("Reversed the review of {}: {why}", session(id))
        }
        Event::SessionDisputed { session: id, .. } => format!("Disputed the review of {}", session(id)),
        Event::DisputeSettled { session: id, .. } => format!("Settled the dispute about {}", session(id)),
        Event::PersonTold(told) => format!("Told {} about their sessions", name(&told.to)),
        Event::ReminderSent { to, rung, .. } => format!("Sent a reminder to {} ({rung})", name(to)),
        Event::CertificateIssued(certificate) => format!(
            "Recorded {}’s certificate in {}",
            name(&certificate.person),
            workspace.type_name(certificate.interview_type)
        ),
        Event::CertificateWithdrawn { .. } => "Withdrew a certificate".into(),
        Event::CommandUndone { .. } => "Undid a change".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use switchback_core::{
        log::history::RecordState,
        model::{actor::Actor, ids::CommandId, person::Profile},
    };

    fn said(events: Vec<Event>) -> String {
        let mut workspace = Workspace::default();
        workspace.profiles.0.insert(PersonId(3), Profile::new("Kwame Birch", None));
        let (at, state) = (DateTime::UNIX_EPOCH, RecordState::Counts);
        words(&workspace, &CommandRecord { command: CommandId(1), at, by: Actor::COORDINATOR, events, state })
    }

    #[test]
    fn an_entered_response_names_the_person_whose_it_is() {
        let confirmed = |responder| Event::SessionConfirmed { session: SessionId(1), responder };
        assert!(said(vec![confirmed(None)]).starts_with("Confirmed "));
        let entered = confirmed(Some(PersonId(3)));
        assert!(said(vec![entered.clone()]).starts_with("Entered Kwame Birch’s response: confirmed "));
        let (reason, responder) = (DeclineReason::CannotMakeIt, Some(PersonId(3)));
        let declined = Event::SessionDeclined { session: SessionId(2), reason, responder };
        assert_eq!(
            said(vec![entered, declined]),
            "Entered Kwame Birch’s responses: confirmed 1 session, declined 1"
        );
    }
}
