use super::*;
use switchback_core::{
    command::import::Import,
    model::{
        interview::{ExternalKey, Interview, InterviewStatus},
        interview_type::InterviewType,
        session::{CancelReason, DisputeOutcome},
        team::Team,
        workspace_kind::WorkspaceKind,
    },
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
fn only_the_coordinator_imports_and_an_import_is_not_empty() {
    given([]).when(MENTOR, changing(|_| {})).refused(Refusal::OnlyTheCoordinator);
    given([]).when(COORDINATOR, Command::Import(Import::default())).refused(Refusal::NothingToDo);
}

#[test]
fn a_server_imports_interviews_and_nothing_else() {
    let interview = Interview { id: InterviewId(600), key: ExternalKey(600), ..world::interview(5) };
    let schedule = Import { interviews: vec![interview.clone()], ..Import::default() };
    given([]).when(Actor::Server, Command::Import(schedule.clone())).then([Event::InterviewAdded(interview)]);
    let team = Team { id: TeamId(600), name: "Search".into() };
    let more = Import { teams: vec![team], ..schedule };
    given([]).when(Actor::Server, Command::Import(more)).refused(Refusal::OnlyTheCoordinator);
}

#[test]
fn an_interview_of_a_schedule_is_added_once() {
    let again = Interview { id: InterviewId(600), ..world::interview(5) };
    let twice = Import { interviews: vec![again], ..Import::default() };
    given([]).when(COORDINATOR, Command::Import(twice)).refused(Refusal::InterviewImported);
}

#[test]
fn an_interview_is_cancelled_once() {
    let twice = Import { cancelled_interviews: vec![INTERVIEW, INTERVIEW], ..Import::default() };
    given(proposed()).when(COORDINATOR, Command::Import(twice)).then([
        Event::InterviewCancelled { interview: INTERVIEW, by_hand: false },
        cancelled(CancelReason::InterviewCancelled),
    ]);
}

#[test]
fn an_unchanged_interview_changes_nothing() {
    given(proposed()).when(COORDINATOR, changing(|_| {})).then([]);
}

#[test]
fn a_confirmed_session_whose_interview_moved_slightly_is_proposed_again() {
    let later = |interview: &mut Interview| interview.start += Duration::minutes(30);
    let confirmed = with(proposed(), (3, TRAINEE, Command::Confirm { session: SESSION }));
    let again = Event::SessionProposed { session: SESSION };
    given(confirmed).when(COORDINATOR, changing(later)).then([changed(later), again]);
    given(proposed()).when(COORDINATOR, changing(later)).then([changed(later)]);
}

#[test]
fn a_session_is_cancelled_if_its_interview_no_longer_fits() {
    let table: [(Change, CancelReason); 4] = [
        (|interview| interview.observer_cap = 0, CancelReason::InterviewChanged),
        (|interview| interview.start += Duration::hours(8), CancelReason::InterviewMoved),
        (|interview| interview.lead = PersonId(1), CancelReason::InterviewerChanged),
        (|interview| interview.status = InterviewStatus::Cancelled, CancelReason::InterviewCancelled),
    ];
    for (change, reason) in table {
        given(proposed()).when(COORDINATOR, changing(change)).then([changed(change), cancelled(reason)]);
        if reason != CancelReason::InterviewMoved {
            given(held()).when(COORDINATOR, changing(change)).then([changed(change)]);
        }
    }
}

#[test]
fn an_interview_is_not_moved_past_a_session_that_took_place() {
    let recorded = held().last().unwrap().0;
    let start = |hour: i64| changing(move |interview| interview.start = hours(hour));
    given(held()).when(COORDINATOR, start(recorded + 24)).refused(Refusal::SessionTookPlace);
    let earlier = move |interview: &mut Interview| interview.start = hours(recorded - 1);
    given(held()).when(COORDINATOR, changing(earlier)).then([changed(earlier)]);
}

#[test]
fn a_past_interview_with_nothing_recorded_may_be_moved() {
    let after = (world::interview(5).end() - hours(0)).num_hours() + 1;
    let later = |interview: &mut Interview| interview.start += Duration::days(7);
    let wait = (after, COORDINATOR, Command::SetTags { person: PersonId(1), tags: ["late".into()].into() });
    given(with(proposed(), wait)).when(COORDINATOR, changing(later)).then([changed(later)]);
}

#[test]
fn the_move_of_an_interview_cannot_be_undone_before_its_session() {
    let earlier = changing(|interview| interview.start -= Duration::hours(2));
    let begun = (world::interview(5).start - hours(1)).num_hours();
    let moved = with(proposed(), (3, COORDINATOR, earlier));
    let command = CommandId(100 + moved.len() as u64 - 1);
    let took_place = with(moved, (begun, TRAINEE, Command::MarkHeld { session: SESSION }));
    given(took_place).when(COORDINATOR, Command::Undo { command }).refused(Refusal::OthersBuiltOnIt);
}

#[test]
fn a_missed_session_cannot_be_reopened_if_its_interview_is_ahead_again() {
    let after = (world::interview(5).end() - hours(0)).num_hours() + 1;
    let missed = with(proposed(), (after, COORDINATOR, Command::MarkMissed { session: SESSION }));
    let objection = Command::Dispute { session: SESSION, why: "I was there".into() };
    let disputed = with(missed, (after + 1, TRAINEE, objection));
    let later = changing(|interview| interview.start += Duration::days(7));
    let moved = with(disputed, (after + 2, COORDINATOR, later));
    let reopen = Command::SettleDispute { session: SESSION, outcome: DisputeOutcome::Reopened };
    given(moved).when(COORDINATOR, reopen).refused(Refusal::NotOver);
}

/// Sessions 1 and 2 are the shadows at interviews 5 and 6. Session 3 is the first reverse shadow, at
/// interview 18 on the following Tuesday.
fn three_published() -> Vec<Act> {
    let seats = [(1, 5, 0), (2, 6, 0), (3, 18, 1)];
    let sessions = seats.map(|(id, interview, step)| NewSession {
        id: SessionId(id),
        enrollment: ENROLLMENT,
        interview: InterviewId(interview),
        step: StepIndex(step),
        mentor: world::mentor_of(InterviewId(interview)),
    });
    let sessions = sessions.to_vec();
    let ids = sessions.iter().map(|session| session.id).collect();
    let drafted = with(enrolled(), (1, COORDINATOR, Command::DraftPlan { plan: PlanId(1), sessions }));
    with(drafted, (2, COORDINATOR, Command::Publish { sessions: ids }))
}

#[test]
fn steps_are_reassigned_if_an_interview_moves_past_a_later_step() {
    let mut later = world::interview(6);
    later.start += Duration::days(7);
    let moving = Import { changed_interviews: vec![later.clone()], ..Import::default() };
    let step =
        |session, step| Event::SessionStepChanged { session: SessionId(session), step: StepIndex(step) };
    let moved = Event::InterviewChanged(later);
    given(three_published()).when(COORDINATOR, Command::Import(moving.clone())).then([
        moved.clone(),
        step(3, 0),
        step(2, 1),
    ]);
    // A shadow is not a reverse shadow: a trainee who confirmed one is asked about the other.
    let confirmed = with(three_published(), (3, TRAINEE, Command::Confirm { session: SessionId(3) }));
    let asked = Event::SessionProposed { session: SessionId(3) };
    given(confirmed).when(COORDINATOR, Command::Import(moving)).then([moved, step(3, 0), asked, step(2, 1)]);
}

#[test]
fn interviews_that_move_together_keep_the_order_of_their_steps() {
    let both = [6, 18].map(|number| {
        let mut interview = world::interview(number);
        interview.start += Duration::days(7);
        interview
    });
    let events = both.clone().map(Event::InterviewChanged);
    let moving = Import { changed_interviews: both.to_vec(), ..Import::default() };
    given(three_published()).when(COORDINATOR, Command::Import(moving)).then(events);
}

#[test]
fn cancelling_an_interview_cancels_its_sessions() {
    let cancel = Command::Import(Import { cancelled_interviews: vec![INTERVIEW], ..Import::default() });
    let gone = Event::InterviewCancelled { interview: INTERVIEW, by_hand: false };
    let session = cancelled(CancelReason::InterviewCancelled);
    given(proposed()).when(COORDINATOR, cancel.clone()).then([gone.clone(), session]);
    given(held()).when(COORDINATOR, cancel.clone()).then([gone]);
    given([(0, COORDINATOR, cancel.clone())]).when(COORDINATOR, cancel).then([]);
}

#[test]
fn one_bad_part_rejects_the_whole_import() {
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
    let too_long = Refusal::NameTooLong(200);
    let table = [
        (interview(|new| new.interview_type = InterviewTypeId(9)), Refusal::UnknownInterviewType),
        (interview(|new| new.lead = NOBODY), Refusal::UnknownPerson),
        (interview(|new| new.minutes = 0), Refusal::HoursNotSound),
        (interview(|new| new.id = INTERVIEW), Refusal::IdTaken),
        (team(1, "Optics"), Refusal::IdTaken),
        (team(2, " "), Refusal::NameMissing),
        (team(2, &"é".repeat(201)), too_long.clone()),
        (named(3, &"é".repeat(201)), too_long.clone()),
        (person(50, &"é".repeat(201)), too_long.clone()),
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
