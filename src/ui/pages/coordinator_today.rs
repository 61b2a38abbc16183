//! What needs the coordinator's attention today.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{Icon, IconName, Later, Page, due},
        format::{times, words},
        sections::FirstPlanChecklist,
    },
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use switchback_core::{
    attention::{attention, first_plan::first_plan},
    order::Order,
    progress::{duties::reminders::reminders, schedule::to_tell::to_tell},
};

mod exceptions;
mod happening_today;
mod overdue;
mod people_to_tell;
mod to_replace;
mod uncertified;
mod up_next;
mod waiting;

use exceptions::Exceptions;
use happening_today::HappeningToday;
use overdue::Overdue;
use people_to_tell::PeopleToTell;
use to_replace::SessionsToReplace;
use uncertified::Uncertified;
use up_next::UpNext;
use waiting::{NoResponse, ReadyForSignOff, WaitingForPrep};

const IMPORT: &str = "Import";
/// The title until the day's tasks are known.
const TODAY: &str = "Today";

#[component]
pub fn CoordinatorToday() -> impl IntoView {
    let store = Store::expect();
    let attention = Memo::new(move |_| {
        let now = store.now.get();
        store.read(|workspace| attention(workspace, &*store.zones(), now))
    });
    let overdue = Memo::new(move |_| {
        let now = store.now.get();
        let zones = store.zones();
        store.read(|workspace| reminders(workspace, &*zones, now))
    });
    let people_to_tell = store.derive(move |workspace| to_tell(workspace, store.now.get()).len());
    let first_plan = Memo::new(move |_| {
        let (attention, now) = (attention.read(), store.now.get());
        store.read(|workspace| first_plan(workspace, &*store.zones(), &attention, now))
    });
    let is_clear =
        move || attention.read().is_empty() && overdue.read().is_empty() && people_to_tell.get() == 0;
    let is_due = due();
    let title = Signal::derive(move || match is_due.get() {
        false => TODAY.to_owned(),
        true => title_of(first_plan.read().is_some(), is_clear()).to_owned(),
    });
    let actions = move || {
        view! {
            <a class="button" href=Route::Import.href()>
                <Icon name=IconName::Upload />
                {IMPORT}
            </a>
        }
    };
    view! {
        <Page title=title eyebrow=Signal::derive(move || times::day(store, store.now.get())) actions=actions>
            <UpNext attention=attention first_plan=first_plan people_to_tell=people_to_tell />
            {move || first_plan.get().map(|plan| view! { <FirstPlanChecklist plan=plan /> })}
            <div class="page__columns">
                <div class="page__main">
                    <Exceptions attention=attention />
                    <PeopleToTell people=people_to_tell />
                    <ReadyForSignOff attention=attention />
                    <SessionsToReplace attention=attention />
                    <Uncertified attention=attention />
                    <NoResponse attention=attention />
                </div>
                <aside class="page__aside">
                    <HappeningToday />
                </aside>
            </div>
            <Later>
                <Overdue overdue=overdue />
                <WaitingForPrep attention=attention />
            </Later>
        </Page>
    }
}

fn title_of(has_to_begin: bool, is_clear: bool) -> &'static str {
    match (has_to_begin, is_clear) {
        (true, _) => "Get started",
        (false, true) => words::ALL_CAUGHT_UP,
        (false, false) => words::NEEDS_ATTENTION,
    }
}

fn by_start<T>(mut rows: Vec<T>, start: impl Fn(&T) -> DateTime<Utc>) -> Vec<T> {
    rows.order_by_key(start);
    rows
}
