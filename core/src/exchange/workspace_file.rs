//! stub
use crate::model::person::Profiles;
use chrono::{DateTime, Utc};
pub struct WorkspaceFile {
    pub lines: Vec<String>,
    pub profiles: Profiles,
}
pub fn read(_: &str) -> Result<WorkspaceFile, String> {
    Err(String::new())
}
pub fn write(_: &[String], _: &Profiles, _: DateTime<Utc>) -> String {
    String::new()
}
