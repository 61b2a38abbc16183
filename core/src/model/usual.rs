//! Values that are left out of what is stored, because they are the default.

/// Whether a rule asks for nothing; such a rule is not written down.
pub fn is_usual<T: Default + PartialEq>(rule: &T) -> bool {
    *rule == T::default()
}
