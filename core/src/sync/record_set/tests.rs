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
    fn whoever_gets_the_changed_buckets_has_the_same_records(theirs in changes(), ours in changes()) {
        let (mut theirs, ours) = (set(&theirs), set(&ours));
        theirs.replace(ours.changed_since(&theirs.hashes(|_| true), |_| true));
        prop_assert_eq!(&theirs, &ours);
        prop_assert!(ours.changed_since(&theirs.hashes(|_| true), |_| true).is_empty());
    }

    #[test]
    fn nobody_gets_a_record_that_is_not_theirs(theirs in changes(), ours in changes()) {
        let sees = |key: &RecordKey| matches!(key, RecordKey::Profile(person) if person.0 % 2 == 0);
        let (mut theirs, ours) = (set(&theirs), set(&ours));
        theirs.replace(ours.changed_since(&theirs.hashes(|_| true), sees));
        prop_assert!(theirs.records.keys().all(sees));
        prop_assert_eq!(theirs.hashes(|_| true), ours.hashes(sees));
    }

    #[test]
    fn the_fingerprints_of_names_follow_every_change(theirs in changes(), ours in changes()) {
        let (mut theirs, ours) = (set(&theirs), set(&ours));
        prop_assert_eq!(ours.handed_out_hashes(std::iter::empty()), ours.hashes(|_| true));
        theirs.replace(ours.changed_since(&theirs.hashes(|_| true), |_| true));
        prop_assert_eq!(theirs.handed_out_hashes(std::iter::empty()), ours.hashes(|_| true));
    }

    #[test]
    fn sets_that_differ_have_different_fingerprints(one in changes(), other in changes()) {
        let (one, other) = (set(&one), set(&other));
        prop_assert_eq!(one.hashes(|_| true).whole() == other.hashes(|_| true).whole(), one == other);
    }

    #[test]
    fn fingerprints_read_back_from_their_text(ours in changes()) {
        let hashes = set(&ours).hashes(|_| true);
        let text = String::from(hashes.clone());
        prop_assert_eq!(BucketHashes::try_from(text.clone()), Ok(hashes.clone()));
        prop_assert_eq!(BucketHashes::try_from(text[1..].to_owned()), Err(NotAHash));
        prop_assert_eq!(RecordsHash::try_from(String::from(hashes.whole())), Ok(hashes.whole()));
    }
}
