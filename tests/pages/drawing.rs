//! Draws the app natively at an address, for an in-memory log and a given time.

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
        team::{Link, TeamStatus, Unsent},
    },
    ui::{app::Screens, pages::RespondingPage, parts::Parts},
};
use switchback_core::{
    log::Log,
    model::actor::Actor,
    zones::{DatabaseZones, Zone},
};

/// The time zone of the device.
const HOME: &str = "Europe/Berlin";

/// Sets up state outside the log, such as whether changes are saved.
pub type Setting = fn(Store);

/// The workspace and time for drawing a page, and who sees it.
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

    /// The same scene after a restart, when the log holds only the latest changes and a state with all
    /// others.
    pub fn restarted(mut self) -> Self {
        assert!(self.log.advance(), "it is longer than undo reaches");
        self
    }

    /// The same scene in a team's workspace whose server responds.
    pub fn in_team(self) -> Self {
        self.when(join_team)
    }

    /// The outline of the page without the frame around it.
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

    /// The outline of the page behind a personal link.
    pub fn personal_link(&self, fragment: String) -> String {
        let page = |_| view! { <RespondingPage fragment=fragment /> }.into_any();
        outline(&self.draw_with(&Route::Today.href(), page))
    }

    /// Acts on the scene's store without drawing anything.
    pub fn with_store(&self, act: impl FnOnce(Store) + Send) {
        let view = |store| {
            act(store);
            ().into_any()
        };
        self.draw_with(&Route::Today.href(), view);
    }

    fn draw(&self, address: &str) -> String {
        self.draw_with(address, |store| view! { <Screens store=store parts=Parts::here() /> }.into_any())
    }

    /// Draws on a new thread each time, because device settings are kept per thread.
    fn draw_with(&self, address: &str, view: impl FnOnce(Store) -> AnyView + Send) -> String {
        let drawn = thread::scope(|scope| scope.spawn(|| draw(self, address, view)).join());
        drawn.unwrap_or_else(|panicked| panic::resume_unwind(panicked))
    }
}

/// Makes this a team's workspace whose server responds.
pub fn join_team(store: Store) {
    join_team_over(store, Link::Live);
}

pub fn join_team_over(store: Store, link: Link) {
    store.team.set(Some(TeamStatus { link, unsent: Unsent::default(), returned: Vec::new(), mail: None }));
}

/// The user has made changes that the server hasn't answered, the first of them just now.
pub fn with_unsent(store: Store, count: usize) {
    let unsent = Unsent { count, since: Some(store.now.get_untracked()) };
    store.team.update(|status| {
        if let Some(status) = status {
            status.unsent = unsent;
        }
    });
}

fn draw(scene: &Scene, address: &str, view: impl FnOnce(Store) -> AnyView) -> String {
    // Fails from the second time on, which is fine.
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
