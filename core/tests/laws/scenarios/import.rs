use super::*;
use switchback_core::{
    command::import::Import,
    model::{
        interview::{Interview, InterviewStatus},
        interview_type::InterviewType,
        session::CancelReason,
        team::Team,
    },
    workspace::WorkspaceKind,
};

type Change = fn(&mut Interview);

fn changing(change: impl Fn(&mut Interview)) -> Command {
    let mut interview = world::interview(5);
    change(&mut interview);
    Command::Import(Import { changed_interviews: vec![interview], ..Import::default() })
}

fn changed(change: impl Fn(&mut Interview)) -> Event {
    let mut interview = world::interview(5);
    change(&mut interview);
    Event::InterviewChanged(interview)
}

fn cancelled(reason: CancelReason) -> Event {
    Event::SessionCancelled { session: SESSION, reason }
}

#[test]
fn a_workspace_is_created_once_and_has_a_name() {
    let create = |name: &str| Command::CreateWorkspace {
        workspace: WorkspaceId(2),
        name: name.into(),
        kind: WorkspaceKind::Own,
        salt: WorkspaceId(3),
    };
    given([]).when(COORDINATOR, create("Second")).refused(Refusal::WorkspaceExists);
    let nowhere = Given { log: Log::default(), hours: 0 };
    nowhere.when(COORDINATOR, create(" ")).refused(Refusal::NameMissing);
    let nowhere = Given { log: Log::default(), hours: 0 };
    nowhere.when(COORDINATOR, Command::Confirm { session: SESSION }).refused(Refusal::NoWorkspace);
}

#[test]
fn only_the_coordinator_brings_things_in_and_something() {
    given([]).when(MENTOR, changing(|_| {})).refused(Refusal::OnlyTheCoordinator);
    given([]).when(COORDINATOR, Command::Import(Import::default())).refused(Refusal::NothingToDo);
}

#[test]
fn an_interview_that_stayed_the_same_changes_nothing() {
    given(proposed()).when(COORDINATOR, changing(|_| {})).then([]);
}

#[test]
fn a_confirmed_session_whose_interview_moved_a_little_is_asked_about_again() {
    let later = |interview: &mut Interview| interview.start += Duration::minutes(30);
    let confirmed = with(proposed(), (3, TRAINEE, Command::Confirm { session: SESSION }));
    let again = Event::SessionProposed { session: SESSION };
    given(confirmed).when(COORDINATOR, changing(later)).then([changed(later), again]);
    given(proposed()).when(COORDINATOR, changing(later)).then([changed(later)]);
}

#[test]
fn a_session_is_cancelled_where_the_change_leaves_it_no_place() {
    let table: [(Change, CancelReason); 4] = [
        (|interview| interview.observer_cap = 0, CancelReason::InterviewChanged),
        (|interview| interview.start += Duration::hours(8), CancelReason::InterviewMoved),
        (|interview| interview.interviewer = PersonId(1), CancelReason::InterviewerChanged),
        (|interview| interview.status = InterviewStatus::Cancelled, CancelReason::InterviewCancelled),
    ];
    for (change, reason) in table {
        given(proposed()).when(COORDINATOR, changing(change)).then([changed(change), cancelled(reason)]);
        given(held()).when(COORDINATOR, changing(change)).then([changed(change)]);
    }
}

#[test]
fn a_cancelled_interview_takes_its_sessions_with_it() {
    let cancel = Command::Import(Import { cancelled_interviews: vec![INTERVIEW], ..Import::default() });
    let gone = Event::InterviewCancelled { interview: INTERVIEW };
    let session = cancelled(CancelReason::InterviewCancelled);
    given(proposed()).when(COORDINATOR, cancel.clone()).then([gone.clone(), session]);
    given(held()).when(COORDINATOR, cancel.clone()).then([gone]);
    given([(0, COORDINATOR, cancel.clone())]).when(COORDINATOR, cancel).then([]);
}

#[test]
fn one_bad_part_stops_the_whole_file() {
    let interview = |change: fn(&mut Interview)| {
        let mut interview = Interview { id: InterviewId(800), ..world::interview(5) };
        change(&mut interview);
        Import { interviews: vec![interview], ..Import::default() }
    };
    let team = |id, name: &str| Import {
        teams: vec![Team { id: TeamId(id), name: name.into() }],
        ..Import::default()
    };
    let named = |id, name: &str| Import {
        interview_types: vec![InterviewType::named(InterviewTypeId(id), name)],
        ..Import::default()
    };
    let cancelling = Import { cancelled_interviews: vec![InterviewId(800)], ..Import::default() };
    let person = |id, name: &str| {
        let profile = switchback_core::model::person::Profile::new(name, None);
        Import { people: vec![(world::description(id), profile)], ..Import::default() }
    };
    let table = [
        (interview(|new| new.interview_type = InterviewTypeId(9)), Refusal::UnknownInterviewType),
        (interview(|new| new.interviewer = NOBODY), Refusal::UnknownPerson),
        (interview(|new| new.minutes = 0), Refusal::HoursNotSound),
        (interview(|new| new.id = INTERVIEW), Refusal::IdTaken),
        (team(1, "Optics"), Refusal::IdTaken),
        (team(2, " "), Refusal::NameMissing),
        (named(1, "Coding"), Refusal::IdTaken),
        (named(3, ""), Refusal::NameMissing),
        (person(5, "Again"), Refusal::IdTaken),
        (person(50, ""), Refusal::NameMissing),
        (cancelling, Refusal::UnknownInterview),
    ];
    for (import, refusal) in table {
        let import = Import { hosting: vec![(PersonId(1), Default::default())], ..import };
        given([]).when(COORDINATOR, Command::Import(import)).refused(refusal);
    }
}
