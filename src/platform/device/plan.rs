//! The last plan made on this device.

use super::values::{forget, read, write};
use serde::{Serialize, de::DeserializeOwned};

const PLAN: &str = "plan";

/// The last plan made here, in its page's format.
pub fn last_plan<T: DeserializeOwned>() -> Option<T> {
    read(PLAN)
}

pub fn remember_last_plan<T: Serialize>(plan: &T) {
    write(PLAN, Some(plan));
}

pub(super) fn forget_last_plan() {
    forget(PLAN);
}
