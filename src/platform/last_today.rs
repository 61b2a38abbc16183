//! The last state of Today on this device. `public/last_today.js` stores it and shows it while the app is loading.

use super::browser::{call_script, object};
use super::device::Identity;
use wasm_bindgen::JsValue;

/// Stores the page as it is shown to this person in this workspace. The next start shows it as of the given time, in words.
pub fn keep(workspace: &str, who: &Identity, as_of: &str) {
    let owner = [("workspace", workspace), ("person", &who.person), ("role", &who.role), ("asOf", as_of)];
    call_script(SCRIPT, "keep", &object(&owner.map(|(name, text)| (name, text.into()))));
}

/// Deletes it, as every change to the workspace must: it may contain an erased name.
pub fn forget() {
    call_script(SCRIPT, "forget", &JsValue::UNDEFINED);
}

const SCRIPT: &str = "lastToday";
