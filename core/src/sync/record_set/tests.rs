use super::*;
use crate::model::{ids::PersonId, person::Profile, person::ProfileChange};
use proptest::{collection::vec, prelude::*};

fn named(person: u64, name: Option<u64>) -> RecordChange {
    let profile = name.map(|name| Profile::new(format!("Somebody {name}"), None));
    RecordChange::Profile(ProfileChange { person: PersonId(person), profile })
}

fn changes() -> impl Strategy<Value = Vec<RecordChange>> {
    vec(
        (0..40_u64, proptest::option::weighted(0.8, 0..5_u64)).prop_map(|(person, name)| named(person, name)),
        0..80,
    )
}

fn set(changes: &[RecordChange]) -> RecordSet {
    let mut set = RecordSet::default();
    changes.iter().for_each(|change| set.keep(change));
    set
}

proptest! {
    #[test]
    fn replacing_the_changed_buckets_makes_the_records_equal(theirs in changes(), ours in changes()) {
        let (mut theirs, ours) = (set(&theirs), set(&ours));
        theirs.replace(ours.changed_since(&theirs.hashes(|_| true), |_| true));
        prop_assert_eq!(&theirs, &ours);
        prop_assert!(ours.changed_since(&theirs.hashes(|_| true), |_| true).is_empty());
    }

    #[test]
    fn a_reader_gets_no_record_that_they_may_not_see(theirs in changes(), ours in changes()) {
        let sees = |key: &RecordKey| matches!(key, RecordKey::Profile(person) if person.0 % 2 == 0);
        let (mut theirs, ours) = (set(&theirs), set(&ours));
        theirs.replace(ours.changed_since(&theirs.hashes(|_| true), sees));
        prop_assert!(theirs.records.keys().all(sees));
        prop_assert_eq!(theirs.hashes(|_| true), ours.hashes(sees));
    }

    #[test]
    fn profile_hashes_follow_every_change(theirs in changes(), ours in changes()) {
        let (mut theirs, ours) = (set(&theirs), set(&ours));
        prop_assert_eq!(ours.handed_out_hashes(std::iter::empty()), ours.hashes(|_| true));
        theirs.replace(ours.changed_since(&theirs.hashes(|_| true), |_| true));
        prop_assert_eq!(theirs.handed_out_hashes(std::iter::empty()), ours.hashes(|_| true));
    }

    #[test]
    fn sets_that_differ_have_different_hashes(one in changes(), other in changes()) {
        let (one, other) = (set(&one), set(&other));
        prop_assert_eq!(one.hashes(|_| true).whole() == other.hashes(|_| true).whole(), one == other);
    }

    #[test]
    fn hashes_read_back_from_their_text(ours in changes()) {
        let hashes = set(&ours).hashes(|_| true);
        let text = String::from(hashes.clone());
        prop_assert_eq!(BucketHashes::try_from(text.clone()), Ok(hashes.clone()));
        prop_assert_eq!(BucketHashes::try_from(text[1..].to_owned()), Err(NotAHash));
        prop_assert_eq!(RecordsHash::try_from(String::from(hashes.whole())), Ok(hashes.whole()));
    }
}
