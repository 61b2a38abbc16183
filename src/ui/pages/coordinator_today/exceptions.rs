//! What only the coordinator can resolve: used-up sessions, missed sessions, disputed reviews, sessions without a reviewer, and expiring
//! certificates.

use crate::{
    route::Route,
    store::Store,
    ui::{
        actions::AllowOneMore,
        components::{Each, FEW, FirstFew, Section, ShowAll},
        format::times,
    },
};
use leptos::prelude::*;
use switchback_core::{
    attention::Attention,
    model::{enrollment::StepIndex, ids::EnrollmentId},
    progress::{certificates::status::status, schedule::session_card::session_card, sign_off::approval},
    wording::count,
    workspace::Workspace,
};

/// A line of text that leads to a page.
#[derive(Clone, PartialEq)]
struct Line {
    text: String,
    href: String,
}

const TITLE: &str = "Issues to resolve";

#[component]
pub fn Exceptions(attention: Memo<Attention>) -> impl IntoView {
    let store = Store::expect();
    let lines = Memo::new(move |_| {
        let now = store.now.get();
        store.read(|workspace| {
            let attention = attention.read();
            let mut lines = lines(store, workspace, &attention, now);
            lines.extend(minimum_reached(workspace, &attention));
            lines
        })
    });
    let used_up = Memo::new(move |_| attention.read().used_up.clone());
    let both = FirstFew::of(move || used_up.read().len() + lines.read().len(), FEW);
    let used_up_shown = move || used_up.read().iter().take(both.shown()).copied().collect::<Vec<_>>();
    let lines_shown = move || {
        let left = both.shown().saturating_sub(used_up.read().len());
        lines.read().iter().take(left).cloned().collect::<Vec<_>>()
    };
    view! {
        <Show when=move || !lines.read().is_empty() || !used_up.read().is_empty()>
            <Section title=TITLE>
                <ul class="stack stack--tight">
                    <Each each=used_up_shown key=|used_up| *used_up let:((enrollment, step))>
                        <UsedUp enrollment=enrollment step=step />
                    </Each>
                    <Each each=lines_shown key=|line| (line.text.clone(), line.href.clone()) let:line>
                        <li>
                            <a href=line.href>{line.text}</a>
                        </li>
                    </Each>
                </ul>
                <ShowAll lines=both of=TITLE />
            </Section>
        </Show>
    }
}

fn lines(
    store: Store,
    workspace: &Workspace,
    attention: &Attention,
    now: chrono::DateTime<chrono::Utc>,
) -> Vec<Line> {
    let session = |id, text: fn(&str) -> String| {
        let card = session_card(workspace, id)?;
        Some(Line { text: text(&card.trainee_name), href: Route::Session(id).href() })
    };
    let orphaned = attention.orphaned.iter().filter_map(|id| {
        session(*id, |name| format!("{name}’s session has no reviewer. Ask another interviewer"))
    });
    let disputed = attention
        .disputed
        .iter()
        .filter_map(|id| session(*id, |name| format!("{name} disputes a review. Settle the dispute")));
    let missed = attention.missed.iter().filter_map(|id| {
        session(*id, |name| format!("{name}’s session didn’t happen. Plan another or correct this"))
    });
    let time_off = attention.time_off.iter().map(|conflict| {
        let name = workspace.profiles.name(conflict.person);
        let interviews = count(conflict.interviews, "interview", "interviews");
        let first = times::day(store, conflict.first);
        Line {
            text: format!("{name} has time off during {interviews}, from {first}. Reassign or move them"),
            href: Route::Availability(conflict.person).href(),
        }
    });
    let expiring = attention.expiring.iter().filter_map(|id| {
        let certificate = workspace.certificates.get(id)?;
        let name = workspace.profiles.name(certificate.person);
        let kind = workspace.type_name(certificate.interview_type);
        let status = status(workspace, &*store.zones(), certificate, now);
        let expiry = times::certificate_ends(store, certificate.person, status)?;
        let text = format!("{name}’s {kind} certificate {expiry}");
        Some(Line { text, href: Route::Certificate(*id).href() })
    });
    let enrollment = |id: &EnrollmentId, text: fn(&str) -> String| {
        let name = workspace.profiles.name(workspace.enrollments.get(id)?.person);
        Some(Line { text: text(name), href: Route::Enrollment(*id).href() })
    };
    let blocked = attention.blocked.iter().filter_map(|id| {
        enrollment(id, |name| {
            format!("{name}’s sign-off needs people who have left. Choose who approves instead")
        })
    });
    let withheld = attention
        .withheld
        .iter()
        .filter_map(|id| enrollment(id, |name| format!("{name}’s sign-off was held back. Read the reason")));
    missed
        .chain(time_off)
        .chain(orphaned)
        .chain(disputed)
        .chain(blocked)
        .chain(withheld)
        .chain(expiring)
        .collect()
}

/// Steps that the coordinator can end early.
fn minimum_reached(workspace: &Workspace, attention: &Attention) -> Vec<Line> {
    let line = |(id, step): &(EnrollmentId, StepIndex)| {
        let enrollment = workspace.enrollments.get(id)?;
        let name = workspace.profiles.name(enrollment.person);
        let kind = workspace.type_name(enrollment.interview_type);
        let step = step.of(&workspace.path(enrollment)?.steps)?.name();
        let text = format!("{name} has reached the minimum for {step} in {kind}. You can end the step");
        Some(Line { text, href: Route::Enrollment(*id).href() })
    };
    attention.minimum_reached.iter().filter_map(line).collect()
}

#[component]
fn UsedUp(enrollment: EnrollmentId, step: StepIndex) -> impl IntoView {
    let store = Store::expect();
    let text = store.read(|workspace| {
        let enrollment = workspace.enrollments.get(&enrollment)?;
        let name = workspace.profiles.name(enrollment.person);
        let step = step.of(&workspace.path(enrollment)?.steps)?.name();
        let kind = workspace.type_name(enrollment.interview_type);
        let used = format!("{name} has used all sessions or retakes allowed for {step} in {kind}");
        Some(match approval::decider(workspace, enrollment) {
            Some(decider) => format!("{used}. {} decides", workspace.profiles.name(decider)),
            None => used,
        })
    });
    view! {
        <li class="cluster cluster--apart">
            <a href=Route::Enrollment(enrollment).href()>{text}</a>
            <AllowOneMore enrollment=enrollment step=step class="button button--small" />
        </li>
    }
}
