//! Filters and sort orders of pages that were saved under a name on this device. Their addresses contain the choices.

use crate::{
    platform::device::{self, SavedView},
    route::Route,
    store::{Store, notice::Notice},
    ui::components::{Dialog, Each, Field},
};
use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::{hooks::use_query_map, params::ParamsMap};
use switchback_core::text_search::folded;

/// The page that a view belongs to.
pub fn page_of(view: &SavedView) -> Option<Route> {
    Route::at(path_of(&view.address))
}

fn path_of(address: &str) -> &str {
    address.split_once('?').map_or(address, |(path, _)| path)
}

/// The address of the current filter and sort order, without passing choices such as the week. `None` if nothing is chosen.
fn chosen(route: Route, names: &'static [&'static str], query: &ParamsMap) -> Option<String> {
    let mut values = ParamsMap::new();
    for name in names {
        if let Some(value) = query.get(name) {
            values.insert(*name, value);
        }
    }
    let query = values.to_query_string();
    (!query.is_empty()).then(|| format!("{}{query}", route.href()))
}

/// Whether two views count as the same: they have the same address, or the same page and name.
fn is_same(one: &SavedView, other: &SavedView) -> bool {
    one.address == other.address || has_name_of(one, other)
}

fn has_name_of(one: &SavedView, other: &SavedView) -> bool {
    path_of(&one.address) == path_of(&other.address) && folded(&one.name) == folded(&other.name)
}

/// Replaces the view that counts as the same, or adds the view at the end.
fn with(views: &[SavedView], view: SavedView) -> Vec<SavedView> {
    let place = views.iter().take_while(|known| !is_same(known, &view)).count();
    let mut views = views.to_vec();
    views.retain(|known| !is_same(known, &view));
    views.insert(place, view);
    views
}

fn without(views: &[SavedView], address: &str) -> Vec<SavedView> {
    let mut views = views.to_vec();
    views.retain(|known| known.address != address);
    views
}

/// The saved views of all pages, and undoing the last change.
#[derive(Clone, Copy)]
pub struct Views {
    store: Store,
    known: RwSignal<Vec<SavedView>>,
    /// The views before the last change.
    before: StoredValue<Vec<SavedView>>,
    undo: Callback<()>,
}

impl Views {
    /// Puts them into the context of the frame, which outlives its pages, so that a change can be undone on any page.
    pub fn provide(store: Store) {
        provide_context(Self::of(store));
    }

    fn of(store: Store) -> Self {
        let known = RwSignal::new(device::saved_views());
        let before = StoredValue::new(Vec::new());
        let undo = Callback::new(move |()| keep(known, before.get_value()));
        Self { store, known, before, undo }
    }

    /// Changes the current views, which may include changes from other tabs. Offers Undo.
    fn change(self, change: impl FnOnce(&[SavedView]) -> Vec<SavedView>, said: String) {
        let before = device::saved_views();
        keep(self.known, change(&before));
        self.before.set_value(before);
        self.store.notify(Notice::done_here(said, self.undo));
    }
}

fn keep(known: RwSignal<Vec<SavedView>>, views: Vec<SavedView>) {
    device::remember_saved_views(&views);
    known.set(views);
}

/// The views of a page, and the actions for the current one. Placed next to the page’s filter.
#[component]
pub fn SavedViews(
    route: Route,
    /// The names of the values in the address that a view keeps.
    names: &'static [&'static str],
) -> impl IntoView {
    // Pages drawn without the frame have their own.
    let views = use_context().unwrap_or_else(|| Views::of(Store::expect()));
    let query = use_query_map();
    let address = Memo::new(move |_| chosen(route, names, &query.read()));
    let here = Memo::new(move |_| {
        let mut here = views.known.get();
        here.retain(|view| page_of(view) == Some(route));
        here
    });
    let shown = Memo::new(move |_| {
        let address = address.get()?;
        here.read().iter().find(|view| view.address == address).cloned()
    });
    let open = RwSignal::new(false);
    view! {
        <Show when=move || address.read().is_some() || !here.read().is_empty()>
            <div class="saved-views">
                <Show when=move || !here.read().is_empty()>
                    <Links here=here shown=shown />
                </Show>
                <Show when=move || address.read().is_some()>
                    <Acts views=views shown=shown open=open />
                </Show>
            </div>
        </Show>
        <Naming views=views address=address here=here shown=shown open=open />
    }
}

#[component]
fn Links(here: Memo<Vec<SavedView>>, shown: Memo<Option<SavedView>>) -> impl IntoView {
    view! {
        <nav aria-label="Saved views">
            <ul class="saved-views__list">
                <Each each=move || here.get() key=|view| view.clone() let:view>
                    <li>
                        <a
                            class="saved-views__link"
                            href=view.address.clone()
                            aria-current=move || (shown.read().as_ref() == Some(&view)).then_some("true")
                        >
                            {view.name.clone()}
                        </a>
                    </li>
                </Each>
            </ul>
        </nav>
    }
}

/// Saving the current view, or renaming and removing it if it is saved already.
#[component]
fn Acts(views: Views, shown: Memo<Option<SavedView>>, open: RwSignal<bool>) -> impl IntoView {
    let remove = move |_| {
        if let Some(view) = shown.get_untracked() {
            views.change(|known| without(known, &view.address), format!("Removed the view “{}”.", view.name));
        }
    };
    let name = move || match shown.get() {
        Some(_) => "Rename view",
        None => "Save view",
    };
    view! {
        <button
            class="button button--small button--quiet"
            type="button"
            aria-haspopup="dialog"
            on:click=move |_| open.set(true)
        >
            {name}
        </button>
        <Show when=move || shown.read().is_some()>
            <button class="button button--small button--quiet" type="button" on:click=remove>
                "Remove view"
            </button>
        </Show>
    }
}

/// Asks for the name, and warns if another view has it.
#[component]
fn Naming(
    views: Views,
    address: Memo<Option<String>>,
    here: Memo<Vec<SavedView>>,
    shown: Memo<Option<SavedView>>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let name = RwSignal::new(String::new());
    Effect::new(move || {
        if open.get() {
            name.set(shown.get_untracked().map_or_else(String::new, |view| view.name));
        }
    });
    let view = move || {
        let name = name.read().trim().to_owned();
        Some(SavedView { name, address: address.get()? })
    };
    let taken = move || {
        let view = view()?;
        let other = here.get().into_iter().find(|known| has_name_of(known, &view))?;
        (other.address != view.address).then_some(other.name)
    };
    let title = Signal::derive(move || match shown.read().is_some() {
        true => "Rename view".to_owned(),
        false => "Save view".to_owned(),
    });
    let submit = Callback::new(move |event: SubmitEvent| {
        event.prevent_default();
        let Some(view) = untrack(view).filter(|view| !view.name.is_empty()) else { return };
        open.set(false);
        let said = format!("Saved the view “{}”.", view.name);
        views.change(|known| with(known, view), said);
    });
    view! {
        <Dialog title=title open=open>
            <form class="form" on:submit=move |event| submit.run(event)>
                <p class="text-subtle">"Saves the current filter and sort order on this device. You’ll find the view here and in Search."</p>
                <Field id="view-name" label="Name">
                    <input id="view-name" type="text" required=true maxlength="60" autocomplete="off" bind:value=name />
                </Field>
                <p role="status">
                    {move || taken().map(|other| format!("This replaces your existing view “{other}”."))}
                </p>
                <div class="form__actions">
                    <button class="button button--primary" type="submit">
                        "Save"
                    </button>
                </div>
            </form>
        </Dialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(name: &str, address: &str) -> SavedView {
        SavedView { name: name.to_owned(), address: address.to_owned() }
    }

    fn names(views: &[SavedView]) -> Vec<&str> {
        views.iter().map(|view| view.name.as_str()).collect()
    }

    fn two() -> [SavedView; 2] {
        [view("Berlin", "/people?zone=Europe%2FBerlin"), view("Expiring", "/people?status=ending")]
    }

    #[test]
    fn a_view_keeps_only_the_values_that_its_page_names_in_order() {
        let query: ParamsMap =
            [("on", "2026-03-02"), ("type", "7"), ("text", "Ann Lee & Co")].into_iter().collect();
        let address = chosen(Route::Schedule, &["text", "type", "team"], &query);
        assert_eq!(address.as_deref(), Some("/schedule?text=Ann%20Lee%20%26%20Co&type=7"));
        assert_eq!(chosen(Route::Schedule, &["team"], &query), None);
    }

    #[test]
    fn a_view_with_the_same_name_or_address_is_replaced() {
        let renamed = with(&two(), view("In Berlin", "/people?zone=Europe%2FBerlin"));
        assert_eq!(names(&renamed), ["In Berlin", "Expiring"]);
        let elsewhere = with(&two(), view("BERLIN", "/people?zone=Asia%2FTokyo"));
        assert_eq!(names(&elsewhere), ["BERLIN", "Expiring"]);
        assert_eq!(elsewhere[0].address, "/people?zone=Asia%2FTokyo");
    }

    #[test]
    fn renaming_a_view_to_the_name_of_another_merges_both() {
        let renamed = with(&two(), view("Berlin", "/people?status=ending"));
        assert_eq!(renamed, [view("Berlin", "/people?status=ending")]);
    }

    #[test]
    fn pages_may_have_views_with_the_same_name() {
        let both = with(&two(), view("Berlin", "/schedule?team=7"));
        assert_eq!(names(&both), ["Berlin", "Expiring", "Berlin"]);
        assert_eq!(page_of(&both[2]), Some(Route::Schedule));
    }

    #[test]
    fn removing_a_view_keeps_the_others() {
        assert_eq!(names(&without(&two(), "/people?zone=Europe%2FBerlin")), ["Expiring"]);
    }
}
