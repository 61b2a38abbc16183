//! The palette's actions that are available on every page.

use super::{Choice, Leads};
use crate::{
    platform::{
        device::{self, Theme},
        theme,
    },
    route::Route,
    store::{Store, notice::Notice},
    ui::{components::IconName, controls::overlays::Overlays},
};
use leptos::prelude::*;
use switchback_core::log::history::{RecordState, history};

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Action {
    UndoLast,
    Choose(Theme),
    ShowShortcuts,
    /// Switches to another user, or signs out of a team.
    ShowWho,
}

/// An action with other words that users may search for.
pub type Known = (Choice, &'static str);

/// The actions of the current user.
pub fn known(store: Store) -> Vec<Known> {
    let mut known = Vec::new();
    let pages = [
        (Route::Plan, IconName::Plan, "Plan sessions", "make a plan draft"),
        (Route::Import, IconName::Upload, "Import people or interviews", "files csv excel calendar"),
        (Route::Messages, IconName::ArrowRight, "Tell people about their sessions", "messages send invite"),
    ];
    for (route, icon, title, also) in pages {
        if store.may_open(route) {
            known.push((choice(icon, title, Leads::To(route.href())), also));
        }
    }
    if store.may_open(Route::History) {
        known.push((choice(IconName::Undo, "Undo my last change", Leads::Do(Action::UndoLast)), "take back"));
    }
    let who = if store.is_team() { "Sign out" } else { "Switch person" };
    known.push((choice(IconName::People, who, Leads::Do(Action::ShowWho)), "who am i account role"));
    for (theme, title) in THEMES {
        known.push((choice(IconName::Settings, title, Leads::Do(Action::Choose(theme))), "appearance color"));
    }
    let shortcuts = choice(IconName::Info, "Keyboard shortcuts", Leads::Do(Action::ShowShortcuts));
    known.push((shortcuts, "help keys"));
    known
}

const THEMES: [(Theme, &str); 3] =
    [(Theme::Dark, "Dark theme"), (Theme::Light, "Light theme"), (Theme::System, "System theme")];

fn choice(icon: IconName, title: &str, leads: Leads) -> Choice {
    Choice { icon, title: title.to_owned(), note: "Action".to_owned(), leads }
}

pub fn take(store: Store, overlays: Overlays, action: Action) {
    match action {
        Action::UndoLast => undo_last(store),
        Action::Choose(chosen) => {
            device::remember_theme(chosen);
            theme::apply(chosen);
        }
        Action::ShowShortcuts => overlays.shortcuts.set(true),
        Action::ShowWho => overlays.who.set(true),
    }
}

/// Undoes the current user's last change that is still in effect. If that can't be undone, the refusal says so, and no earlier
/// change is undone in its place.
fn undo_last(store: Store) {
    let who = store.who.get_untracked();
    let records = untrack(|| store.read_log(history));
    let last = records.into_iter().find(|record| record.state == RecordState::Counts && record.by == who);
    match last {
        Some(record) => store.undo(record.command),
        None => store.notify(Notice::said("You have no changes left to undo.")),
    }
}
