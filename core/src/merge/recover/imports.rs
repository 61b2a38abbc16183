//! Imports of files: people, a schedule, and everything else that one file can contain.

use super::{Recovery, certificates, enrollments};
use crate::{
    command::{
        Command,
        import::Import,
        ledger::NewCredit,
        person::{BusyTimes, Description},
    },
    fact::event::Event,
    model::{
        ids::{EnrollmentId, InterviewTypeId},
        person::Profile,
        program::Path,
    },
};

pub fn commands(recovery: &Recovery) -> Vec<Command> {
    let mut import = Import {
        certificates: certificates::recorded(recovery),
        enrollments: enrollments::new_enrollments(recovery),
        paths: paths(recovery),
        credits: credits(recovery),
        paused: paused(recovery),
        ..Import::default()
    };
    let all_named = recovery.events().iter().all(|event| take(&mut import, recovery, event).is_some());
    if import.is_empty() || !all_named { Vec::new() } else { vec![Command::Import(import)] }
}

/// Adds the content of one event; `None` if it is about a person whose name no longer exists.
fn take(import: &mut Import, recovery: &Recovery, event: &Event) -> Option<()> {
    match event.clone() {
        Event::TeamAdded(team) => import.teams.push(team),
        Event::InterviewTypeAdded(added) => import.interview_types.push(added),
        Event::PersonAdded { person, team, zone, joined } => {
            import.people.push(named(recovery, Description { person, team, zone, joined })?);
        }
        Event::PersonDescribed { person, team, zone, joined } => {
            import.described.push(named(recovery, Description { person, team, zone, joined })?);
        }
        Event::LimitsSet { person, limits } => import.limits.push((person, limits)),
        Event::HostingSet { person, hosting } => import.hosting.push((person, hosting)),
        Event::InterviewAdded(interview) => import.interviews.push(interview),
        Event::InterviewChanged(interview) => import.changed_interviews.push(interview),
        Event::InterviewCancelled { interview, .. } => import.cancelled_interviews.push(interview),
        Event::BusyTimesRead { person, source, busy } => {
            import.busy.push(BusyTimes { person, source, busy });
        }
        _ => {}
    }
    Some(())
}

fn named(recovery: &Recovery, description: Description) -> Option<(Description, Profile)> {
    let profile = recovery.profile(description.person)?;
    Some((description, profile))
}

/// New types lead to a version with their default paths. A file with its own paths leads to another version after it.
fn paths(recovery: &Recovery) -> Vec<(InterviewTypeId, Path)> {
    let programs = recovery.each(|event| match event {
        Event::ProgramPublished(program) => Some(program),
        _ => None,
    });
    let has_types = recovery.events().iter().any(|event| matches!(event, Event::InterviewTypeAdded(_)));
    let of_file = programs.get(usize::from(has_types));
    of_file.map(|program| program.paths.clone().into_iter().collect()).unwrap_or_default()
}

/// The log credits sessions of one kind step by step, and a file all at once.
fn credits(recovery: &Recovery) -> Vec<NewCredit> {
    let mut credits: Vec<NewCredit> = Vec::new();
    for credit in recovery.each(|event| credit(recovery, event)) {
        let same = credits.iter_mut().find(|known| {
            (known.enrollment, known.kind, &known.evidence)
                == (credit.enrollment, credit.kind, &credit.evidence)
        });
        match same {
            Some(known) => known.times = known.times.saturating_add(credit.times),
            None => credits.push(credit),
        }
    }
    credits
}

fn credit(recovery: &Recovery, event: &Event) -> Option<NewCredit> {
    let Event::StepCreditGiven { enrollment, step, times, evidence, .. } = event else { return None };
    let known = recovery.theirs.enrollments.get(enrollment)?;
    let kind = step.of(&recovery.theirs.path(known)?.steps)?.kind;
    Some(NewCredit { enrollment: *enrollment, kind, times: *times, evidence: evidence.clone() })
}

fn paused(recovery: &Recovery) -> Vec<EnrollmentId> {
    recovery.each(|event| match event {
        Event::EnrollmentPaused { enrollment, until: None } => Some(*enrollment),
        _ => None,
    })
}
