use super::*;
use switchback_core::{
    command::scheduling::ScheduledSession,
    model::{
        person::WeeklyLimits,
        preferences::{Pause, Preferences},
        session::{CancelReason, Draft, Pin, SessionState},
    },
    planning::{alternatives::ByHand, exclusion::Exclusion},
    progress::schedule::to_tell::{NewsKind, ToTell, to_tell},
    zones::DatabaseZones,
};

const NEW: SessionId = SessionId(2);
const PLAN: PlanId = PlanId(2);

fn at(interview: u64, step: u8) -> NewSession {
    let interview = InterviewId(interview);
    let mentor = world::mentor_of(interview);
    NewSession { id: NEW, enrollment: ENROLLMENT, interview, step: StepIndex(step), mentor }
}

fn scheduling(session: NewSession, instead_of: Option<SessionId>) -> Command {
    Command::ScheduleSession(ScheduledSession { plan: PLAN, session, instead_of })
}

fn moving(interview: u64) -> Command {
    scheduling(at(interview, 0), Some(SESSION))
}

fn draft(session: NewSession) -> Event {
    let NewSession { id: session, enrollment, interview, step, mentor } = session;
    Event::SessionDrafted(Draft { session, plan: PLAN, enrollment, interview, step, mentor })
}

fn published(session: NewSession) -> [Event; 3] {
    let session_id = session.id;
    [
        draft(session),
        Event::SessionAccepted { session: session_id },
        Event::SessionProposed { session: session_id },
    ]
}

fn another_trainee() -> Vec<Act> {
    let enroll = Command::Enroll { enrollment: EnrollmentId(2), person: PersonId(7), interview_type: CODING };
    with(proposed(), (3, BYSTANDER, enroll))
}

#[test]
fn a_published_session_moves_to_another_interview_and_is_proposed_again() {
    let replaced = Event::SessionCancelled { session: SESSION, reason: CancelReason::Replaced };
    let events = || [replaced.clone()].into_iter().chain(published(at(6, 0)));
    given(proposed()).when(COORDINATOR, moving(6)).then(events());
    let confirmed = with(proposed(), (3, TRAINEE, Command::Confirm { session: SESSION }));
    given(confirmed).when(COORDINATOR, moving(6)).then(events());
}

#[test]
fn a_moved_draft_stays_a_draft_and_is_kept_fixed() {
    let dropped = Event::DraftDropped { session: SESSION };
    let pinned = Event::SessionPinned { session: NEW, pin: Pin::Pinned };
    let moved = [dropped.clone(), draft(at(6, 0)), pinned.clone()];
    given(drafted()).when(COORDINATOR, moving(6)).then(moved);
    let accepted = with(drafted(), (2, COORDINATOR, Command::Accept { sessions: vec![SESSION] }));
    let moved = [dropped, draft(at(6, 0)), Event::SessionAccepted { session: NEW }, pinned];
    given(accepted).when(COORDINATOR, moving(6)).then(moved);
}

#[test]
fn giving_a_seat_to_another_trainee_cancels_the_first_trainees_session() {
    let session = NewSession { enrollment: EnrollmentId(2), ..at(INTERVIEW.0, 0) };
    let cancelled = Event::SessionCancelled { session: SESSION, reason: CancelReason::Coordinator };
    given(another_trainee())
        .when(COORDINATOR, scheduling(session, Some(SESSION)))
        .then([cancelled].into_iter().chain(published(session)));
}

#[test]
fn a_trainee_is_added_to_an_interview() {
    given(enrolled()).when(COORDINATOR, scheduling(at(5, 0), None)).then(published(at(5, 0)));
}

#[test]
fn a_session_scheduled_by_hand_keeps_every_rule() {
    let broken = |exclusion| Refusal::RuleBroken(exclusion);
    given(proposed()).when(COORDINATOR, moving(8)).refused(broken(Exclusion::OtherType));
    given(proposed())
        .when(COORDINATOR, scheduling(at(6, 1), Some(SESSION)))
        .refused(broken(Exclusion::OutOfOrder));
    given(enrolled())
        .later(25)
        .when(COORDINATOR, scheduling(at(5, 0), None))
        .refused(broken(Exclusion::TooSoon));
    let second = NewSession { enrollment: EnrollmentId(2), ..at(INTERVIEW.0, 0) };
    given(another_trainee()).when(COORDINATOR, scheduling(second, None)).refused(broken(Exclusion::NoSeat));
    let unknown = NewSession { enrollment: EnrollmentId(9), ..at(5, 0) };
    given(proposed()).when(COORDINATOR, scheduling(unknown, None)).refused(broken(Exclusion::NotThere));
}

/// The first shadow is a draft: no session of the next step can be published before it.
#[test]
fn a_published_session_never_depends_on_a_draft() {
    let drafts = Command::DraftPlan {
        plan: PlanId(1),
        sessions: vec![NewSession { id: SESSION, ..at(5, 0) }, NewSession { id: SessionId(3), ..at(6, 0) }],
    };
    let acts = with(enrolled(), (1, COORDINATOR, drafts));
    let order = Refusal::RuleBroken(Exclusion::OutOfOrder);
    given(acts.clone()).when(COORDINATOR, scheduling(at(17, 1), None)).refused(order);
    let both = Command::Publish { sessions: vec![SESSION, SessionId(3)] };
    given(with(acts, (2, COORDINATOR, both)))
        .when(COORDINATOR, scheduling(at(17, 1), None))
        .then(published(at(17, 1)));
}

#[test]
fn only_a_future_session_can_be_replaced_and_only_by_a_different_one() {
    given(proposed()).when(TRAINEE, moving(6)).refused(Refusal::OnlyTheCoordinator);
    given(proposed()).when(Actor::LEADER, moving(6)).refused(Refusal::OnlyTheCoordinator);
    given(proposed()).later(28).when(COORDINATOR, moving(17)).refused(Refusal::AlreadyOver);
    let held_already = Refusal::WrongState { state: SessionState::Held, needed: NeededState::StillToCome };
    given(held()).when(COORDINATOR, moving(17)).refused(held_already);
    given(enrolled()).when(COORDINATOR, moving(6)).refused(Refusal::UnknownSession);
    given(proposed()).when(COORDINATOR, moving(INTERVIEW.0)).refused(Refusal::NothingToDo);
    let taken = NewSession { id: SESSION, ..at(6, 0) };
    given(proposed()).when(COORDINATOR, scheduling(taken, Some(SESSION))).refused(Refusal::IdTaken);
}

#[test]
fn people_who_knew_are_told_of_the_cancellation_and_new_ones_of_the_new_session() {
    let people = to_tell(given(proposed()).log().workspace(), hours(3)).iter().map(ToTell::told).collect();
    let told = with(proposed(), (3, COORDINATOR, Command::RecordTold { people }));
    let log = given(with(told, (4, COORDINATOR, moving(6)))).log();
    let mut news: Vec<_> = to_tell(log.workspace(), hours(5))
        .into_iter()
        .map(|one| {
            (one.to.0, one.news.iter().map(|news| (news.session.session.0, news.kind)).collect::<Vec<_>>())
        })
        .collect();
    news.sort_by_key(|(person, _)| *person);
    let (cancelled, new) = ((1, NewsKind::Cancelled), (2, NewsKind::New));
    assert_eq!(news, [(1, vec![new]), (3, vec![cancelled]), (5, vec![cancelled, new])]);
}

#[test]
fn a_session_cancelled_because_a_person_could_not_make_it_is_not_planned_there_again() {
    let acts =
        |reason| with(proposed(), (3, COORDINATOR, Command::CancelSession { session: SESSION, reason }));
    let again = || scheduling(at(INTERVIEW.0, 0), None);
    given(acts(CancelReason::Coordinator)).when(COORDINATOR, again()).then(published(at(INTERVIEW.0, 0)));
    for reason in &CancelReason::GIVEN[..3] {
        let ruled_out = Refusal::RuleBroken(Exclusion::DeclinedBefore);
        given(acts(*reason)).when(COORDINATOR, again()).refused(ruled_out);
    }
}

#[test]
fn obstacles_to_a_session_are_worded_with_names_and_numbers() {
    let limits = |as_mentor| {
        let limits = WeeklyLimits { as_mentor, ..WeeklyLimits::default() };
        (4, COORDINATOR, Command::SetLimits { person: PersonId(1), limits })
    };
    let second = NewSession { id: SessionId(3), enrollment: EnrollmentId(2), ..at(6, 0) };
    let seated = (3, COORDINATOR, scheduling(second, None));
    let words = |acts: Vec<Act>, interview| {
        let log = given(acts).log();
        let by_hand = ByHand::new(log.workspace(), &DatabaseZones, hours(4), Some(SESSION));
        let mut all = by_hand.other_places().into_iter();
        all.find(|one| one.placement.interview.0 == interview)?.obstacle.map(|obstacle| obstacle.words)
    };
    let said = |acts, interview| words(acts, interview).unwrap_or_default();
    assert_eq!(words(another_trainee(), 6), None);
    assert_eq!(said(another_trainee(), 1), "It starts in less than 12 hours");
    let full = with(with(another_trainee(), seated), limits(1));
    assert_eq!(said(full, 6), "Nomen1 already has 1 session that week");
    assert_eq!(said(with(another_trainee(), limits(0)), 6), "Nomen1 takes on no sessions in a week");
    let day = world::interview(6).start.date_naive();
    let preferences = Preferences { pause: Some(Pause { from: day, until: day }), ..Preferences::default() };
    let off = |acts, person| {
        let preferences = preferences.clone();
        with(acts, (4, COORDINATOR, Command::SetPreferences { person: PersonId(person), preferences }))
    };
    assert_eq!(said(off(another_trainee(), 1), 6), "Nomen1 has time off");
    assert_eq!(said(off(another_trainee(), 5), 6), "Nomen5 has time off");
    assert_eq!(said(off(off(another_trainee(), 1), 5), 6), "Nomen5 and Nomen1 have time off");
}
