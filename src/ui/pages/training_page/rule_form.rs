//! The rules of a whole path: eligibility, sign-off, deadlines, and the validity of its certificate.

use crate::{
    store::{Store, notice::Notice},
    ui::{
        components::{CheckField, Each, NumberField, SelectField, TextField},
        pages::training_page::draft::Draft,
    },
};
use leptos::prelude::*;
use std::collections::BTreeSet;
use switchback_core::{
    model::{
        ids::{InterviewTypeId, PersonId},
        program::rules::{Decider, DueHours, Entry, Group, OnExpiry, PathRules, SignOffRule},
    },
    order::Order,
};

/// One value of the rules.
fn part<T: Clone + PartialEq + Send + Sync + 'static>(
    draft: Draft,
    get: impl Fn(&PathRules) -> T + Send + Sync + 'static,
) -> Signal<T> {
    Memo::new(move |_| get(&draft.rules.read())).into()
}

fn change<T: 'static>(draft: Draft, set: impl Fn(&mut PathRules, T) + Send + Sync + 'static) -> Callback<T> {
    Callback::new(move |value| draft.rules.update(|rules| set(rules, value)))
}

#[component]
pub fn RuleForm(draft: Draft, interview_type: InterviewTypeId) -> impl IntoView {
    let set = |into: RwSignal<u16>| {
        Callback::new(move |hours: Option<u16>| hours.into_iter().for_each(|hours| into.set(hours)))
    };
    let (gap, notice) = (set(draft.gap), set(draft.notice));
    let pair =
        (part(draft, |rules| rules.never_same_pair), change(draft, |rules, on| rules.never_same_pair = on));
    let nominated = (
        part(draft, |rules| rules.entry == Entry::Nomination),
        change(draft, |rules, on| rules.entry = if on { Entry::Nomination } else { Entry::Anyone }),
    );
    let observers = (
        part(draft, |rules| rules.observers.map(u16::from)),
        change(draft, |rules, most: Option<u16>| {
            rules.observers = most.and_then(|most| u8::try_from(most).ok())
        }),
    );
    view! {
        <details class="disclosure">
            <summary class="disclosure__summary">"Eligibility and spacing"</summary>
            <div class="disclosure__body form__row">
                <NumberField
                    id="rule-tenure"
                    label="Minimum tenure (days)"
                    value=part(draft, |rules| rules.tenure_days)
                    on_change=change(draft, |rules, days| rules.tenure_days = days)
                />
                <NumberField id="rule-gap" label="Hours between sessions" value=Signal::derive(move || Some(draft.gap.get())) on_change=gap required=true />
                <NumberField id="rule-notice" label="Hours of notice" value=Signal::derive(move || Some(draft.notice.get())) on_change=notice required=true />
                <NumberField id="rule-observers" label="Trainees per interview, at most" value=observers.0 on_change=observers.1 most=20 />
                <CheckField label="No pair meets twice" value=pair.0 on_change=pair.1 />
                <CheckField label="Nomination required" value=nominated.0 on_change=nominated.1 />
                <Prerequisites draft=draft interview_type=interview_type />
            </div>
        </details>
        <details class="disclosure">
            <summary class="disclosure__summary">"Sign-off and decisions"</summary>
            <div class="disclosure__body form__row">
                <SignOffChoice draft=draft />
                <Deciding draft=draft />
            </div>
        </details>
        <details class="disclosure">
            <summary class="disclosure__summary">"Deadlines, in working hours"</summary>
            <div class="disclosure__body form__row">
                <DueField draft=draft id="rule-response" label="Response" get=|due| due.response set=|due, hours| due.response = hours />
                <DueField draft=draft id="rule-scorecard" label="Scorecard" get=|due| due.scorecard set=|due, hours| due.scorecard = hours />
                <DueField draft=draft id="rule-review" label="Review" get=|due| due.review set=|due, hours| due.review = hours />
                <DueField draft=draft id="rule-debrief" label="Debrief" hint="Checked by people: the app only sees the review." get=|due| due.debrief set=|due, hours| due.debrief = hours />
                <DueField draft=draft id="rule-signing" label="Sign-off" get=|due| due.sign_off set=|due, hours| due.sign_off = hours />
            </div>
        </details>
        <details class="disclosure">
            <summary class="disclosure__summary">"Certificate validity"</summary>
            <div class="disclosure__body form__row">
                <Lasting draft=draft />
            </div>
        </details>
    }
}

#[component]
fn DueField(
    draft: Draft,
    id: &'static str,
    label: &'static str,
    #[prop(optional)] hint: &'static str,
    get: fn(&DueHours) -> Option<u16>,
    set: fn(&mut DueHours, Option<u16>),
) -> impl IntoView {
    let value = part(draft, move |rules| get(&rules.due));
    let on_change = change(draft, move |rules, hours| set(&mut rules.due, hours));
    view! { <NumberField id=id label=label hint=hint value=value on_change=on_change /> }
}

#[component]
fn Prerequisites(draft: Draft, interview_type: InterviewTypeId) -> impl IntoView {
    let store = Store::expect();
    let types = store.read(|workspace| {
        let others = workspace.interview_types.values().filter(|known| known.id != interview_type);
        others.map(|known| (known.id, known.name.clone())).collect::<Vec<_>>()
    });
    types
        .into_iter()
        .map(|(id, name)| {
            let value = part(draft, move |rules| rules.prerequisites.contains(&id));
            let on_change = change(draft, move |rules, on: bool| {
                if on {
                    rules.prerequisites.insert(id);
                } else {
                    rules.prerequisites.remove(&id);
                }
            });
            view! { <CheckField label=format!("Requires a certificate in {name}") value=value on_change=on_change /> }
        })
        .collect_view()
}

const SIGN_OFFS: [(&str, &str); 8] = [
    ("any_certified", "Any certified interviewer"),
    ("last_mentor", "Last mentor"),
    ("all_mentors", "All mentors of approved sessions"),
    ("named", "One person"),
    ("any_of", "Any of several people"),
    ("panel", "Panel of people"),
    ("panel_tag", "Panel by tag"),
    ("record", "No approval: the coordinator records it"),
];

fn sign_off_key(rule: &SignOffRule) -> &'static str {
    match rule {
        SignOffRule::AnyCertified => "any_certified",
        SignOffRule::LastMentor => "last_mentor",
        SignOffRule::AllMentors => "all_mentors",
        SignOffRule::Named(_) => "named",
        SignOffRule::AnyOf(_) => "any_of",
        SignOffRule::Panel { of: Group::People(_), .. } => "panel",
        SignOffRule::Panel { of: Group::Tag(_), .. } => "panel_tag",
        SignOffRule::Record => "record",
    }
}

/// The people that a rule names.
fn named(rule: &SignOffRule) -> BTreeSet<PersonId> {
    match rule {
        SignOffRule::Named(person) => BTreeSet::from([*person]),
        SignOffRule::AnyOf(people) | SignOffRule::Panel { of: Group::People(people), .. } => people.clone(),
        _ => BTreeSet::new(),
    }
}

fn sign_off_of(key: &str, people: BTreeSet<PersonId>, first: Option<PersonId>) -> SignOffRule {
    match key {
        "last_mentor" => SignOffRule::LastMentor,
        "all_mentors" => SignOffRule::AllMentors,
        "record" => SignOffRule::Record,
        "named" => match people.first().copied().or(first) {
            Some(person) => SignOffRule::Named(person),
            None => SignOffRule::AnyCertified,
        },
        "any_of" => SignOffRule::AnyOf(people),
        "panel" => SignOffRule::Panel { of: Group::People(people), needed: 2 },
        "panel_tag" => SignOffRule::Panel { of: Group::Tag(String::new()), needed: 2 },
        _ => SignOffRule::AnyCertified,
    }
}

#[component]
fn SignOffChoice(draft: Draft) -> impl IntoView {
    let store = Store::expect();
    let people = StoredValue::new(people(store));
    let key = part(draft, |rules| sign_off_key(&rules.sign_off).to_owned());
    let first = people.with_value(|people| people.first().map(|(person, _)| *person));
    let set_key = change(draft, move |rules, key: String| {
        rules.sign_off = sign_off_of(&key, named(&rules.sign_off), first);
    });
    let options = SIGN_OFFS.map(|(key, words)| (key.to_owned(), words.to_owned())).into();
    let needed = part(draft, |rules| match rules.sign_off {
        SignOffRule::Panel { needed, .. } => Some(u16::from(needed)),
        _ => None,
    });
    let set_needed = change(draft, |rules, number: Option<u16>| {
        let number = number.and_then(|number| u8::try_from(number).ok());
        if let (SignOffRule::Panel { needed, .. }, Some(number)) = (&mut rules.sign_off, number) {
            *needed = number;
        }
    });
    let tag = part(draft, |rules| match &rules.sign_off {
        SignOffRule::Panel { of: Group::Tag(tag), .. } => tag.clone(),
        _ => String::new(),
    });
    let set_tag = change(draft, |rules, words: String| {
        if let SignOffRule::Panel { of: Group::Tag(tag), .. } = &mut rules.sign_off {
            *tag = words.trim().to_owned();
        }
    });
    view! {
        <SelectField id="rule-sign-off" label="Who signs off" options=options value=key on_change=set_key />
        <CheckField
            label="The last mentor writes a case for the approvers"
            value=part(draft, |rules| rules.mentor_case)
            on_change=change(draft, |rules, on| rules.mentor_case = on)
        />
        <Show when=move || key.read().starts_with("panel")>
            <NumberField id="rule-needed" label="Approvals needed" value=needed on_change=set_needed least=1 most=20 required=true />
        </Show>
        <Show when=move || *key.read() == "panel_tag">
            <TextField id="rule-panel-tag" label="Panel tag" value=tag on_change=set_tag />
        </Show>
        <Show when=move || matches!(key.read().as_str(), "named" | "any_of" | "panel")>
            <Naming draft=draft people=people.get_value() />
        </Show>
    }
}

fn people(store: Store) -> Vec<(PersonId, String)> {
    let mut people: Vec<_> = store.read(|workspace| {
        let here = workspace.people_here().map(|person| person.id);
        here.map(|person| (person, workspace.profiles.name(person).to_owned())).collect()
    });
    people.order_by(|a, b| a.1.cmp(&b.1));
    people
}

/// Adds approvers one by one; each can be removed.
#[component]
fn Naming(draft: Draft, people: Vec<(PersonId, String)>) -> impl IntoView {
    let names = StoredValue::new(people.clone());
    let mut options = vec![(String::new(), "Choose a person".to_owned())];
    options.extend(people.into_iter().map(|(person, name)| (person.to_string(), name)));
    let add = change(draft, |rules, key: String| {
        let Ok(person) = key.parse::<PersonId>() else { return };
        match &mut rules.sign_off {
            SignOffRule::Named(named) => *named = person,
            SignOffRule::AnyOf(people) | SignOffRule::Panel { of: Group::People(people), .. } => {
                people.insert(person);
            }
            _ => {}
        }
    });
    let named = part(draft, |rules| named(&rules.sign_off));
    let remove = move |person: PersonId| {
        draft.rules.update(|rules| match &mut rules.sign_off {
            SignOffRule::AnyOf(people) | SignOffRule::Panel { of: Group::People(people), .. } => {
                people.remove(&person);
            }
            _ => {}
        });
    };
    let name = move |person: PersonId| {
        names.with_value(|names| {
            names
                .iter()
                .find(|(known, _)| *known == person)
                .map_or_else(String::new, |(_, name)| name.clone())
        })
    };
    view! {
        <SelectField id="rule-naming" label="Add an approver" options=options value=Signal::derive(String::new) on_change=add />
        <ul class="cluster">
            <Each each=move || named.get() key=|person| *person let:person>
                <li>
                    <button class="button button--small button--quiet" type="button" on:click=move |_| remove(person)>
                        {name(person)}
                        <span class="visually-hidden">": remove"</span>
                    </button>
                </li>
            </Each>
        </ul>
    }
}

#[component]
fn Deciding(draft: Draft) -> impl IntoView {
    let store = Store::expect();
    let mut options = vec![
        ("coordinator".to_owned(), "The coordinator".to_owned()),
        ("any".to_owned(), "Any certified interviewer".to_owned()),
    ];
    options.extend(people(store).into_iter().map(|(person, name)| (person.to_string(), name)));
    let value = part(draft, |rules| match rules.decides {
        Decider::Coordinator => "coordinator".to_owned(),
        Decider::AnyCertified => "any".to_owned(),
        Decider::Named(person) => person.to_string(),
    });
    let on_change = change(draft, |rules, key: String| {
        rules.decides = match (key.as_str(), key.parse()) {
            ("any", _) => Decider::AnyCertified,
            (_, Ok(person)) => Decider::Named(person),
            _ => Decider::Coordinator,
        };
    });
    view! {
        <SelectField
            id="rule-decides"
            label="Who decides when all sessions or retakes are used"
            options=options
            value=value
            on_change=on_change
        />
    }
}

const LAPSES: [(OnExpiry, &str); 3] = [
    (OnExpiry::Nothing, "Repeat the training"),
    (OnExpiry::ObserverOnly, "Observer only, until the refresher or the training is done"),
    (OnExpiry::Refresher, "Refresher"),
];

#[component]
fn Lasting(draft: Draft) -> impl IntoView {
    let store = Store::expect();
    let key = |on_expiry: OnExpiry| format!("{on_expiry:?}");
    let on_expiry = part(draft, move |rules| key(rules.validity.lapses_to));
    let set_on_expiry = change(draft, move |rules, words: String| {
        if let Some((on_expiry, _)) = LAPSES.into_iter().find(|(on_expiry, _)| key(*on_expiry) == words) {
            rules.validity.lapses_to = on_expiry;
        }
    });
    let checks = part(draft, |rules| {
        rules.checks_after.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    });
    let set_checks = Callback::new(move |words: String| {
        let numbers = words.split(',').map(str::trim).filter(|number| !number.is_empty());
        match numbers.map(str::parse).collect() {
            Ok(checks) => draft.rules.update(|rules| rules.checks_after = checks),
            Err(_) => store.notify(Notice::refused(
                "These are not whole numbers. Enter them with commas, such as 5, 10.",
            )),
        }
    });
    view! {
        <NumberField
            id="rule-months"
            label="Valid for, in months"
            hint="Empty: no expiry."
            value=part(draft, |rules| rules.validity.months)
            on_change=change(draft, |rules, months| rules.validity.months = months)
        />
        <NumberField
            id="rule-idle"
            label="Expires after weeks without an interview"
            value=part(draft, |rules| rules.validity.idle_weeks)
            on_change=change(draft, |rules, weeks| rules.validity.idle_weeks = weeks)
        />
        <SelectField
            id="rule-lapse"
            label="After expiry"
            options=LAPSES.map(|(on_expiry, words)| (key(on_expiry), words.to_owned())).into()
            value=on_expiry
            on_change=set_on_expiry
        />
        <TextField
            id="rule-checks"
            label="Compare with the interviewer pool after"
            hint="Numbers of interviews, such as 5, 10. Checked by people: the figures are shown, nothing is blocked."
            value=checks
            on_change=set_checks
        />
    }
}
