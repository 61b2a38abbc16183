//! Copying a text to the clipboard, with a notice.

use crate::{
    platform::clipboard,
    store::{Store, notice::Notice},
};
use leptos::task::spawn_local;
use switchback_core::{
    progress::email::{self, Message},
    wording::count,
};

/// Copies a text and then shows the notice `copied`.
pub fn copy(store: Store, text: String, copied: String) {
    spawn_local(async move {
        store.notify(match clipboard::copy(&text).await {
            Ok(()) => Notice::said(copied),
            Err(_) => {
                Notice::refused("This browser didn’t let Switchback copy. Select the text and copy it.")
            }
        });
    });
}

/// Copies messages as one text, each with its recipient.
pub fn copy_messages(store: Store, messages: &[Message]) {
    let text = store.read(|workspace| email::joined(workspace, messages));
    copy(store, text, format!("{} copied.", count(messages.len(), "message", "messages")));
}
