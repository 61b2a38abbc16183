//! Patterns by which a calendar entry is recognized as an interview of a type.

use crate::exchange::{calendar::About, values::contact::Contact};

/// If an entry contains a text in a certain place, it is an interview of a certain type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypePattern {
    pub place: Place,
    /// In lower case, as texts are compared. Empty text matches nothing.
    pub contains: String,
    pub type_name: String,
}

/// Where a pattern looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    #[default]
    TitleOrCategory,
    Title,
    Category,
    /// Name or email address.
    Organizer,
    /// Name or email address of any attendee.
    Attendee,
}

const PLACES: [(&str, Place); 5] = [
    ("title", Place::Title),
    ("category", Place::Category),
    ("organiser", Place::Organizer),
    ("organizer", Place::Organizer),
    ("attendee", Place::Attendee),
];

impl TypePattern {
    /// Reads lines such as `pair programming = Coding` and `organizer: recruiting@example.com = Coding`. Returns `None` if a
    /// part is missing.
    pub fn written(line: &str) -> Option<Self> {
        let (what, type_name) = line.rsplit_once('=')?;
        let (place, contains) = match what.split_once(':') {
            Some((word, rest)) => match place_named(word) {
                Some(place) => (place, rest),
                None => (Place::default(), what),
            },
            None => (Place::default(), what),
        };
        let (contains, type_name) = (contains.trim().to_lowercase(), type_name.trim().to_owned());
        (!contains.is_empty() && !type_name.is_empty()).then_some(Self { place, contains, type_name })
    }

    pub fn fits(&self, about: &About) -> bool {
        let holds = |text: &str| text.to_lowercase().contains(&self.contains);
        let is =
            |contact: &Contact| [&contact.name, &contact.mail].into_iter().flatten().any(|text| holds(text));
        let category = || about.categories.iter().any(|category| holds(category));
        !self.contains.is_empty()
            && match self.place {
                Place::TitleOrCategory => holds(&about.summary) || category(),
                Place::Title => holds(&about.summary),
                Place::Category => category(),
                Place::Organizer => about.organizer.as_ref().is_some_and(is),
                Place::Attendee => about.attendees.iter().any(|attendee| is(&attendee.contact)),
            }
    }
}

fn place_named(word: &str) -> Option<Place> {
    let word = word.trim().to_lowercase();
    PLACES.into_iter().find(|(name, _)| *name == word).map(|(_, place)| place)
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn patterns_are_written_as_people_say_them() {
        let pattern = |place, contains: &str| {
            Some(TypePattern { place, contains: contains.into(), type_name: "Coding".into() })
        };
        assert_eq!(
            TypePattern::written("pair programming = Coding"),
            pattern(Place::TitleOrCategory, "pair programming")
        );
        assert_eq!(
            TypePattern::written("Organizer: hiring@x.example=Coding"),
            pattern(Place::Organizer, "hiring@x.example")
        );
        assert_eq!(
            TypePattern::written("organiser: a = Coding"),
            TypePattern::written("organizer: a = Coding")
        );
        assert_eq!(TypePattern::written("attendee: bot = Coding"), pattern(Place::Attendee, "bot"));
        assert_eq!(
            TypePattern::written("Onsite: live = Coding"),
            pattern(Place::TitleOrCategory, "onsite: live")
        );
        for nothing in ["", "Coding", "= Coding", "title: = Coding", "x ="] {
            assert_eq!(TypePattern::written(nothing), None, "{nothing}");
        }
    }
}
