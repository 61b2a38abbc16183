//! The colors of interview types in a calendar, and what they stand for.

use leptos::prelude::*;

/// The number of colors. Further types reuse them from the start.
const COLORS: usize = 8;

/// The color of an interview type, by its index among all types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TypeColor(usize);

impl TypeColor {
    pub fn nth(place: usize) -> Self {
        Self(place % COLORS)
    }

    /// The class name in the style sheet.
    pub fn class(self) -> String {
        format!("type-{}", self.0)
    }
}

#[component]
pub fn TypeLegend(
    /// The types to explain, each with its name.
    types: Vec<(TypeColor, String)>,
) -> impl IntoView {
    let types = types.into_iter().map(|(color, name)| {
        view! { <li class=format!("type-legend__type {}", color.class())>{name}</li> }
    });
    view! {
        <ul class="type-legend" aria-label="Colors by interview type">
            {types.collect_view()}
        </ul>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_eight_types_have_different_colors() {
        let colors: std::collections::BTreeSet<_> = (0..8).map(TypeColor::nth).collect();
        assert_eq!(colors.len(), 8);
        assert_eq!(TypeColor::nth(8), TypeColor::nth(0));
    }
}
