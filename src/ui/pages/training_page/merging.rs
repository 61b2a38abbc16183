//! Merging one interview type into another, with the consequences and obstacles.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{Dialog, Each, SelectField},
        format::words,
    },
};
use leptos::prelude::*;
use switchback_core::{
    access::interview_type as access,
    command::Command,
    exchange::values::type_names::TypeNames,
    model::ids::{InterviewTypeId, PersonId},
    order::Order,
    workspace::Workspace,
};

#[component]
pub fn Merging(interview_type: InterviewTypeId) -> impl IntoView {
    let store = Store::expect();
    let open = RwSignal::new(false);
    let into = RwSignal::new(None::<InterviewTypeId>);
    let others = store.derive(move |workspace| others(workspace, interview_type));
    let name = store.derive(move |workspace| workspace.type_name(interview_type).to_owned());
    let may = Memo::new(move |_| {
        let into = into.get();
        into.map(|into| store.ask(|asker| access::merge(asker, interview_type, into)))
    });
    let press = move |_| {
        into.set(store.read(|workspace| alike(workspace, interview_type)));
        open.set(true);
    };
    let merge = move |_| {
        let Some(into) = into.get_untracked() else { return };
        let done = store
            .read(|workspace| format!("{} merged into {}.", name.get_untracked(), workspace.type_name(into)));
        open.set(false);
        store.act(Command::MergeInterviewTypes { interview_type, into }, done);
    };
    view! {
        <Show when=move || !others.read().is_empty()>
            <button class="button button--small button--quiet" type="button" aria-haspopup="dialog" on:click=press>
                "Merge"
                <span class="visually-hidden">{move || format!(" {} into another type", name.get())}</span>
            </button>
        </Show>
        <Dialog
            title=Signal::derive(move || format!("Merge {}", name.get()))
            open=open
            actions=move || {
                view! {
                    <button class="button" type="button" on:click=move |_| open.set(false)>
                        "Cancel"
                    </button>
                    <button
                        class="button button--primary"
                        type="button"
                        disabled=move || !matches!(*may.read(), Some(Ok(())))
                        on:click=merge
                    >
                        "Merge"
                    </button>
                }
            }
        >
            <Target interview_type=interview_type others=others into=into />
            <Show when=move || matches!(*may.read(), Some(Ok(())))>
                <Consequences interview_type=interview_type into=into />
            </Show>
            <Show when=move || matches!(*may.read(), Some(Err(_)))>
                <p class="field__error" role="alert">
                    {move || may.get().and_then(Result::err).map(|refusal| refusal.to_string())}
                </p>
                <InBoth interview_type=interview_type into=into />
            </Show>
        </Dialog>
    }
}

#[component]
fn Target(
    interview_type: InterviewTypeId,
    others: Memo<Vec<(InterviewTypeId, String)>>,
    into: RwSignal<Option<InterviewTypeId>>,
) -> impl IntoView {
    let none = (String::new(), "Choose a type".to_owned());
    let options = others.get().into_iter().map(|(id, name)| (id.to_string(), name));
    view! {
        <SelectField
            id=format!("merge-{interview_type}")
            label="Into"
            options=[none].into_iter().chain(options).collect()
            value=Signal::derive(move || into.get().map(|into| into.to_string()).unwrap_or_default())
            on_change=Callback::new(move |chosen: String| into.set(chosen.parse().ok()))
        />
    }
}

#[component]
fn Consequences(interview_type: InterviewTypeId, into: RwSignal<Option<InterviewTypeId>>) -> impl IntoView {
    let store = Store::expect();
    let words = move || {
        let into = into.get()?;
        Some(store.read(|workspace| consequences(workspace, interview_type, into)))
    };
    view! { <p>{words}</p> }
}

/// The people who prevent the merge.
#[component]
fn InBoth(interview_type: InterviewTypeId, into: RwSignal<Option<InterviewTypeId>>) -> impl IntoView {
    let store = Store::expect();
    let people = move || {
        let Some(into) = into.get() else { return Vec::new() };
        store.ask(|asker| {
            let people = access::in_both(asker, interview_type, into).into_iter();
            people
                .map(|person| (person, asker.workspace.profiles.name(person).to_owned()))
                .collect::<Vec<_>>()
        })
    };
    view! {
        <ul class="reason-list">
            <Each each=people key=|(person, _): &(PersonId, String)| *person let:((person, name))>
                <li>
                    <a href=Route::Person(person).href()>{name}</a>
                </li>
            </Each>
        </ul>
    }
}

/// The other types by name.
fn others(workspace: &Workspace, interview_type: InterviewTypeId) -> Vec<(InterviewTypeId, String)> {
    let known = workspace.interview_types.values().filter(|known| known.id != interview_type);
    let mut others: Vec<_> = known.map(|known| (known.id, known.name.clone())).collect();
    others.order_by(|a, b| a.1.cmp(&b.1));
    others
}

/// The type with the most similar name, if there is one.
fn alike(workspace: &Workspace, interview_type: InterviewTypeId) -> Option<InterviewTypeId> {
    let others = workspace.interview_types.values().filter(|known| known.id != interview_type);
    let names = TypeNames::of(others.map(|known| (known.name.as_str(), known.id)));
    names.suggested(workspace.type_name(interview_type))
}

fn consequences(workspace: &Workspace, merged: InterviewTypeId, into: InterviewTypeId) -> String {
    let interviews = workspace.interviews.values().filter(|known| known.interview_type == merged).count();
    let enrollments = workspace.enrollments.values().filter(|known| known.interview_type == merged).count();
    let certificates = workspace.certificates.values().filter(|known| known.interview_type == merged).count();
    let (name, into) = (workspace.type_name(merged), workspace.type_name(into));
    format!(
        "{}, {} and {} of {name} will count for {into}. The path and the rubric of {name} are removed, and later files that say “{name}” mean {into}.",
        words::count(interviews, "interview", "interviews"),
        words::count(enrollments, "enrollment", "enrollments"),
        words::count(certificates, "certificate", "certificates"),
    )
}
