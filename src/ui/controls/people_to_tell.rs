//! How many people have yet to be told about their sessions, and the notice about it after sessions changed.

use crate::{
    route::Route,
    store::{Store, notice::Notice},
    ui::format::words,
};
use leptos::prelude::*;
use switchback_core::{
    command::Command, model::ids::CommandId, progress::schedule::to_tell_after::to_tell_after,
    sync::messages::Mail,
};

const MESSAGES: &str = "Messages";

/// "33 people to tell"
pub fn people_to_tell(people: usize) -> String {
    words::count(people, "person to tell", "people to tell")
}

/// Carries out a command that changes sessions, and reports it with the people to tell.
pub fn act_saying_whom_to_tell(store: Store, command: Command, done: &'static str) {
    store.act_saying(command, move |id| say_whom_to_tell(store, done, id));
}

/// Reports what was done, with the people to tell if it changed sessions.
pub fn say_done(store: Store, done: &str, command: CommandId) {
    match untrack(|| store.may_open(Route::Messages)) && concerned(store, command) > 0 {
        true => say_whom_to_tell(store, done, command),
        false => store.notify(Notice::done(format!("{done}."), command)),
    }
}

/// Reports what was done and, to those who send messages, how many people to tell about it, with a link to their messages.
pub fn say_whom_to_tell(store: Store, done: &str, command: CommandId) {
    let notice = |sentence: &str| Notice::done(format!("{done}. {sentence}."), command);
    store.notify(match untrack(|| store.may_open(Route::Messages)) {
        false => Notice::done(format!("{done}."), command),
        true => match concerned(store, command) {
            0 => notice("No one needs to be told"),
            people => notice(&who_tells(store, people)).leading_to(Route::Messages, MESSAGES),
        },
    });
}

fn concerned(store: Store, command: CommandId) -> usize {
    let now = store.now.get_untracked();
    untrack(|| store.read_log(|log| to_tell_after(log, command, now).len()))
}

fn who_tells(store: Store, people: usize) -> String {
    match untrack(|| store.mail()) {
        Some(Mail { is_sent: true, .. }) => {
            format!("Your team’s server writes to {}", words::count(people, "person", "people"))
        }
        _ => people_to_tell(people),
    }
}
