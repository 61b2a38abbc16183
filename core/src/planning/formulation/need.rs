//! How much each interview type needs people.

use crate::{
    model::{ids::InterviewTypeId, person::Presence},
    order::Gather,
    planning::rules::{Prefilter, RuleContext},
};
use std::collections::BTreeMap;

/// Returns the interviews in the weeks per certified person who hasn't left, in thousandths of the neediest type's.
pub(super) fn of_types(context: &RuleContext, interviews: &Prefilter) -> BTreeMap<InterviewTypeId, i64> {
    let mut certified: BTreeMap<InterviewTypeId, i64> = BTreeMap::new();
    for (person, interview_type) in &context.certified {
        let person = context.workspace.people.get(person);
        if person.is_some_and(|person| person.presence == Presence::Here) {
            *certified.entry(*interview_type).or_default() += 1;
        }
    }
    let load = |interview_type: InterviewTypeId, count: usize| {
        let people: i64 = certified.get(&interview_type).copied().unwrap_or(0);
        i64::try_from(count).unwrap_or(i64::MAX).saturating_mul(1000) / people.max(1)
    };
    let loads: BTreeMap<_, _> = interviews.counts().map(|(kind, count)| (kind, load(kind, count))).into_map();
    let most = loads.values().copied().max().unwrap_or(0).max(1);
    loads.into_iter().map(|(kind, load)| (kind, load.saturating_mul(1000) / most)).into_map()
}
