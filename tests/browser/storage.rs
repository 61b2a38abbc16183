use crate::raw::{Replaced, in_database, run};
use switchback::platform::storage::{
    Loaded, ProfileWrite, Storage, StorageError, ask_to_persist, is_persisted,
};
use switchback_core::log::snapshot::{FORMAT, Snapshot};
use wasm_bindgen_test::wasm_bindgen_test;

/// A database of its own for each test, with a workspace begun in it.
async fn begun(name: &str) -> Storage {
    let storage = Storage::open(&fresh(name)).await.unwrap();
    storage.begin("workspace").await.unwrap();
    storage
}

/// A second connection to the same database, as another tab has it. It finds a workspace only once that has
/// lines.
async fn another_tab(name: &str) -> Storage {
    let storage = Storage::open(name).await.unwrap();
    storage.load().await.unwrap();
    storage
}

fn fresh(name: &str) -> String {
    format!("{name} {}", switchback::platform::ids::fresh())
}

fn lines(range: std::ops::Range<u64>) -> Vec<String> {
    range.map(|n| format!(r#"{{"event":{n},"of":"Zoë"}}"#)).collect()
}

fn texts(loaded: &[(u64, String)]) -> Vec<String> {
    loaded.iter().map(|(_, line)| line.clone()).collect()
}

fn profile(person: &str, profile: Option<&str>) -> ProfileWrite {
    ProfileWrite { person: person.into(), profile: profile.map(String::from) }
}

/// A workspace of 30 lines in three chunks, and the name of its database.
async fn three_chunks(name: &str) -> (Storage, String) {
    let name = fresh(name);
    let storage = Storage::open(&name).await.unwrap();
    storage.begin("workspace").await.unwrap();
    for first in [0, 10, 20] {
        storage.append(first, &lines(first..first + 10), &[]).await.unwrap();
    }
    (storage, name)
}

#[wasm_bindgen_test]
async fn an_empty_browser_has_no_workspace() {
    let storage = Storage::open(&fresh("empty")).await.unwrap();
    assert_eq!(storage.load().await, Ok(Loaded::default()));
    assert_eq!(storage.append(0, &lines(0..1), &[]).await, Err(StorageError::Gone));
}

#[wasm_bindgen_test]
async fn what_is_appended_is_loaded() {
    let name = fresh("append");
    let storage = Storage::open(&name).await.unwrap();
    storage.begin("workspace").await.unwrap();
    assert_eq!(storage.append(0, &lines(0..3), &[profile("ann", Some("{}"))]).await, Ok(3));
    assert_eq!(storage.append(3, &lines(3..4), &[profile("bea", Some("{}"))]).await, Ok(4));
    assert_eq!(storage.append(4, &[], &[profile("ann", None)]).await, Ok(4));

    let loaded = another_tab(&name).await.load().await.unwrap();
    assert_eq!(loaded.workspace.as_deref(), Some("workspace"));
    assert_eq!((texts(&loaded.lines), loaded.end), (lines(0..4), 4));
    assert_eq!(loaded.profiles, [("bea".to_string(), "{}".to_string())]);
    assert!(loaded.broken.is_empty() && loaded.missing.is_empty());
}

#[wasm_bindgen_test]
async fn a_long_append_is_kept_in_full_chunks() {
    let storage = begun("long").await;
    assert_eq!(storage.append(0, &lines(0..2_500), &[]).await, Ok(2_500));
    assert_eq!(texts(&storage.load().await.unwrap().lines), lines(0..2_500));
    assert_eq!(texts(&storage.read_from(1_999).await.unwrap()), lines(1_999..2_500));
}

#[wasm_bindgen_test]
async fn a_log_that_moved_is_not_appended_to() {
    let (storage, name) = three_chunks("moved").await;
    let other = another_tab(&name).await;
    other.append(30, &lines(30..32), &[]).await.unwrap();
    let writes = [profile("ann", Some("{}"))];
    assert_eq!(storage.append(30, &lines(90..95), &writes).await, Err(StorageError::Moved { end: 32 }));
    assert_eq!(texts(&storage.read_from(30).await.unwrap()), lines(30..32));
    assert!(storage.profiles().await.unwrap().0.is_empty());
}

#[wasm_bindgen_test]
async fn two_tabs_that_append_at_once_lose_nothing() {
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

/// Appends 200 lines one by one and looks again each time somebody was faster; gives how often that was.
async fn append_many(storage: Storage, tab: &str) -> usize {
    let (mut end, mut moved) = (1, 0);
    for n in 0..200 {
        loop {
            match storage.append(end, &[format!(r#"["{tab}",{n}]"#)], &[]).await {
                Ok(new) => break end = new,
                Err(StorageError::Moved { end: new }) => {
                    // The other tab may have gone on since.
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

#[wasm_bindgen_test]
async fn compacting_leaves_a_broken_chunk_for_the_next_start() {
    let name = fresh("compact broken");
    let storage = Storage::open(&name).await.unwrap();
    storage.begin("workspace").await.unwrap();
    for n in 0..70 {
        storage.append(n, &lines(n..n + 1), &[]).await.unwrap();
    }
    damage(&name, 30, "record.text = record.text.replace('30', '31')").await;
    assert_eq!(storage.compact().await, Ok(69));
    let loaded = storage.load().await.unwrap();
    assert_eq!((loaded.lines.len(), loaded.missing), (69, vec![30..31]));
}

/// Changes the stored record of a chunk.
async fn damage(name: &str, first: u64, change: &str) {
    in_database(
        name,
        &format!(
            "const store = database.transaction('chunks', 'readwrite').objectStore('chunks');
             const record = await done(store.get({first}));
             {change};
             await done(store.put(record, {first}));"
        ),
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_broken_chunk_is_set_aside_and_the_rest_opens() {
    let changes = [
        "record.text = record.text.replace('15', '16')",
        "record.text = record.text.slice(0, -1)",
        "record.text = 7",
        "record.count = 9",
        "record.first = 11",
        "delete record.checksum",
    ];
    for change in changes {
        let (storage, name) = three_chunks("broken").await;
        damage(&name, 10, change).await;

        let loaded = storage.load().await.unwrap();
        let expected: Vec<String> = lines(0..10).into_iter().chain(lines(20..30)).collect();
        assert_eq!(texts(&loaded.lines), expected, "{change}");
        assert_eq!((loaded.end, &loaded.missing), (30, &vec![10..20]), "{change}");
        assert_eq!(loaded.broken.len(), 1, "{change}");

        let aside = in_database(
            &name,
            "return (await done(database.transaction('aside').objectStore('aside').getAll()))
                 .map(found => `${found.key} ${found.found > 1.7e12}`).join()",
        );
        assert_eq!(aside.await.as_string().as_deref(), Some("10 true"), "{change}");

        assert_eq!(storage.aside().await.unwrap(), loaded.broken, "{change}");

        let again = storage.load().await.unwrap();
        assert_eq!((again.broken, again.missing), (vec![], vec![10..20]), "reported once, missing for ever");
        assert_eq!(storage.append(30, &lines(30..31), &[]).await, Ok(31));
    }
}

#[wasm_bindgen_test]
async fn a_lost_last_chunk_does_not_give_its_positions_away() {
    let (storage, name) = three_chunks("tail").await;
    damage(&name, 20, "record.text = ''").await;
    let loaded = storage.load().await.unwrap();
    assert_eq!((loaded.end, loaded.missing), (30, vec![20..30]));
}

#[wasm_bindgen_test]
async fn two_chunks_that_changed_places_are_noticed() {
    let (storage, name) = three_chunks("swapped").await;
    in_database(
        &name,
        "const store = database.transaction('chunks', 'readwrite').objectStore('chunks');
         const [one, two] = [await done(store.get(0)), await done(store.get(10))];
         store.put(one, 10);
         await done(store.put(two, 0));",
    )
    .await;
    let loaded = storage.load().await.unwrap();
    assert_eq!((loaded.broken.len(), loaded.missing), (2, vec![0..20]));
}

#[wasm_bindgen_test]
async fn a_snapshot_is_kept_and_a_damaged_one_is_not_believed() {
    let (storage, name) = three_chunks("snapshot").await;
    storage.keep_snapshot(10, "old").await.unwrap();
    storage.keep_snapshot(30, "new").await.unwrap();
    let snapshot = storage.load().await.unwrap().snapshot.unwrap();
    assert_eq!((snapshot.position, snapshot.text.as_str()), (30, "new"));
    assert!(!snapshot.is_outdated());

    in_database(
        &name,
        "const store = database.transaction('snapshots', 'readwrite').objectStore('snapshots');
         const record = await done(store.get('latest'));
         await done(store.put({ ...record, format: 1 }, 'latest'));",
    )
    .await;
    let snapshot = storage.load().await.unwrap().snapshot.unwrap();
    assert!(snapshot.is_outdated(), "one of format 1 is still loaded");

    in_database(
        &name,
        "const store = database.transaction('snapshots', 'readwrite').objectStore('snapshots');
         const record = await done(store.get('latest'));
         await done(store.put({ ...record, text: 'now' }, 'latest'));",
    )
    .await;
    assert_eq!(storage.load().await.unwrap().snapshot, None);
}

#[wasm_bindgen_test]
async fn a_workspace_without_a_line_was_never_begun() {
    let storage = begun("half-begun").await;
    assert_eq!(storage.load().await.unwrap().workspace, None);
    storage.begin("another").await.unwrap();
    assert_eq!(storage.append(0, &["one".to_owned()], &[]).await, Ok(1));
    assert_eq!(storage.load().await.unwrap().workspace.as_deref(), Some("another"));
}

#[wasm_bindgen_test]
async fn a_workspace_is_begun_once() {
    let (storage, name) = three_chunks("begin").await;
    assert_eq!(storage.begin("another").await, Err(StorageError::Occupied));
    in_database(&name, "await done(database.transaction('meta', 'readwrite').objectStore('meta').clear())")
        .await;
    assert_eq!(
        storage.begin("another").await,
        Err(StorageError::Occupied),
        "lines without a head are a log too"
    );
}

#[wasm_bindgen_test]
async fn erasing_leaves_nothing_and_other_tabs_learn_of_it() {
    let (storage, name) = three_chunks("erase").await;
    let other = another_tab(&name).await;
    storage.erase().await.unwrap();
    assert_eq!(storage.load().await, Ok(Loaded::default()));
    assert_eq!(other.append(30, &lines(30..31), &[]).await, Err(StorageError::Gone));

    storage.begin("another").await.unwrap();
    storage.append(0, &lines(0..30), &[]).await.unwrap();
    assert_eq!(other.append(30, &lines(30..31), &[]).await, Err(StorageError::Gone), "same end, other log");
}

#[wasm_bindgen_test]
async fn a_closed_connection_is_opened_again() {
    let (storage, name) = three_chunks("reopen").await;
    // Asking for a newer version makes every open connection close; refusing it leaves the version as it was.
    run(&format!(
        "const request = indexedDB.open('{name}', 2);
         request.onupgradeneeded = () => request.transaction.abort();
         request.onerror = event => event.preventDefault();"
    ));
    crate::pause(100).await;
    assert_eq!(storage.append(30, &lines(30..31), &[]).await, Ok(31));
}

/// Breaks the first transaction that is opened, and lets every later one be.
const BREAK_ONCE: &str = "(function () {
    const open = IDBDatabase.prototype.transaction;
    let broken = false;
    return function (...args) {
        if (!broken) { broken = true; throw new DOMException('gone', 'InvalidStateError'); }
        return open.apply(this, args);
    };
})()";

#[wasm_bindgen_test]
async fn a_connection_that_breaks_is_tried_once_more() {
    let (storage, _) = three_chunks("broken connection").await;
    let replaced = Replaced::new("IDBDatabase.prototype", "transaction", BREAK_ONCE);
    assert_eq!(storage.append(30, &lines(30..31), &[]).await, Ok(31));
    drop(replaced);
    let always = "() => { throw new DOMException('gone', 'UnknownError') }";
    let _replaced = Replaced::new("IDBDatabase.prototype", "transaction", always);
    assert_eq!(storage.load().await, Err(StorageError::Lost));
}

/// Lets the first append through to the disk, and then claims that its connection broke.
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
async fn an_append_whose_completion_was_not_heard_of_is_not_made_twice() {
    let (storage, _) = three_chunks("unheard").await;
    let replaced = Replaced::new("IDBDatabase.prototype", "transaction", COMPLETE_UNHEARD);
    assert_eq!(storage.append(30, &lines(30..32), &[]).await, Ok(32));
    drop(replaced);
    assert_eq!(texts(&storage.load().await.unwrap().lines), lines(0..32));
}

/// Refuses the second record that is put, when the first is already in the transaction.
const FULL: &str = "(function () {
    const put = IDBObjectStore.prototype.put;
    let room = 1;
    return function (...args) {
        if (room-- <= 0) throw new DOMException('full', 'QuotaExceededError');
        return put.apply(this, args);
    };
})()";

#[wasm_bindgen_test]
async fn a_full_disk_keeps_all_or_nothing() {
    let (storage, _) = three_chunks("full").await;
    let replaced = Replaced::new("IDBObjectStore.prototype", "put", FULL);
    assert_eq!(storage.append(30, &lines(30..31), &[]).await, Err(StorageError::Full));
    drop(replaced);
    let loaded = storage.load().await.unwrap();
    assert_eq!((loaded.end, loaded.lines.len()), (30, 30));
    assert_eq!(storage.append(30, &lines(30..31), &[]).await, Ok(31));
}

#[wasm_bindgen_test]
async fn an_append_that_is_given_up_leaves_nothing() {
    let (storage, _) = three_chunks("given up").await;
    let appending = storage.clone();
    {
        let mut append = Box::pin(async move { appending.append(30, &lines(30..31), &[]).await });
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(append.as_mut().poll(&mut context).is_pending());
    }
    assert_eq!(storage.append(30, &lines(30..31), &[]).await, Ok(31));
}

#[wasm_bindgen_test]
async fn storage_that_is_refused_is_told_from_storage_that_is_empty() {
    let missing = Replaced::new("window", "indexedDB", "undefined");
    assert_eq!(Storage::open("refused").await.err(), Some(StorageError::Refused));
    drop(missing);
    let forbidden = "{ open() { throw new DOMException('no', 'SecurityError') } }";
    let _forbidden = Replaced::new("IDBFactory.prototype", "open", &format!("({forbidden}).open"));
    assert_eq!(Storage::open("refused").await.err(), Some(StorageError::Refused));
}

#[wasm_bindgen_test]
async fn a_newer_database_is_left_alone() {
    let name = fresh("newer");
    run(&format!("indexedDB.open('{name}', 7).onsuccess = event => event.target.result.close()"));
    crate::pause(100).await;
    assert_eq!(Storage::open(&name).await.err(), Some(StorageError::Newer));
}

#[wasm_bindgen_test]
async fn transactions_ask_for_the_disk() {
    let seen = Replaced::new(
        "IDBDatabase.prototype",
        "transaction",
        "(function () {
            const open = IDBDatabase.prototype.transaction;
            window.durabilities = [];
            return function (...args) {
                const transaction = open.apply(this, args);
                window.durabilities.push(transaction.durability);
                return transaction;
            };
        })()",
    );
    begun("durability").await.append(0, &lines(0..1), &[]).await.unwrap();
    drop(seen);
    assert_eq!(run("return durabilities.join()").as_string().as_deref(), Some("strict,strict"));
}

#[wasm_bindgen_test]
async fn asking_to_persist_gives_what_then_holds() {
    assert_eq!(ask_to_persist().await, is_persisted().await);
}

/// The line that begins every log.
const CREATED: &str = r#"{"v":1,"at":1785924000,"by":"coordinator","command":"0000000000001","event":{"workspace_created":{"workspace":"0000000000007","name":"Larkspur","kind":"own","salt":"0000000000008"}}}"#;

/// Four lines in two chunks, the first of them the one that begins a log.
async fn created(name: &str) -> (Storage, String) {
    let name = fresh(name);
    let storage = Storage::open(&name).await.unwrap();
    storage.begin("0000000000007").await.unwrap();
    storage.append(0, &[CREATED.to_owned(), "{}".to_owned()], &[]).await.unwrap();
    storage.append(2, &lines(2..4), &[profile("ann", Some("{}"))]).await.unwrap();
    (storage, name)
}

async fn in_meta(name: &str, change: &str) {
    in_database(
        name,
        &format!(
            "const meta = database.transaction('meta', 'readwrite').objectStore('meta');
             const head = await done(meta.get('head'));
             {change}"
        ),
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_lost_head_is_made_again_from_the_first_line() {
    let (_, name) = created("head").await;
    in_meta(&name, "await done(meta.clear())").await;
    let storage = Storage::open(&name).await.unwrap();
    let loaded = storage.load().await.unwrap();
    assert_eq!(loaded.workspace.as_deref(), Some("0000000000007"));
    assert_eq!((loaded.lines.len(), loaded.end), (4, 4));
    assert_eq!(storage.append(4, &lines(4..5), &[profile("bea", Some("{}"))]).await, Ok(5));
    assert_eq!(storage.load().await.unwrap().lines.len(), 5);
}

#[wasm_bindgen_test]
async fn a_head_behind_the_log_is_repaired_and_nothing_is_written_over() {
    let (storage, name) = created("behind").await;
    in_meta(&name, "head.end = 2; await done(meta.put(head, 'head'))").await;
    assert_eq!(storage.append(4, &lines(4..5), &[]).await, Err(StorageError::Moved { end: 2 }));
    storage.repair().await.unwrap();
    assert_eq!(storage.append(4, &lines(4..5), &[]).await, Ok(5));

    in_meta(&name, "head.end = 2; await done(meta.put(head, 'head'))").await;
    let again = another_tab(&name).await;
    assert_eq!(again.append(5, &lines(5..6), &[]).await, Ok(6), "loading repairs it, too");
    assert_eq!(again.load().await.unwrap().lines.len(), 6);
}

#[wasm_bindgen_test]
async fn names_are_not_written_by_a_tab_that_has_not_seen_the_latest() {
    let (storage, name) = created("names").await;
    let other = another_tab(&name).await;
    storage.append(4, &[], &[profile("ann", None)]).await.unwrap();
    let late = [profile("ann", Some("{\"late\":1}"))];
    assert_eq!(other.append(4, &[], &late).await, Err(StorageError::Moved { end: 4 }));
    assert_eq!(other.append(4, &lines(4..5), &[]).await, Ok(5), "lines alone do not depend on names");
    let (profiles, version) = other.profiles().await.unwrap();
    assert!(profiles.is_empty() && other.is_newer(version));
    assert_eq!(
        other.append(5, &[], &late).await,
        Err(StorageError::Moved { end: 5 }),
        "read, not yet taken over"
    );
    other.saw_profiles(version);
    assert_eq!(other.append(5, &[], &[profile("bea", Some("{}"))]).await, Ok(5));
    assert!(!storage.load().await.unwrap().names_differ);
}

#[wasm_bindgen_test]
async fn names_written_before_they_were_counted_open_and_are_counted_from_then_on() {
    let (_, name) = created("uncounted names").await;
    in_meta(&name, "await done(meta.delete('names'))").await;
    let storage = Storage::open(&name).await.unwrap();
    let loaded = storage.load().await.unwrap();
    assert_eq!((loaded.profiles.len(), loaded.names_differ), (1, false));
    assert_eq!(storage.append(4, &[], &[profile("bea", Some("{}"))]).await, Ok(4));
    let loaded = another_tab(&name).await.load().await.unwrap();
    assert_eq!((loaded.profiles.len(), loaded.names, loaded.names_differ), (2, 1, false));
}

#[wasm_bindgen_test]
async fn names_that_were_lost_changed_or_swapped_are_noticed() {
    let changes = [
        "await done(names.delete('ann'))",
        "await done(names.put('{\"name\":\"Eve\"}', 'ann'))",
        "await done(names.put('{}', 'cid'))",
        "await done(names.put('{\"name\":\"Bea\"}', 'ann')); await done(names.put('{}', 'bea'))",
        "await done(names.clear())",
    ];
    for change in changes {
        let (storage, name) = created("damaged names").await;
        storage.append(4, &[], &[profile("bea", Some("{\"name\":\"Bea\"}"))]).await.unwrap();
        assert!(!storage.load().await.unwrap().names_differ);
        let script = format!(
            "const names = database.transaction('profiles', 'readwrite').objectStore('profiles'); {change}"
        );
        in_database(&name, &script).await;
        assert!(storage.load().await.unwrap().names_differ, "{change}");
    }
}

#[wasm_bindgen_test]
async fn a_workspace_whose_first_lines_are_lost_begins_with_its_snapshot() {
    let name = fresh("restored");
    let storage = Storage::open(&name).await.unwrap();
    storage.begin("workspace").await.unwrap();
    let base = Snapshot { format: FORMAT, position: 1_200, text: "state".into() };
    assert_eq!(storage.restore(&base, &lines(0..3), &[profile("ann", Some("{}"))]).await, Ok(1_203));
    assert_eq!(storage.append(1_203, &lines(3..4), &[]).await, Ok(1_204));
    let loaded = another_tab(&name).await.load().await.unwrap();
    assert_eq!((loaded.snapshot.as_ref(), loaded.end), (Some(&base), 1_204));
    assert_eq!(texts(&loaded.lines), lines(0..4));
    assert_eq!((loaded.missing, loaded.profiles.len()), (vec![0..1_200], 1));
}

#[wasm_bindgen_test]
async fn a_database_is_empty_until_something_is_in_it_even_something_damaged() {
    let (storage, name) = three_chunks("filled").await;
    assert_eq!(storage.is_empty().await, Ok(false));
    storage.erase().await.unwrap();
    assert_eq!(storage.is_empty().await, Ok(true));
    storage.begin("workspace").await.unwrap();
    assert_eq!(storage.is_empty().await, Ok(true), "a workspace without a line was never begun");
    let remainder = "const store = database.transaction('profiles', 'readwrite').objectStore('profiles');
                     await done(store.put('{', 'somebody'));";
    in_database(&name, remainder).await;
    assert_eq!(storage.is_empty().await, Ok(false), "a damaged name is a remainder");
}
