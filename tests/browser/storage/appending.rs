//! Appended lines are stored completely and once, no matter who else appends at the same time.

use super::{another_tab, begun, fresh, lines, record, texts, three_chunks};
use crate::raw::{Replaced, in_database};
use switchback::platform::storage::{Storage, StorageError};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn appended_lines_and_records_are_loaded() {
    let name = fresh("append");
    let storage = Storage::open(&name).await.unwrap();
    storage.begin("workspace").await.unwrap();
    assert_eq!(storage.append(0, &lines(0..3), &[record("ann", Some("{}"))]).await, Ok(3));
    assert_eq!(storage.append(3, &lines(3..4), &[record("bea", Some("{}"))]).await, Ok(4));
    assert_eq!(storage.append(4, &[], &[record("ann", None)]).await, Ok(4));

    let loaded = another_tab(&name).await.load().await.unwrap();
    assert_eq!(loaded.workspace.as_deref(), Some("workspace"));
    assert_eq!((texts(&loaded.lines), loaded.end), (lines(0..4), 4));
    assert_eq!(loaded.records, [("bea".to_string(), "{}".to_string())]);
    assert!(loaded.broken.is_empty() && loaded.missing.is_empty());
}

#[wasm_bindgen_test]
async fn a_long_append_is_stored_in_full_chunks() {
    let storage = begun("long").await;
    assert_eq!(storage.append(0, &lines(0..2_500), &[]).await, Ok(2_500));
    assert_eq!(texts(&storage.load().await.unwrap().lines), lines(0..2_500));
    assert_eq!(texts(&storage.read_from(1_999).await.unwrap()), lines(1_999..2_500));
}

#[wasm_bindgen_test]
async fn an_append_is_rejected_if_the_log_has_grown() {
    let (storage, name) = three_chunks("moved").await;
    let other = another_tab(&name).await;
    other.append(30, &lines(30..32), &[]).await.unwrap();
    let writes = [record("ann", Some("{}"))];
    assert_eq!(storage.append(30, &lines(90..95), &writes).await, Err(StorageError::Moved { end: 32 }));
    assert_eq!(texts(&storage.read_from(30).await.unwrap()), lines(30..32));
    assert!(storage.records().await.unwrap().0.is_empty());
}

#[wasm_bindgen_test]
async fn two_tabs_appending_at_once_lose_nothing() {
    let name = fresh("two tabs");
    let first = Storage::open(&name).await.unwrap();
    first.begin("workspace").await.unwrap();
    first.append(0, &lines(0..1), &[]).await.unwrap();
    let second = another_tab(&name).await;
    let (one, two) = futures_join(append_many(first.clone(), "one"), append_many(second, "two")).await;

    let loaded = texts(&first.load().await.unwrap().lines);
    assert_eq!(loaded.len(), 401);
    for tab in ["one", "two"] {
        let own: Vec<_> = loaded.iter().filter(|line| line.contains(tab)).cloned().collect();
        assert_eq!(own, (0..200).map(|n| format!(r#"["{tab}",{n}]"#)).collect::<Vec<_>>());
    }
    assert!(one + two > 0, "the tabs never met, so nothing was tested");
}

/// Appends 200 lines one by one, rereading each time another tab was faster. Returns how often that happened.
async fn append_many(storage: Storage, tab: &str) -> usize {
    let (mut end, mut moved) = (1, 0);
    for n in 0..200 {
        loop {
            match storage.append(end, &[format!(r#"["{tab}",{n}]"#)], &[]).await {
                Ok(new) => break end = new,
                Err(StorageError::Moved { end: new }) => {
                    // The other tab may have appended more since then.
                    let read = storage.read_from(end).await.unwrap();
                    assert!(read.len() as u64 >= new - end);
                    (end, moved) = (end + read.len() as u64, moved + 1);
                }
                Err(error) => panic!("{error}"),
            }
        }
    }
    moved
}

async fn futures_join<A: 'static, B: 'static>(
    one: impl Future<Output = A> + 'static,
    two: impl Future<Output = B> + 'static,
) -> (A, B) {
    let slot = std::rc::Rc::new(std::cell::RefCell::new(None));
    let filled = slot.clone();
    wasm_bindgen_futures::spawn_local(async move { *filled.borrow_mut() = Some(one.await) });
    let two = two.await;
    while slot.borrow().is_none() {
        crate::pause(5).await;
    }
    let one = slot.borrow_mut().take().unwrap();
    (one, two)
}

#[wasm_bindgen_test]
async fn compacting_keeps_every_line() {
    let name = fresh("compact");
    let storage = Storage::open(&name).await.unwrap();
    storage.begin("workspace").await.unwrap();
    let mut end = 0;
    for length in [20, 1_000, 7].into_iter().chain(std::iter::repeat_n(20, 63)) {
        end = storage.append(end, &lines(end..end + length), &[]).await.unwrap();
        assert_eq!(storage.compact().await, if end == 2_287 { Ok(64) } else { Ok(0) });
    }
    assert_eq!(texts(&storage.load().await.unwrap().lines), lines(0..2_287));
    let chunks = in_database(
        &name,
        "return (await done(database.transaction('chunks').objectStore('chunks').getAllKeys())).join()",
    );
    assert_eq!(chunks.await.as_string().as_deref(), Some("0,20,1020,2020"));
    assert_eq!(storage.append(end, &lines(end..end + 1), &[]).await, Ok(end + 1));
}

/// Lets the first append reach the disk, then claims that its connection broke.
const COMPLETE_UNHEARD: &str = "(function () {
    const open = IDBDatabase.prototype.transaction;
    let broken = false;
    return function (...args) {
        const transaction = open.apply(this, args);
        if (broken) return transaction;
        broken = true;
        let abort;
        Object.defineProperty(transaction, 'oncomplete', { set() {} });
        Object.defineProperty(transaction, 'onabort', { set(handler) { abort = handler; } });
        transaction.addEventListener('complete', () => abort(new Event('abort')));
        return transaction;
    };
})()";

#[wasm_bindgen_test]
async fn an_append_is_not_repeated_if_its_confirmation_was_lost() {
    let (storage, _) = three_chunks("unheard").await;
    let replaced = Replaced::new("IDBDatabase.prototype", "transaction", COMPLETE_UNHEARD);
    assert_eq!(storage.append(30, &lines(30..32), &[]).await, Ok(32));
    drop(replaced);
    assert_eq!(texts(&storage.load().await.unwrap().lines), lines(0..32));
}

/// Fails on the second record, when the first is already in the transaction.
const FULL: &str = "(function () {
    const put = IDBObjectStore.prototype.put;
    let room = 1;
    return function (...args) {
        if (room-- <= 0) throw new DOMException('full', 'QuotaExceededError');
        return put.apply(this, args);
    };
})()";

#[wasm_bindgen_test]
async fn an_append_to_a_full_disk_stores_all_or_nothing() {
    let (storage, _) = three_chunks("full").await;
    let replaced = Replaced::new("IDBObjectStore.prototype", "put", FULL);
    assert_eq!(storage.append(30, &lines(30..31), &[]).await, Err(StorageError::Full));
    drop(replaced);
    let loaded = storage.load().await.unwrap();
    assert_eq!((loaded.end, loaded.lines.len()), (30, 30));
    assert_eq!(storage.append(30, &lines(30..31), &[]).await, Ok(31));
}

#[wasm_bindgen_test]
async fn an_abandoned_append_leaves_nothing() {
    let (storage, _) = three_chunks("given up").await;
    let appending = storage.clone();
    {
        let mut append = Box::pin(async move { appending.append(30, &lines(30..31), &[]).await });
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(append.as_mut().poll(&mut context).is_pending());
    }
    assert_eq!(storage.append(30, &lines(30..31), &[]).await, Ok(31));
}
