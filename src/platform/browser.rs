//! Access to the page and to untyped values. A missing value is `None`, never a panic.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Window};

/// The page's window. `None` in a worker and in the native tests of the pages.
pub fn window() -> Option<Window> {
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}

pub fn document() -> Option<Document> {
    window()?.document()
}

/// The `<html>` element.
pub fn root() -> Option<Element> {
    document()?.document_element()
}

/// A property of any value, or `undefined` if it doesn't exist.
pub fn property(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A new plain object.
pub fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object: JsValue = js_sys::Object::new().into();
    for (name, value) in properties {
        // Setting a property of a newly created object can't fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

/// The text of a long string; `None` for any other value. The browser encodes it at once, where `as_string` reads it letter by
/// letter.
pub fn long_text(value: &JsValue) -> Option<String> {
    let encoded = || {
        let encoder = web_sys::TextEncoder::new().ok()?;
        let bytes: Uint8Array = call(&encoder, "encode", &Array::of1(value)).ok()?.dyn_into().ok()?;
        String::from_utf8(bytes.to_vec()).ok()
    };
    value.is_string().then(encoded).flatten()
}

/// Calls a method of a value by name.
///
/// # Errors
///
/// The exception that the method throws, or the value found in place of a method.
pub fn call(of: &JsValue, method: &str, arguments: &Array) -> Result<JsValue, JsValue> {
    let method: Function = property(of, method).dyn_into()?;
    Reflect::apply(&method, of, arguments)
}

/// Calls a function of one of the page's own scripts, by the name under which the script exports it. Does nothing in a page
/// without the script.
pub fn call_script(script: &str, function: &str, argument: &JsValue) {
    if !cfg!(target_arch = "wasm32") {
        return;
    }
    let script = property(&js_sys::global(), script);
    if let Ok(function) = property(&script, function).dyn_into::<Function>() {
        let _ = function.call1(&script, argument);
    }
}

/// An exception in words, for the end of a message to the user.
pub fn wording(exception: &JsValue) -> String {
    let message = property(exception, "message").as_string().filter(|message| !message.is_empty());
    message
        .or_else(|| property(exception, "name").as_string())
        .or_else(|| exception.as_string())
        .unwrap_or_else(|| format!("{exception:?}"))
}
