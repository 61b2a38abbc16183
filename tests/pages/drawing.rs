//! Drawing the app at one address, natively: over a log that is held in memory, at an hour that is given.

use crate::outline::{Element, outline, outline_of};
use any_spawner::Executor;
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use std::{panic, rc::Rc, thread};
use switchback::{
    platform::clock,
    route::Route,
    store::{
        Store,
        team::{Link, TeamStatus},
    },
    ui::{app::Screens, pages::RespondingPage, parts::Parts},
};
use switchback_core::{
    log::Log,
    model::actor::Actor,
    zones::{DatabaseZones, Zone},
};

/// Where the device is that nobody in particular uses.
const HOME: &str = "Europe/Berlin";

/// Says what else is so, beside the log: whether things are saved, for one.
pub type Setting = fn(Store);

/// What there is when a page is drawn, and for whom.
#[derive(Clone)]
pub struct Scene {
    log: Log,
    now: DateTime<Utc>,
    who: Actor,
    setting: Setting,
}

impl Scene {
    pub fn of(log: Log, now: DateTime<Utc>, who: Actor) -> Self {
        Self { log, now, who, setting: |_| {} }
    }

    pub fn when(self, setting: Setting) -> Self {
        Self { setting, ..self }
    }

    /// The same after a restart, when the log holds the latest changes and what the others made.
    pub fn restarted(mut self) -> Self {
        assert!(self.log.advance(), "it is longer than undo reaches");
        self
    }

    /// The same in a team's workspace, whose server answers.
    pub fn in_team(self) -> Self {
        self.when(join_team)
    }

    /// The outline of the page alone, without the frame that is around every page.
    pub fn page(&self, address: &str) -> String {
        let whole = Element::parse(&self.draw(address));
        outline_of(whole.find("main").expect("every page stands in <main>"))
    }

    /// The outline of the frame, without the page.
    pub fn frame(&self, address: &str) -> String {
        outline_of(&Element::parse(&self.draw(address)).emptied("main"))
    }

    pub fn whole(&self, address: &str) -> String {
        outline(&self.draw(address))
    }

    /// The outline of what whoever opens a personal link sees.
    pub fn personal_link(&self, fragment: String) -> String {
        let page = |_| view! { <RespondingPage fragment=fragment /> }.into_any();
        outline(&self.draw_with(&Route::Today.href(), page))
    }

    fn draw(&self, address: &str) -> String {
        self.draw_with(address, |store| view! { <Screens store=store parts=Parts::here() /> }.into_any())
    }

    /// Each on a thread of its own, as what a device remembers belongs to its thread.
    fn draw_with(&self, address: &str, view: impl FnOnce(Store) -> AnyView + Send) -> String {
        let drawn = thread::scope(|scope| scope.spawn(|| draw(self, address, view)).join());
        drawn.unwrap_or_else(|panicked| panic::resume_unwind(panicked))
    }
}

/// A team's workspace, whose server answers.
pub fn join_team(store: Store) {
    store.team.set(Some(TeamStatus { link: Link::Live, unsent: 0, returned: Vec::new(), mail: None }));
}

fn draw(scene: &Scene, address: &str, view: impl FnOnce(Store) -> AnyView) -> String {
    // Refused from the second time on, which is as well.
    let _ = Executor::init_futures_executor();
    clock::still::set(scene.now, Zone::named(HOME));
    let owner = Owner::new();
    owner.with(|| {
        provide_context(RequestUrl::new(address));
        let store = Store::holding(scene.log.clone(), Rc::new(DatabaseZones), scene.now);
        store.switch_to(scene.who);
        (scene.setting)(store);
        provide_context(store);
        view(store).to_html()
    })
}
