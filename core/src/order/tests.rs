use super::{Gather, Order};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

proptest! {
    #[test]
    fn sorting_agrees_with_the_standard_library(things in prop::collection::vec((0_u8..8, any::<u16>()), 0..60)) {
        let mut ours = things.clone();
        let mut theirs = things;
        ours.order_by_key(|(key, _)| *key);
        theirs.sort_by_key(|(key, _)| *key);
        prop_assert_eq!(&ours, &theirs);
        ours.order_by(|(_, one), (_, other)| other.cmp(one));
        theirs.sort_by(|(_, one), (_, other)| other.cmp(one));
        prop_assert_eq!(&ours, &theirs);
        ours.order();
        theirs.sort();
        prop_assert_eq!(ours, theirs);
    }

    #[test]
    fn collecting_agrees_with_the_standard_library(pairs in prop::collection::vec((0_u8..8, any::<u16>()), 0..30)) {
        prop_assert_eq!(pairs.iter().copied().into_map(), pairs.iter().copied().collect::<BTreeMap<_, _>>());
        prop_assert_eq!(pairs.iter().copied().into_set(), pairs.into_iter().collect::<BTreeSet<_>>());
    }
}
