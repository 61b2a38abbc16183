//! The text for a place that the palette links to.

use super::{Choice, Leads};
use crate::{
    route::Route,
    store::Store,
    ui::{
        components::IconName,
        controls::main_pages::MAIN_PAGES,
        format::{times, words},
    },
};
use switchback_core::{
    model::ids::{EnrollmentId, InterviewId, InterviewTypeId, PersonId, SessionId},
    progress::schedule::session_card::session_card,
    search::Found,
};

/// A search result as a choice. `None` if it no longer exists.
pub fn found(store: Store, found: Found) -> Option<Choice> {
    match found {
        Found::Person(known) => person(store, known),
        Found::InterviewType(known) => interview_type(store, known),
        Found::Enrollment(known) => enrollment(store, known),
        Found::Session(known) => session(store, known),
        Found::Interview(known) => interview(store, known),
    }
}

/// A recently opened place, if the user may still open it.
pub fn place(store: Store, route: Route) -> Option<Choice> {
    if !store.may_open(route) {
        return None;
    }
    match route {
        Route::Person(known) => person(store, known),
        Route::Availability(known) => availability(store, known),
        Route::Enrollment(known) => enrollment(store, known),
        Route::Session(known) => session(store, known),
        Route::Interview(known) => interview(store, known),
        Route::Certificate(_) => None,
        _ => MAIN_PAGES
            .iter()
            .find(|known| known.route == route)
            .map(|known| choice(known.icon, known.name.to_owned(), "Page".to_owned(), route)),
    }
}

fn choice(icon: IconName, title: String, note: String, route: Route) -> Choice {
    Choice { icon, title, note, leads: Leads::To(route.href()) }
}

fn person(store: Store, person: PersonId) -> Option<Choice> {
    store.read(|workspace| {
        let known = workspace.people.get(&person)?;
        let team = workspace.team_name(known.team);
        let note = if team.is_empty() { "Person".to_owned() } else { format!("Person · {team}") };
        let name = workspace.profiles.name(person).to_owned();
        Some(choice(IconName::People, name, note, Route::Person(person)))
    })
}

fn availability(store: Store, person: PersonId) -> Option<Choice> {
    store.read(|workspace| {
        let name =
            workspace.people.contains_key(&person).then(|| workspace.profiles.name(person).to_owned())?;
        Some(choice(IconName::Clock, name, "Availability".to_owned(), Route::Availability(person)))
    })
}

/// Links to the people who are certified in it or in training for it.
fn interview_type(store: Store, interview_type: InterviewTypeId) -> Option<Choice> {
    let title = store.read(|workspace| workspace.type_name(interview_type).to_owned());
    let address = format!("{}?type={interview_type}", Route::People.href());
    let note = "Interview type · people".to_owned();
    Some(Choice { icon: IconName::Path, title, note, leads: Leads::To(address) })
}

fn enrollment(store: Store, enrollment: EnrollmentId) -> Option<Choice> {
    store.read(|workspace| {
        let known = workspace.enrollments.get(&enrollment)?;
        let name = workspace.profiles.name(known.person).to_owned();
        let note = format!("Training in {}", workspace.type_name(known.interview_type));
        Some(choice(IconName::Path, name, note, Route::Enrollment(enrollment)))
    })
}

fn session(store: Store, session: SessionId) -> Option<Choice> {
    let card = store.read(|workspace| session_card(workspace, session))?;
    let title = format!("{} with {}", card.trainee_name, card.mentor_name);
    let step = words::step_name(&card.step_name, card.time);
    let when = times::day_and_time(store, card.start);
    let note = format!("{step} · {} · {when} · {}", card.type_name, card.state.word());
    Some(choice(IconName::Calendar, title, note, Route::Session(session)))
}

fn interview(store: Store, interview: InterviewId) -> Option<Choice> {
    let (title, start) = store.read(|workspace| {
        let known = workspace.interviews.get(&interview)?;
        let kind = workspace.type_name(known.interview_type);
        Some((format!("{kind} with {}", workspace.profiles.name(known.lead)), known.start))
    })?;
    let note = format!("Interview · {}", times::day_and_time(store, start));
    Some(choice(IconName::Clock, title, note, Route::Interview(interview)))
}
