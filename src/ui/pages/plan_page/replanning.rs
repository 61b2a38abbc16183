//! Re-planning: published sessions that no longer hold get another place, and every change says why.

use crate::{
    platform::{clock, ids},
    store::{
        Store,
        planner::{self, Brief},
    },
    ui::{
        components::{Column, Each, Section, TableHead},
        controls::long_work::LongWork,
        format::{times, words},
        pages::plan_page::weeks::weeks_from,
    },
};
use leptos::prelude::*;
use switchback_core::{
    command::{Command, replanning::ChangedPlan},
    model::{
        ids::{PlanId, SessionId},
        session::Session,
    },
    planning::{
        job::Task,
        placement::Placement,
        plan_request::PlanRequest,
        points::Policy,
        replanning::{self, Change, Outcome, Repair},
    },
    progress::schedule::session_card::{kind_of, session_card},
    workspace::Workspace,
};

const COLUMNS: &[Column] =
    &[Column::Words("Who"), Column::Words("Planned"), Column::Words("Now"), Column::Words("Why")];

/// Shown while a published session no longer holds, and until the changes found are published or discarded.
#[component]
pub fn Again(weeks: RwSignal<u32>, policy: RwSignal<Policy>) -> impl IntoView {
    let store = Store::expect();
    let struck = Memo::new(move |_| {
        let now = store.now.get();
        let (zones, weeks) = (store.zones(), weeks_from(store, now, weeks.get()));
        let policy = Policy::default();
        store.read(|workspace| {
            replanning::struck(&PlanRequest { workspace, zones: &*zones, now, weeks, policy })
        })
    });
    let found = RwSignal::new(None::<Repair>);
    let words = move || if found.read().is_some() { "Look again" } else { "Plan again" };
    let look = move || repair(store, weeks.get_untracked(), policy.get_untracked());
    view! {
        <Show when=move || { struck.get() > 0 || found.read().is_some() }>
            <Section title="Published, and changed since">
                <Show when=move || found.read().is_none()>
                    <p>{move || struck_words(struck.get())}</p>
                </Show>
                {move || found.get().map(|repair| view! { <Found repair=repair found=found /> })}
                <div class="button-row">
                    <LongWork
                        words=Signal::derive(move || words().to_owned())
                        busy="Looking for other places …"
                        work=look
                        on_done=Callback::new(move |repair| found.set(Some(repair)))
                    />
                </div>
            </Section>
        </Show>
    }
}

async fn repair(store: Store, weeks: u32, policy: Policy) -> Result<Repair, String> {
    let brief = Brief::now(store, weeks_from(store, clock::now(), weeks), policy)?;
    planner::ask(brief, &Task::PlanAgain, |()| ()).await
}

fn struck_words(struck: usize) -> String {
    let sessions = words::count(
        struck,
        "published session fell through or does not hold any more",
        "published sessions fell through or do not hold any more",
    );
    format!(
        "{sessions}. Planning again finds other places and moves as few others as it can. Nobody is asked before you publish."
    )
}

#[component]
fn Found(repair: Repair, found: RwSignal<Option<Repair>>) -> impl IntoView {
    let store = Store::expect();
    let nothing = repair.is_empty();
    let lead = lead(&repair);
    let rows = StoredValue::new(store.read(|workspace| {
        repair.changes.iter().filter_map(|change| row(store, workspace, change)).collect::<Vec<_>>()
    }));
    let repair = StoredValue::new(repair);
    let publish = move |_| {
        let changed = repair
            .with_value(|repair| ChangedPlan::of(PlanId(ids::fresh()), repair, || SessionId(ids::fresh())));
        if store.act(Command::PlanAgain(changed), "The changes are published: those concerned are asked.") {
            found.set(None);
        }
    };
    view! {
        <p role="status">{lead}</p>
        <Show when=move || !rows.read_value().is_empty()>
            <table class="data-table">
                <caption class="visually-hidden">"What changes in the published plan"</caption>
                <TableHead columns=COLUMNS />
                <tbody>
                    <Each each=move || rows.get_value() key=|row| row.session let:row>
                        <tr>
                            <th scope="row">{row.who}</th>
                            <td data-label="Planned">{row.before}</td>
                            <td data-label="Now">{row.after}</td>
                            <td data-label="Why">{row.why}</td>
                        </tr>
                    </Each>
                </tbody>
            </table>
        </Show>
        <div class="button-row">
            <Show when=move || !nothing>
                <button class="button button--primary" type="button" on:click=publish>
                    "Publish the changes"
                </button>
            </Show>
            <button class="button button--quiet" type="button" on:click=move |_| found.set(None)>
                "Leave it as it is"
            </button>
        </div>
    }
}

fn lead(repair: &Repair) -> String {
    let stay =
        words::count(repair.kept, "published session stays as it is", "published sessions stay as they are");
    match (repair.changes.len(), repair.is_empty()) {
        (0, _) => format!("Nothing has to change: {stay}."),
        (_, true) => format!("No other place was found in these weeks; {stay}."),
        (count, false) => format!("{}; {stay}.", words::count(count, "change", "changes")),
    }
}

/// One change in words.
#[derive(Clone, PartialEq)]
struct Row {
    session: SessionId,
    who: String,
    before: String,
    after: String,
    why: String,
}

fn row(store: Store, workspace: &Workspace, change: &Change) -> Option<Row> {
    let session = workspace.sessions.get(&change.session)?;
    let card = session_card(workspace, change.session)?;
    Some(Row {
        session: change.session,
        who: format!("{}, {}", card.trainee_name, card.type_name),
        before: format!("{}, {}", card.kind, times::day_and_time(store, card.start)),
        after: match change.outcome {
            Outcome::Moves(to) => place(store, workspace, session, to),
            Outcome::Becomes(to) => format!("becomes {}, at the same time", step_name(workspace, to)),
            Outcome::Ends => "no other place found".into(),
        },
        why: change.cause.words(workspace),
    })
}

fn place(store: Store, workspace: &Workspace, session: &Session, to: Placement) -> String {
    let interview = workspace.interviews.get(&to.interview);
    let when = interview.map_or_else(String::new, |known| times::day_and_time(store, known.start));
    let mentor = interview.map_or("", |known| workspace.profiles.name(known.interviewer));
    match to.step == session.step {
        true => format!("{when}, with {mentor}"),
        false => format!("{}, {when}, with {mentor}", step_name(workspace, to)),
    }
}

fn step_name(workspace: &Workspace, to: Placement) -> String {
    kind_of(workspace, to.enrollment, to.step).map_or_else(String::new, |kind| kind.to_string())
}
