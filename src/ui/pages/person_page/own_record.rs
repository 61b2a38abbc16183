//! A person’s activity and calibration, for their own review.

use crate::{
    store::Store,
    ui::components::{CalibrationTable, Each, Section},
};
use leptos::prelude::*;
use switchback_core::{
    model::ids::PersonId,
    progress::{
        schedule::record::{Record, record},
        scorecards::calibration::{self, AgainstPool, Calibration, Check},
    },
    wording::count,
    workspace::Workspace,
};

#[component]
pub fn OwnRecord(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let record = Memo::new(move |_| {
        let now = store.now.get();
        store.read(|workspace| record(workspace, &*store.zones(), person, now))
    });
    view! {
        <Section title="Activity">
            <dl class="person-card__facts">{move || facts(record.get())}</dl>
        </Section>
    }
}

fn facts(record: Record) -> impl IntoView {
    let rows = [
        ("Interviews conducted", record.interviews_conducted.to_string()),
        ("Interview hours", (record.minutes_conducted / 60).to_string()),
        ("Sessions mentored", record.sessions_mentored.to_string()),
        ("Sessions reviewed", record.reviews.to_string()),
        ("Trainees mentored to certification", record.helped_to_certificate.to_string()),
        ("Sessions as a trainee", record.sessions_as_trainee.to_string()),
        ("Scorecards submitted", record.scorecards_written.to_string()),
    ];
    rows.map(|(what, number)| view! { <dt>{what}</dt> <dd>{number}</dd> }).collect_view()
}

/// Agreement in each type, and compared with the pool after certification.
#[component]
pub fn OwnCalibration(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let rows = store.derive(move |workspace| {
        let known = calibration::of_person(workspace, person).into_iter();
        let named = |known: Calibration| (workspace.type_name(known.interview_type).to_owned(), known);
        known.map(named).collect::<Vec<_>>()
    });
    let pool = Memo::new(move |_| {
        let now = store.now.get();
        store.read(|workspace| pool_lines(workspace, person, now))
    });
    view! {
        <Show when=move || !rows.read().is_empty() || !pool.read().is_empty()>
            <Section title="Calibration">
                <Show when=move || !rows.read().is_empty()>
                    <CalibrationTable rows=rows first="In" />
                </Show>
                <ul class="stack stack--tight">
                    <Each each=move || pool.get() key=|line| line.clone() let:line>
                        <li>{line}</li>
                    </Each>
                </ul>
            </Section>
        </Show>
    }
}

fn pool_lines(workspace: &Workspace, person: PersonId, now: chrono::DateTime<chrono::Utc>) -> Vec<String> {
    let mut lines = Vec::new();
    for known in workspace.interview_types.values() {
        if let Some(against) = calibration::against_pool(workspace, person, known.id) {
            lines.push(against_words(&known.name, against));
        }
        let (conducted, checks) = calibration::checks(workspace, person, known.id, now);
        lines.extend(checks.into_iter().map(|check| check_words(&known.name, conducted, check)));
    }
    lines
}

fn against_words(name: &str, against: AgainstPool) -> String {
    format!(
        "{name}, since certification: recommends the candidate in {:.0}% of {} (interviewer pool: {:.0}% of {}). Mean rating {:.2} (pool: {:.2}).",
        against.yes * 100.0,
        count(against.cards, "scorecard", "scorecards"),
        against.pool_yes * 100.0,
        against.pool_cards,
        against.mean,
        against.pool_mean
    )
}

fn check_words(name: &str, conducted: usize, check: Check) -> String {
    let after = count(check.after, "interview", "interviews");
    match check.is_reached {
        true => format!("{name}: calibration check due ({conducted} conducted, check after {after})."),
        false => format!("{name}: calibration check after {after} ({conducted} conducted so far)."),
    }
}
