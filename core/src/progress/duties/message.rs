//! The text of a reminder: a short message that a person could sign and send unchanged.

use crate::{
    model::{
        ids::{EnrollmentId, PersonId, SessionId},
        reminder::{Rung, Subject},
    },
    progress::{
        duties::{
            due,
            reminders::{PersonReminders, Reminder, enrollment_type},
        },
        email::Message,
        path::steps,
        schedule::session_card::step_name,
    },
    wording::{capitalized, count},
    workspace::Workspace,
    zones::{self, Zones},
};
use chrono::{DateTime, NaiveDateTime, Utc};

/// The message of a reminder, with dates by its reader's calendar. `link` leads to the task, if the reader can open it.
pub fn message(workspace: &Workspace, zones: &dyn Zones, reminder: &Reminder, link: Option<&str>) -> Message {
    let to = reminder.due.person;
    let request = sentences(workspace, zones, reminder, link);
    Message {
        to,
        mail: workspace.profiles.mail(to).map(str::to_owned),
        title: title(workspace, zones, reminder),
        text: format!("{}{request}\n\n{}Thank you!", greeting(workspace, to), offer(reminder.rung)),
    }
}

/// The title, such as "Reminder: Coding scorecard from Nov 16".
pub fn title(workspace: &Workspace, zones: &dyn Zones, reminder: &Reminder) -> String {
    let subject = reminder.due.subject;
    let session_day = session_day(workspace, zones, reminder.due.person, subject);
    format!("Reminder: {}", dated_task(workspace, subject, &session_day))
}

/// What to do, when it was due, and where to do it: "Could you finish your Coding scorecard from Nov 16? It was due Nov 18 and
/// takes about 5 minutes: https://..."
pub fn sentences(
    workspace: &Workspace,
    zones: &dyn Zones,
    reminder: &Reminder,
    link: Option<&str>,
) -> String {
    let (to, subject) = (reminder.due.person, reminder.due.subject);
    let task = task(workspace, zones, to, subject);
    let due = day(workspace, zones, to, reminder.due.at);
    let is = if reminder.is_late { "It was due" } else { "It is due" };
    let end = link.map_or_else(|| ".".to_owned(), |link| format!(": {link}"));
    format!("Could you {task}? {is} {due}{}{end}", effort(subject))
}

/// One message for all overdue tasks of a person, each with its own link.
pub fn message_to_person(
    workspace: &Workspace,
    zones: &dyn Zones,
    overdue: &PersonReminders,
    link: impl Fn(Subject) -> Option<String>,
) -> Message {
    let to = overdue.person;
    if let [only] = overdue.reminders.as_slice() {
        return message(workspace, zones, only, link(only.due.subject).as_deref());
    }
    let line = |reminder: &Reminder| {
        let subject = reminder.due.subject;
        let task = capitalized(&task(workspace, zones, to, subject));
        let due = day(workspace, zones, to, reminder.due.at);
        let link = link(subject).map(|link| format!(": {link}")).unwrap_or_default();
        format!("- {task}, due {due}{link}\n")
    };
    let tasks: String = overdue.reminders.iter().map(line).collect();
    let rung = overdue.reminders.iter().map(|reminder| reminder.rung).max();
    Message {
        to,
        mail: workspace.profiles.mail(to).map(str::to_owned),
        title: format!("Reminder: {} overdue", count(overdue.reminders.len(), "task", "tasks")),
        text: format!(
            "{}These are overdue. Could you finish them?\n\n{tasks}\n{}Thank you!",
            greeting(workspace, to),
            rung.map_or("", offer)
        ),
    }
}

/// A message to a trainee whose next session waits for their prep. `link` leads to the page for checking prep off,
/// if the reader can open it.
pub fn prep_message(workspace: &Workspace, enrollment: EnrollmentId, link: Option<&str>) -> Option<Message> {
    let enrollment = workspace.enrollments.get(&enrollment)?;
    let (to, kind) = (enrollment.person, workspace.type_name(enrollment.interview_type));
    let step = steps::missing_prep(workspace.path(enrollment)?, enrollment)?;
    let step = step_name(workspace, enrollment.id, step)?;
    let greeting = greeting(workspace, to);
    let end = match link {
        Some(link) => format!("and check it off? {link}"),
        None => "and let me know?".to_owned(),
    };
    Some(Message {
        to,
        mail: workspace.profiles.mail(to).map(str::to_owned),
        title: format!("{kind} prep"),
        text: format!(
            "{greeting}Your next {kind} session can be planned once your prep is done. Could you finish “{step}” {end}\n\n\
             Thank you!"
        ),
    })
}

fn greeting(workspace: &Workspace, to: PersonId) -> String {
    format!("Hi {},\n\n", workspace.profiles.first_name(to))
}

/// The day of a task's session; empty if the task has no session.
fn session_day(workspace: &Workspace, zones: &dyn Zones, to: PersonId, subject: Subject) -> String {
    let session = session_of(subject).and_then(|session| workspace.sessions.get(&session));
    session.map(|session| day(workspace, zones, to, workspace.start_of(session))).unwrap_or_default()
}

/// A date such as "Nov 16", by a person's own calendar.
fn day(workspace: &Workspace, zones: &dyn Zones, person: PersonId, at: DateTime<Utc>) -> String {
    local(workspace, zones, person, at).format("%b %-d").to_string()
}

/// The start of a session such as "2:30 PM", by a person's own clock.
fn session_time(workspace: &Workspace, zones: &dyn Zones, person: PersonId, session: SessionId) -> String {
    let start = workspace.sessions.get(&session).map(|session| workspace.start_of(session));
    let local = start.map(|start| local(workspace, zones, person, start));
    local.map(|local| local.format("%-I:%M %p").to_string()).unwrap_or_default()
}

fn local(workspace: &Workspace, zones: &dyn Zones, person: PersonId, at: DateTime<Utc>) -> NaiveDateTime {
    let known = workspace.people.get(&person);
    known.map_or(at.naive_utc(), |person| zones::local(zones, &person.zone, at))
}

fn session_of(subject: Subject) -> Option<SessionId> {
    match subject {
        Subject::Respond(session) | Subject::Write(session, _) | Subject::Review(session) => Some(session),
        Subject::SignOff(_) | Subject::Case(_) | Subject::Prepare(..) => None,
    }
}

/// A task in a sentence, such as "finish your Coding scorecard from Nov 16".
fn task(workspace: &Workspace, zones: &dyn Zones, to: PersonId, subject: Subject) -> String {
    let trainee = trainee(workspace, subject);
    let kind = enrollment_type(workspace, subject);
    let session_day = session_day(workspace, zones, to, subject);
    match subject {
        Subject::Respond(session) => {
            let mentor =
                workspace.sessions.get(&session).map_or("", |known| workspace.profiles.name(known.mentor));
            let time = session_time(workspace, zones, to, session);
            format!("confirm or decline your {kind} session with {mentor} on {session_day}, {time} your time")
        }
        Subject::Write(..) => format!("finish your {kind} scorecard from {session_day}"),
        Subject::Review(_) => format!("review {trainee}’s {kind} session from {session_day}"),
        Subject::SignOff(_) => format!("sign off on {trainee}’s {kind} training"),
        Subject::Case(_) => format!("write the case for {trainee}’s {kind} sign-off"),
        Subject::Prepare(enrollment, step) => {
            let step = step_name(workspace, enrollment, step).unwrap_or_default();
            format!("finish the prep step “{step}” for your {kind} training")
        }
    }
}

fn effort(subject: Subject) -> &'static str {
    match subject {
        Subject::Respond(_) => " and takes a minute",
        Subject::Write(..) | Subject::Review(_) | Subject::SignOff(_) | Subject::Case(_) => {
            " and takes about 5 minutes"
        }
        // Prep takes between an hour and a week.
        Subject::Prepare(..) => "",
    }
}

/// The sender's offer, as a paragraph of its own.
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
        Subject::Respond(_) => format!("{task} for {session_day}"),
        Subject::Write(..) | Subject::Review(_) => format!("{task} from {session_day}"),
        Subject::SignOff(_) | Subject::Case(_) | Subject::Prepare(..) => task,
    }
}

/// A task as a name, such as "Coding scorecard" or "Coding sign-off for Ana".
pub fn task_name(workspace: &Workspace, subject: Subject) -> String {
    let trainee = trainee(workspace, subject);
    let kind = enrollment_type(workspace, subject);
    match subject {
        Subject::Respond(_) => format!("{kind} session response"),
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
