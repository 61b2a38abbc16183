//! What a person has responded so far, kept on this device, so that reloading the page loses nothing.

use crate::platform::device;
use serde::{Deserialize, Serialize};
use switchback_core::{json, model::response::SessionResponse, responses::personal_link::PersonalLink};

#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Kept {
    /// In the order in which they were given.
    pub responses: Vec<SessionResponse>,
    pub are_sent: bool,
}

pub fn kept(link: &PersonalLink) -> Kept {
    let text = device::draft(&key(link));
    text.and_then(|text| json::read(&text).ok()).unwrap_or_default()
}

pub fn keep(link: &PersonalLink, responses: &Kept) {
    if responses.responses.is_empty() {
        return device::forget_draft(&key(link));
    }
    if let Ok(text) = serde_json::to_string(responses) {
        device::keep_draft(&key(link), &text);
    }
}

/// A later link of the same person asks about sessions that may have changed, and starts over.
fn key(link: &PersonalLink) -> String {
    format!("responses-{}-{}", link.person, link.as_of.timestamp())
}
