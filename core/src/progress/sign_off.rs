//! What a sign-off is based on, and who gives it.

pub mod approval;
pub mod evidence;
