//! The colors and lines of interview types in a calendar, and what they stand for.

use leptos::prelude::*;

/// The number of colors. Further types have the same colors with another line.
const COLORS: usize = 8;

/// Solid, dashed, dotted and double. Types after the last line start over.
const LINES: usize = 4;

/// The color and line of an interview type, by its index among all types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TypeColor(usize);

impl TypeColor {
    pub fn nth(place: usize) -> Self {
        Self(place % (COLORS * LINES))
    }

    /// The class names in the style sheet.
    pub fn class(self) -> String {
        format!("type-{} type-line-{}", self.0 % COLORS, self.0 / COLORS)
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
    fn thirty_two_types_look_different() {
        let looks: std::collections::BTreeSet<_> =
            (0..32).map(|place| TypeColor::nth(place).class()).collect();
        assert_eq!(looks.len(), 32);
        assert_eq!(TypeColor::nth(32), TypeColor::nth(0));
    }
}
