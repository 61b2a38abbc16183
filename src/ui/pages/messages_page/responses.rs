//! Entering responses that people sent by email or as a file, if no server accepts them.

use crate::{
    platform::files,
    store::{Store, notice::Notice},
    ui::{
        components::{Dialog, Each, Field},
        format::{times, words},
    },
};
use leptos::{ev, prelude::*, task::spawn_local};
use switchback_core::{
    command::Command,
    model::response::{PersonResponses, Response},
    responses::{
        check::{CheckedResponse, Outcome, check, to_enter},
        reply::Reply,
    },
};

/// A response is a short text. A larger file is something else.
const MOST_BYTES: u32 = 1_000_000;

#[component]
pub fn EnterResponses() -> impl IntoView {
    let store = Store::expect();
    let open = RwSignal::new(false);
    let text = RwSignal::new(String::new());
    let found = Memo::new(move |_| found(store, &text.read()));
    let press = move |_| {
        text.set(String::new());
        open.set(true);
    };
    let enter = move |_| {
        open.set(false);
        if let Found::Reply { new: entered, .. } = found.get_untracked() {
            let done = format!("{} entered.", words::count(entered.responses.len(), "response", "responses"));
            store.act(Command::EnterResponses(entered), done);
        }
    };
    view! {
        <button class="button" type="button" aria-haspopup="dialog" on:click=press>
            "Enter responses"
        </button>
        <Dialog
            title="Enter responses"
            open=open
            actions=move || {
                view! {
                    <button
                        class="button button--primary"
                        type="button"
                        disabled=move || found.read().count() == 0
                        on:click=enter
                    >
                        {move || enter_words(found.read().count())}
                    </button>
                }
            }
        >
            <Text text=text />
            <Preview found=found />
        </Dialog>
    }
}

fn enter_words(count: usize) -> String {
    match count {
        0 => "Enter".into(),
        count => format!("Enter {}", words::count(count, "response", "responses")),
    }
}

/// The source of the text: pasted or from a file.
#[component]
fn Text(text: RwSignal<String>) -> impl IntoView {
    let store = Store::expect();
    let pick = move |event: ev::Event| {
        let picked = files::picked(&event, MOST_BYTES);
        spawn_local(async move {
            for file in picked.await {
                match file {
                    // The page may be gone by then.
                    Ok(file) => drop(text.try_set(String::from_utf8_lossy(&file.bytes).into_owned())),
                    Err(error) => store.notify(Notice::refused(error.to_string())),
                }
            }
        });
    };
    view! {
        <Field
            id="responses-text"
            label="Their reply"
            hint="Paste the whole email, or open the file that they sent. Its last line is for Switchback."
        >
            <textarea
                id="responses-text"
                rows="6"
                prop:value=text
                on:input=move |event| text.set(event_target_value(&event))
            ></textarea>
        </Field>
        <div class="button-row">
            <label class="button">
                "Open file"
                <input class="visually-hidden" type="file" accept=".txt,text/plain" on:change=pick />
            </label>
        </div>
    }
}

/// What the text contains.
#[derive(Clone, Debug, PartialEq)]
enum Found {
    /// Nothing has been pasted yet.
    Nothing,
    Problem(String),
    Reply {
        name: String,
        checked: Vec<CheckedResponse>,
        /// The responses that can be entered.
        new: PersonResponses,
    },
}

impl Found {
    /// How many responses can be entered.
    fn count(&self) -> usize {
        match self {
            Self::Nothing | Self::Problem(_) => 0,
            Self::Reply { new, .. } => new.responses.len(),
        }
    }
}

fn found(store: Store, text: &str) -> Found {
    if text.trim().is_empty() {
        return Found::Nothing;
    }
    let reply = match Reply::find(text) {
        Ok(reply) => reply,
        Err(reason) => return Found::Problem(reason.to_string()),
    };
    match store.ask(|asker| check(asker, &reply)) {
        Ok(checked) => {
            let name = store.read(|workspace| workspace.profiles.name(reply.responses.person).to_owned());
            Found::Reply { name, new: to_enter(&reply, &checked), checked }
        }
        Err(reason) => Found::Problem(reason.to_string()),
    }
}

#[component]
fn Preview(found: Memo<Found>) -> impl IntoView {
    let store = Store::expect();
    move || match found.get() {
        Found::Nothing => ().into_any(),
        Found::Problem(words) => view! {
            <p class="field__error" role="alert">
                {words}
            </p>
        }
        .into_any(),
        Found::Reply { name, checked, .. } => view! {
            <p>
                <strong>{name}</strong>
            </p>
            <ul class="reason-list">
                <Each each=move || checked.clone() key=|checked| checked.said.session let:checked>
                    <li>{line(store, &checked)}</li>
                </Each>
            </ul>
        }
        .into_any(),
    }
}

/// "Mon, Nov 30, 10:00 AM · Coding, Shadow: confirms".
fn line(store: Store, checked: &CheckedResponse) -> String {
    let what = match &checked.card {
        Some(card) => format!("{}, {}", card.type_name, card.step_name),
        None => "A session that no longer exists".into(),
    };
    let response = match checked.said.response {
        Response::Confirm => "confirms".to_owned(),
        Response::Decline(reason) => format!("declines: “{reason}”"),
    };
    let outcome = match &checked.outcome {
        Outcome::New => String::new(),
        Outcome::Unchanged => format!(" · already {}", done(checked.said.response)),
        Outcome::Refused(reason) => format!(" · can’t be entered: {reason}"),
    };
    format!("{} · {what}: {response}{outcome}", times::day_and_time(store, checked.said.start))
}

fn done(response: Response) -> &'static str {
    match response {
        Response::Confirm => "confirmed",
        Response::Decline(_) => "declined",
    }
}
