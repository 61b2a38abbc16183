//! The states of a half hour.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    Unavailable,
    Available,
    Preferred,
}

impl Paint {
    pub const ALL: [Self; 3] = [Self::Available, Self::Preferred, Self::Unavailable];

    pub fn word(self) -> &'static str {
        match self {
            Self::Available => "Available",
            Self::Preferred => "Preferred",
            Self::Unavailable => "Unavailable",
        }
    }

    pub fn class(self) -> &'static str {
        match self {
            Self::Available => "hours-grid__swatch hours-grid__cell--available",
            Self::Preferred => "hours-grid__swatch hours-grid__cell--preferred",
            Self::Unavailable => "hours-grid__swatch",
        }
    }

    /// The new state of a half hour under this brush: painting the same state again removes it.
    pub fn over(self, cell: Self) -> Self {
        match (self, cell == self) {
            (Self::Available, true) => Self::Unavailable,
            (Self::Preferred, true) => Self::Available,
            _ => self,
        }
    }
}
