//! The evidence for a sign-off, in one place.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{CalibrationTable, Each, Section, StateBadge},
        controls::help_link::HelpLink,
        format::{times, words},
    },
};
use leptos::prelude::*;
use switchback_core::{
    model::{enrollment::CreditBasis, ids::EnrollmentId},
    progress::{
        schedule::session_card::{SessionCard, session_card},
        sign_off::evidence::{self, SignOffEvidence},
    },
    wording::count,
    workspace::Workspace,
};

const BLOCKED: &str = "Too few of the people who can approve are left. A coordinator changes who signs off in the \
                       program and moves this enrollment to the new version.";

#[component]
pub fn EvidenceOf(enrollment: EnrollmentId) -> impl IntoView {
    let store = Store::expect();
    let known = store.derive(move |workspace| evidence::of_enrollment(workspace, enrollment));
    let cards = store.derive(move |workspace| {
        let ids = known.read().as_ref().map(|known| known.sessions.clone()).unwrap_or_default();
        ids.into_iter().filter_map(|id| session_card(workspace, id)).collect::<Vec<SessionCard>>()
    });
    let rows = Memo::new(move |_| {
        let calibration = known.read().as_ref().map(|known| known.calibration.clone());
        let rows = calibration.into_iter().filter(|known| known.pairs > 0);
        rows.map(|known| ("All sessions".to_owned(), known)).collect::<Vec<_>>()
    });
    let lines = Memo::new(move |_| {
        let known = known.get();
        store.read(|workspace| known.as_ref().map(|known| lines(workspace, known)).unwrap_or_default())
    });
    view! {
        <Show when=move || !cards.read().is_empty() || !lines.read().is_empty()>
            <Section title="Evidence">
                <ul class="stack stack--tight">
                    <Each each=move || cards.get() key=|card| format!("{card:?}") let:card>
                        <li class="cluster cluster--apart">
                            <a href=Route::Session(card.session).href()>
                                {format!(
                                    "{} with {}, {}",
                                    words::step_name(&card.step_name, card.time),
                                    card.mentor_name,
                                    times::date(store, card.start),
                                )}
                            </a>
                            <StateBadge state=card.state />
                        </li>
                    </Each>
                    <Each each=move || lines.get() key=|line| line.clone() let:line>
                        <li>{line}</li>
                    </Each>
                </ul>
                <Show when=move || !rows.read().is_empty()>
                    <CalibrationTable rows=rows first="Scorecards" />
                </Show>
                <HelpLink about="sign-off" words="How signing off works" />
            </Section>
        </Show>
    }
}

fn lines(workspace: &Workspace, known: &SignOffEvidence) -> Vec<String> {
    let mut lines: Vec<String> = known
        .credits
        .iter()
        .map(|credit| {
            let what = match credit.basis {
                CreditBasis::Elsewhere => "done elsewhere",
                CreditBasis::Exempt => "waived",
            };
            let by = words::actor_name(workspace, credit.by);
            format!(
                "Step {}, {} × {what}, by {by}: {}",
                credit.step.0.saturating_add(1),
                credit.times,
                credit.evidence
            )
        })
        .collect();
    let (same, of) = known.same_recommendation;
    if of > 0 {
        lines.push(format!("Same recommendation in {same} of {}.", words::count(of, "session", "sessions")));
    }
    if known.credited > 0 {
        let repeated = match known.not_credited {
            0 => String::new(),
            sessions => format!("{}, ", count(sessions, "needs another", "need another")),
        };
        let mentors = words::count(known.mentors, "mentor", "different mentors");
        lines.push(format!("{} approved, {repeated}{mentors}.", known.credited));
    }
    if known.asked.needed > 1 {
        let names: Vec<_> = known.approvals.iter().map(|person| workspace.profiles.name(*person)).collect();
        let given = if names.is_empty() { "no one yet".to_owned() } else { names.join(", ") };
        lines.push(format!("{} approvals required. Approved by {given}.", known.asked.needed));
    }
    if let Some(case) = &known.case {
        lines.push(format!("Case by {}: {}", workspace.profiles.name(case.by), case.text));
    }
    if let Some(author) = known.awaits_case_of {
        lines.push(format!("Waiting for the case by {}.", workspace.profiles.name(author)));
    }
    for withheld in &known.withheld {
        lines.push(format!("Not yet approved by {}: {}", workspace.profiles.name(withheld.by), withheld.why));
    }
    if known.is_blocked {
        lines.push(BLOCKED.to_owned());
    }
    lines
}
