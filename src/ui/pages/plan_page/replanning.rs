//! Re-planning: replaces published sessions that were lost or no longer fit, with a reason for every change.

use crate::{
    platform::{clock, ids},
    store::{
        Store,
        planner::{self, EncodedRequest},
    },
    ui::{
        components::{Column, Each, Section, TableHead},
        controls::{long_work::LongWork, people_to_tell::say_whom_to_tell},
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
        points::Policy,
        replanning::{self, Change, Outcome, Repair},
    },
    progress::schedule::session_card::{session_card, step_name},
    workspace::Workspace,
};

const COLUMNS: &[Column] =
    &[Column::Words("Trainee"), Column::Words("Before"), Column::Words("After"), Column::Words("Reason")];

/// Shown while published sessions need it, and until the found changes are published or discarded.
#[component]
pub fn ReplanPublished(weeks: RwSignal<u32>, policy: RwSignal<Policy>) -> impl IntoView {
    let store = Store::expect();
    let affected = store
        .derive(move |workspace| replanning::to_replace(workspace, &*store.zones(), store.now.get()).len());
    let found = RwSignal::new(None::<Repair>);
    let words = move || if found.read().is_some() { "Search again" } else { "Find replacements" };
    let look = move || repair(store, weeks.get_untracked(), policy.get_untracked());
    view! {
        <Show when=move || { affected.get() > 0 || found.read().is_some() }>
            <Section title="Published sessions to replace">
                <Show when=move || found.read().is_none()>
                    <p>{move || affected_words(affected.get())}</p>
                </Show>
                {move || found.get().map(|repair| view! { <Found repair=repair found=found /> })}
                <div class="button-row">
                    <LongWork
                        words=Signal::derive(move || words().to_owned())
                        busy="Finding replacements…"
                        work=look
                        on_done=Callback::new(move |repair| found.set(Some(repair)))
                    />
                </div>
            </Section>
        </Show>
    }
}

async fn repair(store: Store, weeks: u32, policy: Policy) -> Result<Repair, String> {
    let request = EncodedRequest::now(store, weeks_from(store, clock::now(), weeks), policy)?;
    planner::ask(request, &Task::Replan, |()| ()).await
}

fn affected_words(affected: usize) -> String {
    let sessions = words::count(
        affected,
        "published session was lost or no longer fits",
        "published sessions were lost or no longer fit",
    );
    format!(
        "{sessions}. Find replacements and move as few other sessions as possible. Nothing changes until you publish."
    )
}

#[component]
fn Found(repair: Repair, found: RwSignal<Option<Repair>>) -> impl IntoView {
    let store = Store::expect();
    let nothing = repair.is_empty();
    let lead = lead(&repair);
    let publish_words = format!("Publish {}", words::count(repair.changes.len(), "change", "changes"));
    let rows = StoredValue::new(store.read(|workspace| {
        repair.changes.iter().filter_map(|change| row(store, workspace, change)).collect::<Vec<_>>()
    }));
    let repair = StoredValue::new(repair);
    let publish = move |_| {
        let changed = repair
            .with_value(|repair| ChangedPlan::of(PlanId(ids::fresh()), repair, || SessionId(ids::fresh())));
        store.act_saying(Command::PlanAgain(changed), move |id| {
            say_whom_to_tell(store, "Changes published", id);
            found.set(None);
        });
    };
    view! {
        <p role="status">{lead}</p>
        <Show when=move || !rows.read_value().is_empty()>
            <table class="data-table">
                <caption class="visually-hidden">"Changes to the published plan"</caption>
                <TableHead columns=COLUMNS />
                <tbody>
                    <Each each=move || rows.get_value() key=|row| row.session let:row>
                        <tr>
                            <th scope="row">{row.who}</th>
                            <td data-label="Before">{row.before}</td>
                            <td data-label="After">{row.after}</td>
                            <td data-label="Reason">{row.why}</td>
                        </tr>
                    </Each>
                </tbody>
            </table>
        </Show>
        <div class="button-row">
            <Show when=move || !nothing>
                <button class="button button--primary" type="button" on:click=publish>
                    {publish_words.clone()}
                </button>
            </Show>
            <button class="button button--quiet" type="button" on:click=move |_| found.set(None)>
                "Discard"
            </button>
        </div>
    }
}

fn lead(repair: &Repair) -> String {
    let stay = words::count(repair.kept, "other session stays as it is", "other sessions stay as they are");
    match (repair.changes.len(), repair.is_empty()) {
        (0, _) => "No changes needed. All published sessions stay as they are.".to_owned(),
        (_, true) => format!("No replacements found in these weeks. {stay}."),
        (count, false) => match repair.only_cancelled() {
            0 => format!("{} found. {stay}.", words::count(count, "change", "changes")),
            ended => format!(
                "{} found. {}. {stay}.",
                words::count(count, "change", "changes"),
                words::count(
                    ended,
                    "session is cancelled without a replacement",
                    "sessions are cancelled without a replacement"
                ),
            ),
        },
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
        before: format!("{}, {}", card.step_name, times::day_and_time(store, card.start)),
        after: match change.outcome {
            Outcome::Moves(to) => place(store, workspace, session, to),
            Outcome::Becomes(to) => format!("{}, same time", name_of(workspace, to)),
            Outcome::Ends if change.only_cancels() => "cancelled: no replacement found".into(),
            Outcome::Ends => "no replacement found".into(),
        },
        why: change.cause.words(workspace),
    })
}

fn place(store: Store, workspace: &Workspace, session: &Session, to: Placement) -> String {
    let interview = workspace.interviews.get(&to.interview);
    let when = interview.map_or_else(String::new, |known| times::day_and_time(store, known.start));
    let mentor = workspace.profiles.name(to.mentor);
    match to.step == session.step {
        true => format!("{when}, with {mentor}"),
        false => format!("{}, {when}, with {mentor}", name_of(workspace, to)),
    }
}

fn name_of(workspace: &Workspace, to: Placement) -> String {
    step_name(workspace, to.enrollment, to.step).unwrap_or_default()
}
