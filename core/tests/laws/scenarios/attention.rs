use super::*;
use switchback_core::progress::duties::attention::{self, Attention, CancellationCause};
use switchback_core::zones::DatabaseZones;

fn attention_at(acts: Vec<Act>, at: i64) -> Attention {
    attention::attention(given(acts).log.workspace(), &DatabaseZones, hours(at))
}

/// The design path begins with a course.
fn on_design() -> Vec<Act> {
    let interview_type = world::DESIGN;
    vec![(0, TRAINEE, Command::Enroll { enrollment: ENROLLMENT, person: PersonId(5), interview_type })]
}

#[test]
fn an_enrollment_is_ready_to_be_planned_once_its_prep_is_done() {
    let before = attention_at(on_design(), 2);
    assert_eq!((before.unplanned, before.waiting_for_prep), (vec![], vec![ENROLLMENT]));
    let prepare = Command::PrepareStep { enrollment: ENROLLMENT, step: StepIndex(0) };
    let after = attention_at(with(on_design(), (1, TRAINEE, prepare)), 2);
    assert_eq!((after.unplanned, after.waiting_for_prep), (vec![ENROLLMENT], vec![]));
}

#[test]
fn prep_alone_leaves_nothing_to_do_for_the_coordinator() {
    let waiting = Attention { waiting_for_prep: vec![ENROLLMENT], ..Attention::default() };
    assert!(waiting.is_empty());
    assert!(!Attention { unplanned: vec![ENROLLMENT], ..waiting }.is_empty());
}

#[test]
fn a_declined_session_is_listed_for_a_week_with_its_reason() {
    let reason = switchback_core::model::session::DeclineReason::CannotMakeIt;
    let declined = with(proposed(), (3, TRAINEE, Command::Decline { session: SESSION, reason }));
    let cancellations = attention_at(declined.clone(), 4).cancellations;
    assert_eq!(cancellations.len(), 1);
    assert_eq!(cancellations[0].session, SESSION);
    assert_eq!(cancellations[0].cause, CancellationCause::Declined(reason));
    assert_eq!(attention_at(declined, 24 * 8).cancellations, []);
}
