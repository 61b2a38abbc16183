//! A table of people in the app's own list, `Each`, with the operations of js-framework-benchmark.
#![cfg(target_arch = "wasm32")]

use leptos::{mount::mount_to_body, prelude::*, reactive::computed::Selector};
use switchback::ui::components::Each;
use wasm_bindgen::prelude::*;

#[derive(Clone)]
struct Person {
    id: usize,
    name: String,
    team: String,
}

impl Person {
    fn new(id: usize) -> Self {
        Self { id, name: format!("Person {id}"), team: format!("Team {}", id % 20) }
    }
}

/// The table on the page.
#[wasm_bindgen]
pub struct List {
    people: ArcRwSignal<Vec<Person>>,
    next: usize,
}

#[wasm_bindgen]
impl List {
    /// Creates an empty table, drawn into the page.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        let people = ArcRwSignal::new(Vec::new());
        let drawn = people.clone();
        mount_to_body(move || table(drawn));
        Self { people, next: 1 }
    }

    /// Replaces all people with this many new ones.
    pub fn create(&mut self, count: usize) {
        let people = self.made(count);
        self.people.set(people);
    }

    pub fn append(&mut self, count: usize) {
        let made = self.made(count);
        self.people.update(|people| people.extend(made));
    }

    /// Renames every tenth person.
    pub fn update(&self) {
        self.people.update(|people| people.iter_mut().step_by(10).for_each(|person| person.name.push('!')));
    }

    /// Swaps the second person and the last but one.
    pub fn swap(&self) {
        self.people.update(|people| {
            let last_but_one = people.len() - 2;
            people.swap(1, last_but_one);
        });
    }

    pub fn clear(&self) {
        self.people.set(Vec::new());
    }

    fn made(&mut self, count: usize) -> Vec<Person> {
        let first = self.next;
        self.next += count;
        (first..self.next).map(Person::new).collect()
    }
}

impl Default for List {
    fn default() -> Self {
        Self::new()
    }
}

fn table(people: ArcRwSignal<Vec<Person>>) -> impl IntoView {
    let people = RwSignal::from(people);
    let selected = RwSignal::new(None);
    let is_selected = Selector::new(move || selected.get());
    view! {
        <table>
            <tbody>
                <Each each=move || people.get() key=|person| (person.id, person.name.clone()) let:person>
                    {row(person, people, selected, is_selected.clone())}
                </Each>
            </tbody>
        </table>
    }
}

fn row(
    person: Person,
    people: RwSignal<Vec<Person>>,
    selected: RwSignal<Option<usize>>,
    is_selected: Selector<Option<usize>>,
) -> impl IntoView {
    let Person { id, name, team } = person;
    let select = move |_| selected.set(Some(id));
    let remove = move |_| people.update(|people| people.retain(|person| person.id != id));
    view! {
        <tr class:is-selected=move || is_selected.selected(&Some(id))>
            <th scope="row">
                <button type="button" on:click=select>
                    {name}
                </button>
            </th>
            <td>{team}</td>
            <td>
                <button type="button" on:click=remove>
                    "Remove"
                </button>
            </td>
        </tr>
    }
}
