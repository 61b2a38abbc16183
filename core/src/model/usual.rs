//! Omits default values from what is stored.

/// Whether a rule has its default, which requires nothing and is not stored.
pub fn is_usual<T: Default + PartialEq>(rule: &T) -> bool {
    *rule == T::default()
}
