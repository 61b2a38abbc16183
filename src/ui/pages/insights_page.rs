//! The interviewer pool: for each interview type, who is certified, who is in training, and what blocks them.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{
            CalibrationTable, Column, Each, EmptyState, IconName, Later, Page, Rows, Section, ShowMore,
            TableHead,
        },
        controls::help_link::HelpLink,
        format::words,
        pages::{insights_page::coverage::CoverTable, training_page::type_href},
    },
};
use leptos::prelude::*;
use switchback_core::{
    access::work::Work,
    insight::{
        pace::pace,
        pool::{PoolRow, pool},
    },
    progress::scorecards::calibration::{self, Calibration},
    workspace::Workspace,
};

mod bar;
mod coverage;
mod funnel;
mod load;
mod months;
mod pace;
mod waits;
mod week;

use self::pace::PaceFigures;
use funnel::Stages;
use load::InterviewerLoads;
use months::CertifiedByMonth;
use waits::Waits;
use week::WeekMap;

const COLUMNS: &[Column] = &[
    Column::Words("Interview type"),
    Column::Number("Certified"),
    Column::Number("Accept trainees"),
    Column::Number("In training"),
    Column::Number("Interviews, next 4 weeks"),
    Column::Words("Waiting for"),
];

#[component]
pub fn InsightsPage() -> impl IntoView {
    let store = Store::expect();
    let rows = Memo::new(move |_| {
        let now = store.now.get();
        store.read(|workspace| pool(workspace, &*store.zones(), now))
    });
    let going = Memo::new(move |_| {
        let now = store.now.get();
        store.read(|workspace| pace(workspace, &rows.read(), now))
    });
    view! {
        <Page title="Insights" lead="Who is certified, who is in training, and what training waits for.">
            <Show when=move || !rows.read().is_empty() fallback=empty>
            <PaceFigures pace=going />
            <Section title="By interview type">
                <table class="data-table">
                    <caption class="visually-hidden">"Certified interviewers and trainees by interview type"</caption>
                    <TableHead columns=COLUMNS />
                    <tbody>
                        <Each each=move || rows.get() key=|row| format!("{row:?}") let:row>
                            <TypeRow row=row />
                        </Each>
                    </tbody>
                </table>
            </Section>
            <Later>
                <Stages pool=rows />
            </Later>
            <Later>
                <CertifiedByMonth />
            </Later>
            <Later>
                <WeekMap />
            </Later>
            <Later>
                <CoverTable />
            </Later>
            <Later>
                <InterviewerLoads />
            </Later>
            <Later>
                <Waits />
            </Later>
            <Later>
                <Calibrations />
            </Later>
            </Show>
        </Page>
    }
}

fn empty() -> impl IntoView {
    view! {
        <EmptyState
            icon=IconName::Insight
            title="Nothing to show yet"
            text="Once people are in training, this page shows how it is going and what holds it up."
        />
    }
}

#[component]
fn TypeRow(row: PoolRow) -> impl IntoView {
    let waiting: Vec<String> = row
        .waiting
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(cause, count)| format!("{count} × {cause}"))
        .collect();
    let waiting = waiting.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
    let interviews = words::count(row.interviews, "interview", "interviews");
    let path = type_href(&row.name);
    view! {
        <tr>
            <th scope="row">
                <a class="page-link" href=path>
                    {row.name}
                </a>
            </th>
            <td data-label="Certified" class="data-table__number">{words::grouped(row.certified)}</td>
            <td data-label="Accept trainees" class="data-table__number">{words::grouped(row.hosting)}</td>
            <td data-label="In training" class="data-table__number">{words::grouped(row.in_training)}</td>
            <td data-label="Interviews, next 4 weeks" class="data-table__number" title=interviews>{words::grouped(row.interviews)}</td>
            <td data-label="Waiting for">
                <ul>{waiting}</ul>
            </td>
        </tr>
    }
}

/// How closely people's ratings agree, by type.
#[component]
fn Calibrations() -> impl IntoView {
    let store = Store::expect();
    let known = store.derive(calibration::of_everyone);
    let rows = Memo::new(move |_| {
        let known = known.read();
        known.iter().filter(|calibration| calibration.figures.is_some()).cloned().collect::<Vec<_>>()
    });
    let drawn = Rows::of(Memo::new(|_| ()));
    let shown = Signal::derive(move || {
        let rows = rows.read();
        store.read(|workspace| {
            rows.iter().take(drawn.most()).map(|row| named(workspace, row)).collect::<Vec<_>>()
        })
    });
    let too_few = move || known.read().len() - rows.read().len();
    view! {
        <Section title="Calibration">
            <Show
                when=move || !known.read().is_empty()
                fallback=move || view! { <p class="text-subtle">{no_calibration(store)}</p> }
            >
                <CalibrationTable rows=shown first="Interviewer and type" href=person_href />
                <ShowMore rows=drawn of=Signal::derive(move || rows.read().len()) />
                <HelpLink about="calibration" words="What these figures mean" />
                <Show when=move || { too_few() > 0 }>
                    <p class="text-subtle">
                        {move || format!("{} too few ratings to compare.", words::count(too_few(), "more has", "more have"))}
                    </p>
                </Show>
            </Show>
        </Section>
    }
}

/// Why there is nothing to compare.
fn no_calibration(store: Store) -> &'static str {
    match store.is_team() && !store.may(Work::KeepPeople) {
        true => "Calibration uses the contents of all scorecards, which only coordinators receive.",
        false => {
            "No one has rated the same interview as someone else yet. How closely their ratings agree will be shown here."
        }
    }
}

fn person_href(calibration: &Calibration) -> String {
    Route::Person(calibration.person).href()
}

fn named(workspace: &Workspace, calibration: &Calibration) -> (String, Calibration) {
    let name = workspace.profiles.name(calibration.person);
    (format!("{name}, {}", workspace.type_name(calibration.interview_type)), calibration.clone())
}
