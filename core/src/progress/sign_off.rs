//! What a sign-off rests on, and who gives it.

pub mod approval;
pub mod evidence;
