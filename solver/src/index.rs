//! Positions in lists as types of their own: an enrollment cannot be passed where a resource is meant, nor a
//! pair of positions where a range is meant. Each is a `u32`, so that the lists that hold them stay small.

mod index_vec;

pub(crate) use index_vec::{IndexVec, Ix};

/// Declares kinds of positions.
macro_rules! indices {
    ($($(#[$about:meta])* $name:ident)*) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) struct $name(pub u32);

        impl $crate::index::Ix for $name {
            #[inline]
            fn new(position: usize) -> Self {
                Self(position as u32)
            }

            #[inline]
            fn get(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}
pub(crate) use indices;

indices! {
    /// An enrollment, in the order of the problem.
    EnrollmentIx
    /// A person with enrollments, by their number in the problem.
    PersonIx
    /// A session that an enrollment still needs, in the order in which they must be held.
    NeedIx
    /// An interview that one enrollment could attend; counted by start, for each enrollment from 0.
    OptionIx
    /// An interview, in the order of the problem.
    InterviewIx
    /// A mentor, counted from 0.
    MentorIx
    /// A week of a trainee: a position in the problem's list of trainee limits.
    WeekIx
    /// Something with a capacity: the seats of an interview, a mentor's week or a shared trainee's week.
    ResourceIx
    /// A limit that is no resource; see [`crate::side_limits`].
    SideLimitIx
    /// A connected component of interviews; the number is that of one of its interviews.
    ComponentIx
}

impl InterviewIx {
    /// The interview's seats as a resource. Seats come first among the resources.
    #[inline]
    pub fn seats(self) -> ResourceIx {
        ResourceIx(self.0)
    }
}

impl WeekIx {
    /// The week of a session that no limit of the trainee covers.
    pub const NONE: Self = Self(u32::MAX);
}

impl MentorIx {
    /// The mentor of no session.
    pub const NONE: Self = Self(u32::MAX);
    /// Stands for "no mentor is excluded"; [`Self::NONE`] is the mentor of a path that ends.
    pub const NOBODY: Self = Self(u32::MAX - 1);
}

impl ComponentIx {
    /// The component of a resource without interviews.
    pub const NONE: Self = Self(u32::MAX);
}
