//! What the tabs of a browser tell each other about a team's workspace.

use super::Link;

/// Sent as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TabNews {
    /// Something was asked, or kept.
    Changed,
    /// This device is signed in no more.
    SignedOut,
    /// A tab has opened, and asks whether the server answers.
    Opened,
    /// Whether the server answers, from the tab that talks to it.
    Link(Link),
}

impl TabNews {
    const ALL: [Self; 9] = [
        Self::Changed,
        Self::SignedOut,
        Self::Opened,
        Self::Link(Link::Connecting),
        Self::Link(Link::Live),
        Self::Link(Link::Offline),
        Self::Link(Link::SignedOut),
        Self::Link(Link::NotForYou),
        Self::Link(Link::NewerServer),
    ];

    /// Its place among all of them.
    pub fn number(self) -> u64 {
        (0..).zip(Self::ALL).find(|(_, news)| *news == self).map_or(u64::MAX, |(number, _)| number)
    }

    /// `None` for what a newer version sends.
    pub fn of(number: u64) -> Option<Self> {
        Self::ALL.get(usize::try_from(number).ok()?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tab_hears_what_was_said() {
        for news in TabNews::ALL {
            assert_eq!(TabNews::of(news.number()), Some(news));
        }
        assert_eq!(TabNews::of(99), None);
    }
}
