//! A copy of the workspace beside the database, in the browser's private file system, where it has one. A
//! database that the browser loses or cannot open leaves it as it is.

use super::{
    address,
    browser::{object, property, window},
};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Puts a copy in place of the last one, which stays until the new one is complete.
///
/// # Errors
///
/// The browser's exception; where it has no such file system, that it lacks one.
pub async fn write(text: &str) -> Result<(), JsValue> {
    let create = object(&[("create", true.into())]);
    let file = call(&folder().await?, "getFileHandle", &[file_name(), create]).await?;
    let writer = call(&file, "createWritable", &[]).await?;
    call(&writer, "write", &[text.into()]).await?;
    call(&writer, "close", &[]).await?;
    Ok(())
}

/// The text of the copy; `None` where there is none.
pub async fn read() -> Option<String> {
    let file = call(&folder().await.ok()?, "getFileHandle", &[file_name()]).await.ok()?;
    let file = call(&file, "getFile", &[]).await.ok()?;
    call(&file, "text", &[]).await.ok()?.as_string()
}

/// Deletes the copy, as deleting the workspace must.
///
/// # Errors
///
/// The browser's exception where there is a copy and it stays.
pub async fn remove() -> Result<(), JsValue> {
    if read().await.is_none() {
        return Ok(());
    }
    call(&folder().await?, "removeEntry", &[file_name()]).await.map(drop)
}

fn file_name() -> JsValue {
    // A slash of the site's path cannot stand in a name.
    format!("{}.json", address::site_name().replace('/', "-")).into()
}

async fn folder() -> Result<JsValue, JsValue> {
    let navigator = window().ok_or("there is no page")?.navigator();
    call(&property(&navigator, "storage"), "getDirectory", &[]).await
}

/// Calls a method that a browser may lack, and waits for its answer.
async fn call(of: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = property(of, method).dyn_into()?;
    let promise = Reflect::apply(&method, of, &arguments.iter().collect::<Array>())?;
    JsFuture::from(promise.dyn_into::<Promise>()?).await
}
