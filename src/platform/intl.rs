//! The browser's internationalization objects. They throw for an unknown locale or zone, which is `None` here. Always
//! `None` in the native tests of the pages.

use super::browser::{object, property};
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// `new Intl[class](locale, options)`, in the browser's locale if none is given.
pub fn construct(class: &str, locale: Option<&str>, options: &[(&str, &str)]) -> Option<JsValue> {
    if cfg!(not(target_arch = "wasm32")) {
        return None;
    }
    let intl = property(&js_sys::global(), "Intl");
    let class: Function = property(&intl, class).dyn_into().ok()?;
    let locale = locale.map_or(JsValue::UNDEFINED, JsValue::from_str);
    let options: Vec<(&str, JsValue)> =
        options.iter().map(|(name, value)| (*name, JsValue::from_str(value))).collect();
    Reflect::construct(&class, &Array::of2(&locale, &object(&options))).ok()
}

/// The options that an object resolved from its arguments and the browser's settings.
pub fn resolved_options(formatter: &JsValue) -> Option<JsValue> {
    let function: Function = property(formatter, "resolvedOptions").dyn_into().ok()?;
    Reflect::apply(&function, formatter, &Array::new()).ok()
}

/// An `Intl` object with its `format` function.
pub struct Formatter {
    object: JsValue,
    format: Function,
}

impl Formatter {
    pub fn new(class: &str, locale: Option<&str>, options: &[(&str, &str)]) -> Option<Self> {
        let object = construct(class, locale, options)?;
        let format = property(&object, "format").dyn_into().ok()?;
        Some(Self { object, format })
    }

    /// Formats a number, or an instant in milliseconds since 1970. Empty if the browser refuses it.
    pub fn text(&self, value: f64) -> String {
        self.apply(&Array::of1(&value.into()))
    }

    /// Formats a number with its unit, as `Intl.RelativeTimeFormat` requires.
    pub fn text_in(&self, value: f64, unit: &str) -> String {
        self.apply(&Array::of2(&value.into(), &unit.into()))
    }

    /// Formats two instants as a range, as `Intl.DateTimeFormat` does. `None` if the browser can't.
    pub fn range(&self, first: f64, last: f64) -> Option<String> {
        let format: Function = property(&self.object, "formatRange").dyn_into().ok()?;
        text(&format, &self.object, &Array::of2(&first.into(), &last.into()))
    }

    fn apply(&self, arguments: &Array) -> String {
        text(&self.format, &self.object, arguments).unwrap_or_default()
    }
}

fn text(format: &Function, object: &JsValue, arguments: &Array) -> Option<String> {
    Reflect::apply(format, object, arguments).ok()?.as_string()
}
