//! How many interview hours each interviewer has ahead, and how evenly they are shared.

use super::bar::Bar;
use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{Column, Each, FirstFew, Rows, Section, ShowAll, ShowMore, TableHead},
        controls::{help_link::HelpLink, page_link::page_link},
        format::words,
    },
};
use leptos::prelude::*;
use switchback_core::{
    insight::load::{InterviewerLoad, Loads, WEEKS, loads},
    workspace::Workspace,
};

/// How many people are shown, those with the most hours first.
const FEW_PEOPLE: usize = 5;

const COLUMNS: &[Column] = &[
    Column::Words("Interviewer"),
    Column::Words("Interview hours"),
    Column::Number("Interviews"),
    Column::Number("Sessions as a mentor"),
    Column::Number("Interview hours, last 4 weeks"),
];

#[component]
pub fn InterviewerLoads() -> impl IntoView {
    let store = Store::expect();
    let loads = Memo::new(move |_| {
        let now = store.now.get();
        store.read(|workspace| loads(workspace, &*store.zones(), now))
    });
    let people = FirstFew::of(move || loads.read().people.len(), FEW_PEOPLE);
    let drawn = Rows::of(Memo::new(|_| ()));
    let rows = Memo::new(move |_| {
        store.read(|workspace| {
            let loads = loads.read();
            let most = loads.people.first().map_or(0, |load| load.minutes);
            let shown = loads.people.iter().take(people.shown().min(drawn.most()));
            shown.map(|load| row(workspace, load, most)).collect::<Vec<_>>()
        })
    });
    view! {
        <Section title=format!("Interviewer load, next {WEEKS} weeks")>
            <Show
                when=move || !rows.read().is_empty()
                fallback=|| view! { <p class="text-subtle">"There are no interviewers yet. They will be listed here with their interview hours."</p> }
            >
                <p>{move || summary(&loads.read())}</p>
                <table class="data-table">
                    <caption class="visually-hidden">"Interviewers by upcoming interview hours, most first"</caption>
                    <TableHead columns=COLUMNS />
                    <tbody>
                        <Each each=move || rows.get() key=|row| format!("{row:?}") let:row>
                            <PersonLoad row=row />
                        </Each>
                    </tbody>
                </table>
                <ShowMore rows=drawn of=Signal::derive(move || people.shown()) />
                <ShowAll lines=people of="interviewers" />
                <HelpLink about="interviewer%20load" words="How the load is counted" />
            </Show>
        </Section>
    }
}

/// The row of one interviewer.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    name: String,
    load: InterviewerLoad,
    /// The minutes of the interviewer who has the most.
    most: u32,
}

fn row(workspace: &Workspace, load: &InterviewerLoad, most: u32) -> Row {
    Row { name: workspace.profiles.name(load.person).to_owned(), load: *load, most }
}

#[component]
fn PersonLoad(row: Row) -> impl IntoView {
    let store = Store::expect();
    let Row { name, load, most } = row;
    let minutes = |minutes: u32| usize::try_from(minutes).unwrap_or(usize::MAX);
    view! {
        <tr>
            <th scope="row">{page_link(store, Route::Person(load.person), name)}</th>
            <td data-label="Interview hours">
                <span class="bar-value">
                    {hours(load.minutes)}
                    <Bar value=minutes(load.minutes) most=minutes(most) />
                </span>
            </td>
            <td data-label="Interviews" class="data-table__number">{words::grouped(load.interviews)}</td>
            <td data-label="Sessions as a mentor" class="data-table__number">{words::grouped(load.sessions)}</td>
            <td data-label="Interview hours, last 4 weeks" class="data-table__number">{hours(load.minutes_before)}</td>
        </tr>
    }
}

/// "12.5"
fn hours(minutes: u32) -> String {
    let text = format!("{:.1}", f64::from(minutes) / 60.0);
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// "3 of 12 interviewers have half of the interview hours. 2 have no interviews."
fn summary(loads: &Loads) -> String {
    let all = words::count(loads.people.len(), "interviewer", "interviewers");
    let without = match loads.without {
        0 => String::new(),
        1 => " 1 has no interviews.".to_owned(),
        count => format!(" {} have no interviews.", words::grouped(count)),
    };
    match loads.with_half {
        0 => format!("{all}, and no interviews in the next {WEEKS} weeks."),
        1 => format!("1 of {all} has half of the interview hours.{without}"),
        count => format!("{} of {all} have half of the interview hours.{without}", words::grouped(count)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use switchback_core::model::ids::PersonId;

    #[test]
    fn hours_have_at_most_one_decimal() {
        assert_eq!([0, 45, 60, 750].map(hours), ["0", "0.8", "1", "12.5"]);
    }

    #[test]
    fn the_summary_says_how_few_have_half_of_the_hours() {
        let people = |count| {
            vec![
                InterviewerLoad {
                    person: PersonId(1),
                    interviews: 0,
                    minutes: 0,
                    sessions: 0,
                    minutes_before: 0
                };
                count
            ]
        };
        let said = |count, with_half, without| summary(&Loads { people: people(count), with_half, without });
        assert_eq!(
            said(12, 3, 2),
            "3 of 12 interviewers have half of the interview hours. 2 have no interviews."
        );
        assert_eq!(said(4, 1, 0), "1 of 4 interviewers has half of the interview hours.");
        assert_eq!(said(1, 0, 1), "1 interviewer, and no interviews in the next 4 weeks.");
    }
}
