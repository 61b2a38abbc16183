//! The pages above the open one, as links back to them.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{Breadcrumb, Breadcrumbs},
        controls::main_pages::shown_at,
    },
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use switchback_core::{model::ids::PersonId, workspace::Workspace};

/// Enables breadcrumbs on all pages.
pub fn provide(store: Store) {
    let pathname = use_location().pathname;
    let breadcrumbs = Memo::new(move |_| {
        let above = Route::at(&pathname.read()).map(|route| store.read(|workspace| above(workspace, route)));
        let above = above.unwrap_or_default().into_iter();
        let who = store.who.get();
        let open = above.filter(|(route, _)| store.may_open(*route) && shown_at(who, *route) == *route);
        open.map(|(route, name)| Breadcrumb { name, href: route.href() }).collect()
    });
    provide_context(Breadcrumbs(breadcrumbs));
}

/// The pages above a page with their names, topmost first.
pub fn above(workspace: &Workspace, route: Route) -> Vec<(Route, String)> {
    let page = |route, name: &str| (route, name.to_owned());
    let people = || page(Route::People, "People");
    let of_person =
        |person: PersonId| vec![people(), page(Route::Person(person), workspace.profiles.name(person))];
    match route {
        Route::Person(_) => vec![people()],
        Route::Availability(person) => of_person(person),
        Route::Enrollment(id) => {
            workspace.enrollments.get(&id).map_or_else(Vec::new, |enrollment| of_person(enrollment.person))
        }
        Route::Certificate(id) => {
            workspace.certificates.get(&id).map_or_else(Vec::new, |certificate| of_person(certificate.person))
        }
        Route::Session(_) | Route::Interview(_) | Route::FindTime => vec![page(Route::Schedule, "Schedule")],
        Route::Messages => vec![page(Route::Plan, "Plan")],
        Route::Import => vec![page(Route::Today, "Today")],
        Route::History | Route::Help => vec![page(Route::Settings, "Settings")],
        Route::Today
        | Route::People
        | Route::Plan
        | Route::Schedule
        | Route::Training
        | Route::Insights
        | Route::Settings => Vec::new(),
    }
}
