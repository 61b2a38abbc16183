//! The interview types, and the program that certifies people in them.

use crate::{
    access::work::Work,
    command::{Context, Decided, names, refusal::Refusal, rubric},
    fact::event::Event,
    model::{
        ids::InterviewTypeId,
        interview_type::InterviewType,
        program::{
            Path, Program, Step, StepKind, Version,
            rules::{Group, SignOffRule},
        },
    },
    progress::program::contradictions,
};
use std::collections::BTreeMap;

/// More steps than any path needs.
const MOST_STEPS: usize = 40;

/// Adds types with the default path, so that people can start on them at once.
pub(super) fn add_types(context: &Context, types: &[InterviewType]) -> Decided {
    if types.is_empty() {
        return Ok(Vec::new());
    }
    let mut events = Vec::new();
    let mut program = next_version(context)?;
    for added in types {
        if context.workspace.interview_types.contains_key(&added.id) {
            return Err(Refusal::IdTaken);
        }
        names::check(&added.name)?;
        rubric::check(&added.current())?;
        if program.paths.insert(added.id, Path::default()).is_some() {
            return Err(Refusal::IdTaken);
        }
        events.push(Event::InterviewTypeAdded(added.clone()));
    }
    events.push(Event::ProgramPublished(program));
    Ok(events)
}

/// Publishes a version in which these types have these paths.
pub(super) fn set_paths(context: &Context, paths: &[(InterviewTypeId, Path)]) -> Decided {
    if paths.is_empty() {
        return Ok(Vec::new());
    }
    let mut program = next_version(context)?;
    program.paths.extend(paths.iter().cloned());
    publish(context, &program)
}

/// A log that was not written here may have used up the version numbers.
pub(super) fn next_version(context: &Context) -> Result<Program, Refusal> {
    let Some(program) = context.workspace.program() else {
        return Ok(Program { version: Version(1), paths: BTreeMap::new() });
    };
    let version = Version(program.version.0.checked_add(1).ok_or(Refusal::ProgramVersion)?);
    Ok(Program { version, ..program.clone() })
}

pub(super) fn publish(context: &Context, program: &Program) -> Decided {
    Work::EditProgram.by(context.by)?;
    if program.version != next_version(context)?.version {
        return Err(Refusal::ProgramVersion);
    }
    for (interview_type, path) in &program.paths {
        if !context.workspace.interview_types.contains_key(interview_type) {
            return Err(Refusal::UnknownInterviewType);
        }
        check_path(context, path)?;
        for other in [&path.rules.shorter, &path.rules.refresher].into_iter().flatten() {
            check_path(context, other)?;
            if other.rules.shorter.is_some() || other.rules.refresher.is_some() {
                return Err(Refusal::PathInPath);
            }
        }
    }
    if let Some(kind) = contradictions::cycle(program) {
        return Err(Refusal::PrerequisiteCycle(context.workspace.type_name(kind).to_owned()));
    }
    Ok(vec![Event::ProgramPublished(program.clone())])
}

fn check_path(context: &Context, path: &Path) -> Result<(), Refusal> {
    let Some((last, before)) = path.steps.split_last() else { return Err(Refusal::PathWithoutSteps) };
    if before.is_empty() || path.steps.len() > MOST_STEPS {
        return Err(Refusal::PathWithoutSteps);
    }
    if last.kind != StepKind::SignOff || before.iter().any(|step| step.kind == StepKind::SignOff) {
        return Err(Refusal::SignOffNotLast);
    }
    path.steps.iter().try_for_each(check_step)?;
    let unknown = |known: &InterviewTypeId| !context.workspace.interview_types.contains_key(known);
    if path.rules.prerequisites.iter().any(unknown) {
        return Err(Refusal::UnknownInterviewType);
    }
    match &path.rules.sign_off {
        SignOffRule::AnyOf(people) if people.is_empty() => Err(Refusal::TooFewApprovers),
        SignOffRule::Panel { needed: 0, .. } => Err(Refusal::TooFewApprovers),
        SignOffRule::Panel { of: Group::People(people), needed } if people.len() < usize::from(*needed) => {
            Err(Refusal::TooFewApprovers)
        }
        _ => Ok(()),
    }
}

fn check_step(step: &Step) -> Result<(), Refusal> {
    let label = step.rules.label.as_deref().filter(|label| !label.trim().is_empty());
    label.map_or(Ok(()), names::check)?;
    if !step.kind.is_session() {
        return if step.times == 1 { Ok(()) } else { Err(Refusal::StepTimes) };
    }
    if step.times == 0 {
        return Err(Refusal::StepTimes);
    }
    let (least, most) = (step.rules.at_least, step.rules.at_most);
    if least.is_some_and(|least| least == 0 || least > step.times) {
        return Err(Refusal::StepMinimum(step.kind));
    }
    if most.is_some_and(|most| most < step.times) {
        return Err(Refusal::StepBounds(step.kind));
    }
    let most = most.unwrap_or(step.times);
    if step.rules.distinct_mentors.is_some_and(|mentors| mentors > most) {
        return Err(Refusal::MoreMentorsThanSessions(step.kind));
    }
    Ok(())
}
