//! Interviews that an earlier file of the same source had and this one doesn't.

use super::{InterviewImporter, hashed};
use crate::{
    intake::{Fresh, Item, Missing},
    model::{
        ids::SourceId,
        interview::{Interview, InterviewOrigin},
    },
    order::Order,
    wording,
};

impl InterviewImporter<'_> {
    /// Gives new interviews the source of those that the file shares with an earlier one, else a new source.
    pub(super) fn take_source(&mut self, fresh: Fresh) {
        let known = self.sources.iter().copied().flatten().next();
        let source = known.unwrap_or_else(|| SourceId(fresh()));
        for interview in &mut self.intake.import.interviews {
            interview.source = Some(source);
        }
    }

    /// Keeps the interview of a row that can't be read from being listed as missing.
    pub(super) fn note_unread(&mut self, id: Option<&str>) {
        let Some(key) = id.map(hashed) else {
            self.unread_without_id += 1;
            return;
        };
        self.unread.insert(key);
        let known = self.known.get(&key).and_then(|known| self.workspace.interviews.get(known));
        self.sources.extend(known.map(|known| known.source));
    }

    /// Lists the upcoming scheduled interviews that aren't in the file, and cancels them if that is the answer.
    pub(super) fn find_missing(&mut self) {
        let workspace = self.workspace;
        let is_missing = |known: &&Interview| {
            known.is_scheduled()
                && known.origin != InterviewOrigin::AddedByHand
                && known.start > self.now
                && self.sources.contains(&known.source)
                && !self.seen.contains(&known.key)
                && !self.unread.contains(&known.key)
        };
        let mut missing: Vec<&Interview> = workspace.interviews.values().filter(is_missing).collect();
        if !missing.is_empty() && self.unread_without_id > 0 {
            return self.note_not_offered(missing.len());
        }
        missing.order_by_key(|known| (known.start, known.id));
        for known in missing {
            let item = Item { line: 0, what: self.words(known), detail: self.described_with_trainees(known) };
            self.intake.missing.push(item);
            if self.missing == Missing::AreCancelled {
                self.cancel_known(0, known);
            }
        }
    }

    /// Any of these interviews may be one of the rows that can't be read.
    fn note_not_offered(&mut self, missing: usize) {
        let entries = wording::count(self.unread_without_id, "entry", "entries");
        let interviews = wording::count(missing, "upcoming interview", "upcoming interviews");
        self.intake.notes.push(format!(
            "Not found in this file: {interviews}. They can’t be cancelled here as long as {entries} can’t be read. Correct the file first."
        ));
    }

    fn described_with_trainees(&self, known: &Interview) -> String {
        let at_it = self.workspace.sessions.values().filter(|session| session.interview == known.id);
        let trainees = at_it.filter(|session| session.state().is_ahead()).filter_map(|session| {
            let trainee = self.workspace.trainee_of(session)?;
            Some(self.workspace.profiles.name(trainee))
        });
        let trainees: Vec<&str> = trainees.collect();
        let described = self.described(known);
        if trainees.is_empty() { described } else { format!("{described}; trainee: {}", trainees.join(", ")) }
    }
}
