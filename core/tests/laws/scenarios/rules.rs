//! One test per hard rule: a draft that breaks only this rule is refused with it.

use super::*;
use switchback_core::{
    command::{import::Import, person::BusyTimes},
    model::{
        hours::{Interval, Span, WeeklyHours},
        person::{Hosting, Presence, WeeklyLimits},
        preferences::{Most, Pause, Preferences},
        program::{Program, Version, rules::PathRules},
        session::DeclineReason,
    },
    planning::exclusion::Exclusion,
};

#[track_caller]
fn check(acts: Vec<Act>, interview: u64, step: u8, exclusion: Exclusion) {
    let draft = drafting(SessionId(9), interview, step);
    given(acts).when(COORDINATOR, draft).refused(Refusal::RuleBroken(exclusion));
}

fn after(command: Command) -> Vec<Act> {
    with(enrolled(), (1, COORDINATOR, command))
}

fn changed(change: impl Fn(&mut switchback_core::model::interview::Interview)) -> Vec<Act> {
    let mut interview = world::interview(5);
    change(&mut interview);
    after(Command::Import(Import { changed_interviews: vec![interview], ..Import::default() }))
}

#[test]
fn the_enrollment_exists_and_is_active() {
    check(vec![], 5, 0, Exclusion::NotThere);
    check(
        after(Command::Pause { enrollment: ENROLLMENT, until: None }),
        5,
        0,
        Exclusion::EnrollmentNotActive,
    );
    let left = Command::SetPresence { person: PersonId(5), presence: Presence::Left };
    check(after(left), 5, 0, Exclusion::EnrollmentNotActive);
}

#[test]
fn prep_comes_before_the_first_session() {
    let enroll =
        Command::Enroll { enrollment: ENROLLMENT, person: PersonId(5), interview_type: world::DESIGN };
    let design = vec![(0, TRAINEE, enroll)];
    check(design.clone(), 8, 1, Exclusion::PrepNotDone);
    let prepare = Command::PrepareStep { enrollment: ENROLLMENT, step: StepIndex(0) };
    let draft = given(with(design, (1, TRAINEE, prepare))).when(COORDINATOR, drafting(SESSION, 8, 1));
    assert!(draft.outcome.is_ok());
}

#[test]
fn the_interview_has_the_type_and_is_scheduled() {
    check(enrolled(), 8, 0, Exclusion::OtherType);
    let cancelled = Import { cancelled_interviews: vec![INTERVIEW], ..Import::default() };
    check(after(Command::Import(cancelled)), 5, 0, Exclusion::NotScheduled);
}

#[test]
fn people_get_enough_notice() {
    check(enrolled(), 1, 0, Exclusion::TooSoon);
    let last_moment = given(enrolled()).later(18).when(COORDINATOR, drafting(SESSION, 5, 0));
    assert!(last_moment.outcome.is_ok());
    let draft = drafting(SESSION, 5, 0);
    given(enrolled()).later(19).when(COORDINATOR, draft).refused(Refusal::RuleBroken(Exclusion::TooSoon));
}

#[test]
fn the_interview_allows_observers() {
    check(enrolled(), 9, 0, Exclusion::NoObservers);
}

#[test]
fn a_limit_on_observers_applies_to_everyone_at_the_interview() {
    let other = EnrollmentId(2);
    let both = |rules: PathRules| {
        let draft = (1, COORDINATOR, drafting(SESSION, 6, 0));
        let publish = (1, COORDINATOR, Command::Publish { sessions: vec![SESSION] });
        let enroll = Command::Enroll { enrollment: other, person: PersonId(7), interview_type: CODING };
        let newer = [publishing(4, PathRules::default()), (2, BYSTANDER, enroll)];
        [vec![publishing(3, rules)], enrolled(), vec![draft, publish], newer.to_vec()].concat()
    };
    let session = NewSession {
        id: SessionId(2),
        enrollment: other,
        interview: InterviewId(6),
        step: StepIndex(0),
        mentor: world::mentor_of(InterviewId(6)),
    };
    let second = || Command::DraftPlan { plan: PlanId(2), sessions: vec![session] };
    assert!(given(both(PathRules::default())).when(COORDINATOR, second()).outcome.is_ok());
    let alone = PathRules { observers: Some(1), ..PathRules::default() };
    given(both(alone)).when(COORDINATOR, second()).refused(Refusal::RuleBroken(Exclusion::NoSeat));
}

#[test]
fn the_mentor_is_another_person_certified_and_hosting() {
    check(enrolled(), 10, 0, Exclusion::LedByTrainee);
    let led_by_another = changed(|interview| interview.lead = PersonId(7));
    check(led_by_another.clone(), 5, 0, Exclusion::MentorNotThere);
    let with_the_lead = drafting_with(SESSION, 5, 0, PersonId(7));
    let not_certified = Refusal::RuleBroken(Exclusion::MentorNotCertified);
    given(led_by_another).when(COORDINATOR, with_the_lead).refused(not_certified);
    let declines = Command::SetHosting { person: PersonId(3), hosting: Hosting::Declines };
    check(after(declines), 5, 0, Exclusion::MentorDoesNotHost);
    let left = Command::SetPresence { person: PersonId(3), presence: Presence::Left };
    check(after(left), 5, 0, Exclusion::MentorDoesNotHost);
}

#[test]
fn a_declined_pairing_is_not_planned_again() {
    let reason = DeclineReason::TooBusyThisWeek;
    let declined = with(proposed(), (3, TRAINEE, Command::Decline { session: SESSION, reason }));
    check(declined, 5, 0, Exclusion::DeclinedBefore);
}

#[test]
fn the_second_session_of_a_step_has_a_different_mentor() {
    check(credited(), 11, 0, Exclusion::SameMentor);
}

#[test]
fn it_is_within_the_trainees_hours() {
    let mornings = Command::SetHours {
        person: PersonId(5),
        hours: WeeklyHours::weekdays(8 * 60, 12 * 60),
        prefer: None,
    };
    check(after(mornings), 5, 0, Exclusion::OutsideHours);
    let day = hours(24).date_naive();
    let until_three = Some(vec![Span::new(8 * 60, 15 * 60 + 59)]);
    let change = Command::ChangeDay { person: PersonId(5), day, hours: until_three };
    check(after(change), 5, 0, Exclusion::OutsideHours);
    // An hour from 17:00 in Berlin ends with the working day. A minute later is too late.
    let from_five = changed(|interview| interview.start = hours(32));
    assert!(given(from_five).when(COORDINATOR, drafting(SESSION, 5, 0)).outcome.is_ok());
    let late = changed(|interview| interview.start = hours(32) + Duration::minutes(1));
    check(late, 5, 0, Exclusion::OutsideHours);
}

#[test]
fn it_keeps_a_quarter_of_an_hour_from_the_trainees_own_interviews() {
    // Interview 10 is the trainee's own, on Thursday from 14:00 to 15:00. Interview 11 is at the same time.
    check(enrolled(), 11, 0, Exclusion::OwnInterview);
    let near = changed(|interview| interview.start = world::interview(10).end() + Duration::minutes(14));
    check(near, 5, 0, Exclusion::OwnInterview);
    let apart = changed(|interview| interview.start = world::interview(10).end() + Duration::minutes(15));
    assert!(given(apart).when(COORDINATOR, drafting(SESSION, 5, 0)).outcome.is_ok());
}

#[test]
fn it_avoids_busy_times() {
    let busy = |end| {
        let busy = vec![Interval { start: hours(29), end }];
        after(Command::ReadBusyTimes(BusyTimes { person: PersonId(5), source: SourceId(1), busy }))
    };
    check(busy(hours(30) + Duration::minutes(1)), 5, 0, Exclusion::Busy);
    assert!(given(busy(hours(30))).when(COORDINATOR, drafting(SESSION, 5, 0)).outcome.is_ok());
}

#[test]
fn each_seat_takes_one_trainee() {
    let other = Command::Enroll { enrollment: EnrollmentId(2), person: PersonId(7), interview_type: CODING };
    let session = NewSession {
        id: SessionId(2),
        enrollment: EnrollmentId(2),
        interview: INTERVIEW,
        step: StepIndex(0),
        mentor: world::mentor_of(INTERVIEW),
    };
    let draft = Command::DraftPlan { plan: PlanId(2), sessions: vec![session] };
    let publish = Command::Publish { sessions: vec![SessionId(2)] };
    let seated = [(1, BYSTANDER, other), (1, COORDINATOR, draft), (1, COORDINATOR, publish)];
    check(enrolled().into_iter().chain(seated).collect(), 5, 0, Exclusion::NoSeat);
}

#[test]
fn trainee_and_mentor_have_weekly_limits() {
    let limits = |person, as_trainee, as_mentor| {
        after(Command::SetLimits { person, limits: WeeklyLimits { as_trainee, as_mentor } })
    };
    check(limits(PersonId(5), 0, 2), 5, 0, Exclusion::TraineeLimit);
    check(limits(PersonId(3), 2, 0), 5, 0, Exclusion::MentorLimit);
    let one =
        Command::SetLimits { person: PersonId(5), limits: WeeklyLimits { as_trainee: 1, as_mentor: 2 } };
    check(with(proposed(), (3, COORDINATOR, one)), 6, 0, Exclusion::TraineeLimit);
}

#[test]
fn no_one_is_in_two_sessions_at_once() {
    // In training for both certificates, with a seat in coding at the same time.
    let design =
        Command::Enroll { enrollment: EnrollmentId(2), person: PersonId(5), interview_type: world::DESIGN };
    let prepare = Command::PrepareStep { enrollment: EnrollmentId(2), step: StepIndex(0) };
    let moved = switchback_core::model::interview::Interview { start: hours(30), ..world::interview(8) };
    let change = Import { changed_interviews: vec![moved], ..Import::default() };
    let acts = [(1, TRAINEE, design), (1, TRAINEE, prepare), (1, COORDINATOR, Command::Import(change))];
    let acts: Vec<Act> = enrolled().into_iter().chain(acts).chain(proposed().split_off(1)).collect();
    let other = NewSession {
        id: SessionId(9),
        enrollment: EnrollmentId(2),
        interview: InterviewId(8),
        step: StepIndex(1),
        mentor: world::mentor_of(InterviewId(8)),
    };
    let draft = Command::DraftPlan { plan: PlanId(9), sessions: vec![other] };
    given(acts).when(COORDINATOR, draft).refused(Refusal::RuleBroken(Exclusion::OtherSession));
}

#[test]
fn steps_come_in_order_with_time_between() {
    check(enrolled(), 5, 1, Exclusion::OutOfOrder);
    check(enrolled(), 5, 2, Exclusion::OutOfOrder);
    check(enrolled(), 5, 9, Exclusion::OutOfOrder);
    // Interview 3 ends five hours before interview 5 begins, and interview 6 begins 18 hours after it ends.
    check(proposed(), 3, 0, Exclusion::OutOfOrder);
    assert!(given(proposed()).when(COORDINATOR, drafting(SessionId(2), 6, 0)).outcome.is_ok());
    // One shadow is not enough for a reverse shadow.
    check(credited(), 7, 1, Exclusion::OutOfOrder);
}

fn wishing(person: u64, preferences: Preferences) -> Vec<Act> {
    after(Command::SetPreferences { person: PersonId(person), preferences })
}

#[test]
fn no_one_is_planned_during_a_pause() {
    let interview = world::interview(5);
    let day = interview.start.date_naive();
    let paused = Preferences { pause: Some(Pause { from: day, until: day }), ..Preferences::default() };
    for person in [5, interview.lead.0] {
        check(wishing(person, paused.clone()), 5, 0, Exclusion::Paused);
    }
    let over = Pause { from: day.pred_opt().unwrap_or(day), until: day.pred_opt().unwrap_or(day) };
    let back = wishing(5, Preferences { pause: Some(over), ..Preferences::default() });
    assert!(given(back).when(COORDINATOR, drafting(SESSION, 5, 0)).outcome.is_ok());
}

#[test]
fn a_persons_own_daily_and_weekly_limits_are_kept() {
    for most in [Most { sessions: Some(0), minutes: None }, Most { sessions: None, minutes: Some(30) }] {
        check(
            wishing(5, Preferences { most_a_day: most, ..Preferences::default() }),
            5,
            0,
            Exclusion::OwnLimit,
        );
        check(
            wishing(5, Preferences { most_a_week: most, ..Preferences::default() }),
            5,
            0,
            Exclusion::OwnLimit,
        );
    }
    let enough = Most { sessions: Some(1), minutes: Some(60) };
    let wide = wishing(5, Preferences { most_a_day: enough, most_a_week: enough, ..Preferences::default() });
    assert!(given(wide).when(COORDINATOR, drafting(SESSION, 5, 0)).outcome.is_ok());
}

#[test]
fn the_reason_for_a_decline_applies_to_the_next_plan() {
    let declined = |by, reason| with(proposed(), (3, by, Command::Decline { session: SESSION, reason }));
    let fits = |acts: Vec<Act>, interview| {
        let drafted = given(acts).when(COORDINATOR, drafting(SessionId(9), interview, 0));
        assert!(drafted.outcome.is_ok(), "{interview}: {:?}", drafted.outcome);
    };
    // Interview 5, on Tuesday with person 3, was declined. Interview 6 is the day after with person 1, and 17
    // the week after with person 3 again.
    let busy = declined(TRAINEE, DeclineReason::TooBusyThisWeek);
    check(busy.clone(), 6, 0, Exclusion::DeclinedBefore);
    fits(busy, 17);
    let other_mentor = declined(TRAINEE, DeclineReason::PreferAnotherMentor);
    check(other_mentor.clone(), 17, 0, Exclusion::DeclinedBefore);
    fits(other_mentor, 6);
    let time = declined(TRAINEE, DeclineReason::CannotMakeIt);
    check(time.clone(), 5, 0, Exclusion::DeclinedBefore);
    fits(time, 17);
    // A mentor's busy week says nothing about the trainee's.
    fits(declined(MENTOR, DeclineReason::TooBusyThisWeek), 6);
}

#[test]
fn no_trainee_joins_an_interviewer_on_a_day_off() {
    let day = world::interview(6).start.date_naive();
    let away = Command::ChangeDay { person: PersonId(1), day, hours: Some(Vec::new()) };
    check(after(away), 6, 0, Exclusion::Paused);
    let shorter = Command::ChangeDay { person: PersonId(1), day, hours: Some(vec![Span::new(0, 60)]) };
    let drafted = given(after(shorter)).when(COORDINATOR, drafting(SessionId(9), 6, 0));
    assert!(drafted.outcome.is_ok(), "the interview takes place whatever its interviewer’s hours are");
}

/// Drafts a session on a second trainee's coding path.
fn another_trainee(mut acts: Vec<Act>, interview: u64) -> Result<Vec<Event>, Refusal> {
    let enrollment = EnrollmentId(8);
    let enroll = Command::Enroll { enrollment, person: PersonId(7), interview_type: CODING };
    let after = acts.last().unwrap().0;
    acts.push((after, BYSTANDER, enroll));
    let interview = InterviewId(interview);
    let session = NewSession {
        id: SessionId(9),
        enrollment,
        interview,
        step: StepIndex(0),
        mentor: world::mentor_of(interview),
    };
    let draft = Command::DraftPlan { plan: PlanId(2), sessions: vec![session] };
    given(acts).when(COORDINATOR, draft).outcome
}

#[test]
fn a_mentors_decline_applies_to_every_trainee() {
    let declined = |by, reason| with(proposed(), (3, by, Command::Decline { session: SESSION, reason }));
    let refused = Err(Refusal::RuleBroken(Exclusion::DeclinedBefore));
    let busy = declined(MENTOR, DeclineReason::TooBusyThisWeek);
    assert_eq!(another_trainee(busy, 5), refused, "the mentor has no time for anybody");
    let trainee = declined(TRAINEE, DeclineReason::TooBusyThisWeek);
    assert!(another_trainee(trainee, 5).is_ok(), "the mentor said nothing");
    let pairing = declined(TRAINEE, DeclineReason::PreferAnotherMentor);
    assert!(another_trainee(pairing, 5).is_ok(), "it was about these two");
}

#[test]
fn a_decline_only_applies_to_the_declined_time() {
    let reason = DeclineReason::TooBusyThisWeek;
    let declined = with(proposed(), (3, TRAINEE, Command::Decline { session: SESSION, reason }));
    let mut moved = world::interview(5);
    moved.start += Duration::weeks(1);
    let import = Command::Import(Import { changed_interviews: vec![moved], ..Import::default() });
    let acts = with(declined, (4, COORDINATOR, import));
    check(acts.clone(), 6, 0, Exclusion::DeclinedBefore);
    let drafted = given(acts).when(COORDINATOR, drafting(SessionId(9), 5, 0));
    assert!(drafted.outcome.is_ok(), "the week after is another offer: {:?}", drafted.outcome);
}

#[test]
fn a_day_off_excludes_an_interview_that_ends_on_it() {
    let mut late = world::interview(6);
    // 23:30 in Berlin, on the evening before the day off. The trainee works nights.
    late.start = hours(24 * 2 + 14) + Duration::minutes(30);
    let import = Command::Import(Import { changed_interviews: vec![late.clone()], ..Import::default() });
    let nights = WeeklyHours(std::array::from_fn(|_| vec![Span::new(0, 1440)]));
    let zone = switchback_core::zones::Zone::named("America/New_York");
    let description = switchback_core::command::person::Description { zone, ..world::description(5) };
    let describe = Command::DescribePerson { description, profile: world::name(5) };
    let acts = vec![
        (0, COORDINATOR, describe),
        (0, TRAINEE, Command::SetHours { person: PersonId(5), hours: nights, prefer: None }),
        (0, COORDINATOR, import),
    ];
    let acts = [acts, enrolled()].concat();
    let day = (late.start + Duration::hours(2)).date_naive();
    let away = Command::ChangeDay { person: PersonId(1), day, hours: Some(Vec::new()) };
    assert!(given(acts.clone()).when(COORDINATOR, drafting(SessionId(9), 6, 0)).outcome.is_ok());
    check(with(acts, (1, COORDINATOR, away)), 6, 0, Exclusion::Paused);
}

/// A version of the program with other rules for coding.
fn publishing(version: u32, rules: PathRules) -> Act {
    let mut program = Program { version: Version(version), ..world::program() };
    program.paths.get_mut(&CODING).unwrap().rules = rules;
    (0, COORDINATOR, Command::PublishProgram(program))
}

#[test]
fn no_pair_meets_again_after_a_session_that_was_not_approved() {
    let rules = PathRules { never_same_pair: true, ..PathRules::default() };
    let turned_down = with(written(), (35, MENTOR, Command::DoNotCredit { session: SESSION }));
    assert!(given(turned_down.clone()).when(COORDINATOR, drafting(SessionId(9), 17, 0)).outcome.is_ok());
    let acts = [vec![publishing(3, rules)], turned_down].concat();
    check(acts, 17, 0, Exclusion::SamePair);
}
