//! Whether an interview is on, by the status words that programs use. Unknown words are refused.

use crate::exchange::table::{dates, problem::ProblemKind};

/// Words for a cancelled interview.
const OFF: [&str; 6] = ["cancelled", "canceled", "cancel", "deleted", "removed", "annulled"];
/// Words for an interview that is on or took place.
const ON: [&str; 16] = [
    "scheduled",
    "confirmed",
    "booked",
    "accepted",
    "complete",
    "completed",
    "done",
    "held",
    "active",
    "upcoming",
    "planned",
    "finished",
    "conducted",
    "interviewed",
    "started",
    "reconfirmed",
];
/// Documents written about an interview that took place.
const WRITTEN: [&str; 4] = ["feedback", "scorecard", "scorecards", "debrief"];
/// States of those documents.
const OF_WRITTEN: [&str; 11] = [
    "awaiting",
    "pending",
    "needed",
    "required",
    "requested",
    "due",
    "submitted",
    "received",
    "missing",
    "outstanding",
    "for",
];
/// Words that don't change the meaning.
const FILLING: [&str; 49] = [
    "interview",
    "interviews",
    "interviewer",
    "interviewers",
    "candidate",
    "recruiter",
    "panel",
    "round",
    "stage",
    "phone",
    "screen",
    "onsite",
    "on",
    "site",
    "video",
    "final",
    "first",
    "second",
    "third",
    "fourth",
    "status",
    "event",
    "by",
    "with",
    "the",
    "all",
    "of",
    "and",
    "a",
    "is",
    "was",
    "has",
    "been",
    "in",
    "person",
    "meeting",
    "call",
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
];
/// Words that negate another word or leave its meaning open.
const DOUBT: [&str; 16] = [
    "not",
    "no",
    "never",
    "un",
    "to",
    "if",
    "pending",
    "requested",
    "request",
    "maybe",
    "tentative",
    "previously",
    "undo",
    "undone",
    "reinstated",
    "t",
];

/// Reads one status. A column named after cancelling holds yes or no, or the date of the cancellation.
///
/// # Errors
///
/// If the words say neither that the interview is on nor that it is off.
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
    let words: Vec<&str> = text
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty() && !is_ordinal(word))
        .collect();
    by_words(&words).ok_or_else(|| ProblemKind::UnknownStatus(status.trim().to_owned()))
}

/// Accepts only known words, because an unknown one may reverse the meaning. Only a reason after `cancelled` may
/// contain any words.
fn by_words(words: &[&str]) -> Option<bool> {
    if let ["not", "cancelled" | "canceled"] = words {
        return Some(false);
    }
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let only = |lists: &[&[&str]]| words.iter().all(|word| lists.iter().any(|list| list.contains(word)));
    let reasoned = words.first().is_some_and(|first| OFF.contains(first)) && !has(&DOUBT);
    match (has(&OFF), has(&ON), has(&WRITTEN)) {
        (true, false, false) => (reasoned || only(&[&OFF, &FILLING])).then_some(true),
        (false, true, false) => only(&[&ON, &FILLING]).then_some(false),
        (false, _, true) => only(&[&ON, &WRITTEN, &OF_WRITTEN, &FILLING]).then_some(false),
        _ => None,
    }
}

/// `2`, `2nd`.
fn is_ordinal(word: &str) -> bool {
    let letters = word.trim_start_matches(|character: char| character.is_ascii_digit());
    letters.len() < word.len() && matches!(letters, "" | "st" | "nd" | "rd" | "th")
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
            "3rd Interview Feedback Pending",
            "Pending feedback",
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
            "Cannot be scheduled",
            "Awaiting scheduling",
            "Scheduling failed",
            "Offer accepted",
            "Previously cancelled",
            "Cancelled? No",
            "Completed (no show)",
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
