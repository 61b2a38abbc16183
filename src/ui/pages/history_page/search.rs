//! Searches the changes for the text that the user typed. Handles a limited number at a time, as searching all changes of a
//! large workspace at once would freeze the page.

use crate::{platform::clock, store::Store};
use leptos::{prelude::*, task::spawn_local};
use switchback_core::{
    log::history::CommandRecord,
    text_search::{Query, folded},
    workspace::Workspace,
};

/// How many changes are searched between two frames.
const AT_ONCE: usize = 1_000;

/// The results so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The indexes of the matching records, in order.
    pub places: Vec<usize>,
    looked_at: usize,
}

impl Found {
    /// Whether there are more records to search.
    pub fn is_looking(&self, records: usize) -> bool {
        self.looked_at < records
    }

    fn look_on(
        &mut self,
        workspace: &Workspace,
        query: &Query,
        records: &[CommandRecord],
        words: Words,
        most: usize,
    ) {
        let end = records.len().min(self.looked_at + most);
        let places = self.looked_at..end;
        let says = |place: &usize| query.is_inside(&folded(&words(workspace, &records[*place])));
        self.places.extend(places.filter(says));
        self.looked_at = end;
    }
}

/// The full text of a change on the page.
type Words = fn(&Workspace, &CommandRecord) -> String;

/// Searches for the typed text. Finds nothing while it is empty.
pub fn search(
    store: Store,
    records: Memo<Vec<CommandRecord>>,
    typed: Signal<String>,
    words: Words,
) -> Signal<Found> {
    let found = RwSignal::new(Found::default());
    let query = Memo::new(move |_| Query::new(&typed.read()));
    let search = StoredValue::new(0_u32);
    Effect::new(move || {
        records.track();
        let query = query.get();
        search.update_value(|search| *search += 1);
        let this = search.get_value();
        found.set(Found::default());
        if query.is_empty() {
            return;
        }
        spawn_local(async move {
            // By the next frame, the page may be gone or the search text may have changed.
            while search.try_get_value() == Some(this) && look_on(store, records, &query, words, found) {
                clock::next_frame().await;
            }
        });
    });
    found.into()
}

/// Searches some more records. Returns whether any are left.
fn look_on(
    store: Store,
    records: Memo<Vec<CommandRecord>>,
    query: &Query,
    words: Words,
    found: RwSignal<Found>,
) -> bool {
    untrack(|| {
        let records = records.read();
        found.update(|found| {
            store.read(|workspace| found.look_on(workspace, query, &records, words, AT_ONCE))
        });
        found.read().is_looking(records.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use switchback_core::{
        log::history::RecordState,
        model::{actor::Actor, ids::CommandId},
    };

    fn record(number: u64) -> CommandRecord {
        CommandRecord {
            command: CommandId(number),
            at: chrono::DateTime::UNIX_EPOCH,
            by: Actor::COORDINATOR,
            events: Vec::new(),
            state: RecordState::Counts,
        }
    }

    fn words(_: &Workspace, record: &CommandRecord) -> String {
        format!("Ánne changed {:?}", record.command)
    }

    #[test]
    fn every_change_is_searched_once() {
        let records: Vec<_> = (0..10).map(record).collect();
        let (workspace, query) = (Workspace::default(), Query::new("anne"));
        let mut found = Found::default();
        while found.is_looking(records.len()) {
            found.look_on(&workspace, &query, &records, words, 3);
        }
        assert_eq!(found.places, (0..10).collect::<Vec<_>>());
    }

    #[test]
    fn changes_without_the_text_are_left_out() {
        let records = [record(1), record(2)];
        let (workspace, query) = (Workspace::default(), Query::new("nobody"));
        let mut found = Found::default();
        found.look_on(&workspace, &query, &records, words, 10);
        assert_eq!(found, Found { places: Vec::new(), looked_at: 2 });
    }
}
