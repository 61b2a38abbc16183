//! The people who are to meet, kept in the address so that it can be shared and reloaded.

use crate::{route::Route, store::Store, ui::controls::query::query_value};
use leptos::prelude::*;
use switchback_core::model::{actor::Actor, ids::PersonId};

const WITH: &str = "with";
const SEPARATOR: &str = ".";

/// The people in the address. Without any, the people with whom a search begins.
pub fn people_in_address(store: Store) -> RwSignal<Vec<PersonId>> {
    let (with, set_with) = query_value(WITH);
    let known = with.get_untracked().map(|with| {
        store.read(|workspace| {
            read(&with).filter(|person| workspace.people.contains_key(person)).collect::<Vec<_>>()
        })
    });
    let people = RwSignal::new(known.unwrap_or_else(|| initial_people(store.who.get_untracked())));
    Effect::watch(move || people.get(), move |people, _, _| set_with.run(Some(written(people))), false);
    people
}

/// The address at which a person is chosen, along with a visitor who would attend.
pub fn href_with(who: Actor, person: PersonId) -> String {
    let mut people = initial_people(who);
    people.retain(|known| *known != person);
    people.push(person);
    format!("{}?{WITH}={}", Route::FindTime.href(), written(&people))
}

/// A member usually looks for a time that they attend themselves.
fn initial_people(who: Actor) -> Vec<PersonId> {
    match who {
        Actor::Member(person) => vec![person],
        Actor::Coordinator(_) | Actor::Leader(_) | Actor::Server => Vec::new(),
    }
}

fn read(with: &str) -> impl Iterator<Item = PersonId> {
    with.split(SEPARATOR).filter_map(|id| id.parse().ok())
}

fn written(people: &[PersonId]) -> String {
    people.iter().map(PersonId::to_string).collect::<Vec<_>>().join(SEPARATOR)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADA: PersonId = PersonId(1);
    const BO: PersonId = PersonId(2);

    #[test]
    fn an_address_reads_back_as_the_same_people() {
        assert_eq!(read(&written(&[BO, ADA])).collect::<Vec<_>>(), [BO, ADA]);
        assert_eq!(read("").count(), 0);
        assert_eq!(read("ada").count(), 0, "not an id");
    }

    #[test]
    fn a_member_meets_the_person_whose_page_they_came_from() {
        let href = |who| href_with(who, BO);
        assert_eq!(href(Actor::Member(ADA)), format!("/find-time?with={ADA}.{BO}"));
        assert_eq!(href(Actor::Member(BO)), format!("/find-time?with={BO}"));
        assert_eq!(href(Actor::COORDINATOR), format!("/find-time?with={BO}"));
    }
}
