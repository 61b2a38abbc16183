//! Merged logs may say anything in any order: nothing panics, nothing is lost, and folding stays consistent.

use crate::{
    cases,
    moves::{Move, moves},
    play::{decide, lines, play},
    world,
};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::{collection::vec, prelude::*, sample::Index};
use switchback_core::{
    attention::attention,
    command::Request,
    export::session_calendar,
    fact::line::Line,
    log::Log,
    model::{ids::CommandId, session::SessionState},
    progress::{
        certificates::directory::directory,
        duties::reminders,
        mailing::{Delivery, to_mail},
        schedule::{record::record, session_card},
    },
    zones::DatabaseZones,
};

/// Entries of two plays, shuffled, with some left out and some duplicated.
fn mixed(one: &[Move], other: &[Move], order: &[Index]) -> Vec<Line> {
    let mut all: Vec<Line> = play(one, |_| {}).lines().to_vec();
    all.extend(play(other, |_| {}).lines().iter().cloned());
    let picked: Vec<_> = order.iter().map(|index| all[index.index(all.len())].clone()).collect();
    // Half of the time, most of what people need is there.
    let founded = if order.len().is_multiple_of(2) { all[..80].to_vec() } else { Vec::new() };
    founded.into_iter().chain(picked).collect()
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn any_entries_in_any_order_give_a_workspace(
        one in moves(40), other in moves(40), order in vec(any::<Index>(), 0..250), silly in moves(30),
    ) {
        let mixed = mixed(&one, &other, &order);
        let mut log = Log::default();
        for line in &mixed {
            log.append([line.clone()]);
        }
        prop_assert_eq!(log.end() as usize, mixed.len());
        let whole = Log::open(0, Default::default(), mixed);
        prop_assert_eq!(whole.workspace(), log.workspace());
        prop_assert_eq!(lines(&whole), lines(&log));

        // Whatever was combined, people can continue: every command is decided, one way or the other.
        let mut now = world::first_day();
        for (new, step) in (5_000..).zip(&silly) {
            now = step.time(log.workspace(), now);
            let Some((by, command)) = step.command(&log, now, new) else { continue };
            let request = Request { id: CommandId(new), at: now, by, command };
            if let Ok(decision) = decide(&log, &request) {
                log.append(decision.entries.into_iter().map(Line::from));
            }
        }
        log.workspace().state_hash();
        switchback_core::log::history::history(&log);
    }
}

/// A workspace file may have an interview at the end of all time. No page may go blank over it.
#[test]
fn every_view_can_be_drawn_at_the_end_of_all_time() {
    let acts = crate::scenarios::written();
    let mut workspace = crate::scenarios::given(acts).log().workspace().clone();
    let end = DateTime::<Utc>::MAX_UTC;
    for interview in workspace.interviews.values_mut() {
        interview.start = end;
    }
    for session in workspace.sessions.values_mut() {
        session.history.push(SessionState::Proposed, end);
    }
    let delivery = Delivery {
        handed_over: &[],
        complete_since: DateTime::UNIX_EPOCH,
        settle: TimeDelta::minutes(15),
        needs_address: false,
    };
    for now in [world::first_day(), end] {
        let zones = &DatabaseZones;
        let found = attention(&workspace, zones, now);
        assert!(found.ready.is_empty());
        reminders::reminders(&workspace, zones, now);
        reminders::who_waits(&workspace, zones, now);
        to_mail(&workspace, zones, now, delivery);
        let cards = session_card::session_cards(&workspace, |_| true);
        assert!(session_calendar::write(&cards, now).contains("BEGIN:VEVENT"));
        assert_eq!(directory(&workspace, zones, now).len(), workspace.people_here().count());
        for person in workspace.people.keys() {
            record(&workspace, zones, *person, now);
        }
    }
}
