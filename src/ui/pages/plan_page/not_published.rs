//! Publishing drafts, or reporting for each draft why it can't be published.

use crate::{
    platform::{clock, focus},
    route::Route,
    store::Store,
    ui::{
        components::{Each, Section},
        controls::people_to_tell::say_whom_to_tell,
        format::{times, words},
    },
};
use leptos::{prelude::*, task::spawn_local};
use switchback_core::{
    access::drafts::{DraftObstacle, publishable},
    command::Command,
    model::{ids::SessionId, session::DraftChange},
    progress::schedule::session_card::SessionCard,
};

const HEADING: &str = "drafts-not-published";

/// A publication that was refused, and its obstacles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Blocked {
    obstacles: Vec<DraftObstacle>,
    others: Vec<SessionId>,
}

/// Publishes drafts from the page, all or none.
#[derive(Clone, Copy)]
pub struct Publishing {
    store: Store,
    blocked: RwSignal<Blocked>,
}

impl Publishing {
    pub fn new(store: Store) -> Self {
        Self { store, blocked: RwSignal::new(Blocked::default()) }
    }

    pub fn publish(self, sessions: Vec<SessionId>) {
        let store = self.store;
        let allowed = store.ask_untracked(|asker| publishable(asker, &sessions).map(drop));
        let obstacles = allowed.err().unwrap_or_default();
        if obstacles.is_empty() {
            self.blocked.set(Blocked::default());
            let published = format!("{} published", words::count(sessions.len(), "session", "sessions"));
            return store.act_saying(Command::Publish { sessions }, move |id| {
                say_whom_to_tell(store, &published, id)
            });
        }
        let stands = |session: &SessionId| obstacles.iter().all(|obstacle| obstacle.session != *session);
        let others = sessions.into_iter().filter(stands).collect();
        self.blocked.set(Blocked { obstacles, others });
        spawn_local(async {
            // Once the list is drawn.
            clock::next_frame().await;
            focus::move_to(HEADING);
        });
    }
}

/// The drafts that could not be published, each with its reason, and what the user can do about it.
#[component]
pub fn NotPublished(publishing: Publishing, drafts: Memo<Vec<SessionCard>>) -> impl IntoView {
    let Publishing { store, blocked } = publishing;
    // A draft that has since been changed or published is no longer listed.
    let rows = Memo::new(move |_| rows(store, &blocked.read(), &drafts.read()));
    let others = move || blocked.read().others.len();
    let title = Signal::derive(move || {
        format!("{} can’t be published", words::count(rows.read().len(), "draft", "drafts"))
    });
    let publish_others = move |_| {
        // Untracked and copied, as publishing writes to the same signal.
        let others = blocked.with_untracked(|blocked| blocked.others.clone());
        publishing.publish(others);
    };
    let remove = move |_| {
        let sessions: Vec<_> = rows.read_untracked().iter().map(|row| row.session).collect();
        let done = format!("{} removed from the plan.", words::count(sessions.len(), "draft", "drafts"));
        store.act(Command::ChangeDrafts { sessions, change: DraftChange::Remove }, done);
    };
    view! {
        <Show when=move || !rows.read().is_empty()>
            <Section title=title heading_id=HEADING>
                <div class="button-row">
                    <Show when=move || { others() > 0 }>
                        <button
                            class="button"
                            type="button"
                            on:click=publish_others
                        >
                            {move || format!("Publish the other {}", others())}
                        </button>
                    </Show>
                    <button class="button" type="button" on:click=remove>
                        {move || format!("Remove {}", words::count(rows.read().len(), "draft", "drafts"))}
                    </button>
                    <button
                        class="button button--quiet"
                        type="button"
                        on:click=move |_| blocked.set(Blocked::default())
                    >
                        "Close"
                    </button>
                </div>
                <ul class="stack stack--tight">
                    <Each each=move || rows.get() key=|row| (row.session, row.why.clone()) let:row>
                        <li>
                            <a href=Route::Session(row.session).href()>{row.what}</a>
                            ": "
                            {row.why}
                        </li>
                    </Each>
                </ul>
            </Section>
        </Show>
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    session: SessionId,
    what: String,
    why: String,
}

fn rows(store: Store, blocked: &Blocked, drafts: &[SessionCard]) -> Vec<Row> {
    let row = |obstacle: &DraftObstacle| {
        let card = drafts.iter().find(|card| card.session == obstacle.session)?;
        let what = format!("{}, {}", card.trainee_name, times::day_and_time(store, card.start));
        Some(Row { session: card.session, what, why: obstacle.refusal.to_string() })
    };
    blocked.obstacles.iter().filter_map(row).collect()
}
