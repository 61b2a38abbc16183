//! An open workspace: the pages by address, inside the shell.

use crate::{
    route::{self, Route as To},
    ui::{
        pages::{NotFoundPage, TodayPage, theirs},
        parts::{CoordinatorPages, Draw, Parts, SharedPages, drawn},
        shell::Shell,
    },
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    components::{ParentRoute, Route, Router, Routes},
    hooks::{use_location, use_navigate},
    path,
};

#[component]
pub fn OpenWorkspace() -> impl IntoView {
    view! {
        <Router base=route::base()>
            <Routes fallback=|| view! { <NotFoundPage /> }>
                <ParentRoute path=path!("/") view=Shell>
                    <Route path=path!("/") view=theirs(To::Today, TodayPage) />
                    <Route path=path!("/people") view=theirs(To::People, || shared(|pages| pages.people)) />
                    <Route path=path!("/people/:person") view=|| shared(|pages| pages.person) />
                    <Route path=path!("/people/:person/hours") view=|| shared(|pages| pages.availability) />
                    <Route path=path!("/enrollments/:enrollment") view=|| shared(|pages| pages.enrollment) />
                    <Route path=path!("/sessions/:session") view=|| shared(|pages| pages.session) />
                    <Route path=path!("/interviews/:interview") view=|| shared(|pages| pages.interview) />
                    <Route path=path!("/certificates/:certificate") view=|| shared(|pages| pages.certificate) />
                    <Route path=path!("/plan") view=theirs(To::Plan, || coordinator(|pages| pages.plan)) />
                    <Route path=path!("/messages") view=theirs(To::Messages, || coordinator(|pages| pages.messages)) />
                    <Route path=path!("/schedule") view=theirs(To::Schedule, || shared(|pages| pages.schedule)) />
                    <Route path=path!("/find-time") view=theirs(To::FindTime, || shared(|pages| pages.find_time)) />
                    <Route path=path!("/import") view=theirs(To::Import, || coordinator(|pages| pages.import)) />
                    <Route path=path!("/training") view=theirs(To::Training, || coordinator(|pages| pages.training)) />
                    <Route path=path!("/insights") view=theirs(To::Insights, || shared(|pages| pages.insights)) />
                    <Route path=path!("/history") view=theirs(To::History, || shared(|pages| pages.history)) />
                    <Route path=path!("/settings") view=theirs(To::Settings, || shared(|pages| pages.settings)) />
                    <Route path=path!("/help") view=theirs(To::Help, || shared(|pages| pages.help)) />
                    <Route path=path!("/*any") view=Elsewhere />
                </ParentRoute>
            </Routes>
        </Router>
    }
}

fn shared(page: fn(SharedPages) -> Draw) -> AnyView {
    drawn(Parts::expect().shared, move |pages| page(pages)()).into_any()
}

fn coordinator(page: fn(CoordinatorPages) -> Draw) -> AnyView {
    drawn(Parts::expect().coordinator, move |pages| page(pages)()).into_any()
}

/// Redirects a former address of a page to its current one.
#[component]
fn Elsewhere() -> impl IntoView {
    let location = use_location();
    let moved = Memo::new(move |_| route::moved(&location.pathname.read()));
    let navigate = use_navigate();
    Effect::new(move || {
        if let Some(address) = moved.get() {
            let options = NavigateOptions { replace: true, resolve: false, ..Default::default() };
            let query = location.search.get_untracked();
            let query = if query.is_empty() { query } else { format!("?{query}") };
            navigate(&format!("{address}{query}"), options);
        }
    });
    view! {
        <Show when=move || moved.read().is_none()>
            <NotFoundPage />
        </Show>
    }
}
