//! Whether an interview is on, by the words that programs have for it. Words that nobody knows are refused.

use crate::exchange::table::{dates, problem::ProblemKind};

/// Beginnings of words that say it is called off.
const OFF: [&str; 4] = ["cancel", "deleted", "removed", "annul"];
/// Beginnings of words that say it is on, or took place.
const ON: [&str; 20] = [
    "schedul",
    "confirm",
    "booked",
    "accepted",
    "complet",
    "done",
    "held",
    "active",
    "upcoming",
    "planned",
    "finished",
    "conducted",
    "awaiting",
    "feedback",
    "submitted",
    "invited",
    "sent",
    "progress",
    "started",
    "interviewed",
];
/// Words that turn the meaning of another, or say that it is still to be decided.
const DOUBT: [&str; 14] = [
    "not",
    "no",
    "to",
    "needs",
    "need",
    "unscheduled",
    "unconfirmed",
    "never",
    "without",
    "requested",
    "pending",
    "request",
    "maybe",
    "tentative",
];

/// Reads one status. A column that is named after cancelling answers that question, or has the date of it.
///
/// # Errors
///
/// When the words say neither that it is on nor that it is off.
pub(super) fn is_cancelled(column: &str, status: &str) -> Result<bool, ProblemKind> {
    let text = status.trim().to_lowercase();
    if text.is_empty() {
        return Ok(false);
    }
    if column.to_lowercase().contains("cancel") {
        match text.as_str() {
            "true" | "yes" | "y" | "1" | "x" => return Ok(true),
            "false" | "no" | "n" | "0" | "-" => return Ok(false),
            _ if dates::is_date(status) => return Ok(true),
            _ => {}
        }
    }
    let words: Vec<&str> = text.split(|character: char| !character.is_alphanumeric()).collect();
    let begins = |list: &[&str]| words.iter().any(|word| list.iter().any(|begin| word.starts_with(begin)));
    let doubtful = words.iter().any(|word| DOUBT.contains(word) || word.starts_with("reschedul"));
    let negated =
        words.windows(2).any(|pair| matches!(pair[0], "not" | "un") && pair[1].starts_with("cancel"));
    match (begins(&OFF), begins(&ON), doubtful) {
        _ if negated => Ok(false),
        (true, false, false) => Ok(true),
        (false, true, false) => Ok(false),
        _ => Err(ProblemKind::UnknownStatus(status.trim().to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::is_cancelled;

    #[test]
    fn a_status_says_that_it_is_on_or_off_or_is_refused() {
        let read = |column, status| is_cancelled(column, status).ok();
        for status in ["Cancelled", "CANCELED", "Canceled by candidate", "Interview cancelled", "deleted"] {
            assert_eq!(read("Status", status), Some(true), "{status}");
        }
        for status in [
            "",
            "Scheduled",
            "2nd Interview Scheduled",
            "1st round confirmed",
            "Completed",
            "Awaiting feedback",
            "Not cancelled",
            "4 of 5 interviews scheduled",
            "12 Dec interview scheduled",
        ] {
            assert_eq!(read("Interview Status", status), Some(false), "{status}");
        }
        for status in [
            "To be scheduled",
            "Not scheduled",
            "Unscheduled",
            "Needs rescheduling",
            "Rescheduled",
            "true",
            "yes",
            "2026-12-01",
            "Rejected",
            "In limbo",
            "Cancellation requested",
            "Scheduled, then cancelled",
            "12345678",
        ] {
            assert_eq!(read("Status", status), None, "{status}");
        }
    }

    #[test]
    fn a_column_about_cancelling_has_an_answer_or_a_date() {
        for (status, expected) in [
            ("TRUE", Some(true)),
            ("2026-12-01T10:00:00Z", Some(true)),
            ("12/1/2026", Some(true)),
            ("FALSE", Some(false)),
            ("", Some(false)),
            ("no", Some(false)),
            ("2nd", None),
        ] {
            assert_eq!(is_cancelled("Canceled at", status).ok(), expected, "{status}");
        }
    }
}
