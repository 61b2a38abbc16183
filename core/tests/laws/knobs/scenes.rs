//! The scenes in which settings are changed, and what people look at there.

use crate::{
    play,
    scenarios::{
        self, ENROLLMENT, MENTOR, SESSION, TRAINEE, credited, enrolled, finished_path, given, held, hours,
        proposed, with, written,
    },
    world::{CODING, DESIGN},
};
use switchback_core::{
    command::{Command, Request},
    log::Log,
    model::{
        actor::Actor,
        enrollment::{Enrollment, StepIndex},
        ids::*,
        person::Person,
        program::{Path, Program, Step, StepKind},
    },
    planning::{placement::Placement, rules::RuleContext},
    progress::duties::reminders,
    workspace::Workspace,
    zones::DatabaseZones,
};

pub const ZONES: &DatabaseZones = &DatabaseZones;
pub const LEAD: PersonId = PersonId(3);
pub const OTHER_LEAD: PersonId = PersonId(1);
pub const LEARNER: PersonId = PersonId(5);

fn workspace_after(acts: Vec<scenarios::Act>) -> Workspace {
    given(acts).log().workspace().clone()
}

pub fn on_path() -> Workspace {
    workspace_after(enrolled())
}

pub fn asked() -> Workspace {
    workspace_after(proposed())
}

pub fn took_place() -> Workspace {
    workspace_after(held())
}

pub fn submitted() -> Workspace {
    workspace_after(written())
}

pub fn turned_down() -> Workspace {
    workspace_after(with(written(), (35, MENTOR, Command::DoNotCredit { session: SESSION })))
}

pub fn approved_once() -> Workspace {
    workspace_after(credited())
}

pub fn ready() -> Workspace {
    workspace_after(finished_path())
}

/// The trainee took the design course on the first day.
pub fn prepared() -> Workspace {
    let enroll = Command::Enroll { enrollment: ENROLLMENT, person: LEARNER, interview_type: DESIGN };
    let prepare = Command::PrepareStep { enrollment: ENROLLMENT, step: StepIndex(0) };
    workspace_after(vec![(0, TRAINEE, enroll), (1, TRAINEE, prepare)])
}

/// One shadow is planned, and the next may be with the same mentor.
pub fn repeatable() -> Workspace {
    let mut workspace = asked();
    step(&mut workspace).different_mentors = false;
    workspace
}

/// The only attempt at the first step is used, and its review says another is needed.
pub fn used_up() -> Workspace {
    let mut workspace = turned_down();
    step(&mut workspace).rules.at_most = Some(1);
    workspace
}

/// Certificates end after a month, and there is a refresher.
pub fn expiring() -> Workspace {
    let mut workspace = on_path();
    path(&mut workspace).rules.validity.months = Some(1);
    path(&mut workspace).rules.refresher = Some(Box::new(short()));
    workspace
}

pub fn short() -> Path {
    Path {
        steps: vec![Step::once(StepKind::ReverseShadow), Step::once(StepKind::SignOff)],
        ..Path::default()
    }
}

fn newest(workspace: &mut Workspace) -> &mut Program {
    workspace.programs.values_mut().next_back().unwrap()
}

pub fn path(workspace: &mut Workspace) -> &mut Path {
    newest(workspace).paths.get_mut(&CODING).unwrap()
}

pub fn design_path(workspace: &mut Workspace) -> &mut Path {
    newest(workspace).paths.get_mut(&DESIGN).unwrap()
}

/// The first step of the coding path.
pub fn step(workspace: &mut Workspace) -> &mut Step {
    &mut path(workspace).steps[0]
}

pub fn learner(workspace: &mut Workspace) -> &mut Person {
    workspace.people.get_mut(&LEARNER).unwrap()
}

/// Leads interview 5.
pub fn lead(workspace: &mut Workspace) -> &mut Person {
    workspace.people.get_mut(&LEAD).unwrap()
}

pub fn enrollment(workspace: &Workspace) -> &Enrollment {
    &workspace.enrollments[&ENROLLMENT]
}

pub fn coding(workspace: &Workspace) -> &Path {
    &workspace.program().unwrap().paths[&CODING]
}

/// The rule that excludes a step from an interview with its lead.
pub fn exclusion(workspace: &Workspace, interview: u64, step: u8) -> String {
    let mentor = workspace.interviews[&InterviewId(interview)].lead;
    exclusion_with(workspace, interview, step, mentor)
}

pub fn exclusion_with(workspace: &Workspace, interview: u64, step: u8, mentor: PersonId) -> String {
    let (interview, step) = (InterviewId(interview), StepIndex(step));
    let placement = Placement { enrollment: ENROLLMENT, interview, step, mentor };
    format!("{:?}", RuleContext::new(workspace, ZONES, hours(1)).exclusion(placement))
}

/// Everything that is due, and when.
pub fn all_due(workspace: &Workspace, at: i64) -> String {
    format!("{:?}", reminders::all_due(workspace, ZONES, hours(at)))
}

/// The result of a command in this workspace.
pub fn decision(workspace: &Workspace, at: i64, by: Actor, command: Command) -> String {
    let log = Log::from_snapshot(0, workspace.clone());
    let request = Request { id: CommandId(900), at: hours(at), by, command };
    format!("{:?}", play::decide(&log, &request))
}
