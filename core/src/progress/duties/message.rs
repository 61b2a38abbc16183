//! The text of a reminder: a short message that a person could sign and send as it stands.

use crate::{
    model::{
        ids::{PersonId, SessionId},
        reminder::{Rung, Subject},
    },
    progress::{
        duties::{
            due,
            reminders::{Reminder, enrollment_type},
        },
        email::Message,
        schedule::session_card::step_name,
    },
    workspace::Workspace,
    zones::{self, Zones},
};
use chrono::{DateTime, Utc};

/// The message of a reminder, with dates as its reader's calendar has them. `link` is the address where the task is done.
pub fn message(workspace: &Workspace, zones: &dyn Zones, reminder: &Reminder, link: &str) -> Message {
    let to = reminder.due.person;
    let subject = reminder.due.subject;
    let first_name = workspace.profiles.first_name(to);
    let day = |at| day(workspace, zones, to, at);
    let session_day = session_of(subject)
        .and_then(|session| workspace.sessions.get(&session))
        .map(|session| day(workspace.start_of(session)))
        .unwrap_or_default();
    let request = request(workspace, subject, &session_day);
    let due = day(reminder.due.at);
    let effort = effort(subject);
    let offer = offer(reminder.rung);
    let is = if reminder.is_late { "It was due" } else { "It is due" };
    Message {
        to,
        mail: workspace.profiles.mail(to).map(str::to_owned),
        title: format!("Reminder: {}", dated_task(workspace, subject, &session_day)),
        text: format!("Hi {first_name},\n\n{request} {is} {due}{effort}: {link}\n\n{offer}Thanks,"),
    }
}

/// "Nov 16", by a person's own calendar.
fn day(workspace: &Workspace, zones: &dyn Zones, person: PersonId, at: DateTime<Utc>) -> String {
    let local = workspace.people.get(&person).map(|person| zones::local(zones, &person.zone, at));
    local.unwrap_or(at.naive_utc()).format("%b %-d").to_string()
}

fn session_of(subject: Subject) -> Option<SessionId> {
    match subject {
        Subject::Answer(session) | Subject::Write(session, _) | Subject::Review(session) => Some(session),
        Subject::SignOff(_) | Subject::Case(_) | Subject::Prepare(..) => None,
    }
}

fn request(workspace: &Workspace, subject: Subject, session_day: &str) -> String {
    let trainee = trainee(workspace, subject);
    let kind = enrollment_type(workspace, subject);
    match subject {
        Subject::Answer(_) => format!("Could you confirm or decline your {kind} session on {session_day}?"),
        Subject::Write(..) => format!("Could you finish your {kind} scorecard from {session_day}?"),
        Subject::Review(_) => format!("Could you review {trainee}’s {kind} session from {session_day}?"),
        Subject::SignOff(_) => format!("Could you sign off on {trainee}’s {kind} training?"),
        Subject::Case(_) => format!("Could you write the case for {trainee}’s {kind} sign-off?"),
        Subject::Prepare(enrollment, step) => {
            let step = step_name(workspace, enrollment, step).unwrap_or_default();
            format!("Could you finish the prep step “{step}” for your {kind} training?")
        }
    }
}

fn effort(subject: Subject) -> &'static str {
    match subject {
        Subject::Answer(_) => " and takes a minute",
        Subject::Write(..) | Subject::Review(_) | Subject::SignOff(_) | Subject::Case(_) => {
            " and takes about 5 minutes"
        }
        // Prep takes from an hour to a week.
        Subject::Prepare(..) => "",
    }
}

/// What the sender offers, as a paragraph of its own.
fn offer(rung: Rung) -> &'static str {
    match rung {
        Rung::Reminder => "",
        Rung::SecondReviewer => {
            "If you can’t get to it, let me know and I’ll ask another interviewer to review the session.\n\n"
        }
        Rung::Owner => "If anything is blocking you, let me know.\n\n",
    }
}

/// The task with the day of its session: "Coding scorecard from Nov 16".
fn dated_task(workspace: &Workspace, subject: Subject, session_day: &str) -> String {
    let task = task_name(workspace, subject);
    match subject {
        Subject::Answer(_) => format!("{task} for {session_day}"),
        Subject::Write(..) | Subject::Review(_) => format!("{task} from {session_day}"),
        Subject::SignOff(_) | Subject::Case(_) | Subject::Prepare(..) => task,
    }
}

/// "Coding scorecard", "Coding sign-off for Ana": what a person has to do, as a name.
pub fn task_name(workspace: &Workspace, subject: Subject) -> String {
    let trainee = trainee(workspace, subject);
    let kind = enrollment_type(workspace, subject);
    match subject {
        Subject::Answer(_) => format!("{kind} session response"),
        Subject::Write(..) => format!("{kind} scorecard"),
        Subject::Review(_) => format!("{kind} session review for {trainee}"),
        Subject::SignOff(_) => format!("{kind} sign-off for {trainee}"),
        Subject::Case(_) => format!("case for {trainee}’s {kind} sign-off"),
        Subject::Prepare(..) => format!("{kind} prep"),
    }
}

fn trainee(workspace: &Workspace, subject: Subject) -> &str {
    due::enrollment(workspace, subject).map_or("", |enrollment| workspace.profiles.name(enrollment.person))
}
