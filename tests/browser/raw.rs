//! JavaScript that works behind the app's back: damages stored data and takes away interfaces.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Runs the body of a JavaScript function.
pub fn run(body: &str) -> JsValue {
    Function::new_no_args(body).call0(&JsValue::NULL).unwrap()
}

/// Runs the body of an async JavaScript function, with the opened database of this name as `database` and
/// `done(request)` to wait for a request.
pub async fn in_database(name: &str, body: &str) -> JsValue {
    let promise = run(&format!(
        "return (async () => {{
            const done = request => new Promise((resolve, reject) => {{
                request.onsuccess = () => resolve(request.result);
                request.onerror = () => reject(request.error);
            }});
            const database = await done(indexedDB.open('{name}'));
            try {{ {body} }} finally {{ database.close(); }}
        }})()"
    ));
    JsFuture::from(promise.unchecked_into::<Promise>()).await.unwrap()
}

/// Replaces a property until dropped: `Replaced::new("window", "indexedDB", "undefined")`.
pub struct Replaced {
    restore: Function,
}

impl Replaced {
    pub fn new(object: &str, property: &str, value: &str) -> Self {
        let restore = run(&format!(
            "const before = Object.getOwnPropertyDescriptor({object}, '{property}');
             const original = {object}.{property};
             Object.defineProperty({object}, '{property}', {{ configurable: true, writable: true, value: {value} }});
             return () => before
                 ? Object.defineProperty({object}, '{property}', before)
                 : delete {object}.{property};"
        ));
        Self { restore: restore.unchecked_into() }
    }
}

impl Drop for Replaced {
    fn drop(&mut self) {
        self.restore.call0(&JsValue::NULL).unwrap();
    }
}
