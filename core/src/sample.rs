//! stub
use crate::command::Request;
use chrono::NaiveDate;
pub fn requests(_: NaiveDate) -> Vec<Request> { Vec::new() }
