//! The rules of a whole path: eligibility, sign-off, deadlines, and the validity of its certificate.

use crate::{
    store::{Store, notice::Notice},
    ui::{
        components::{CheckField, Choice, ChoiceField, Each, NumberField, SelectField, TextField},
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
                    id=draft.id("rule-tenure")
                    label="Minimum tenure (days)"
                    value=part(draft, |rules| rules.tenure_days)
                    on_change=change(draft, |rules, days| rules.tenure_days = days)
                />
                <NumberField id=draft.id("rule-gap") label="Hours between sessions" value=Signal::derive(move || Some(draft.gap.get())) on_change=gap required=true />
                <NumberField id=draft.id("rule-notice") label="Hours of notice" value=Signal::derive(move || Some(draft.notice.get())) on_change=notice required=true />
                <NumberField id=draft.id("rule-observers") label="Maximum trainees per interview" value=observers.0 on_change=observers.1 most=20 />
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
                <DueField draft=draft id=draft.id("rule-response") label="Response" get=|due| due.response set=|due, hours| due.response = hours />
                <DueField draft=draft id=draft.id("rule-scorecard") label="Scorecard" get=|due| due.scorecard set=|due, hours| due.scorecard = hours />
                <DueField draft=draft id=draft.id("rule-review") label="Review" get=|due| due.review set=|due, hours| due.review = hours />
                <DueField draft=draft id=draft.id("rule-debrief") label="Debrief" hint="Checked by people: the app only sees the review." get=|due| due.debrief set=|due, hours| due.debrief = hours />
                <DueField draft=draft id=draft.id("rule-signing") label="Sign-off" get=|due| due.sign_off set=|due, hours| due.sign_off = hours />
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
    id: String,
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

/// A sign-off rule without the people and numbers in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SignOffKind {
    AnyCertified,
    LastMentor,
    AllMentors,
    Named,
    AnyOf,
    Panel,
    PanelByTag,
    Record,
}

const SIGN_OFFS: [Choice<SignOffKind>; 8] = [
    Choice { value: SignOffKind::AnyCertified, words: "Any certified interviewer" },
    Choice { value: SignOffKind::LastMentor, words: "Last mentor" },
    Choice { value: SignOffKind::AllMentors, words: "All mentors of approved sessions" },
    Choice { value: SignOffKind::Named, words: "One person" },
    Choice { value: SignOffKind::AnyOf, words: "Any of several people" },
    Choice { value: SignOffKind::Panel, words: "Panel of people" },
    Choice { value: SignOffKind::PanelByTag, words: "Panel by tag" },
    Choice { value: SignOffKind::Record, words: "No approval: the coordinator records it" },
];

impl SignOffKind {
    fn of(rule: &SignOffRule) -> Self {
        match rule {
            SignOffRule::AnyCertified => Self::AnyCertified,
            SignOffRule::LastMentor => Self::LastMentor,
            SignOffRule::AllMentors => Self::AllMentors,
            SignOffRule::Named(_) => Self::Named,
            SignOffRule::AnyOf(_) => Self::AnyOf,
            SignOffRule::Panel { of: Group::People(_), .. } => Self::Panel,
            SignOffRule::Panel { of: Group::Tag(_), .. } => Self::PanelByTag,
            SignOffRule::Record => Self::Record,
        }
    }

    /// The rule of this kind with these people, if it names any. One person is `first` if there are none yet.
    fn rule(self, people: BTreeSet<PersonId>, first: Option<PersonId>) -> SignOffRule {
        match self {
            Self::AnyCertified => SignOffRule::AnyCertified,
            Self::LastMentor => SignOffRule::LastMentor,
            Self::AllMentors => SignOffRule::AllMentors,
            Self::Record => SignOffRule::Record,
            Self::Named => match people.first().copied().or(first) {
                Some(person) => SignOffRule::Named(person),
                None => SignOffRule::AnyCertified,
            },
            Self::AnyOf => SignOffRule::AnyOf(people),
            Self::Panel => SignOffRule::Panel { of: Group::People(people), needed: 2 },
            Self::PanelByTag => SignOffRule::Panel { of: Group::Tag(String::new()), needed: 2 },
        }
    }

    fn is_panel(self) -> bool {
        matches!(self, Self::Panel | Self::PanelByTag)
    }

    fn names_people(self) -> bool {
        matches!(self, Self::Named | Self::AnyOf | Self::Panel)
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

#[component]
fn SignOffChoice(draft: Draft) -> impl IntoView {
    let store = Store::expect();
    let people = StoredValue::new(people(store));
    let kind = part(draft, |rules| SignOffKind::of(&rules.sign_off));
    let first = people.with_value(|people| people.first().map(|(person, _)| *person));
    let set_kind = change(draft, move |rules, kind: SignOffKind| {
        rules.sign_off = kind.rule(named(&rules.sign_off), first);
    });
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
        <ChoiceField id=draft.id("rule-sign-off") label="Who signs off" choices=&SIGN_OFFS value=kind on_change=set_kind />
        <CheckField
            label="The last mentor writes a case for the approvers"
            value=part(draft, |rules| rules.mentor_case)
            on_change=change(draft, |rules, on| rules.mentor_case = on)
        />
        <Show when=move || kind.get().is_panel()>
            <NumberField id=draft.id("rule-needed") label="Approvals needed" value=needed on_change=set_needed least=1 most=20 required=true />
        </Show>
        <Show when=move || kind.get() == SignOffKind::PanelByTag>
            <TextField id=draft.id("rule-panel-tag") label="Panel tag" value=tag on_change=set_tag />
        </Show>
        <Show when=move || kind.get().names_people()>
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

/// Adds approvers one by one, each of whom can be removed, or replaces the only one.
#[component]
fn Naming(draft: Draft, people: Vec<(PersonId, String)>) -> impl IntoView {
    let store = Store::expect();
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
    // The rule always names one person, so another takes their place.
    let is_only = part(draft, |rules| matches!(rules.sign_off, SignOffRule::Named(_)));
    let remove = move |person: PersonId| {
        draft.rules.update(|rules| match &mut rules.sign_off {
            SignOffRule::AnyOf(people) | SignOffRule::Panel { of: Group::People(people), .. } => {
                people.remove(&person);
            }
            _ => {}
        });
    };
    let name = move |person| store.read(|workspace| workspace.profiles.name(person).to_owned());
    view! {
        <SelectField id=draft.id("rule-naming") label="Choose an approver" options=options value=Signal::derive(String::new) on_change=add />
        <ul class="cluster">
            <Each each=move || named.get() key=|person| *person let:person>
                <li class="cluster cluster--together">
                    {name(person)}
                    <Show when=move || !is_only.get()>
                        <button class="button button--small button--quiet" type="button" on:click=move |_| remove(person)>
                            "Remove"
                            <span class="visually-hidden">{format!(" {}", name(person))}</span>
                        </button>
                    </Show>
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
            id=draft.id("rule-decides")
            label="Who decides when all sessions or retakes are used"
            options=options
            value=value
            on_change=on_change
        />
    }
}

const LAPSES: [Choice<OnExpiry>; 3] = [
    Choice { value: OnExpiry::Nothing, words: "Repeat the training" },
    Choice {
        value: OnExpiry::ObserverOnly,
        words: "Observer only, until the refresher or the training is done",
    },
    Choice { value: OnExpiry::Refresher, words: "Refresher" },
];

#[component]
fn Lasting(draft: Draft) -> impl IntoView {
    let store = Store::expect();
    let checks = part(draft, |rules| {
        rules.checks_after.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    });
    let set_checks = Callback::new(move |words: String| {
        let numbers = words.split(',').map(str::trim).filter(|number| !number.is_empty());
        match numbers.map(str::parse).collect() {
            Ok(checks) => draft.rules.update(|rules| rules.checks_after = checks),
            Err(_) => {
                store.notify(Notice::refused("Enter whole numbers separated by commas, such as 5, 10."))
            }
        }
    });
    view! {
        <NumberField
            id=draft.id("rule-months")
            label="Valid for, in months"
            hint="Leave empty for no expiry."
            value=part(draft, |rules| rules.validity.months)
            on_change=change(draft, |rules, months| rules.validity.months = months)
        />
        <NumberField
            id=draft.id("rule-idle")
            label="Expires after weeks without an interview"
            value=part(draft, |rules| rules.validity.idle_weeks)
            on_change=change(draft, |rules, weeks| rules.validity.idle_weeks = weeks)
        />
        <ChoiceField
            id=draft.id("rule-lapse")
            label="After expiry"
            choices=&LAPSES
            value=part(draft, |rules| rules.validity.lapses_to)
            on_change=change(draft, |rules, lapses_to| rules.validity.lapses_to = lapses_to)
        />
        <TextField
            id=draft.id("rule-checks")
            label="Compare with the interviewer pool after"
            hint="Numbers of interviews, such as 5, 10. Checked by people: the figures are shown, nothing is blocked."
            value=checks
            on_change=set_checks
        />
    }
}
