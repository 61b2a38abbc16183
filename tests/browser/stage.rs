//! A part of the page for one component.

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;

/// A part of the page that is removed when dropped.
pub struct Stage {
    root: web_sys::HtmlElement,
    mounted: Option<Box<dyn std::any::Any>>,
}

impl Stage {
    pub fn with<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let root: web_sys::HtmlElement = document.create_element("main").unwrap().unchecked_into();
        document.body().unwrap().append_child(&root).unwrap();
        let mounted = mount_to(root.clone(), view);
        Self { root, mounted: Some(Box::new(mounted)) }
    }

    /// Leaves for another page.
    pub fn leave(&mut self) {
        self.mounted = None;
    }

    pub fn find(&self, selector: &str) -> Option<web_sys::HtmlElement> {
        self.root.query_selector(selector).unwrap().map(JsCast::unchecked_into)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.root.remove();
    }
}
