//! Messages to send: one for each person who hasn't been told about published or changed sessions.

use crate::{
    platform::{address, device, files},
    route::Route,
    store::{Store, notice::Notice},
    ui::{
        components::{
            Each, EmptyState, Icon, IconName, Page, PersonChip, Rows, Section, SelectAll, SelectRow,
            Selection, ShowMore,
        },
        controls::{
            copying::{copy, copy_messages},
            help_link::HelpLink,
            page_actions::ActionButton,
            page_link::page_link,
            people_to_tell::people_to_tell,
            reader_links::personal_link,
            server_mail::{self, follow_mail, in_need, message_fate},
            sorting::{SortColumn, SortSelect, Sorted, Sorting},
        },
        format::words,
    },
};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    export::session_calendar,
    model::ids::{MessageId, PersonId},
    order::Gather,
    progress::{
        email::Message,
        schedule::{
            tell_order::{TellOrder, sort},
            to_tell::{ToTell, to_tell},
            to_tell_message::{calendar_cards, message, summary},
        },
    },
};

mod reply_to;
mod responses;

use reply_to::ReplyTo;
use responses::EnterResponses;

const MESSAGE: &str = "Message";

const COLUMNS: &[SortColumn] = &[
    SortColumn { key: "name", name: "Name" },
    SortColumn { key: "first", name: "First session" },
    SortColumn { key: "sessions", name: "Number of sessions" },
];

/// What each column sorts by.
const SORTED_BY: [TellOrder; 3] = [TellOrder::Name, TellOrder::FirstSession, TellOrder::Sessions];

#[component]
pub fn MessagesPage() -> impl IntoView {
    let store = Store::expect();
    let all = store.derive(move |workspace| to_tell(workspace, store.now.get()));
    let sorting = Sorting::in_address(COLUMNS);
    let sorted = Memo::new(move |_| {
        let mut people = all.get();
        let Sorted { column, is_descending } = sorting.get();
        sort(&mut people, SORTED_BY.get(column).copied().unwrap_or_default(), is_descending);
        people
    });
    let ids = move |_: Option<&Vec<u64>>| sorted.read().iter().map(|known| known.to.0).collect();
    let selection = Selection::of(Memo::new(ids));
    let rows = Rows::of(Memo::new(|_| ()));
    let reply_to = RwSignal::new(device::reply_address());
    let drawn = move || {
        // Every message contains the reply address.
        reply_to.track();
        sorted.read().iter().take(rows.most()).cloned().collect::<Vec<_>>()
    };
    let lead = Signal::derive(move || lead(store, all.read().len()));
    follow_mail(store, move || all.track());
    let actions = move || {
        view! {
            <MarkAll all=all />
            <Show when=move || !store.is_team()>
                <EnterResponses />
            </Show>
        }
    };
    view! {
        <Page title="Messages to send" lead=lead actions=actions>
            <Unsent all=all />
            <Show
                when=move || !all.read().is_empty()
                fallback=|| view! { <NoOneToTell /> }
            >
                <Show when=move || !store.is_team()>
                    <ReplyTo address=reply_to />
                </Show>
                <Show when=move || { all.read().len() > 1 }>
                    <div class="filter-bar">
                        <SortSelect sorting=sorting always=true />
                    </div>
                    <Selected people=sorted selection=selection reply_to=reply_to />
                </Show>
                <ul class="stack stack--tight">
                    <Each each=drawn key=move |to_tell| format!("{to_tell:?} {}", reply_to.get_untracked()) let:to_tell>
                        <Row to_tell=to_tell reply_to=reply_to.get_untracked() selection=selection />
                    </Each>
                </ul>
                <ShowMore rows=rows of=Signal::derive(move || all.read().len()) />
                <HelpLink about="personal" words="How messages and personal links work" />
            </Show>
        </Page>
    }
}

fn lead(store: Store, people: usize) -> String {
    let sentence = server_mail::sentence(
        store,
        "Your team’s server writes to each of them in their working hours, at most once a day, and at once what can’t wait. Mark a person as told only if you told them yourself.",
        "Switchback doesn’t send messages: copy each one or open it in email, then mark the person as told.",
    );
    match people {
        0 => String::new(),
        people => format!("{}. {sentence}", people_to_tell(people)).trim_end().to_owned(),
    }
}

#[component]
fn NoOneToTell() -> impl IntoView {
    view! {
        <EmptyState
            icon=IconName::Check
            title="Everyone knows about their sessions"
            text="When you publish, move or cancel sessions, the messages to their trainees and mentors appear here."
        >
            <a class="button" href=Route::Plan.href()>
                "View plan"
            </a>
        </EmptyState>
    }
}

/// Server messages that need attention, to people who have nothing else to be told: reminders.
#[component]
fn Unsent(all: Memo<Vec<ToTell>>) -> impl IntoView {
    let store = Store::expect();
    let people = Memo::new(move |_| {
        let to_tell = |person| all.with(|all| all.iter().any(|known| known.to == person));
        let unsent = store.mail().map(|mail| in_need(&mail)).unwrap_or_default();
        unsent.into_iter().map(|message| message.to).filter(|to| !to_tell(*to)).into_set()
    });
    view! {
        <Show when=move || !people.read().is_empty()>
            <Section title="Messages not sent">
                <ul class="stack stack--tight">
                    <Each each=move || Vec::from_iter(people.get()) key=|person| *person let:person>
                        <UnsentRow to=person />
                    </Each>
                </ul>
            </Section>
        </Show>
    }
}

#[component]
fn UnsentRow(to: PersonId) -> impl IntoView {
    let store = Store::expect();
    let (name, has_address) = store.read(|workspace| {
        let profiles = &workspace.profiles;
        (profiles.name(to).to_owned(), profiles.mail(to).is_some())
    });
    view! {
        <li class="card">
            {page_link(store, Route::Person(to), view! { <PersonChip name=name.clone() /> })}
            <Delivery to=to name=name has_address=has_address />
        </li>
    }
}

#[component]
fn MarkAll(all: Memo<Vec<ToTell>>) -> impl IntoView {
    let store = Store::expect();
    let mark = Callback::new(move |()| all.with_untracked(|all| mark_as_told(store, all)));
    let words = Signal::derive(move || format!("Mark all {} as told", all.read().len()));
    view! {
        <Show when=move || { all.read().len() > 1 }>
            <ActionButton words=words on_press=mark>
                <Icon name=IconName::Check />
                {words}
            </ActionButton>
        </Show>
    }
}

/// The actions for the selected people.
#[component]
fn Selected(people: Memo<Vec<ToTell>>, selection: Selection, reply_to: RwSignal<String>) -> impl IntoView {
    let store = Store::expect();
    let chosen = Memo::new(move |_| {
        let chosen = selection.chosen.read();
        people.read().iter().filter(|known| chosen.contains(&known.to.0)).cloned().collect::<Vec<_>>()
    });
    let is_empty = move || chosen.read().is_empty();
    let copy = move |_| {
        let message = |to_tell: &ToTell| message_to(store, to_tell, reply_to.get_untracked());
        copy_messages(store, &chosen.read_untracked().iter().map(message).collect::<Vec<_>>());
    };
    view! {
        <div class="button-row">
            <SelectAll selection=selection label="Select everyone" />
            <button class="button button--small" type="button" disabled=is_empty on:click=copy>
                {move || match chosen.read().len() {
                    0 => "Copy messages".to_owned(),
                    people => format!("Copy {}", words::count(people, "message", "messages")),
                }}
            </button>
            <button
                class="button button--small"
                type="button"
                disabled=is_empty
                on:click=move |_| mark_as_told(store, &chosen.read_untracked())
            >
                {move || match chosen.read().len() {
                    0 => "Mark as told".to_owned(),
                    people => format!("Mark {} as told", words::count(people, "person", "people")),
                }}
            </button>
        </div>
    }
}

fn mark_as_told(store: Store, people: &[ToTell]) {
    let told = Command::RecordTold { people: people.iter().map(ToTell::told).collect() };
    store.act(told, format!("{} marked as told.", words::count(people.len(), "person", "people")));
}

#[component]
fn Row(to_tell: ToTell, reply_to: String, selection: Selection) -> impl IntoView {
    let store = Store::expect();
    let name = store.read(|workspace| workspace.profiles.name(to_tell.to).to_owned());
    let message = message_to(store, &to_tell, reply_to);
    let note = summary(&to_tell.news);
    let title = name.clone();
    let (to, has_address) = (to_tell.to, message.mail.is_some());
    view! {
        <li class="card">
            <div class="cluster cluster--apart">
                <span class="cluster cluster--together">
                    <SelectRow selection=selection row=to.0 label=format!("Select {name}") />
                    {page_link(store, Route::Person(to), view! { <PersonChip name=name.clone() note=note /> })}
                </span>
                <Actions to_tell=to_tell name=name.clone() message=message.clone() />
            </div>
            <Delivery to=to name=name has_address=has_address />
            <details class="disclosure">
                <summary class="disclosure__summary">{MESSAGE}</summary>
                <textarea readonly=true rows="12" aria-label=format!("{MESSAGE} to {title}")>
                    {message.text}
                </textarea>
            </details>
        </li>
    }
}

/// Includes the link for responding. If no server accepts responses, the link itself contains the sessions.
fn message_to(store: Store, to_tell: &ToTell, reply_to: String) -> Message {
    let zones = store.zones();
    let personal = if store.is_team() { None } else { personal_link(store, to_tell.to, reply_to) };
    let link = personal.unwrap_or_else(|| address::absolute(&Route::Today.href()));
    store.read(|workspace| message(workspace, &*zones, to_tell, &link))
}

/// What the server does about the message, and what the user can do if it can't be delivered.
#[component]
fn Delivery(to: PersonId, name: String, has_address: bool) -> impl IntoView {
    let store = Store::expect();
    let fate = Memo::new(move |_| message_fate(store.mail().as_ref(), to, has_address));
    let label = format!("Send again: message to {name}");
    let again = move |id: MessageId| {
        let label = label.clone();
        view! {
            <button
                class="button button--small"
                type="button"
                aria-label=label
                on:click=move |_| store.send_again(id)
            >
                "Send again"
            </button>
        }
    };
    move || {
        let again = again.clone();
        fate.get().map(|fate| {
            view! {
                <div class="cluster cluster--apart">
                    <p class="text-subtle text-small">{fate.words}</p>
                    {fate.again.map(again)}
                </div>
            }
        })
    }
}

#[component]
fn Actions(to_tell: ToTell, name: String, message: Message) -> impl IntoView {
    let store = Store::expect();
    let to_tell = StoredValue::new(to_tell);
    let email = message.mail_link().map(|link| {
        view! {
            <a class="button button--small" href=link aria-label=format!("Open in email: message to {name}")>
                "Open in email"
            </a>
        }
    });
    let text = message.text;
    let copied = format!("Message to {name} copied.");
    let copy = move |_| copy(store, text.clone(), copied.clone());
    let told = move |_| to_tell.with_value(|to_tell| mark_as_told(store, std::slice::from_ref(to_tell)));
    view! {
        <div class="card__actions">
            <button
                class="button button--small"
                type="button"
                aria-label=format!("Copy message to {name}")
                on:click=copy
            >
                "Copy message"
            </button>
            {email}
            <button
                class="button button--small"
                type="button"
                aria-label=format!("Calendar file for {name}")
                on:click=move |_| to_tell.with_value(|to_tell| download(store, to_tell))
            >
                <Icon name=IconName::Calendar />
                "Calendar file"
            </button>
            <button
                class="button button--small"
                type="button"
                aria-label=format!("Mark as told: {name}")
                on:click=told
            >
                <Icon name=IconName::Check />
                "Mark as told"
            </button>
        </div>
    }
}

fn download(store: Store, to_tell: &ToTell) {
    let now = store.now.get_untracked();
    let cards = store.read(|workspace| calendar_cards(workspace, to_tell, now));
    let text = session_calendar::write(&cards, now);
    if let Err(error) = files::download("switchback-sessions.ics", "text/calendar", &text) {
        store.notify(Notice::refused(error.to_string()));
    }
}
