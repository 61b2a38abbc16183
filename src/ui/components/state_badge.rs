//! The state of a session as a colored word.

use leptos::prelude::*;
use switchback_core::model::session::SessionState;

#[component]
pub fn StateBadge(state: SessionState) -> impl IntoView {
    let word = state.word();
    let class = format!("state-badge state-badge--{}", kind(state));
    let shown = format!("{}{}", word[..1].to_uppercase(), &word[1..]);
    view! { <span class=class>{shown}</span> }
}

/// The name of the color, which some states share.
pub(super) fn kind(state: SessionState) -> &'static str {
    match state {
        SessionState::Drafted => "drafted",
        SessionState::Accepted => "drafted",
        SessionState::Proposed => "proposed",
        SessionState::Confirmed => "confirmed",
        SessionState::Held => "held",
        SessionState::Credited => "credited",
        SessionState::NotCredited | SessionState::Missed => "missed",
        SessionState::Declined(_) => "declined",
        SessionState::Cancelled(_) => "cancelled",
    }
}
