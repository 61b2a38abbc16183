//! Parts of pages that several pages share and that know the store.

mod climb_of;

pub use climb_of::ClimbOf;
