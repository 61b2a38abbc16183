use super::*;
use crate::model::scorecard::Rating;
use proptest::prelude::*;

fn record(notes: &str) -> ScorecardRecord {
    let content = ScorecardContent {
        ratings: vec![Rating::ALL[1], Rating::ALL[3]],
        recommendation: Recommendation::Yes,
        notes: notes.to_owned(),
        verdict: Some(Verdict::Counts),
    };
    let (session, side, rubric) = (SessionId(7), Side::Mentor, RubricVersion(2));
    ScorecardRecord { session, side, rubric, salt: Salt(1 << 100), content }
}

#[test]
fn a_commitment_never_changes() {
    let commitment = "721d2e08371574871bd0592e3053daf3984465937150ffd6f3270bc25f7baef0";
    assert_eq!(record("Clear and calm.").commitment().to_string(), commitment);
}

#[test]
fn every_part_of_a_record_changes_its_commitment() {
    let known = record("Clear.");
    let changed: [fn(&mut ScorecardRecord); 9] = [
        |record| record.session = SessionId(8),
        |record| record.side = Side::Trainee,
        |record| record.rubric = RubricVersion(3),
        |record| record.salt = Salt(1),
        |record| record.content.ratings.swap(0, 1),
        |record| record.content.ratings.truncate(1),
        |record| record.content.recommendation = Recommendation::No,
        |record| record.content.notes.push(' '),
        |record| record.content.verdict = Some(Verdict::NeedsAnother),
    ];
    for (number, change) in changed.iter().enumerate() {
        let mut other = known.clone();
        change(&mut other);
        assert_ne!(other.commitment(), known.commitment(), "change {number}");
    }
}

#[test]
fn changed_content_does_not_open() {
    let (known, changed) = (record("Clear."), record("Unclear."));
    let mut records = ScorecardRecords::default();
    assert!(!records.keep_sealed(known.commitment(), &changed.seal()));
    assert!(!records.keep_sealed(known.commitment(), &String::from("00").into()));
    assert!(records.is_empty());
    assert!(records.keep_sealed(known.commitment(), &known.seal()));
    assert_eq!(records.get(&known.commitment()), Some(&known));
}

#[test]
fn changed_stored_content_is_none() {
    let (known, changed) = (record("Clear."), record("Unclear."));
    let mut records = ScorecardRecords::default();
    records.keep_stored(known.commitment(), changed.seal());
    assert_eq!((records.get(&known.commitment()), records.is_empty()), (None, true));
    assert_eq!((records.iter().count(), &records), (0, &ScorecardRecords::default()));
    records.keep_stored(known.commitment(), known.seal());
    let mut opened = ScorecardRecords::default();
    opened.keep(known.clone());
    assert_eq!((records.get(&known.commitment()), &records), (Some(&known), &opened));
}

#[test]
fn deleted_content_is_gone() {
    let known = record("Clear.");
    let mut records = ScorecardRecords::default();
    records.keep(known.clone());
    records.delete(&known.commitment());
    assert_eq!(records, ScorecardRecords::default());
}

proptest! {
    #[test]
    fn a_sealed_record_says_nothing_and_opens_whole(notes in "[a-z ]{6,80}") {
        let known = record(&notes);
        prop_assert!(!known.seal().to_string().contains(&notes));
        prop_assert_eq!(known.seal().open(), Some(known));
    }

    #[test]
    fn a_commitment_reads_back_from_its_text(notes in "\\PC{0,20}") {
        let commitment = record(&notes).commitment();
        let json = serde_json::to_string(&commitment).expect("it is text");
        prop_assert_eq!(serde_json::from_str::<Commitment>(&json).ok(), Some(commitment));
        prop_assert!(json.to_uppercase().parse::<Commitment>().is_err());
    }
}
