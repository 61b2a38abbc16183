//! How many people have yet to be told about their sessions, and the notice about it after publishing.

use crate::{
    route::Route,
    store::{Store, notice::Notice},
    ui::format::words,
};
use leptos::prelude::*;
use switchback_core::{model::ids::CommandId, progress::schedule::to_tell::to_tell, sync::messages::Mail};

const MESSAGES: &str = "Messages";

/// "33 people to tell"
pub fn people_to_tell(people: usize) -> String {
    words::count(people, "person to tell", "people to tell")
}

/// Reports what was published and how many people to tell, with a link to their messages.
pub fn say_published(store: Store, published: &str, command: CommandId) {
    let now = store.now.get_untracked();
    let notice = match store.read(|workspace| to_tell(workspace, now).len()) {
        0 => Notice::done(format!("{published}. Everyone concerned knows."), command),
        people => {
            let sentence = match untrack(|| store.mail()) {
                Some(Mail { is_sent: true, .. }) => {
                    format!("Your team’s server writes to {}", words::count(people, "person", "people"))
                }
                _ => people_to_tell(people),
            };
            Notice::done(format!("{published}. {sentence}."), command).leading_to(Route::Messages, MESSAGES)
        }
    };
    store.notify(notice);
}
