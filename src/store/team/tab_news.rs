//! Messages between the tabs of a browser about a team's workspace.

use super::Link;

/// A message, sent as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TabNews {
    /// A request or other data was stored.
    Changed,
    /// This device has been signed out.
    SignedOut,
    /// A tab was opened and asks whether the server responds.
    Opened,
    /// Whether the server responds, from the tab that talks to it.
    Link(Link),
}

impl TabNews {
    const ALL: [Self; 11] = [
        Self::Changed,
        Self::SignedOut,
        Self::Opened,
        Self::Link(Link::Connecting),
        Self::Link(Link::Live),
        Self::Link(Link::Offline),
        Self::Link(Link::SignedOut),
        Self::Link(Link::NotForYou),
        Self::Link(Link::NewerServer),
        Self::Link(Link::NotLoaded),
        Self::Link(Link::NotSaving),
    ];

    /// Its position among all messages.
    pub fn number(self) -> u64 {
        (0..).zip(Self::ALL).find(|(_, news)| *news == self).map_or(u64::MAX, |(number, _)| number)
    }

    /// `None` for a message from a newer version.
    pub fn of(number: u64) -> Option<Self> {
        Self::ALL.get(usize::try_from(number).ok()?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tab_news_survive_the_round_trip_through_numbers() {
        for news in TabNews::ALL {
            assert_eq!(TabNews::of(news.number()), Some(news));
        }
        assert_eq!(TabNews::of(99), None);
    }
}
