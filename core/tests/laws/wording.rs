//! Every refusal, exclusion and log fault has its own wording, as a whole sentence or as the end of one.

use std::collections::{BTreeMap, BTreeSet};
use switchback_core::{
    command::refusal::{Refusal, needed_state::NeededState},
    model::{assigned_role::AssignedRole, program::StepKind, session::SessionState},
    planning::exclusion::Exclusion,
    workspace::oddity::{Noun, OddityKind},
};

#[rustfmt::skip]
fn refusals() -> Vec<Refusal> {
    use Refusal::*;
    vec![
        NoWorkspace, WorkspaceExists, NameMissing, NameTooLong(200), OnlyTheCoordinator, NotYours, UnknownPerson, UnknownTeam,
        UnknownInterviewType, UnknownEnrollment, UnknownInterview, UnknownSession, UnknownCertificate,
        UnknownZone("Mars/Base".into()), IdTaken, PersonLeft, ErasedForGood, HoursNotSound, PauseEndsBefore, TooManyDays { most: 9 }, AlreadyEnrolled, AlreadyCertified,
        NotActive, NotPaused, NoPath, StepUnknown, StepNotPrep, StepAlreadyDone,
        StepsMissing(StepKind::Shadow, 2), NothingToDo,
        WrongState { state: SessionState::Held, needed: NeededState::Draft }, NotOver, AlreadyOver, OnlyTheTrainee,
        OnlyTheMentor, OnlyCertified, RatingsDoNotFit { asked: 3, given: 2 }, ScorecardSealed,
        ScorecardsMissing, ProgramVersion, PathWithoutSteps, SignOffNotLast, ApprovalWithheld, CaseMissing, StepTimes,
        RuleBroken(Exclusion::Busy), TooOldToUndo, NotYoursOrTooOld, InterviewImported, NothingToUndo, AlreadyUndone, OthersBuiltOnIt, WorkspaceStays,
        NominationNeeded, PrerequisiteMissing("Coding".into()), FirstDayUnknown,
        TenureMissing(chrono::NaiveDate::MIN), PrepTooOld(StepKind::Course), OnlyThoseAsked,
        ApprovedAlready, NothingToMoveTo, EvidenceMissing, SignOffNotCredited, StepNotSession, NoMoreSessions(3), StepBelowMinimum(3),
        NotYoursToDecide, NothingToDecide, DimensionsNotDistinct, ScaleNotSound, RubricUnknown,
        RubricOfOtherCard,
        RatingAboveScale(5), ScorecardNotAsked, CertifiedMeanwhile, DisputedAlready, ReviewerNotCertified,
        CertifiedInFuture, NothingDue, RemindedToday, QuietHours, StepBounds(StepKind::Shadow), StepMinimum(StepKind::Shadow),
        MoreMentorsThanSessions(StepKind::Shadow), PrerequisiteCycle("Coding".into()), PathInPath, TooFewApprovers, SessionTookPlace,
        ApproverNotMissing, CannotReplaceApprover, RoleNotHeld(AssignedRole::Leader), LastCoordinator, OwnTraining,
        MovedSinceResponse, ReplyOfOtherWorkspace, SameInterviewType, TypeNameTaken, TypeHasScorecards(1), InBothTypes(2),
        KeptFixed,
        InterviewBegun, InterviewIsCancelled, InterviewNotCancelled, StartInPast, DateTooFar, InterviewerTwice,
        InterviewerLeft, SeatsTaken(1),
        NotMail, MailTaken, MailTakenMeanwhile, TextTooLong(20), NewerVersion,
        CreditNotYours, CaseNotAsked,
    ]
}

/// Lists the names of all variants. Doesn't compile if one is missing.
macro_rules! variants {
    ($all:ident, $name:ident, $kind:ident: $($variant:ident),+ $(,)?) => {
        const $all: &[&str] = &[$(stringify!($variant)),+];

        fn $name(known: &$kind) -> &'static str {
            match known {
                $($kind::$variant { .. } => stringify!($variant),)+
            }
        }
    };
}

variants!(
    REFUSALS, refusal_name, Refusal:
    NoWorkspace, WorkspaceExists, NameMissing, NameTooLong, OnlyTheCoordinator, NotYours, UnknownPerson,
    UnknownTeam, UnknownInterviewType, UnknownEnrollment, UnknownInterview, UnknownSession,
    UnknownCertificate, UnknownZone, IdTaken, PersonLeft, ErasedForGood, HoursNotSound, PauseEndsBefore,
    TooManyDays, AlreadyEnrolled, AlreadyCertified, NotActive, NotPaused, NoPath, StepUnknown, StepNotPrep,
    StepAlreadyDone, StepsMissing, NothingToDo, WrongState, NotOver, AlreadyOver, OnlyTheTrainee,
    OnlyTheMentor, OnlyCertified, RatingsDoNotFit, ScorecardSealed, ScorecardsMissing, ProgramVersion,
    PathWithoutSteps, ApprovalWithheld, CaseMissing, SignOffNotLast, StepTimes, RuleBroken, TooOldToUndo,
    NothingToUndo, AlreadyUndone, OthersBuiltOnIt, WorkspaceStays, NominationNeeded, PrerequisiteMissing, FirstDayUnknown,
    TenureMissing, PrepTooOld, OnlyThoseAsked, ApprovedAlready, NothingToMoveTo, EvidenceMissing,
    SignOffNotCredited, StepNotSession, NoMoreSessions, StepBelowMinimum, NotYoursToDecide, NothingToDecide,
    DimensionsNotDistinct, ScaleNotSound, RubricUnknown, RubricOfOtherCard, RatingAboveScale,
    ScorecardNotAsked, CertifiedMeanwhile, DisputedAlready, ReviewerNotCertified, CertifiedInFuture,
    NothingDue, RemindedToday, QuietHours, StepBounds, StepMinimum, MoreMentorsThanSessions,
    PrerequisiteCycle, PathInPath, TooFewApprovers, SessionTookPlace, ApproverNotMissing,
    CannotReplaceApprover, RoleNotHeld, LastCoordinator, OwnTraining, MovedSinceResponse,
    ReplyOfOtherWorkspace, SameInterviewType, TypeNameTaken, TypeHasScorecards, InBothTypes,
    KeptFixed, NotYoursOrTooOld, InterviewImported,
    InterviewBegun, InterviewIsCancelled, InterviewNotCancelled, StartInPast, DateTooFar, InterviewerTwice,
    InterviewerLeft, SeatsTaken,
    NotMail, MailTaken, MailTakenMeanwhile, TextTooLong, NewerVersion,
    CreditNotYours, CaseNotAsked,
);

#[rustfmt::skip]
fn exclusions() -> Vec<Exclusion> {
    use Exclusion::*;
    vec![
        NotThere, EnrollmentNotActive, PrepNotDone, OtherType, NotScheduled, TooSoon, NoObservers,
        LedByTrainee, MentorNotCertified, MentorDoesNotHost, DeclinedBefore, SameMentor, OutsideHours,
        MentorNotThere, MentorNotLead, OwnInterview, Busy, OtherSession, NoSeat, TraineeLimit, MentorLimit, OutOfOrder, Paused, OwnLimit,
        MentorNotExperienced, MentorOfSameTeam, MentorWithoutTag, SamePair, TooFewMentors, SessionsUsedUp,
    ]
}

variants!(
    EXCLUSIONS, exclusion_name, Exclusion:
    NotThere, EnrollmentNotActive, PrepNotDone, OtherType, NotScheduled, TooSoon, NoObservers, LedByTrainee,
    MentorNotThere, MentorNotLead, MentorNotCertified, MentorDoesNotHost, MentorNotExperienced,
    MentorOfSameTeam, MentorWithoutTag, DeclinedBefore, SameMentor, SamePair, TooFewMentors, SessionsUsedUp,
    OutsideHours, OwnInterview, Busy, OtherSession, NoSeat, TraineeLimit, MentorLimit, OutOfOrder, Paused,
    OwnLimit,
);

/// Checks that every variant is in the list.
#[track_caller]
fn check_whole<'a>(listed: impl Iterator<Item = &'a str>, all: &[&'a str]) {
    let listed: BTreeSet<&str> = listed.collect();
    let missing: Vec<_> = all.iter().filter(|name| !listed.contains(*name)).collect();
    assert!(missing.is_empty(), "not in the list above: {missing:?}");
}

#[track_caller]
fn check_distinct(wordings: impl Iterator<Item = String>) {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    wordings.for_each(|wording| *counts.entry(wording).or_default() += 1);
    counts.retain(|_, count| *count > 1);
    assert_eq!(counts, BTreeMap::new());
}

#[test]
fn every_refusal_is_a_distinct_sentence() {
    for refusal in refusals() {
        let wording = refusal.to_string();
        assert!(wording.ends_with('.') && !wording.ends_with(".."), "{wording}");
        assert!(wording.starts_with(|first: char| first.is_uppercase() || first == '“'), "{wording}");
    }
    check_whole(refusals().iter().map(refusal_name), REFUSALS);
    check_distinct(refusals().iter().map(ToString::to_string));
}

#[test]
fn a_refusal_keeps_its_wording_after_serialization() {
    for refusal in refusals() {
        let sent = serde_json::to_string(&refusal).unwrap();
        assert_eq!(serde_json::from_str::<Refusal>(&sent).unwrap(), refusal, "{sent}");
    }
}

#[test]
fn a_refused_name_is_neither_stored_nor_read_again() {
    let sent = serde_json::to_string(&Refusal::NameTooLong(200)).unwrap();
    assert_eq!(sent, r#"{"name_too_long":["",200]}"#);
    let before = serde_json::from_str::<Refusal>(r#"{"name_too_long":["Zoë \"Quill",200]}"#).unwrap();
    assert_eq!(before, Refusal::NameTooLong(200));
}

/// Phrases that a colleague would not use.
const STIFF: [&str; 9] = [
    "(any more)",
    "(s)",
    "somebody",
    "anybody",
    "whoever",
    "meanwhile",
    " are asked",
    " must be in ",
    " lies ",
];

#[test]
fn refusals_and_exclusions_are_worded_plainly() {
    let mut wordings: Vec<String> = refusals().iter().map(ToString::to_string).collect();
    wordings.extend(exclusions().iter().map(ToString::to_string));
    for wording in wordings {
        let lower = wording.to_lowercase();
        assert_eq!(STIFF.map(|phrase| lower.contains(phrase)), [false; STIFF.len()], "{wording}");
        assert!(wording.len() <= 120, "{} characters: {wording}", wording.len());
    }
}

#[test]
fn a_refusal_uses_the_right_plural() {
    let wordings = [1, 2].map(|missing| Refusal::StepsMissing(StepKind::Shadow, missing).to_string());
    let expected =
        ["1 shadow", "2 shadows"].map(|missing| format!("Not ready for sign-off. Still missing: {missing}."));
    assert_eq!(wordings, expected);
    assert_eq!(Refusal::NoMoreSessions(1).to_string(), "This step allows at most 1 session.");
}

#[test]
fn a_refusal_writes_out_the_month() {
    let from = chrono::NaiveDate::from_ymd_opt(2026, 6, 30).unwrap();
    let words = "This path has a minimum tenure. Enroll on June 30, 2026 or later.";
    assert_eq!(Refusal::TenureMissing(from).to_string(), words);
    let written = Refusal::TenureMissing(from).words(|day| day.to_string());
    assert!(written.contains(&from.to_string()), "pages write the date as their reader does: {written}");
}

#[test]
fn every_exclusion_ends_a_sentence() {
    for exclusion in exclusions() {
        let wording = exclusion.to_string();
        assert!(wording.starts_with(char::is_lowercase), "{wording}");
        assert!(wording.ends_with(char::is_alphanumeric), "{wording}");
        assert_eq!(Refusal::RuleBroken(exclusion).to_string().matches(&wording).count(), 1);
    }
    check_whole(exclusions().iter().map(exclusion_name), EXCLUSIONS);
    check_distinct(exclusions().iter().map(ToString::to_string));
}

#[test]
fn every_log_fault_is_a_distinct_sentence() {
    use Noun::*;
    let nouns =
        [Workspace, Team, Person, InterviewType, Program, Interview, Enrollment, Session, Certificate];
    let of_nouns = nouns.into_iter().flat_map(|noun| [OddityKind::Missing(noun), OddityKind::Twice(noun)]);
    let others = [OddityKind::OutOfOrder, OddityKind::SecondWorkspace, OddityKind::BrokenSeal];
    let sentences: Vec<String> = of_nouns.chain(others).map(|oddity| oddity.to_string()).collect();
    for sentence in &sentences {
        assert!(sentence.ends_with('.') && sentence.starts_with(char::is_uppercase), "{sentence}");
    }
    check_distinct(sentences.into_iter());
}
