//! What a command did, in one line.

use switchback_core::{
    fact::event::Event, log::history::CommandRecord, model::ids::PersonId, workspace::Workspace,
};

use crate::ui::format::words;

/// One line for all events of a command: the first says what it was, the number how much.
pub fn words(workspace: &Workspace, record: &CommandRecord) -> String {
    let Some(first) = record.events.first() else { return "Nothing".into() };
    let imported = record.events.iter().filter(|event| is_imported(event)).count();
    if imported > 1 {
        return import_words(record);
    }
    event_words(workspace, first, record.events.len())
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
    let people = record.events.iter().filter(|event| matches!(event, Event::PersonAdded { .. })).count();
    let added = record.events.iter().filter(|event| matches!(event, Event::InterviewAdded(_))).count();
    let changed = record.events.iter().filter(|event| is_imported(event)).count() - people - added;
    let parts = [
        (people, words::count(people, "new person", "new people")),
        (added, words::count(added, "new interview", "new interviews")),
        (changed, words::count(changed, "change", "changes")),
    ];
    let said: Vec<_> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    format!("Brought in {}", said.join(", "))
}

fn event_words(workspace: &Workspace, event: &Event, count: usize) -> String {
    let name = |person: &PersonId| workspace.profiles.name(*person).to_owned();
    let session = |session| {
        let known = workspace.sessions.get(session);
        let trainee = known.and_then(|session| workspace.trainee_of(session));
        trainee.map_or_else(|| "a session".into(), |trainee| format!("{}’s session", name(&trainee)))
    };
    let enrollment = |enrollment| {
        let known = workspace.enrollments.get(enrollment);
        known.map_or_else(
            || "an enrollment".into(),
            |known| format!("{} in {}", name(&known.person), workspace.type_name(known.interview_type)),
        )
    };
    match event {
        Event::WorkspaceCreated { name, .. } => format!("Began the workspace of {name}"),
        Event::TeamAdded(team) => format!("Added the team {}", team.name),
        Event::InterviewTypeAdded(added) => format!("Added the interview type {}", added.name),
        Event::ProgramPublished(_) => "Published a version of the program".into(),
        Event::PersonAdded { person, .. } => format!("Added {}", name(person)),
        Event::PersonDescribed { person, .. } => format!("Changed what is known of {}", name(person)),
        Event::PresenceSet { person, .. } => format!("Changed whether {} is here", name(person)),
        Event::HoursSet { person, .. } => format!("Changed {}’s hours", name(person)),
        Event::DayChanged { person, day, .. } => format!("Changed {}’s hours on {day}", name(person)),
        Event::LimitsSet { person, .. } => format!("Changed {}’s weekly limits", name(person)),
        Event::HostingSet { person, .. } => format!("Changed whether {} takes trainees", name(person)),
        Event::PreferencesSet { person, .. } => format!("Changed what suits {} best", name(person)),
        Event::BusyTimesRead { person, busy, .. } => {
            format!("Read {} of {}", words::count(busy.len(), "busy time", "busy times"), name(person))
        }
        Event::InterviewAdded(_) => "Brought in 1 new interview".into(),
        Event::InterviewChanged(_) => "Brought in 1 changed interview".into(),
        Event::InterviewCancelled { .. } => "An interview was cancelled".into(),
        Event::Enrolled { enrollment: id, .. } => format!("Enrolled {}", enrollment(id)),
        Event::StepPrepared { enrollment: id, .. } => format!("A prep step was done: {}", enrollment(id)),
        Event::EnrollmentPaused { enrollment: id, .. } => format!("Paused {}", enrollment(id)),
        Event::EnrollmentResumed { enrollment: id } => format!("Resumed {}", enrollment(id)),
        Event::EnrollmentWithdrawn { enrollment: id } => format!("Withdrew {}", enrollment(id)),
        Event::SignedOff { enrollment: id } => format!("Signed off {}", enrollment(id)),
        Event::SessionDrafted { .. } | Event::DraftDropped { .. } => "Drafted a plan".into(),
        Event::SessionAccepted { .. } | Event::SessionProposed { .. } if count > 1 => {
            "Published sessions of the plan".into()
        }
        Event::SessionAccepted { session: id } => format!("Accepted {}", session(id)),
        Event::SessionProposed { session: id } => format!("Published {}", session(id)),
        Event::SessionStepChanged { session: id, .. } => format!("Changed the step of {}", session(id)),
        Event::SessionPinned { session: id, .. } => format!("Changed the pin of {}", session(id)),
        Event::SessionConfirmed { session: id } => format!("Confirmed {}", session(id)),
        Event::SessionDeclined { session: id, .. } => format!("Declined {}", session(id)),
        Event::SessionCancelled { session: id, .. } => format!("Cancelled {}", session(id)),
        Event::SessionHeld { session: id } => format!("{} was held", session(id)),
        Event::SessionMissed { session: id } => format!("{} did not happen", session(id)),
        Event::ScorecardWritten { session: id, .. } => format!("Wrote a scorecard for {}", session(id)),
        Event::SessionCredited { session: id } => format!("Credited {}", session(id)),
        Event::SessionNotCredited { session: id } => format!("Did not credit {}", session(id)),
        Event::ScorecardSealed { session: id, .. } => format!("Wrote a scorecard for {}", session(id)),
        Event::RubricSet { interview_type, .. } => {
            format!("Changed the rubric of {}", workspace.type_name(*interview_type))
        }
        Event::TagsSet { person, .. } => format!("Changed {}’s tags", name(person)),
        Event::EnrollmentMoved { enrollment: id, version, .. } => {
            format!("Moved {} to version {} of the program", enrollment(id), version.0)
        }
        Event::StepCreditGiven { enrollment: id, evidence, .. } => {
            format!("Gave credit to {}: {evidence}", enrollment(id))
        }
        Event::SessionAdded { enrollment: id, .. } => {
            format!("Asked for one session more: {}", enrollment(id))
        }
        Event::AttemptGranted { enrollment: id, .. } => format!("Granted one more try: {}", enrollment(id)),
        Event::Approved { enrollment: id } => format!("Approved {}", enrollment(id)),
        Event::SecondReviewerAsked { session: id, reviewer } => {
            format!("Asked {} to review {}", name(reviewer), session(id))
        }
        Event::Debriefed { session: id } => format!("Talked about {}, and credited it", session(id)),
        Event::ReviewReversed { session: id, why } => {
            format!("Took back the review of {}: {why}", session(id))
        }
        Event::SessionDisputed { session: id, .. } => format!("Objected to the review of {}", session(id)),
        Event::DisputeSettled { session: id, .. } => format!("Decided an objection to {}", session(id)),
        Event::ReminderSent { to, rung, .. } => format!("Reminded {} ({rung})", name(to)),
        Event::CertificateIssued(certificate) if count == 1 => format!(
            "Recorded {}’s certificate in {}",
            name(&certificate.person),
            workspace.type_name(certificate.interview_type)
        ),
        Event::CertificateIssued(_) => format!("Recorded {count} certificates"),
        Event::CertificateWithdrawn { .. } => "Withdrew a certificate".into(),
        Event::CommandUndone { .. } => "Undid something".into(),
    }
}
