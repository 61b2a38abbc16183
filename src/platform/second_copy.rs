//! A copy of the workspace outside the database, in the browser's private file system, if it has one. It survives when the
//! browser loses the database or can't open it.

use super::{
    address,
    browser::{object, property, window},
    files,
};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How much text is passed to the browser at a time, in bytes.
const PART_BYTES: usize = 256 << 10;

/// A copy that is being written. Closing it replaces the previous copy. Until then, or if it is never closed, the previous
/// copy remains.
pub struct Writing {
    writer: JsValue,
    part: String,
}

impl Writing {
    /// Begins a copy.
    ///
    /// # Errors
    ///
    /// The browser's exception, or that the browser has no such file system.
    pub async fn begin() -> Result<Self, JsValue> {
        let create = object(&[("create", true.into())]);
        let file = call(&folder().await?, "getFileHandle", &[file_name(), create]).await?;
        Ok(Self { writer: call(&file, "createWritable", &[]).await?, part: String::new() })
    }

    /// Appends text.
    ///
    /// # Errors
    ///
    /// The browser's exception, for example if the disk is full.
    pub async fn write(&mut self, text: &str) -> Result<(), JsValue> {
        self.part.push_str(text);
        if self.part.len() < PART_BYTES { Ok(()) } else { self.hand_over().await }
    }

    /// Replaces the previous copy with this one.
    ///
    /// # Errors
    ///
    /// The browser's exception. The previous copy is still there in this case.
    pub async fn close(mut self) -> Result<(), JsValue> {
        self.hand_over().await?;
        call(&self.writer, "close", &[]).await.map(drop)
    }

    /// Discards the copy.
    pub async fn abort(self) {
        // A copy that is neither closed nor aborted only takes up space until the page is closed.
        let _ = call(&self.writer, "abort", &[]).await;
    }

    async fn hand_over(&mut self) -> Result<(), JsValue> {
        let part = std::mem::take(&mut self.part);
        call(&self.writer, "write", &[part.as_str().into()]).await.map(drop)
    }
}

/// The copy, if there is one.
pub async fn read() -> Option<Vec<u8>> {
    let file = call(&handle().await?, "getFile", &[]).await.ok()?;
    files::bytes(file.unchecked_ref()).await.ok()
}

/// Deletes the copy, as deleting the workspace must.
///
/// # Errors
///
/// The browser's exception if there is a copy that could not be deleted.
pub async fn remove() -> Result<(), JsValue> {
    if handle().await.is_none() {
        return Ok(());
    }
    call(&folder().await?, "removeEntry", &[file_name()]).await.map(drop)
}

fn file_name() -> JsValue {
    // A file name can't contain the slashes of the site's path.
    format!("{}.json", address::site_name().replace('/', "-")).into()
}

/// The copy's file handle, if there is a copy.
async fn handle() -> Option<JsValue> {
    call(&folder().await.ok()?, "getFileHandle", &[file_name()]).await.ok()
}

async fn folder() -> Result<JsValue, JsValue> {
    let navigator = window().ok_or("there is no page")?.navigator();
    call(&property(&navigator, "storage"), "getDirectory", &[]).await
}

/// Calls a method that a browser may lack, and waits for its result.
async fn call(of: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = property(of, method).dyn_into()?;
    let promise = Reflect::apply(&method, of, &arguments.iter().collect::<Array>())?;
    JsFuture::from(promise.dyn_into::<Promise>()?).await
}
