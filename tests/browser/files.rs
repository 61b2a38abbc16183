use crate::raw::{Replaced, run};
use switchback::platform::files::{self, FileError, FileProblem, ReadFile};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn picked_files_are_read_and_the_input_emptied() {
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
    let read = files::picked(event.unchecked_ref());
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
    let read = files::dropped(&event).await;
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
async fn a_file_that_is_too_large_is_refused_before_it_is_read() {
    let event = run("const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(64 * 1024 * 1024 + 1)], 'huge.json'));
        return new DragEvent('drop', { dataTransfer: transfer, cancelable: true });");
    let _unread = Replaced::new("Blob.prototype", "arrayBuffer", "() => { throw new Error('read') }");
    let read = files::dropped(event.unchecked_ref()).await;
    let refused = FileError { name: "huge.json".into(), reason: FileProblem::TooLarge };
    assert_eq!(refused.to_string(), "huge.json is larger than 64 MB. Choose a smaller file, or split it.");
    assert_eq!(read, [Err(refused)]);
}
