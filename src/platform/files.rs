//! Files that a person imports, and files that they download.

use super::browser::{document, object, wording};
use js_sys::{Array, Uint8Array};
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DragEvent, Event, File, FileList, HtmlAnchorElement, HtmlInputElement, Url};

/// A file as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The largest file that is read, in bytes: a larger one would freeze the page.
pub const MOST_BYTES: u32 = 64 * 1_024 * 1_024;

/// A file that could not be read, or a download that could not be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileError {
    pub name: String,
    pub reason: FileProblem,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// It has more than `MOST_BYTES`, and was not read.
    TooLarge,
    /// The browser's own words.
    Browser(String),
}

impl fmt::Display for FileError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, reason } = self;
        match reason {
            FileProblem::TooLarge => write!(
                formatter,
                "{name} is larger than {} MB. Choose a smaller file, or split it.",
                MOST_BYTES / 1_024 / 1_024
            ),
            FileProblem::Browser(words) => {
                write!(formatter, "{name}: {words}. Make sure the file still exists, then try again.")
            }
        }
    }
}

impl std::error::Error for FileError {}

/// Reads the files picked in the `<input type=file>` that the event comes from, and empties the input, so
/// that the same file can be picked again.
pub fn picked(event: &Event) -> impl Future<Output = Vec<Result<ReadFile, FileError>>> + use<> {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let files = listed(input.as_ref().and_then(HtmlInputElement::files));
    if let Some(input) = input {
        input.set_value("");
    }
    read_all(files)
}

/// Reads the files that were dropped, and keeps the browser from opening them itself.
pub fn dropped(event: &DragEvent) -> impl Future<Output = Vec<Result<ReadFile, FileError>>> + use<> {
    event.prevent_default();
    // The list is emptied as soon as the event has passed, so it is read before anything is waited for.
    read_all(listed(event.data_transfer().and_then(|transfer| transfer.files())))
}

/// Offers a text as a download of this name and media type.
pub fn download(name: &str, mime: &str, text: &str) -> Result<(), FileError> {
    let failed = |exception: JsValue| FileError {
        name: name.into(),
        reason: FileProblem::Browser(wording(&exception)),
    };
    let blob = blob(mime, text).map_err(failed)?;
    let address = Url::create_object_url_with_blob(&blob).map_err(failed)?;
    let outcome = follow(&address, name).map_err(failed);
    // The download has its own hold on the content from the click on.
    let _ = Url::revoke_object_url(&address);
    outcome
}

fn listed(files: Option<FileList>) -> Vec<File> {
    let count = files.as_ref().map_or(0, FileList::length);
    (0..count).filter_map(|index| files.as_ref()?.get(index)).collect()
}

async fn read_all(files: Vec<File>) -> Vec<Result<ReadFile, FileError>> {
    let mut read = Vec::new();
    for file in files {
        let name = file.name();
        if file.size() > f64::from(MOST_BYTES) {
            read.push(Err(FileError { name, reason: FileProblem::TooLarge }));
            continue;
        }
        read.push(match JsFuture::from(file.array_buffer()).await {
            Ok(buffer) => Ok(ReadFile { name, bytes: Uint8Array::new(&buffer).to_vec() }),
            Err(exception) => Err(FileError { name, reason: FileProblem::Browser(wording(&exception)) }),
        });
    }
    read
}

fn blob(mime: &str, text: &str) -> Result<Blob, JsValue> {
    let parts = Array::of1(&text.into());
    Blob::new_with_str_sequence_and_options(&parts, object(&[("type", mime.into())]).unchecked_ref())
}

fn follow(address: &str, name: &str) -> Result<(), JsValue> {
    let document = document().ok_or("there is no page")?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(address);
    link.set_download(name);
    link.click();
    Ok(())
}
