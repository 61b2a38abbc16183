use crate::raw::{Replaced, run};
use switchback::platform::files::{
    self, FileError, FileProblem, MOST_IMPORT_BYTES, MOST_WORKSPACE_BYTES, ReadFile, TextParts,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn picked_files_are_read_and_the_input_is_cleared() {
    let event = run("const input = document.createElement('input');
        input.type = 'file';
        input.multiple = true;
        const transfer = new DataTransfer();
        transfer.items.add(new File(['Zoë'], 'people.csv'));
        transfer.items.add(new File([new Uint8Array([0, 255])], 'odd.bin'));
        input.files = transfer.files;
        let caught;
        input.onchange = event => caught = event;
        input.dispatchEvent(new Event('change'));
        window.input = input;
        return caught;");
    let read = files::picked(event.unchecked_ref(), MOST_IMPORT_BYTES);
    assert_eq!(run("return input.files.length").as_f64(), Some(0.0));
    let read: Vec<ReadFile> = read.await.into_iter().map(Result::unwrap).collect();
    let names: Vec<&str> = read.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["people.csv", "odd.bin"]);
    assert_eq!((read[0].bytes.as_slice(), read[1].bytes.as_slice()), ("Zoë".as_bytes(), &[0, 255][..]));
}

#[wasm_bindgen_test]
async fn dropped_files_are_read() {
    let event = run("const transfer = new DataTransfer();
        transfer.items.add(new File(['text'], 'calendar.ics'));
        return new DragEvent('drop', { dataTransfer: transfer, cancelable: true });");
    let event: web_sys::DragEvent = event.unchecked_into();
    let read = files::dropped(&event, MOST_IMPORT_BYTES).await;
    assert!(event.default_prevented());
    assert_eq!(read, [Ok(ReadFile { name: "calendar.ics".into(), bytes: b"text".to_vec() })]);
}

#[wasm_bindgen_test]
fn a_download_has_its_name_and_its_content() {
    run("window.clicked = [];
        window.click = HTMLAnchorElement.prototype.click;
        HTMLAnchorElement.prototype.click = function () { clicked.push(this.download, this.href.slice(0, 5)) };");
    files::download("workspace.json", "application/json", "{}").unwrap();
    run("HTMLAnchorElement.prototype.click = window.click;");
    assert_eq!(run("return clicked.join()").as_string().as_deref(), Some("workspace.json,blob:"));
}

#[wasm_bindgen_test]
async fn a_file_that_is_too_large_is_rejected_before_it_is_read() {
    let event = run("const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(64 * 1024 * 1024 + 1)], 'huge.json'));
        return new DragEvent('drop', { dataTransfer: transfer, cancelable: true });");
    let _unread = Replaced::new("Blob.prototype", "arrayBuffer", "() => { throw new Error('read') }");
    let read = files::dropped(event.unchecked_ref(), MOST_IMPORT_BYTES).await;
    let refused =
        FileError { name: "huge.json".into(), reason: FileProblem::TooLarge { most: MOST_IMPORT_BYTES } };
    assert_eq!(refused.to_string(), "huge.json is larger than 64 MB. Choose a smaller file, or split it.");
    assert_eq!(read, [Err(refused)]);
}

#[wasm_bindgen_test]
async fn a_workspace_file_may_be_larger_than_a_table() {
    let event = run("const transfer = new DataTransfer();
        const bytes = new Uint8Array(64 * 1024 * 1024 + 3);
        bytes[4 * 1024 * 1024] = 7;
        bytes[bytes.length - 1] = 9;
        transfer.items.add(new File([bytes], 'backup.json'));
        return new DragEvent('drop', { dataTransfer: transfer, cancelable: true });");
    let read = files::dropped(event.unchecked_ref(), MOST_WORKSPACE_BYTES).await;
    let bytes = &read[0].as_ref().unwrap().bytes;
    assert_eq!(bytes.len(), 64 * 1_024 * 1_024 + 3);
    let set: Vec<usize> = (0..bytes.len()).filter(|place| bytes[*place] != 0).collect();
    assert_eq!(set, [4 * 1_024 * 1_024, bytes.len() - 1]);
}

#[wasm_bindgen_test]
async fn a_download_in_many_parts_is_one_file() {
    run("window.blobs = [];
        window.create = URL.createObjectURL;
        URL.createObjectURL = blob => { blobs.push(blob); return create.call(URL, blob) };
        window.click = HTMLAnchorElement.prototype.click;
        HTMLAnchorElement.prototype.click = () => {};");
    let parts = TextParts::default();
    ["{\"name\":", " \"Zoë\"", "}"].into_iter().for_each(|part| parts.push(part));
    parts.download("workspace.json", "application/json").unwrap();
    run("HTMLAnchorElement.prototype.click = window.click; URL.createObjectURL = window.create;");
    let text = run("return blobs[0].text()").unchecked_into::<js_sys::Promise>();
    let text = wasm_bindgen_futures::JsFuture::from(text).await.unwrap();
    assert_eq!(text.as_string().as_deref(), Some(r#"{"name": "Zoë"}"#));
}
