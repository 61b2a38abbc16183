//! A value that a form edits: what the workspace has, until the user types something else.

use leptos::prelude::*;

pub struct Edited<T: Send + Sync + 'static> {
    known: Memo<T>,
    /// `None` while it is what the workspace has, so that undo and other tabs show in the form.
    typed: RwSignal<Option<T>>,
}

// Derived, these would need a type that can be copied.
impl<T: Send + Sync + 'static> Clone for Edited<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Edited<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> Edited<T> {
    pub fn of(known: Memo<T>) -> Self {
        Self { known, typed: RwSignal::new(None) }
    }

    pub fn get(self) -> T {
        self.typed.get().unwrap_or_else(|| self.known.get())
    }

    pub fn get_untracked(self) -> T {
        untrack(|| self.get())
    }

    pub fn set(self, value: T) {
        let is_new = value != *self.known.read_untracked();
        self.typed.set(is_new.then_some(value));
    }

    pub fn update(self, change: impl FnOnce(&mut T)) {
        let mut value = self.get_untracked();
        change(&mut value);
        self.set(value);
    }

    /// Shows what the workspace has, to be called once it has what was typed.
    pub fn follow(self) {
        // The page may be gone by then.
        self.typed.try_set(None);
    }

    /// Whether leaving would lose something.
    pub fn is_unsaved(self) -> bool {
        self.typed.read().as_ref().is_some_and(|typed| *typed != *self.known.read())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_follows_the_workspace_until_something_else_is_typed() {
        Owner::new().with(|| {
            let workspace = RwSignal::new("experienced".to_owned());
            let tags = Edited::of(Memo::new(move |_| workspace.get()));
            workspace.set("senior".into());
            assert_eq!(tags.get(), "senior");
            tags.set("senior, calm".into());
            workspace.set("experienced".into());
            assert_eq!(tags.get(), "senior, calm");
            assert!(tags.is_unsaved());
            tags.set("experienced".into());
            assert!(!tags.is_unsaved(), "it is typed back");
            workspace.set("senior".into());
            assert_eq!(tags.get(), "senior");
        });
    }

    #[test]
    fn saved_text_is_shown_as_the_workspace_has_it() {
        Owner::new().with(|| {
            let workspace = RwSignal::new(String::new());
            let tags = Edited::of(Memo::new(move |_| workspace.get()));
            tags.set(" calm,".into());
            workspace.set("calm".into());
            tags.follow();
            assert_eq!((tags.get(), tags.is_unsaved()), ("calm".into(), false));
        });
    }
}
