//! The rules of a prep step, and those of a step with sessions.

use super::value::{change, part, small};
use crate::ui::components::{CheckField, NumberField, SelectField, TextField};
use leptos::prelude::*;
use switchback_core::model::program::{
    Step,
    rules::{WhoMentors, Writers},
};

const WRITERS: [(Writers, &str); 4] = [
    (Writers::Both, "Trainee and mentor"),
    (Writers::MentorOnly, "Only the mentor"),
    (Writers::TraineeOnly, "Only the trainee"),
    (Writers::NoOne, "No one"),
];

#[component]
pub fn PrepRules(steps: RwSignal<Vec<Step>>, place: usize, name: String) -> impl IntoView {
    let label = part(steps, place, |step| step.rules.label.clone().unwrap_or_default());
    let set_label = change(steps, place, |step, words: String| step.rules.label = some(words));
    let valid = part(steps, place, |step| step.rules.valid_months);
    let set_valid = change(steps, place, |step, months| step.rules.valid_months = months);
    view! {
        <TextField id=format!("{name}-label") label="Custom name" value=label on_change=set_label />
        <NumberField id=format!("{name}-valid") label="Valid for, in months" hint="Leave empty for no limit." value=valid on_change=set_valid />
    }
}

fn some(words: String) -> Option<String> {
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

#[component]
pub fn SessionRules(steps: RwSignal<Vec<Step>>, place: usize, name: String) -> impl IntoView {
    let different = part(steps, place, |step| step.different_mentors);
    let set_different = change(steps, place, |step, on| step.different_mentors = on);
    let mentors = part(steps, place, |step| step.rules.distinct_mentors.map(u16::from));
    let set_mentors = change(steps, place, |step, number| step.rules.distinct_mentors = small(number));
    let conducted = part(steps, place, |step| {
        Some(step.rules.mentor.interviews_conducted).filter(|conducted| *conducted > 0)
    });
    let set_conducted = change(steps, place, |step, number: Option<u16>| {
        step.rules.mentor.interviews_conducted = number.unwrap_or(0);
    });
    let weeks = part(steps, place, |step| Some(step.rules.mentor.weeks_certified).filter(|weeks| *weeks > 0));
    let set_weeks = change(steps, place, |step, number: Option<u16>| {
        step.rules.mentor.weeks_certified = number.unwrap_or(0);
    });
    let any = part(steps, place, |step| step.rules.mentor.who == WhoMentors::AnyInterviewer);
    let set_any = change(steps, place, |step, on| {
        step.rules.mentor.who = if on { WhoMentors::AnyInterviewer } else { WhoMentors::Lead };
    });
    let team = part(steps, place, |step| step.rules.mentor.from_another_team);
    let set_team = change(steps, place, |step, on| step.rules.mentor.from_another_team = on);
    let tag = part(steps, place, |step| step.rules.mentor.tag.clone().unwrap_or_default());
    let set_tag = change(steps, place, |step, words: String| step.rules.mentor.tag = some(words));
    let label = part(steps, place, |step| step.rules.label.clone().unwrap_or_default());
    let set_label = change(steps, place, |step, words: String| step.rules.label = some(words));
    let key = |writers: Writers| format!("{writers:?}");
    let writers = part(steps, place, move |step| key(step.rules.scorecards));
    let set_writers = change(steps, place, move |step, words: String| {
        if let Some((writers, _)) = WRITERS.into_iter().find(|(writers, _)| key(*writers) == words) {
            step.rules.scorecards = writers;
        }
    });
    let options = WRITERS.map(|(writers, words)| (key(writers), words.to_owned())).into();
    view! {
        <SessionBounds steps=steps place=place name=name.clone() />
        <NumberField id=format!("{name}-mentors") label="Minimum different mentors" value=mentors on_change=set_mentors least=1 most=20 />
        <CheckField label="Different mentor each time" value=different on_change=set_different />
        <NumberField id=format!("{name}-led") label="Minimum interviews conducted by the mentor" value=conducted on_change=set_conducted />
        <NumberField id=format!("{name}-weeks") label="Minimum weeks since the mentor’s certificate" value=weeks on_change=set_weeks />
        <CheckField label="Any interviewer can mentor, not only the lead" value=any on_change=set_any />
        <CheckField label="Mentor from another team" value=team on_change=set_team />
        <TextField id=format!("{name}-tag") label="Mentor tag" value=tag on_change=set_tag />
        <SelectField id=format!("{name}-cards") label="Scorecards from" options=options value=writers on_change=set_writers />
        <TextField id=format!("{name}-label") label="Custom name" value=label on_change=set_label />
    }
}

/// The minimum and maximum number of a step's sessions, and the number of retakes.
#[component]
fn SessionBounds(steps: RwSignal<Vec<Step>>, place: usize, name: String) -> impl IntoView {
    let least = part(steps, place, |step| step.rules.at_least.map(u16::from));
    let set_least = change(steps, place, |step, number| step.rules.at_least = small(number));
    let most = part(steps, place, |step| step.rules.at_most.map(u16::from));
    let set_most = change(steps, place, |step, number| step.rules.at_most = small(number));
    let retakes = part(steps, place, |step| step.rules.retakes.map(u16::from));
    let set_retakes = change(steps, place, |step, number| step.rules.retakes = small(number));
    view! {
        <NumberField id=format!("{name}-least") label="Minimum sessions" hint="From then on, the person who decides can end the step early. Leave empty to rule that out." value=least on_change=set_least least=1 most=50 />
        <NumberField id=format!("{name}-most") label="Maximum sessions" hint="Includes sessions that need another. Leave empty for no limit." value=most on_change=set_most least=1 most=50 />
        <NumberField id=format!("{name}-retakes") label="Maximum retakes" hint="Sessions that may need another before someone decides. Leave empty for no limit." value=retakes on_change=set_retakes most=50 />
    }
}
