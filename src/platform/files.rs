//! Files that the user imports or downloads.

use super::browser::{document, object, wording};
use js_sys::{Array, Uint8Array};
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DragEvent, Event, File, FileList, HtmlAnchorElement, HtmlInputElement, Url};

/// The name and content of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

const MB: u32 = 1_024 * 1_024;

/// The largest table or calendar that can be imported, in bytes: more than any company's program exports.
pub const MOST_IMPORT_BYTES: u32 = 64 * MB;

/// The largest workspace file that can be opened, in bytes: more than a page has the memory to write.
pub const MOST_WORKSPACE_BYTES: u32 = 512 * MB;

/// How much of a file is read at a time. The page doesn't respond while a part is being copied.
const PART_BYTES: u32 = 4 * MB;

/// A failed read or download.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileError {
    pub name: String,
    pub reason: FileProblem,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// The file is larger than `most` bytes and was not read.
    TooLarge { most: u32 },
    /// The browser's own error message.
    Browser(String),
}

impl fmt::Display for FileError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, reason } = self;
        match reason {
            FileProblem::TooLarge { most } => {
                write!(
                    formatter,
                    "{name} is larger than {} MB. Choose a smaller file, or split it.",
                    most / MB
                )
            }
            FileProblem::Browser(words) => {
                write!(formatter, "{name}: {words}. Make sure the file still exists, then try again.")
            }
        }
    }
}

impl std::error::Error for FileError {}

/// Reads the files picked in the event's `<input type=file>`, each of at most `most` bytes, and empties the input, so that
/// the same file can be picked again.
pub fn picked(event: &Event, most: u32) -> impl Future<Output = Vec<Result<ReadFile, FileError>>> + use<> {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let files = listed(input.as_ref().and_then(HtmlInputElement::files));
    if let Some(input) = input {
        input.set_value("");
    }
    read_all(files, most)
}

/// Reads the dropped files, each of at most `most` bytes, and keeps the browser from opening them itself.
pub fn dropped(
    event: &DragEvent,
    most: u32,
) -> impl Future<Output = Vec<Result<ReadFile, FileError>>> + use<> {
    event.prevent_default();
    // The list is emptied as soon as the event is over, so it is read before anything is awaited.
    read_all(listed(event.data_transfer().and_then(|transfer| transfer.files())), most)
}

/// Offers a text as a download with this name and media type.
pub fn download(name: &str, mime: &str, text: &str) -> Result<(), FileError> {
    let parts = TextParts::default();
    parts.push(text);
    parts.download(name, mime)
}

/// A long text that will become a download. The browser holds its parts.
#[derive(Default)]
pub struct TextParts(Array);

impl TextParts {
    /// Appends text.
    pub fn push(&self, part: &str) {
        self.0.push(&part.into());
    }

    /// Offers the whole text as a download with this name and media type.
    pub fn download(self, name: &str, mime: &str) -> Result<(), FileError> {
        let failed = |exception: JsValue| FileError {
            name: name.into(),
            reason: FileProblem::Browser(wording(&exception)),
        };
        let options = object(&[("type", mime.into())]);
        let blob = Blob::new_with_str_sequence_and_options(&self.0, options.unchecked_ref());
        let address = Url::create_object_url_with_blob(&blob.map_err(failed)?).map_err(failed)?;
        let outcome = follow(&address, name).map_err(failed);
        // From the click on, the download holds the content itself.
        let _ = Url::revoke_object_url(&address);
        outcome
    }
}

fn listed(files: Option<FileList>) -> Vec<File> {
    let count = files.as_ref().map_or(0, FileList::length);
    (0..count).filter_map(|index| files.as_ref()?.get(index)).collect()
}

async fn read_all(files: Vec<File>, most: u32) -> Vec<Result<ReadFile, FileError>> {
    let mut read = Vec::new();
    for file in files {
        let name = file.name();
        let outcome = if file.size() > f64::from(most) {
            Err(FileProblem::TooLarge { most })
        } else {
            bytes(&file).await.map_err(|exception| FileProblem::Browser(wording(&exception)))
        };
        read.push(match outcome {
            Ok(bytes) => Ok(ReadFile { name, bytes }),
            Err(reason) => Err(FileError { name, reason }),
        });
    }
    read
}

/// The whole content of a file, copied in parts.
pub(super) async fn bytes(file: &File) -> Result<Vec<u8>, JsValue> {
    let mut bytes = Vec::with_capacity(file.size() as usize);
    while (bytes.len() as f64) < file.size() {
        let (from, until) = (bytes.len() as f64, bytes.len() as f64 + f64::from(PART_BYTES));
        let part = file.slice_with_f64_and_f64(from, until)?;
        let part = Uint8Array::new(&JsFuture::from(part.array_buffer()).await?);
        if part.length() == 0 {
            return Err("the file became shorter while it was read".into());
        }
        let end = bytes.len();
        bytes.resize(end + part.length() as usize, 0);
        part.copy_to(&mut bytes[end..]);
    }
    Ok(bytes)
}

fn follow(address: &str, name: &str) -> Result<(), JsValue> {
    let document = document().ok_or("there is no page")?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(address);
    link.set_download(name);
    link.click();
    Ok(())
}
