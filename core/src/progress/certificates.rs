//! Certificates: approval, evidence, status and the directory.

pub mod approval;
pub mod directory;
pub mod evidence;
pub mod status;
