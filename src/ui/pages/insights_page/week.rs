//! How many certified people are at work in each hour of a usual week, as a table whose cells are shaded by their numbers.

use crate::{
    platform::format,
    store::Store,
    ui::{
        components::{Each, Section, SelectField},
        controls::help_link::HelpLink,
        format::{days::weekday, words::count},
    },
};
use chrono::{Days, NaiveDate};
use leptos::prelude::*;
use switchback_core::{
    insight::covered_week::{CoveredWeek, DAYS, HOURS, WeekCoverage, WeekHour, covered_week},
    model::ids::InterviewTypeId,
};

/// How many shades there are, besides none.
const SHADES: usize = 4;

#[component]
pub fn WeekMap() -> impl IntoView {
    let store = Store::expect();
    let week = Memo::new(move |_| {
        let (now, zone, zones) = (store.now.get(), store.zone(), store.zones());
        store.read(|workspace| covered_week(workspace, &*zones, &zone, now))
    });
    let chosen = RwSignal::new(None::<InterviewTypeId>);
    let coverage = Memo::new(move |_| {
        let week = week.read();
        let known = week.types.iter().find(|known| Some(known.interview_type) == chosen.get());
        known.or(week.types.first()).cloned()
    });
    view! {
        <Section title="Coverage in a usual week">
            {move || match coverage.get() {
                None => view! {
                    <p class="text-subtle">
                        "No one is certified yet. How many certified people are at work in each hour of the week will be shown here."
                    </p>
                }
                .into_any(),
                Some(coverage) => view! {
                    <ChooseType week=week chosen=chosen shown=coverage.interview_type />
                    <p>{summary(&coverage, week.read().monday)}</p>
                    <Legend most=coverage.most() />
                    <Hours coverage=coverage monday=week.read().monday />
                    <HelpLink about="coverage" words="What coverage counts" />
                    <p class="text-subtle text-small">
                        {move || format!("Times in {}. Time off and date overrides are not included.", store.zone().in_words())}
                    </p>
                }
                .into_any(),
            }}
        </Section>
    }
}

#[component]
fn ChooseType(
    week: Memo<CoveredWeek>,
    chosen: RwSignal<Option<InterviewTypeId>>,
    shown: InterviewTypeId,
) -> impl IntoView {
    let option = |known: &WeekCoverage| (known.interview_type.to_string(), known.name.clone());
    let options = week.read_untracked().types.iter().map(option).collect();
    view! {
        <div class="filter-bar">
            <SelectField
                id="coverage-type"
                label="Interview type"
                options=options
                value=Signal::stored(shown.to_string())
                on_change=Callback::new(move |key: String| chosen.set(key.parse().ok()))
            />
        </div>
    }
}

/// "12 people are certified. At least 1 of them is at work in 84 of the week’s 168 hours, most at Tue, 4:00 PM: 9."
fn summary(coverage: &WeekCoverage, monday: NaiveDate) -> String {
    let people = match coverage.certified {
        1 => "1 person is certified".to_owned(),
        people => format!("{people} people are certified"),
    };
    let Some(best) = coverage.best() else {
        return format!("{people}, but none has working hours this week.");
    };
    let hours = format!("{} of the week’s {} hours", coverage.covered(), DAYS * HOURS);
    let most = count(coverage.most(), "person", "people");
    format!(
        "{people}. At least 1 is at work in {hours}. The most at once: {most}, {}.",
        hour_of_week(best, monday)
    )
}

fn hour_of_week(at: WeekHour, monday: NaiveDate) -> String {
    format!("{} {}", weekday(day_of(at.day, monday)), clock(at.hour))
}

fn day_of(day: usize, monday: NaiveDate) -> NaiveDate {
    monday.checked_add_days(Days::new(day as u64)).unwrap_or(monday)
}

fn clock(hour: usize) -> String {
    format::visitors().clock(u16::try_from(hour * 60).unwrap_or_default())
}

/// The shade of a number, from 0 for no one up to [`SHADES`] for the most.
fn shade(people: usize, most: usize) -> usize {
    (people * SHADES).div_ceil(most.max(1)).min(SHADES)
}

/// The numbers of people that have a shade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shade {
    shade: usize,
    from: usize,
    to: usize,
}

fn shades(most: usize) -> Vec<Shade> {
    let mut shades: Vec<Shade> = Vec::new();
    for people in 1..=most {
        let shade = shade(people, most);
        match shades.last_mut().filter(|last| last.shade == shade) {
            Some(last) => last.to = people,
            None => shades.push(Shade { shade, from: people, to: people }),
        }
    }
    shades
}

#[component]
fn Legend(most: usize) -> impl IntoView {
    let one = |Shade { shade, from, to }: Shade| {
        let numbers = if from == to { from.to_string() } else { format!("{from}–{to}") };
        view! {
            <li>
                <span class=format!("heat-map__key heat-map__shade--{shade}") aria-hidden="true"></span>
                {numbers}
            </li>
        }
    };
    view! {
        <ul class="cluster text-small" aria-label="Shades, by number of people">
            {shades(most).into_iter().map(one).collect_view()}
        </ul>
    }
}

#[component]
fn Hours(coverage: WeekCoverage, monday: NaiveDate) -> impl IntoView {
    let most = coverage.most();
    let heads = (0..DAYS).map(|day| view! { <th scope="col">{weekday(day_of(day, monday))}</th> });
    let heads = heads.collect_view();
    let is_covered = |hour: &usize| coverage.people.iter().any(|day| day[*hour] > 0);
    let first = (0..HOURS).find(is_covered).unwrap_or_default();
    let last = (0..HOURS).rev().find(is_covered).unwrap_or_default();
    let people = coverage.people;
    let rows = (first..=last).collect::<Vec<_>>();
    view! {
        <table class="heat-map">
            <caption class="visually-hidden">
                {format!("People certified in {} who are at work, by hour and weekday", coverage.name)}
            </caption>
            <thead>
                <tr>
                    <th scope="col">"Hour"</th>
                    {heads}
                </tr>
            </thead>
            <tbody>
                <Each each=move || rows.clone() key=|hour| *hour let:hour>
                    <tr>
                        <th scope="row">{clock(hour)}</th>
                        {people
                            .iter()
                            .map(|day| {
                                let shade = shade(day[hour], most);
                                view! { <td class=format!("heat-map__shade--{shade}")>{day[hour]}</td> }
                            })
                            .collect_view()}
                    </tr>
                </Each>
            </tbody>
        </table>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_legend_names_every_number_once_with_its_shade() {
        for most in 1..50 {
            let shades = shades(most);
            let numbers: Vec<_> = shades.iter().flat_map(|shade| shade.from..=shade.to).collect();
            assert_eq!(numbers, (1..=most).collect::<Vec<_>>());
            let is_its =
                |known: &Shade| (known.from..=known.to).all(|people| shade(people, most) == known.shade);
            assert!(shades.iter().all(is_its), "{shades:?}");
            assert_eq!(shade(most, most), SHADES);
        }
        assert_eq!(shade(0, 7), 0);
    }
}
