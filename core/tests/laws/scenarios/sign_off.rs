//! Whose approvals make a certificate, and what happens to them when people or evidence change.

use super::*;
use std::collections::BTreeSet;
use switchback_core::{
    attention::attention,
    command::NewCertificate,
    model::{
        enrollment::CreditBasis,
        person::{Presence, WeeklyLimits},
        program::{
            Program, Version,
            rules::{Decider, Group, PathRules, SignOffRule, StepRules},
        },
    },
    progress::{
        duties::duty::{self, Task},
        sign_off::approval,
    },
    zones::DatabaseZones,
};

const FIRST: Actor = Actor::Member(PersonId(1));
const SECOND: Actor = Actor::Member(PersonId(3));
const SIGN: Command = Command::SignOff { enrollment: ENROLLMENT, certificate: CERTIFICATE };

fn publishing(rules: PathRules) -> Act {
    let mut program = Program { version: Version(3), ..world::program() };
    program.paths.get_mut(&CODING).unwrap().rules = rules;
    (0, COORDINATOR, Command::PublishProgram(program))
}

/// Every step is done, on a path that needs the approvals of persons 1 and 3.
fn ready() -> Vec<Act> {
    let of = Group::People(BTreeSet::from([PersonId(1), PersonId(3)]));
    let sign_off = SignOffRule::Panel { of, needed: 2 };
    let mut acts = vec![publishing(PathRules { sign_off, ..PathRules::default() })];
    acts.extend(finished_path());
    acts
}

fn end(acts: &[Act]) -> i64 {
    acts.last().unwrap().0
}

/// Adds an act one hour after the last one.
fn then(mut acts: Vec<Act>, by: Actor, command: Command) -> Vec<Act> {
    acts.push((end(&acts) + 1, by, command));
    acts
}

fn not_yet(why: &str) -> Command {
    Command::WithholdApproval { enrollment: ENROLLMENT, why: why.to_owned() }
}

fn is_certified(acts: Vec<Act>) -> bool {
    given(acts).log.workspace().certificate(PersonId(5), CODING).is_some()
}

#[test]
fn a_certificate_needs_every_approval_that_its_rule_names() {
    let one = then(ready(), FIRST, SIGN);
    assert!(!is_certified(one.clone()));
    assert!(is_certified(then(one, SECOND, SIGN)));
}

#[test]
fn an_approver_leaving_does_not_lower_the_bar() {
    let left = Command::SetPresence { person: PersonId(3), presence: Presence::Left };
    let acts = then(then(ready(), COORDINATOR, left), FIRST, SIGN);
    assert!(!is_certified(acts.clone()), "one approval of two");
    let now = hours(end(&acts) + 1);
    let log = given(acts).log();
    assert_eq!(
        attention(log.workspace(), &DatabaseZones, now).blocked,
        [ENROLLMENT],
        "the coordinator is told"
    );
}

/// Persons 1 and 3 are tagged, and both have certified the trainee. Then person 1 lost the tag.
fn certified_by_former_approvers() -> Vec<Act> {
    let tags = |person, tags: &[&str]| Command::SetTags {
        person: PersonId(person),
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
    };
    let sign_off = SignOffRule::Panel { of: Group::Tag("core".into()), needed: 2 };
    let mut acts = vec![publishing(PathRules { sign_off, ..PathRules::default() })];
    acts.extend([1, 3].map(|person| (0, COORDINATOR, tags(person, &["core"]))));
    acts.extend(finished_path());
    let certified = then(then(acts, FIRST, SIGN), SECOND, SIGN);
    then(certified, COORDINATOR, tags(1, &[]))
}

#[test]
fn a_change_of_tags_after_a_sign_off_blocks_no_other_undo() {
    let limit = |person| Command::SetLimits {
        person: PersonId(person),
        limits: WeeklyLimits { as_mentor: 1, ..WeeklyLimits::default() },
    };
    let tagged = certified_by_former_approvers();
    let acts = then(then(tagged.clone(), COORDINATOR, limit(7)), COORDINATOR, limit(8));
    let undo = |place: usize| Command::Undo { command: CommandId(100 + place as u64) };
    let undone = |place: usize| Event::CommandUndone { command: CommandId(100 + place as u64) };
    given(acts.clone()).when(COORDINATOR, undo(tagged.len())).then([undone(tagged.len())]);
    // The first of the two approvals.
    given(acts).when(COORDINATOR, undo(tagged.len() - 3)).refused(Refusal::OthersBuiltOnIt);
}

#[test]
fn a_certificate_keeps_the_approvals_that_it_was_issued_on() {
    let log = given(certified_by_former_approvers()).log();
    let enrollment = &log.workspace().enrollments[&ENROLLMENT];
    assert_eq!(approval::signers(log.workspace(), enrollment), [FIRST, SECOND]);
}

fn replacing(departed: u64, replacement: u64) -> Command {
    let (departed, replacement) = (PersonId(departed), PersonId(replacement));
    Command::ReplaceApprover { enrollment: ENROLLMENT, departed, replacement }
}

/// Person 1 has approved, and person 3 has left without approving.
fn one_approver_left() -> Vec<Act> {
    let left = Command::SetPresence { person: PersonId(3), presence: Presence::Left };
    then(then(ready(), FIRST, SIGN), COORDINATOR, left)
}

#[test]
fn an_approver_who_left_is_replaced_for_one_enrollment() {
    let replaced = then(one_approver_left(), COORDINATOR, replacing(3, 2));
    let now = hours(end(&replaced) + 1);
    let log = given(replaced.clone()).log();
    let attention = attention(log.workspace(), &DatabaseZones, now);
    assert_eq!((attention.blocked, attention.ready), (vec![], vec![ENROLLMENT]));
    assert!(!is_certified(replaced.clone()), "the replacement still has to approve");
    assert!(is_certified(then(replaced.clone(), Actor::Member(PersonId(2)), SIGN)));

    let back = Command::SetPresence { person: PersonId(3), presence: Presence::Here };
    assert!(
        is_certified(then(then(replaced, COORDINATOR, back), SECOND, SIGN)),
        "or the first one, once back"
    );
}

#[test]
fn a_trainee_among_their_own_approvers_is_replaced() {
    let of = Group::People(BTreeSet::from([PersonId(1), PersonId(5)]));
    for (sign_off, is_pair) in
        [(SignOffRule::Named(PersonId(5)), false), (SignOffRule::Panel { of, needed: 2 }, true)]
    {
        let rules = PathRules { sign_off, ..PathRules::default() };
        let mut acts = [vec![publishing(rules)], finished_path()].concat();
        if is_pair {
            acts = then(acts, FIRST, SIGN);
        }
        let log = given(acts.clone()).log();
        let now = hours(end(&acts) + 1);
        assert_eq!(attention(log.workspace(), &DatabaseZones, now).blocked, [ENROLLMENT]);
        given(acts.clone()).later(1).when(TRAINEE, SIGN).refused(Refusal::OnlyThoseAsked);
        let replaced = then(acts, COORDINATOR, replacing(5, 2));
        assert!(is_certified(then(replaced, Actor::Member(PersonId(2)), SIGN)));
    }
}

#[test]
fn a_replacement_who_leaves_is_replaced_in_turn() {
    let left = Command::SetPresence { person: PersonId(2), presence: Presence::Left };
    let acts = then(then(one_approver_left(), COORDINATOR, replacing(3, 2)), COORDINATOR, left);
    let certificate =
        NewCertificate { id: CertificateId(200), person: PersonId(4), interview_type: CODING, from: None };
    let acts = then(acts, COORDINATOR, Command::RecordCertificates { certificates: vec![certificate] });
    let acts = then(acts, COORDINATOR, replacing(2, 4));
    assert!(is_certified(then(acts, Actor::Member(PersonId(4)), SIGN)));
}

#[test]
fn only_a_missing_approver_is_replaced_and_only_by_a_certified_person() {
    given(one_approver_left()).when(FIRST, replacing(3, 2)).refused(Refusal::OnlyTheCoordinator);
    given(ready()).when(COORDINATOR, replacing(3, 2)).refused(Refusal::ApproverNotMissing);
    for unfit in [1, 5, 7] {
        let refused = given(one_approver_left()).when(COORDINATOR, replacing(3, unfit));
        refused.refused(Refusal::CannotReplaceApprover);
    }
    let approved = then(
        then(ready(), FIRST, SIGN),
        COORDINATOR,
        Command::SetPresence { person: PersonId(1), presence: Presence::Left },
    );
    given(approved).when(COORDINATOR, replacing(1, 2)).refused(Refusal::ApproverNotMissing);
}

#[test]
fn an_approval_from_before_leaving_still_counts() {
    let left = Command::SetPresence { person: PersonId(1), presence: Presence::Left };
    let acts = then(then(ready(), FIRST, SIGN), COORDINATOR, left);
    assert!(is_certified(then(acts, SECOND, SIGN)));
}

#[test]
fn no_one_approves_or_decides_after_leaving_the_company() {
    let left = Command::SetPresence { person: PersonId(3), presence: Presence::Left };
    let acts = then(finished_path(), COORDINATOR, left.clone());
    let credit = Command::GiveCredit {
        enrollment: ENROLLMENT,
        step: StepIndex(0),
        times: 1,
        basis: CreditBasis::Elsewhere,
        evidence: "Ran it".into(),
    };
    for command in [SIGN, not_yet("Weak on tests"), credit] {
        given(acts.clone()).later(1).when(SECOND, command).refused(Refusal::PersonLeft);
    }
    let decides = Decider::Named(PersonId(3));
    let mut acts = vec![publishing(PathRules { decides, ..PathRules::default() })];
    acts.extend(finished_path());
    let grant = Command::GrantAttempt { enrollment: ENROLLMENT, step: StepIndex(0) };
    given(then(acts, COORDINATOR, left)).later(1).when(SECOND, grant).refused(Refusal::PersonLeft);
}

#[test]
fn an_approval_ends_with_its_evidence() {
    let why = "Wrong session".to_owned();
    let approved = then(ready(), FIRST, SIGN);
    let reversed = then(approved, COORDINATOR, Command::ReverseReview { session: SESSION, why });
    let again = then(reversed, Actor::Member(world::interview(5).lead), Command::Credit { session: SESSION });
    let acts = then(again, SECOND, SIGN);
    assert!(!is_certified(acts.clone()), "person 1 has not seen it as it is now");
    assert!(is_certified(then(acts, FIRST, SIGN)));
}

#[test]
fn a_withheld_approval_is_shown_to_the_coordinator_until_its_author_approves() {
    let acts = then(then(ready(), FIRST, not_yet(" Weak on tests ")), SECOND, SIGN);
    let now = hours(end(&acts) + 1);
    let log = given(acts.clone()).log();
    let enrollment = &log.workspace().enrollments[&ENROLLMENT];
    let withheld = approval::withheld(log.workspace(), enrollment);
    assert_eq!((withheld[0].by, withheld[0].why.as_str()), (PersonId(1), "Weak on tests"));
    assert_eq!(attention(log.workspace(), &DatabaseZones, now).withheld, [ENROLLMENT]);
    assert!(is_certified(then(acts, FIRST, SIGN)));
}

#[test]
fn no_one_is_certified_while_an_approval_is_withheld() {
    let mut acts = vec![publishing(PathRules::default())];
    acts.extend(finished_path());
    let acts = then(acts, FIRST, not_yet("Weak on tests"));
    let refusal = Refusal::ApprovalWithheld;
    given(acts.clone()).when(SECOND, SIGN).refused(refusal);
    assert!(is_certified(then(acts, FIRST, SIGN)));
}

#[test]
fn only_approvers_withhold_approval_and_they_give_a_reason() {
    given(ready()).when(BYSTANDER, not_yet("No")).refused(Refusal::UnknownEnrollment);
    given(ready()).when(COORDINATOR, not_yet("No")).refused(Refusal::OnlyThoseAsked);
    given(ready()).when(FIRST, not_yet(" ")).refused(Refusal::EvidenceMissing);
    given(enrolled()).when(MENTOR, not_yet("No")).outcome.unwrap_err();
}

/// Every step is done, and two of persons 1, 3 and 4 must approve.
fn two_of_three() -> Vec<Act> {
    let of = Group::People(BTreeSet::from([PersonId(1), PersonId(3), PersonId(4)]));
    let sign_off = SignOffRule::Panel { of, needed: 2 };
    let mut acts = vec![publishing(PathRules { sign_off, ..PathRules::default() })];
    acts.extend(finished_path());
    acts
}

#[test]
fn approvals_given_while_one_is_withheld_count_once_it_is_settled() {
    let third = Actor::Member(PersonId(4));
    let acts = then(then(then(two_of_three(), FIRST, not_yet("Weak on tests")), SECOND, SIGN), third, SIGN);
    assert!(!is_certified(acts.clone()), "one of those asked has said not yet");
    assert!(is_certified(then(acts, FIRST, SIGN)));
}

#[test]
fn an_approval_withheld_by_a_person_who_left_does_not_count() {
    let left = Command::SetPresence { person: PersonId(1), presence: Presence::Left };
    let acts = then(then(two_of_three(), FIRST, not_yet("Weak on tests")), COORDINATOR, left);
    let acts = then(then(acts, SECOND, SIGN), Actor::Member(PersonId(4)), SIGN);
    assert!(is_certified(acts));
}

#[test]
fn a_withheld_sign_off_is_listed_once() {
    let mut acts = vec![publishing(PathRules::default())];
    acts.extend(finished_path());
    let acts = then(acts, FIRST, not_yet("Weak on tests"));
    let now = hours(end(&acts) + 1);
    let log = given(acts).log();
    let told = attention(log.workspace(), &DatabaseZones, now);
    assert_eq!((told.ready, told.withheld), (vec![], vec![ENROLLMENT]));
    let tasks = duty::of_everyone(log.workspace(), now);
    assert!(!tasks.iter().any(|(_, duty)| duty.task == Task::SignOff(ENROLLMENT)), "nobody else can act");
}

/// The trainee has used the only two shadows, and one was not credited.
fn used_up(decides: Decider) -> Vec<Act> {
    let mut program = Program { version: Version(3), ..world::program() };
    let path = program.paths.get_mut(&CODING).unwrap();
    path.rules.decides = decides;
    path.steps[0].rules = StepRules { at_most: Some(2), ..StepRules::default() };
    let mut acts = vec![(0, COORDINATOR, Command::PublishProgram(program))];
    for act in finished_path() {
        let (at, by, command) = act;
        match command {
            Command::Credit { session: SESSION } => {
                acts.push((at, by, Command::DoNotCredit { session: SESSION }))
            }
            Command::Credit { session } => {
                acts.push((at, by, Command::Credit { session }));
                break;
            }
            other => acts.push((at, by, other)),
        }
    }
    acts
}

#[test]
fn the_named_decider_has_the_decision_as_a_task_and_can_end_the_training() {
    let acts = used_up(Decider::Named(PersonId(7)));
    let now = hours(end(&acts) + 1);
    let log = given(acts.clone()).log();
    let tasks = duty::duties_of(log.workspace(), PersonId(7), now);
    let decide = Task::Decide(ENROLLMENT, StepIndex(0));
    assert!(tasks.iter().any(|duty| duty.task == decide));
    assert!(
        duty::of_everyone(log.workspace(), now)
            .iter()
            .any(|(person, duty)| { (*person, duty.task) == (PersonId(7), decide) })
    );
    let end = Command::Withdraw { enrollment: ENROLLMENT };
    given(acts.clone())
        .when(BYSTANDER, end.clone())
        .then([Event::EnrollmentWithdrawn { enrollment: ENROLLMENT }]);
    let more = Command::GrantAttempt { enrollment: ENROLLMENT, step: StepIndex(0) };
    given(acts)
        .when(BYSTANDER, more)
        .then([Event::AttemptGranted { enrollment: ENROLLMENT, step: StepIndex(0) }]);
    given(used_up(Decider::Coordinator)).when(BYSTANDER, end).refused(Refusal::UnknownEnrollment);
}

/// Every step is done. The mentor of the last session, person 1, writes a case for persons 1 and 3.
fn with_case() -> Vec<Act> {
    let of = Group::People(BTreeSet::from([PersonId(1), PersonId(3)]));
    let sign_off = SignOffRule::Panel { of, needed: 2 };
    let rules = PathRules { sign_off, mentor_case: true, ..PathRules::default() };
    let mut acts = vec![publishing(rules)];
    acts.extend(finished_path());
    acts
}

fn case(text: &str) -> Command {
    Command::WriteCase { enrollment: ENROLLMENT, text: text.to_owned() }
}

#[test]
fn approvers_wait_for_the_last_mentors_case() {
    let acts = with_case();
    let at = hours(end(&acts) + 1);
    given(acts.clone()).when(SECOND, SIGN).refused(Refusal::CaseMissing);
    let log = given(acts.clone()).log();
    let tasks = |log: &Log, person| {
        let duties = duty::duties_of(log.workspace(), PersonId(person), at);
        duties.into_iter().map(|duty| duty.task).filter(|task| task.is_due()).collect::<Vec<_>>()
    };
    assert_eq!(tasks(&log, 1), [Task::WriteCase(ENROLLMENT)]);
    assert_eq!(tasks(&log, 3), []);
    let written = then(acts, FIRST, case(" Leads calmly. "));
    let log = given(written.clone()).log();
    let known = &log.workspace().enrollments[&ENROLLMENT];
    assert_eq!(approval::case(log.workspace(), known).unwrap().text, "Leads calmly.");
    assert_eq!(tasks(&log, 3), [Task::SignOff(ENROLLMENT)]);
    assert!(is_certified(then(then(written, FIRST, SIGN), SECOND, SIGN)));
}

#[test]
fn only_the_last_mentor_writes_a_case_and_only_if_the_rules_require_one() {
    for by in [SECOND, TRAINEE, COORDINATOR] {
        given(with_case()).when(by, case("Ready")).refused(Refusal::OnlyTheMentor);
    }
    given(with_case()).when(FIRST, case(" ")).refused(Refusal::EvidenceMissing);
    given(ready()).when(FIRST, case("Ready")).refused(Refusal::CaseNotAsked);
}

#[test]
fn a_person_who_may_not_approve_hears_who_may() {
    given(finished_path()).when(Actor::LEADER, not_yet("Why not")).refused(Refusal::OnlyCertified);
    given(ready()).when(Actor::LEADER, not_yet("Why not")).refused(Refusal::OnlyThoseAsked);
}

#[test]
fn a_case_ends_with_its_evidence() {
    let why = "Wrong session".to_owned();
    let written = then(with_case(), FIRST, case("Ready"));
    let reversed = then(written, COORDINATOR, Command::ReverseReview { session: SESSION, why });
    let mentor = Actor::Member(world::mentor_of(INTERVIEW));
    let again = then(reversed, mentor, Command::Credit { session: SESSION });
    given(again).when(SECOND, SIGN).refused(Refusal::CaseMissing);
}

#[test]
fn the_previous_mentor_writes_the_case_if_the_last_one_has_left() {
    let left = |person| Command::SetPresence { person: PersonId(person), presence: Presence::Left };
    let acts = then(with_case(), COORDINATOR, left(1));
    assert!(given(acts.clone()).when(SECOND, case("Ready")).outcome.is_ok());
    let nobody = then(acts, COORDINATOR, left(3));
    let log = given(nobody).log();
    let known = &log.workspace().enrollments[&ENROLLMENT];
    assert!(!approval::lacks_case(log.workspace(), known), "nobody is left to write one");
}

#[test]
fn a_case_cannot_be_undone_under_its_certificate() {
    let written = then(with_case(), FIRST, case("Ready"));
    let case_written = CommandId(100 + written.len() as u64 - 1);
    let certified = then(then(written, FIRST, SIGN), SECOND, SIGN);
    given(certified)
        .when(COORDINATOR, Command::Undo { command: case_written })
        .refused(Refusal::OthersBuiltOnIt);
}
