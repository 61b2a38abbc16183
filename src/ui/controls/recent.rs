//! The most recently opened places on this device.

use crate::{platform::device, route::Route};

/// The maximum number of places offered.
const MOST: usize = 8;

/// Adds a page at the front of the recent places.
pub fn visit(pathname: &str) {
    if let Some(route) = Route::at(pathname) {
        device::remember_recent_places(&with_first(device::recent_places(), route.href()));
    }
}

/// The places opened before this page, latest first.
pub fn before(pathname: &str) -> Vec<Route> {
    let places = device::recent_places();
    places.iter().filter(|known| *known != pathname).filter_map(|known| Route::at(known)).collect()
}

fn with_first(mut places: Vec<String>, first: String) -> Vec<String> {
    places.retain(|known| *known != first);
    places.insert(0, first);
    // The open page is not offered.
    places.truncate(MOST + 1);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reopened_place_moves_to_the_front_and_the_oldest_drops_out() {
        let places: Vec<String> = (0..9).map(|place| format!("/sessions/{place}")).collect();
        let again = with_first(places.clone(), "/sessions/8".to_owned());
        assert_eq!((again.len(), again[0].as_str(), again[8].as_str()), (9, "/sessions/8", "/sessions/7"));
        let with_new = with_first(places, "/plan".to_owned());
        assert_eq!((with_new.len(), with_new[0].as_str(), with_new[8].as_str()), (9, "/plan", "/sessions/7"));
    }
}
