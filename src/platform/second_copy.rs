//! A copy of the workspace beside the database, in the browser's private file system, where it has one. A
//! database that the browser loses or cannot open leaves it as it is.

use super::{
    address,
    browser::{object, property, window},
    files,
};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How much text is handed to the browser at a time, in bytes.
const PART_BYTES: usize = 256 << 10;

/// A copy that is being written. It takes the place of the last one when it is closed; until then, and where it
/// never is, the last one stays.
pub struct Writing {
    writer: JsValue,
    part: String,
}

impl Writing {
    /// Begins a copy.
    ///
    /// # Errors
    ///
    /// The browser's exception; where it has no such file system, that it lacks one.
    pub async fn begin() -> Result<Self, JsValue> {
        let create = object(&[("create", true.into())]);
        let file = call(&folder().await?, "getFileHandle", &[file_name(), create]).await?;
        Ok(Self { writer: call(&file, "createWritable", &[]).await?, part: String::new() })
    }

    /// Adds text at the end.
    ///
    /// # Errors
    ///
    /// The browser's exception, such as that the disk is full.
    pub async fn write(&mut self, text: &str) -> Result<(), JsValue> {
        self.part.push_str(text);
        if self.part.len() < PART_BYTES { Ok(()) } else { self.hand_over().await }
    }

    /// Puts the copy in place of the last one.
    ///
    /// # Errors
    ///
    /// The browser's exception; the last copy is still there then.
    pub async fn close(mut self) -> Result<(), JsValue> {
        self.hand_over().await?;
        call(&self.writer, "close", &[]).await.map(drop)
    }

    /// Gives the copy up.
    pub async fn abort(self) {
        // One that is neither closed nor aborted would only take up room until the page is closed.
        let _ = call(&self.writer, "abort", &[]).await;
    }

    async fn hand_over(&mut self) -> Result<(), JsValue> {
        let part = std::mem::take(&mut self.part);
        call(&self.writer, "write", &[part.as_str().into()]).await.map(drop)
    }
}

/// The copy; `None` where there is none.
pub async fn read() -> Option<Vec<u8>> {
    let file = call(&handle().await?, "getFile", &[]).await.ok()?;
    files::bytes(file.unchecked_ref()).await.ok()
}

/// Deletes the copy, as deleting the workspace must.
///
/// # Errors
///
/// The browser's exception where there is a copy and it stays.
pub async fn remove() -> Result<(), JsValue> {
    if handle().await.is_none() {
        return Ok(());
    }
    call(&folder().await?, "removeEntry", &[file_name()]).await.map(drop)
}

fn file_name() -> JsValue {
    // A slash of the site's path cannot stand in a name.
    format!("{}.json", address::site_name().replace('/', "-")).into()
}

/// The copy's handle; `None` where there is none.
async fn handle() -> Option<JsValue> {
    call(&folder().await.ok()?, "getFileHandle", &[file_name()]).await.ok()
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
