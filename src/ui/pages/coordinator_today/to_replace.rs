//! Published sessions that were lost or no longer fit, until they are replaced.

use super::by_start;
use crate::{
    route::Route,
    store::Store,
    ui::{
        components::Section,
        sections::{FirstSessions, agenda_entries},
    },
};
use leptos::prelude::*;
use switchback_core::{
    attention::Attention, model::ids::SessionId, planning::replanning::Cause,
    progress::schedule::session_card::session_card, workspace::Workspace,
};

const TITLE: &str = "Published sessions to replace";

#[component]
pub fn SessionsToReplace(attention: Memo<Attention>) -> impl IntoView {
    let store = Store::expect();
    let entries = Memo::new(move |_| {
        let cards = store.read(|workspace| {
            let reasons = reasons(workspace, &attention.read());
            let cards = reasons
                .into_iter()
                .filter_map(|(session, why)| Some((session_card(workspace, session)?, why)));
            cards.collect::<Vec<_>>()
        });
        let cards = by_start(cards, |(card, _)| card.start);
        cards.iter().map(|(card, why)| agenda_entries::because(store, card, why)).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || !entries.read().is_empty()>
            <Section title=TITLE>
                <FirstSessions entries=entries of=TITLE />
                <p class="text-subtle">
                    "Re-planning finds replacements and moves as few other sessions as possible. "
                    <a href=Route::Plan.href()>"Open plan"</a>
                </p>
            </Section>
        </Show>
    }
}

fn reasons(workspace: &Workspace, attention: &Attention) -> Vec<(SessionId, String)> {
    let lost = attention.to_replace.lost.iter().filter_map(|id| {
        let session = workspace.sessions.get(id)?;
        Some((*id, Cause::Lost(session.state())))
    });
    let broken = attention.to_replace.broken.iter().map(|(id, exclusion)| (*id, Cause::Broken(*exclusion)));
    lost.chain(broken).map(|(id, cause)| (id, cause.words(workspace))).collect()
}
