use super::*;
use switchback_core::{
    command::import::Import,
    export::{session_calendar, sessions},
    model::{
        interview_type::{InterviewType, Scale},
        program::{Path, Program, Step, StepKind, Version},
    },
    progress::{path::enrollment_progress::enrollment_progress, schedule::session_card::session_card},
};

fn publish(version: u32, steps: Vec<Step>) -> Command {
    let path = Path { steps, ..Path::default() };
    Command::PublishProgram(Program { version: Version(version), paths: [(CODING, path)].into() })
}

#[test]
fn the_next_version_is_published_by_the_coordinator() {
    let next = publish(3, Path::default().steps);
    let Command::PublishProgram(program) = next.clone() else { return };
    given([]).when(COORDINATOR, next.clone()).then([Event::ProgramPublished(program)]);
    given([]).when(Actor::LEADER, next).refused(Refusal::OnlyTheCoordinator);
}

#[test]
fn only_the_next_version_number_can_be_published() {
    for version in [1, 2, 4] {
        given([]).when(COORDINATOR, publish(version, Path::default().steps)).refused(Refusal::ProgramVersion);
    }
}

#[test]
fn no_program_is_published_after_the_last_version_number() {
    let mut workspace = given([]).log().workspace().clone();
    let mut last = workspace.programs.pop_last().unwrap().1;
    last.version = Version(u32::MAX);
    workspace.programs.insert(last.version, last.clone());
    let given = || Given { log: Log::from_snapshot(0, workspace.clone()), hours: 1 };
    given().when(COORDINATOR, Command::PublishProgram(last.clone())).refused(Refusal::ProgramVersion);
    let types = vec![InterviewType::named(InterviewTypeId(9), "Systems")];
    let import = Command::Import(Import { interview_types: types, ..Import::default() });
    given().when(COORDINATOR, import).refused(Refusal::ProgramVersion);
}

#[test]
fn an_imported_type_has_a_rubric_that_can_be_rated() {
    let import = |change: &dyn Fn(&mut InterviewType)| {
        let mut new = InterviewType::named(InterviewTypeId(9), "Systems");
        change(&mut new);
        Command::Import(Import { interview_types: vec![new], ..Import::default() })
    };
    assert!(given([]).when(COORDINATOR, import(&|_| {})).outcome.is_ok());
    let empty = import(&|new| new.rubric.clear());
    given([]).when(COORDINATOR, empty).refused(Refusal::DimensionsNotDistinct);
    let flat = import(&|new| new.scale = Scale { levels: 0, anchors: Vec::new() });
    given([]).when(COORDINATOR, flat).refused(Refusal::ScaleNotSound);
}

#[test]
fn a_path_ends_with_its_one_sign_off_after_at_least_one_step() {
    let [shadow, sign_off, course] = [StepKind::Shadow, StepKind::SignOff, StepKind::Course].map(Step::once);
    let table = [
        (vec![], Refusal::PathWithoutSteps),
        (vec![sign_off.clone()], Refusal::PathWithoutSteps),
        (vec![shadow.clone(), course.clone()], Refusal::SignOffNotLast),
        (vec![sign_off.clone(), shadow.clone(), sign_off.clone()], Refusal::SignOffNotLast),
        (vec![Step { times: 0, ..shadow.clone() }, sign_off.clone()], Refusal::StepTimes),
        (vec![Step { times: 2, ..course }, shadow.clone(), sign_off.clone()], Refusal::StepTimes),
        (vec![shadow, Step { times: 2, ..sign_off }], Refusal::StepTimes),
    ];
    for (steps, refusal) in table {
        given([]).when(COORDINATOR, publish(3, steps)).refused(refusal);
    }
}

#[test]
fn a_path_needs_an_existing_type() {
    let unknown = Program { version: Version(3), paths: [(InterviewTypeId(9), Path::default())].into() };
    given([]).when(COORDINATOR, Command::PublishProgram(unknown)).refused(Refusal::UnknownInterviewType);
}

#[test]
fn a_steps_own_name_is_used_everywhere() {
    let mut workspace = given(proposed()).log().workspace().clone();
    let session = workspace.sessions[&SESSION].clone();
    let steps = workspace.programs.values_mut().flat_map(|program| program.paths.values_mut());
    for path in steps {
        path.steps[usize::from(session.step.0)].rules.label = Some("First look".into());
    }
    let card = session_card(&workspace, SESSION).unwrap();
    assert_eq!(card.step_name, "First look");
    let progress = enrollment_progress(&workspace, session.enrollment, hours(24 * 40)).unwrap();
    let own = progress.steps.iter().filter(|step| step.step == session.step);
    assert!(own.clone().count() > 0 && own.clone().all(|step| step.name == "First look"));
    assert!(progress.steps.iter().any(|step| step.name == "Sign-off"), "the others go by their kind");
    let cards = [card];
    assert!(sessions::write(&cards).contains(",First look,"));
    assert!(session_calendar::write(&cards, hours(0)).contains("First look: "));
}
