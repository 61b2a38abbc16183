//! The steps of a path, each with its rules.

use crate::ui::components::{CheckField, NumberField, SelectField, TextField};
use leptos::prelude::*;
use switchback_core::model::program::{Step, StepKind, rules::Writers};

const KINDS: [StepKind; 7] = [
    StepKind::Course,
    StepKind::Reading,
    StepKind::IntroCall,
    StepKind::OwnQuestion,
    StepKind::Shadow,
    StepKind::HalfShadow,
    StepKind::ReverseShadow,
];

const WRITERS: [(Writers, &str); 4] = [
    (Writers::Both, "Trainee and mentor"),
    (Writers::MentorOnly, "Only the mentor"),
    (Writers::TraineeOnly, "Only the trainee"),
    (Writers::Nobody, "No one"),
];

#[component]
pub fn StepList(
    steps: RwSignal<Vec<Step>>,
    /// Distinguishes the ids of several lists on one page.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    let count = Memo::new(move |_| steps.read().len());
    let name = StoredValue::new(name);
    let add = move |_| steps.update(|steps| steps.push(Step::once(StepKind::Shadow)));
    view! {
        <ol class="stack">
            {move || {
                (0..count.get())
                    .map(|place| {
                        view! { <StepRow steps=steps place=place name=format!("{}-{place}", name.get_value()) /> }
                    })
                    .collect_view()
            }}
        </ol>
        <div class="button-row">
            <button class="button button--small" type="button" on:click=add>
                "Add step"
            </button>
        </div>
    }
}

/// One value of one step, both ways.
fn part<T: Default + Clone + PartialEq + Send + Sync + 'static>(
    steps: RwSignal<Vec<Step>>,
    place: usize,
    get: impl Fn(&Step) -> T + Send + Sync + 'static,
) -> Signal<T> {
    Memo::new(move |_| steps.read().get(place).map(&get).unwrap_or_default()).into()
}

fn change<T: 'static>(
    steps: RwSignal<Vec<Step>>,
    place: usize,
    set: impl Fn(&mut Step, T) + Send + Sync + 'static,
) -> Callback<T> {
    Callback::new(move |value| {
        steps.update(|steps| {
            if let Some(step) = steps.get_mut(place) {
                set(step, value);
            }
        });
    })
}

fn small(number: Option<u16>) -> Option<u8> {
    number.and_then(|number| u8::try_from(number).ok())
}

#[component]
fn StepRow(steps: RwSignal<Vec<Step>>, place: usize, name: String) -> impl IntoView {
    let kind = part(steps, place, |step| step.kind.to_string());
    let is_session = part(steps, place, |step| step.kind.is_session());
    let kinds = KINDS.map(|kind| (kind.to_string(), kind.to_string())).into();
    let set_kind = change(steps, place, |step, words: String| {
        if let Some(kind) = KINDS.into_iter().find(|kind| kind.to_string() == words) {
            step.kind = kind;
            if !kind.is_session() {
                step.times = 1;
            }
        }
    });
    let times = part(steps, place, |step| Some(u16::from(step.times)));
    let set_times = change(steps, place, |step, number| step.times = small(number).unwrap_or(step.times));
    let swap = move |other: usize| {
        steps.update(|steps| {
            if place < steps.len() && other < steps.len() {
                steps.swap(place, other);
            }
        });
    };
    let remove = move |_| {
        steps.update(|steps| {
            if place < steps.len() {
                steps.remove(place);
            }
        });
    };
    let (name_more, name_prep) = (name.clone(), name.clone());
    view! {
        <li class="card">
            <div class="form__row">
                <SelectField id=format!("{name}-kind") label=format!("Step {}", place + 1) options=kinds value=kind on_change=set_kind />
                <Show when=move || is_session.get()>
                    <NumberField id=format!("{name}-times") label="Sessions" value=times on_change=set_times least=1 most=20 required=true />
                </Show>
            </div>
            <details class="disclosure">
                <summary class="disclosure__summary">"Step rules"</summary>
                <div class="disclosure__body form__row">
                    <Show
                        when=move || is_session.get()
                        fallback={
                            let name = name_prep.clone();
                            move || view! { <PrepRules steps=steps place=place name=name.clone() /> }
                        }
                    >
                        <SessionRules steps=steps place=place name=name_more.clone() />
                    </Show>
                </div>
            </details>
            <div class="button-row">
                <button
                    class="button button--small button--quiet"
                    type="button"
                    disabled=place == 0
                    on:click=move |_| swap(place.saturating_sub(1))
                >
                    "Move up"
                    <span class="visually-hidden">{format!(", step {}", place + 1)}</span>
                </button>
                <button class="button button--small button--quiet" type="button" on:click=move |_| swap(place + 1)>
                    "Move down"
                    <span class="visually-hidden">{format!(", step {}", place + 1)}</span>
                </button>
                <button class="button button--small button--quiet" type="button" on:click=remove>
                    "Remove"
                    <span class="visually-hidden">{format!(" step {}", place + 1)}</span>
                </button>
            </div>
        </li>
    }
}

#[component]
fn PrepRules(steps: RwSignal<Vec<Step>>, place: usize, name: String) -> impl IntoView {
    let label = part(steps, place, |step| step.rules.label.clone().unwrap_or_default());
    let set_label = change(steps, place, |step, words: String| step.rules.label = some(words));
    let valid = part(steps, place, |step| step.rules.valid_months);
    let set_valid = change(steps, place, |step, months| step.rules.valid_months = months);
    view! {
        <TextField id=format!("{name}-label") label="Custom name" value=label on_change=set_label />
        <NumberField id=format!("{name}-valid") label="Valid for, in months" hint="Empty: no limit." value=valid on_change=set_valid />
    }
}

fn some(words: String) -> Option<String> {
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

#[component]
fn SessionRules(steps: RwSignal<Vec<Step>>, place: usize, name: String) -> impl IntoView {
    let different = part(steps, place, |step| step.different_mentors);
    let set_different = change(steps, place, |step, on| step.different_mentors = on);
    let most = part(steps, place, |step| step.rules.at_most.map(u16::from));
    let set_most = change(steps, place, |step, number| step.rules.at_most = small(number));
    let mentors = part(steps, place, |step| step.rules.distinct_mentors.map(u16::from));
    let set_mentors = change(steps, place, |step, number| step.rules.distinct_mentors = small(number));
    let led = part(steps, place, |step| Some(step.rules.mentor.interviews_led).filter(|led| *led > 0));
    let set_led = change(steps, place, |step, number: Option<u16>| {
        step.rules.mentor.interviews_led = number.unwrap_or(0);
    });
    let weeks = part(steps, place, |step| Some(step.rules.mentor.weeks_certified).filter(|weeks| *weeks > 0));
    let set_weeks = change(steps, place, |step, number: Option<u16>| {
        step.rules.mentor.weeks_certified = number.unwrap_or(0);
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
        <NumberField id=format!("{name}-most") label="Sessions, at most" hint="Includes sessions that need another. Empty: no limit." value=most on_change=set_most least=1 most=50 />
        <NumberField id=format!("{name}-mentors") label="Different mentors, at least" value=mentors on_change=set_mentors least=1 most=20 />
        <CheckField label="Different mentor each time" value=different on_change=set_different />
        <NumberField id=format!("{name}-led") label="Interviews led by the mentor, at least" value=led on_change=set_led />
        <NumberField id=format!("{name}-weeks") label="Weeks since the mentor's certificate, at least" value=weeks on_change=set_weeks />
        <CheckField label="Mentor from another team" value=team on_change=set_team />
        <TextField id=format!("{name}-tag") label="Mentor tag" value=tag on_change=set_tag />
        <SelectField id=format!("{name}-cards") label="Scorecards from" options=options value=writers on_change=set_writers />
        <TextField id=format!("{name}-label") label="Custom name" value=label on_change=set_label />
    }
}
