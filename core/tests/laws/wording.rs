//! Every refusal, exclusion and log fault has its own wording, as a whole sentence or as the end of one.

use std::collections::BTreeMap;
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
        NoWorkspace, WorkspaceExists, NameMissing, NameTooLong("Abc".into(), 200), OnlyTheCoordinator, NotYours, UnknownPerson, UnknownTeam,
        UnknownInterviewType, UnknownEnrollment, UnknownInterview, UnknownSession, UnknownCertificate,
        UnknownZone("Mars/Base".into()), IdTaken, PersonLeft, ErasedForGood, HoursNotSound, PauseEndsBefore, TooManyDays { most: 9 }, AlreadyEnrolled, AlreadyCertified,
        NotActive, NotPaused, NoPath, StepUnknown, StepNotPrep, StepAlreadyDone,
        StepsMissing(StepKind::Shadow, 2), NothingToDo,
        WrongState { state: SessionState::Held, needed: NeededState::Draft }, NotOver, AlreadyOver, OnlyTheTrainee,
        OnlyTheMentor, OnlyCertified, RatingsDoNotFit { asked: 3, given: 2 }, ScorecardSealed,
        ScorecardsMissing, ProgramVersion, PathWithoutSteps, SignOffNotLast, ApprovalWithheld, CaseMissing, StepTimes,
        RuleBroken(Exclusion::Busy), TooOldToUndo, NothingToUndo, AlreadyUndone, OthersBuiltOnIt,
        NominationNeeded, PrerequisiteMissing("Coding".into()), FirstDayUnknown,
        TenureMissing(chrono::NaiveDate::MIN), PrepTooOld(StepKind::Course), OnlyThoseAsked,
        ApprovedAlready, NothingToMoveTo, EvidenceMissing, SignOffNotCredited, StepNotSession, NoMoreSessions(3), StepBelowMinimum(3),
        NotYoursToDecide, NothingToDecide, DimensionsNotDistinct, ScaleNotSound, RubricUnknown,
        RubricOfOtherCard,
        RatingAboveScale(5), ScorecardNotAsked, CertifiedMeanwhile, DisputedAlready, ReviewerNotCertified,
        CertifiedInFuture, NothingDue, RemindedToday, QuietHours, StepBounds(StepKind::Shadow), StepMinimum(StepKind::Shadow),
        MoreMentorsThanSessions(StepKind::Shadow), PrerequisiteCycle("Coding".into()), PathInPath, TooFewApprovers, SessionTookPlace,
        ApproverNotMissing, CannotReplaceApprover, RoleNotHeld(AssignedRole::Leader), LastCoordinator, OwnTraining,
        MovedSinceResponse, ReplyOfOtherWorkspace, SameInterviewType, TypeHasScorecards(1), InBothTypes(2),
    ]
}

/// Does not compile if a refusal is missing here. Then add it to the list above, too.
fn is_listed(refusal: &Refusal) -> bool {
    use Refusal::*;
    match refusal {
        NoWorkspace
        | WorkspaceExists
        | NameMissing
        | NameTooLong(..)
        | OnlyTheCoordinator
        | NotYours
        | UnknownPerson
        | UnknownTeam
        | UnknownInterviewType
        | UnknownEnrollment
        | UnknownInterview
        | UnknownSession
        | UnknownCertificate
        | UnknownZone(_)
        | IdTaken
        | PersonLeft
        | ErasedForGood
        | HoursNotSound
        | PauseEndsBefore
        | TooManyDays { .. }
        | AlreadyEnrolled
        | AlreadyCertified
        | NotActive
        | NotPaused
        | NoPath
        | StepUnknown
        | StepNotPrep
        | StepAlreadyDone
        | StepsMissing(..)
        | NothingToDo
        | WrongState { .. }
        | NotOver
        | AlreadyOver
        | OnlyTheTrainee
        | OnlyTheMentor
        | OnlyCertified
        | RatingsDoNotFit { .. }
        | ScorecardSealed
        | ScorecardsMissing
        | ProgramVersion
        | PathWithoutSteps
        | SignOffNotLast
        | ApprovalWithheld
        | CaseMissing
        | StepTimes
        | RuleBroken(_)
        | TooOldToUndo
        | NothingToUndo
        | AlreadyUndone
        | OthersBuiltOnIt
        | NominationNeeded
        | PrerequisiteMissing(_)
        | FirstDayUnknown
        | TenureMissing(_)
        | PrepTooOld(_)
        | OnlyThoseAsked
        | ApprovedAlready
        | NothingToMoveTo
        | EvidenceMissing
        | SignOffNotCredited
        | StepNotSession
        | NoMoreSessions(_)
        | StepBelowMinimum(_)
        | NotYoursToDecide
        | NothingToDecide
        | DimensionsNotDistinct
        | ScaleNotSound
        | RubricUnknown
        | RubricOfOtherCard
        | RatingAboveScale(_)
        | ScorecardNotAsked
        | CertifiedMeanwhile
        | DisputedAlready
        | ReviewerNotCertified
        | CertifiedInFuture
        | NothingDue
        | RemindedToday
        | QuietHours
        | StepBounds(_)
        | StepMinimum(_)
        | MoreMentorsThanSessions(_)
        | PrerequisiteCycle(_)
        | PathInPath
        | TooFewApprovers
        | SessionTookPlace
        | ApproverNotMissing
        | CannotReplaceApprover
        | RoleNotHeld(_)
        | LastCoordinator
        | OwnTraining
        | MovedSinceResponse
        | ReplyOfOtherWorkspace
        | SameInterviewType
        | TypeHasScorecards(_)
        | InBothTypes(_) => true,
    }
}

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

/// Does not compile if an exclusion is missing here. Then add it to the list above, too.
fn is_worded(exclusion: Exclusion) -> bool {
    use Exclusion::*;
    match exclusion {
        NotThere | EnrollmentNotActive | PrepNotDone | OtherType | NotScheduled | TooSoon | NoObservers
        | LedByTrainee | MentorNotThere | MentorNotLead | MentorNotCertified | MentorDoesNotHost
        | DeclinedBefore | SameMentor | OutsideHours | OwnInterview | Busy | OtherSession | NoSeat
        | TraineeLimit | MentorLimit | OutOfOrder | Paused | OwnLimit | MentorNotExperienced
        | MentorOfSameTeam | MentorWithoutTag | SamePair | TooFewMentors | SessionsUsedUp => true,
    }
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
        assert!(is_listed(&refusal) && wording.ends_with('.') && !wording.ends_with(".."), "{wording}");
        assert!(wording.starts_with(|first: char| first.is_uppercase() || first == '“'), "{wording}");
    }
    check_distinct(refusals().iter().map(ToString::to_string));
}

#[test]
fn a_refusal_keeps_its_wording_after_serialization() {
    for refusal in refusals() {
        let sent = serde_json::to_string(&refusal).unwrap();
        assert_eq!(serde_json::from_str::<Refusal>(&sent).unwrap(), refusal, "{sent}");
    }
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
fn every_exclusion_ends_a_sentence() {
    for exclusion in exclusions() {
        let wording = exclusion.to_string();
        assert!(is_worded(exclusion) && wording.starts_with(char::is_lowercase), "{wording}");
        assert!(wording.ends_with(char::is_alphanumeric), "{wording}");
        assert_eq!(Refusal::RuleBroken(exclusion).to_string().matches(&wording).count(), 1);
    }
    check_distinct(exclusions().iter().map(ToString::to_string));
}

#[test]
fn every_log_fault_is_a_distinct_sentence() {
    use Noun::*;
    let nouns = [Team, Person, InterviewType, Program, Interview, Enrollment, Session, Certificate];
    let of_nouns = nouns.into_iter().flat_map(|noun| [OddityKind::Missing(noun), OddityKind::Twice(noun)]);
    let others = [OddityKind::OutOfOrder, OddityKind::SecondWorkspace, OddityKind::BrokenSeal];
    let sentences: Vec<String> = of_nouns.chain(others).map(|oddity| oddity.to_string()).collect();
    for sentence in &sentences {
        assert!(sentence.ends_with('.') && sentence.starts_with(char::is_uppercase), "{sentence}");
    }
    check_distinct(sentences.into_iter());
}
