//! Who is certified in what: status, directory, and the code of a printed certificate.

pub mod affected;
pub mod code;
pub mod directory;
pub mod main_type;
pub mod status;
