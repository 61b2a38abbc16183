//! What the tabs of a browser tell each other about a team's workspace.

/// Sent as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TabNews {
    /// Something was asked, or kept.
    Changed,
    /// This device is signed in no more.
    SignedOut,
}

impl TabNews {
    pub fn number(self) -> u64 {
        match self {
            Self::Changed => 1,
            Self::SignedOut => 2,
        }
    }

    /// `None` for what a newer version sends.
    pub fn of(number: u64) -> Option<Self> {
        [Self::Changed, Self::SignedOut].into_iter().find(|news| news.number() == number)
    }
}
