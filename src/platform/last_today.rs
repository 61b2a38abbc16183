//! What Today last showed on this device: `public/last_today.js` keeps it, and shows it while the app is on its way.

use super::browser::{call_script, object};
use super::device::Identity;
use wasm_bindgen::JsValue;

/// Keeps what the page shows to this person of this workspace, to stand on the next start as the state of then, which is
/// given in words.
pub fn keep(workspace: &str, who: &Identity, as_of: &str) {
    let owner = [("workspace", workspace), ("person", &who.person), ("role", &who.role), ("asOf", as_of)];
    call_script(SCRIPT, "keep", &object(&owner.map(|(name, text)| (name, text.into()))));
}

/// Deletes it, as everything must that changes the workspace: nothing of an erased name may stay.
pub fn forget() {
    call_script(SCRIPT, "forget", &JsValue::UNDEFINED);
}

const SCRIPT: &str = "lastToday";
