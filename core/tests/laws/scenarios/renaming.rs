use super::*;
use switchback_core::{
    access::{self, asker::Asker},
    model::ids::InterviewTypeId,
    zones::DatabaseZones,
};

const CODING: InterviewTypeId = InterviewTypeId(1);

fn workspace_to(name: &str) -> Command {
    Command::RenameWorkspace { name: name.into() }
}

fn type_to(name: &str) -> Command {
    Command::RenameInterviewType { interview_type: CODING, name: name.into() }
}

#[test]
fn a_coordinator_renames_the_workspace() {
    let renamed = Event::WorkspaceRenamed { name: "Larkspur".into() };
    given([]).when(COORDINATOR, workspace_to(" Larkspur ")).then([renamed]);
    let log = given([(0, COORDINATOR, workspace_to("Larkspur"))]).log();
    assert_eq!(log.workspace().about.as_ref().map(|about| about.name.as_str()), Some("Larkspur"));
    given([(0, COORDINATOR, workspace_to("Larkspur"))]).when(COORDINATOR, workspace_to("Larkspur")).then([]);
    given([]).when(COORDINATOR, workspace_to(" ")).refused(Refusal::NameMissing);
    given([]).when(TRAINEE, workspace_to("Larkspur")).refused(Refusal::OnlyTheCoordinator);
}

#[test]
fn a_renamed_interview_type_keeps_its_previous_name_for_later_files() {
    let before = given([]).log().workspace().type_name(CODING).to_owned();
    let log = given([(0, COORDINATOR, type_to("Pairing"))]).log();
    let known = &log.workspace().interview_types[&CODING];
    assert_eq!(known.names().collect::<Vec<_>>(), ["Pairing", before.as_str()]);
    let back = given([(0, COORDINATOR, type_to("Pairing")), (1, COORDINATOR, type_to(&before))]).log();
    let known = &back.workspace().interview_types[&CODING];
    assert_eq!(known.names().collect::<Vec<_>>(), [before.as_str(), "Pairing"]);
}

#[test]
fn an_interview_type_gets_no_name_of_another_type() {
    let other = given([]).log().workspace().type_name(InterviewTypeId(2)).to_uppercase();
    given([]).when(COORDINATOR, type_to(&other)).refused(Refusal::TypeNameTaken);
    given([]).when(COORDINATOR, type_to("")).refused(Refusal::NameMissing);
    given([]).when(TRAINEE, type_to("Pairing")).refused(Refusal::OnlyTheCoordinator);
    let unknown =
        Command::RenameInterviewType { interview_type: InterviewTypeId(99), name: "Pairing".into() };
    given([]).when(COORDINATOR, unknown).refused(Refusal::UnknownInterviewType);
}

#[test]
fn an_interview_type_added_by_hand_gets_no_name_of_another_type() {
    let log = given([]).log();
    let taken = log.workspace().type_name(CODING).to_uppercase();
    let add = |by, name: &str| {
        let asker = Asker { workspace: log.workspace(), zones: &DatabaseZones, by, at: hours(0) };
        access::interview_type::add(&asker, name)
    };
    assert_eq!(add(COORDINATOR, &format!(" {taken} ")), Err(Refusal::TypeNameTaken));
    assert_eq!(add(COORDINATOR, "Negotiation"), Ok(()));
    assert_eq!(add(TRAINEE, "Negotiation"), Err(Refusal::OnlyTheCoordinator));
}
