//! stub
pub mod workspace_file;
