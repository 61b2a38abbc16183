//! Renaming interview types, and merging those that are the same, but spelled differently.

use super::{Context, Decided, names, program, refusal::Refusal};
use crate::{
    access::interview_type as access,
    command::building::Building,
    fact::event::Event,
    model::{
        enrollment::Enrollment,
        ids::InterviewTypeId,
        program::{Path, Program},
        session::CancelReason,
    },
    progress::{certificates::status, path::version_change},
};

pub(super) fn rename(context: &Context, interview_type: InterviewTypeId, name: &str) -> Decided {
    let name = name.trim();
    names::check(name)?;
    access::rename(&context.asker(), interview_type, name)?;
    if context.workspace.type_name(interview_type) == name {
        return Ok(Vec::new());
    }
    Ok(vec![Event::InterviewTypeRenamed { interview_type, name: name.to_owned() }])
}

/// The type's enrollments continue on the path of the other type, as on a new version of the program.
pub(super) fn merge(context: &Context, merged: InterviewTypeId, into: InterviewTypeId) -> Decided {
    access::merge(&context.asker(), merged, into)?;
    let name = context.workspace.type_name(merged).to_owned();
    let mut building = Building::new(context);
    building.add(|context| publish_as_one(context, merged, into))?;
    let enrolled = context.workspace.enrollments.values().filter(|known| known.interview_type == merged);
    for enrollment in enrolled {
        building.add(|context| Ok(go_on(context, enrollment)))?;
    }
    building.add(|context| Ok(certified_in_both(context, merged, into)))?;
    building.add(|_| Ok(vec![Event::InterviewTypeMerged { interview_type: merged, name, into }]))?;
    Ok(building.events)
}

/// Publishes a version in which both types have the path of the remaining one, and no path requires the merged type.
fn publish_as_one(context: &Context, merged: InterviewTypeId, into: InterviewTypeId) -> Decided {
    let mut program = program::next_version(context)?;
    let path = program.paths.get(&into).cloned().ok_or(Refusal::NoPath)?;
    program.paths.insert(merged, path);
    ask_for_one(&mut program, merged, into);
    program::publish(context, &program)
}

fn ask_for_one(program: &mut Program, merged: InterviewTypeId, into: InterviewTypeId) {
    for (interview_type, path) in &mut program.paths {
        let is_itself = *interview_type == into || *interview_type == merged;
        each_path(path, &mut |path| {
            let needed = &mut path.rules.prerequisites;
            if needed.remove(&merged) {
                needed.insert(into);
            }
            if is_itself {
                needed.remove(&into);
            }
        });
    }
}

/// Changes a path and its variants.
fn each_path(path: &mut Path, change: &mut impl FnMut(&mut Path)) {
    change(path);
    for other in [&mut path.rules.shorter, &mut path.rules.refresher].into_iter().flatten() {
        change(other);
    }
}

fn go_on(context: &Context, enrollment: &Enrollment) -> Vec<Event> {
    let Some(to) = version_change::to_newest(context.workspace, enrollment, context.at) else {
        return Vec::new();
    };
    let reason = CancelReason::StepGone;
    let called_off =
        to.called_off.iter().map(|session| Event::SessionCancelled { session: *session, reason });
    let version_change::VersionChange { enrollment, to: version, variant, steps, .. } = to.clone();
    called_off.chain([Event::EnrollmentMoved { enrollment, version, variant, steps }]).collect()
}

/// Withdraws one certificate of each person who would be certified twice: that of the merged type, unless only the other one has
/// expired.
fn certified_in_both(context: &Context, merged: InterviewTypeId, into: InterviewTypeId) -> Vec<Event> {
    let certificates = context.workspace.certificates.values();
    let mut events = Vec::new();
    for known in certificates.filter(|known| known.interview_type == merged) {
        if let Some(other) = context.workspace.certificate(known.person, into) {
            let holds =
                |kind| status::holds(context.workspace, context.zones, known.person, kind, context.at);
            let gives_way = if holds(merged) && !holds(into) { other.id } else { known.id };
            events.push(Event::CertificateWithdrawn { certificate: gives_way });
        }
    }
    events
}
