use super::*;
use switchback_core::{
    attention::{
        attention,
        first_plan::{FirstPlan, FirstPlanStep, first_plan},
        up_next::UpNext,
    },
    model::{person::Presence, session::DeclineReason},
    progress::schedule::to_tell::to_tell,
    zones::DatabaseZones,
};

fn first_plan_at(log: &Log, at: i64) -> Option<FirstPlan> {
    let attention = attention(log.workspace(), &DatabaseZones, hours(at));
    first_plan(log.workspace(), &DatabaseZones, &attention, hours(at))
}

#[test]
fn the_checklist_counts_what_exists_and_names_the_next_step() {
    let nothing = FirstPlan::default();
    assert_eq!(nothing.next(), FirstPlanStep::People);
    let founded = first_plan_at(&given([]).log, 0).unwrap();
    let known = FirstPlan { people: 8, interviews: 60, certified: 4, ..nothing };
    assert_eq!((founded, founded.next()), (known, FirstPlanStep::Trainees));
    let enrolled = first_plan_at(&given(enrolled()).log, 1).unwrap();
    assert_eq!(enrolled, FirstPlan { trainees: 1, ready: 1, ..known });
    assert_eq!(enrolled.next(), FirstPlanStep::Plan);
    let drafted = first_plan_at(&given(drafted()).log, 1).unwrap();
    assert_eq!(drafted, FirstPlan { ready: 0, drafts: 1, ..enrolled });
    assert_eq!(drafted.next(), FirstPlanStep::Plan, "until it is published");
}

#[test]
fn checklist_items_that_no_longer_count_are_missing_again() {
    let later = first_plan_at(&given(enrolled()).log, 24 * 365 * 3).unwrap();
    assert_eq!((later.interviews, later.ready, later.next()), (0, 0, FirstPlanStep::Interviews));
    let gone = |person| Command::SetPresence { person: PersonId(person), presence: Presence::Left };
    let left = [1, 2, 3, 4].map(|person| (0, COORDINATOR, gone(person)));
    let left = first_plan_at(&given(left).log, 1).unwrap();
    assert_eq!((left.people, left.certified, left.next()), (4, 0, FirstPlanStep::Certified));
}

#[test]
fn the_checklist_ends_with_the_first_publication_unless_that_is_undone() {
    assert_eq!(first_plan_at(&given(proposed()).log, 3), None);
    let decline = Command::Decline { session: SESSION, reason: DeclineReason::CannotMakeIt };
    let declined = with(proposed(), (3, TRAINEE, decline));
    assert_eq!(first_plan_at(&given(declined).log, 4), None);
    let publish = CommandId(100 + proposed().len() as u64 - 1);
    let undone = with(proposed(), (3, COORDINATOR, Command::Undo { command: publish }));
    assert!(first_plan_at(&given(undone).log, 4).is_some());
}

#[test]
fn the_next_step_is_the_first_that_is_possible() {
    let next = |acts: Vec<Act>, at| {
        let log = given(acts).log;
        let workspace = log.workspace();
        let attention = attention(workspace, &DatabaseZones, hours(at));
        let first = first_plan(workspace, &DatabaseZones, &attention, hours(at));
        UpNext::of(workspace, &attention, first, to_tell(workspace, hours(at)).len())
    };
    assert_eq!(next(vec![], 0), UpNext::Enroll);
    assert_eq!(next(enrolled(), 1), UpNext::Plan(1));
    assert_eq!(next(drafted(), 1), UpNext::Publish(1));
    assert_eq!(next(proposed(), 3), UpNext::Tell, "no one has been told");
    let people = to_tell(given(proposed()).log.workspace(), hours(3)).iter().map(|one| one.told()).collect();
    let told = with(proposed(), (3, COORDINATOR, Command::RecordTold { people }));
    assert_eq!(next(told.clone(), 4), UpNext::Nothing);
    let decline = Command::Decline { session: SESSION, reason: DeclineReason::CannotMakeIt };
    assert_eq!(next(with(told, (4, TRAINEE, decline)), 5), UpNext::Replace(1));
}
