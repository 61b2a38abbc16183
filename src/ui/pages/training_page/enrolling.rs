//! Enrolling everyone who matches a rule: a team, a tag, or tenure.

use crate::{
    platform::ids,
    store::Store,
    ui::{
        components::{Dialog, Disclosure, NumberField, SelectField, TextField},
        format::{days, words},
    },
};
use leptos::prelude::*;
use switchback_core::{
    command::{Command, enrollment::NewEnrollment},
    model::ids::{EnrollmentId, InterviewTypeId, PersonId},
    progress::program::{
        eligibility::{self, Rule},
        entry::Lacking,
    },
    workspace::Workspace,
};

/// How many people are named. The rest are counted.
const NAMED: usize = 40;

const NO_RULE: &str = "Choose a team, a tag or a minimum tenure to see who matches.";

#[component]
pub fn Enrolling(interview_type: InterviewTypeId) -> impl IntoView {
    view! {
        <Disclosure summary="Bulk enroll">
            <EnrollingForm interview_type=interview_type />
        </Disclosure>
    }
}

#[component]
fn EnrollingForm(interview_type: InterviewTypeId) -> impl IntoView {
    let store = Store::expect();
    let rule = RwSignal::new(Rule::default());
    let eligible = store.derive(move |workspace| {
        eligibility::eligible(workspace, &*store.zones(), interview_type, &rule.read(), store.now.get())
    });
    let people = store.derive(move |workspace| {
        let name = |person: &PersonId| (*person, workspace.profiles.name(*person).to_owned());
        eligible.read().people.iter().map(name).collect::<Vec<_>>()
    });
    let lacking = store.derive(move |workspace| {
        let words = |(person, lacking): &(PersonId, Lacking)| lacking_words(workspace, *person, *lacking);
        eligible.read().lacking.iter().map(words).collect::<Vec<_>>()
    });
    let confirming = RwSignal::new(false);
    let enroll = Callback::new(move |()| {
        let new = people.get_untracked().into_iter().map(|(person, _)| NewEnrollment {
            id: EnrollmentId(ids::fresh()),
            person,
            interview_type,
        });
        let enrollments: Vec<_> = new.collect();
        let done = format!("{} enrolled.", words::count(enrollments.len(), "person", "people"));
        store.act(Command::EnrollAll { enrollments }, done);
    });
    let is_armed = Memo::new(move |_| rule.read().is_set() && !people.read().is_empty());
    view! {
        <RuleFields interview_type=interview_type rule=rule />
        <p class="text-subtle">
            {move || match rule.read().is_set() {
                true => matching(&people.read().iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>()),
                false => NO_RULE.to_owned(),
            }}
        </p>
        <Show when=move || rule.read().is_set() && !lacking.read().is_empty()>
            <p class="text-subtle">{move || format!("Not yet: {}.", listed(&lacking.read(), "; "))}</p>
        </Show>
        <div class="button-row">
            <button
                class="button"
                type="button"
                disabled=move || !is_armed.get()
                on:click=move |_| confirming.set(true)
            >
                {move || if is_armed.get() { enroll_words(people.read().len()) } else { "Enroll people".to_owned() }}
            </button>
        </div>
        <ConfirmEnrolling count=Signal::derive(move || people.read().len()) open=confirming on_enroll=enroll />
    }
}

/// The criteria for being enrolled.
#[component]
fn RuleFields(interview_type: InterviewTypeId, rule: RwSignal<Rule>) -> impl IntoView {
    let store = Store::expect();
    let team = Signal::derive(move || rule.read().team.map_or_else(String::new, |team| team.to_string()));
    let set_team = Callback::new(move |key: String| rule.update(|rule| rule.team = key.parse().ok()));
    let tag = Signal::derive(move || rule.read().tag.clone().unwrap_or_default());
    let set_tag = Callback::new(move |tag: String| {
        rule.update(|rule| rule.tag = Some(tag.trim().to_owned()).filter(|tag| !tag.is_empty()));
    });
    let days = Signal::derive(move || rule.read().days);
    let set_days = Callback::new(move |days| rule.update(|rule| rule.days = days));
    let id = move |part: &str| format!("enrol-{part}-{interview_type}");
    view! {
        <div class="form__row">
            <SelectField id=id("team") label="Team" options=store.read(team_options) value=team on_change=set_team />
            <TextField id=id("tag") label="Tag" value=tag on_change=set_tag />
            <NumberField id=id("days") label="Minimum tenure (days)" value=days on_change=set_days />
        </div>
    }
}

/// Asks for confirmation, as each person will be planned for and told.
#[component]
fn ConfirmEnrolling(count: Signal<usize>, open: RwSignal<bool>, on_enroll: Callback<()>) -> impl IntoView {
    let enroll = move |_| {
        open.set(false);
        on_enroll.run(());
    };
    let actions = move || {
        view! {
            <button class="button" type="button" on:click=move |_| open.set(false)>
                "Cancel"
            </button>
            <button class="button button--primary" type="button" on:click=enroll>
                {move || enroll_words(count.get())}
            </button>
        }
    };
    let title = Signal::derive(move || format!("{}?", enroll_words(count.get())));
    view! {
        <Dialog title=title open=open actions=actions>
            <p>"They start training and are included in the next plan. You can undo this."</p>
        </Dialog>
    }
}

fn enroll_words(people: usize) -> String {
    format!("Enroll {}", words::count(people, "person", "people"))
}

fn team_options(workspace: &Workspace) -> Vec<(String, String)> {
    let any = (String::new(), "Any team".to_owned());
    let teams = workspace.teams.values().map(|team| (team.id.to_string(), team.name.clone()));
    std::iter::once(any).chain(teams).collect()
}

/// What prevents a matching person from starting.
fn lacking_words(workspace: &Workspace, person: PersonId, lacking: Lacking) -> String {
    let name = workspace.profiles.name(person);
    match lacking {
        Lacking::Certificate(needed) => {
            format!("{name} needs a certificate in {} first", workspace.type_name(needed))
        }
        Lacking::FirstDay => format!("{name} has no start date"),
        Lacking::Tenure(from) => format!("{name} can start on {}", days::in_words(from)),
    }
}

/// The people who would be enrolled, in words.
fn matching(names: &[&str]) -> String {
    if names.is_empty() {
        return "No matches. People in training or already certified are left out.".to_owned();
    }
    let matching = words::count(names.len(), "person matches", "people match");
    format!("{matching}: {}.", listed(names, ", "))
}

/// The first words, and how many more there are.
fn listed<T: AsRef<str>>(words: &[T], separator: &str) -> String {
    let first: Vec<&str> = words.iter().take(NAMED).map(AsRef::as_ref).collect();
    match words.len().saturating_sub(NAMED) {
        0 => first.join(separator),
        more => format!("{}{separator}and {more} more", first.join(separator)),
    }
}
