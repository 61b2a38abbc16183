//! Damaged data is set aside and reported, and the rest opens.

use super::{another_tab, fresh, lines, record, texts, three_chunks};
use crate::raw::in_database;
use switchback::platform::storage::{SinceSnapshot, Storage};
use switchback_core::{
    log::snapshot::{FORMAT, Snapshot},
    workspace::Workspace,
};
use wasm_bindgen_test::wasm_bindgen_test;

/// Modifies a chunk's stored record.
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
async fn the_positions_of_a_lost_last_chunk_are_not_reused() {
    let (storage, name) = three_chunks("tail").await;
    damage(&name, 20, "record.text = ''").await;
    let loaded = storage.load().await.unwrap();
    assert_eq!((loaded.end, loaded.missing), (30, vec![20..30]));
}

#[wasm_bindgen_test]
async fn swapped_chunks_are_noticed() {
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
async fn a_snapshot_is_stored_and_a_damaged_one_is_ignored() {
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
async fn a_workspace_without_its_first_lines_begins_with_its_snapshot() {
    let name = fresh("restored");
    let storage = Storage::open(&name).await.unwrap();
    storage.begin("workspace").await.unwrap();
    let base = Snapshot { format: FORMAT, position: 1_200, text: "state".into() };
    assert_eq!(storage.restore(&base, &lines(0..3), &[record("ann", Some("{}"))]).await, Ok(1_203));
    assert_eq!(storage.append(1_203, &lines(3..4), &[]).await, Ok(1_204));
    let loaded = another_tab(&name).await.load().await.unwrap();
    assert_eq!((loaded.snapshot.as_ref(), loaded.end), (Some(&base), 1_204));
    assert_eq!(texts(&loaded.lines), lines(0..4));
    assert_eq!((loaded.missing, loaded.records.len()), (vec![0..1_200], 1));
}

#[wasm_bindgen_test]
async fn a_database_is_empty_until_it_has_data_even_damaged_data() {
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

#[wasm_bindgen_test]
async fn lines_covered_by_a_snapshot_are_checked_only_after_the_first_page() {
    let (storage, name) = four_full_chunks("covered").await;
    damage(&name, 1_000, "record.text = record.text.replace('1500', '1501')").await;

    let SinceSnapshot { base, loaded } = storage.load_since_snapshot().await.unwrap().unwrap();
    assert_eq!((base, texts(&loaded.lines)), (Workspace::default(), lines(3_500..4_000)));
    assert_eq!((loaded.end, loaded.missing), (4_000, vec![]), "nobody looked there yet");

    let damaged = storage.damage().await.unwrap().unwrap();
    assert_eq!((damaged.broken.len(), damaged.missing), (1, vec![1_000..2_000]));
    assert_eq!(storage.load_since_snapshot().await.unwrap(), None, "it is told of at once from now on");
    assert_eq!(storage.damage().await.unwrap().unwrap().missing, vec![1_000..2_000]);
}

#[wasm_bindgen_test]
async fn the_whole_log_is_read_if_anything_since_the_snapshot_is_odd() {
    let (storage, _) = four_full_chunks("sound").await;
    assert!(storage.load_since_snapshot().await.unwrap().is_some());
    assert_eq!(storage.damage().await.unwrap(), None);

    let oddities = [
        "const chunks = store('chunks'); const last = await done(chunks.get(3000));
         last.count = 999; await done(chunks.put(last, 3000));",
        "await done(store('chunks').delete(3000));",
        "const meta = store('meta'); const head = await done(meta.get('head'));
         head.end = 4001; await done(meta.put(head, 'head'));",
        "await done(store('meta').delete('head'));",
        "const snapshots = store('snapshots'); const latest = await done(snapshots.get('latest'));
         latest.position = 4001; await done(snapshots.put(latest, 'latest'));",
        "await done(store('snapshots').clear());",
        "await done(store('aside').add({ key: 1, record: {} }));",
    ];
    for oddity in oddities {
        let (storage, name) = four_full_chunks("odd").await;
        let stores = "const store = name => database.transaction(name, 'readwrite').objectStore(name);";
        in_database(&name, &format!("{stores} {oddity}")).await;
        assert_eq!(storage.load_since_snapshot().await.unwrap(), None, "{oddity}");
    }
}

#[wasm_bindgen_test]
async fn the_whole_log_is_read_if_its_snapshot_is_unreadable() {
    let (storage, _) = four_full_chunks("unreadable").await;
    storage.keep_snapshot(3_600, "state").await.unwrap();
    assert_eq!(storage.load_since_snapshot().await.unwrap(), None);
    assert_eq!(texts(&storage.load().await.unwrap().lines), lines(0..4_000));
}

#[wasm_bindgen_test]
async fn a_snapshot_stored_as_a_string_by_an_earlier_version_is_read() {
    let (storage, name) = four_full_chunks("string").await;
    in_database(
        &name,
        "const store = database.transaction('snapshots', 'readwrite').objectStore('snapshots');
         const record = await done(store.get('latest'));
         await done(store.put({ ...record, text: new TextDecoder().decode(record.text) }, 'latest'));",
    )
    .await;
    assert!(storage.load_since_snapshot().await.unwrap().is_some());
}

#[wasm_bindgen_test]
async fn lines_written_by_another_tab_during_a_start_are_read_later() {
    let (storage, name) = four_full_chunks("meanwhile").await;
    storage.ask_for_start().await;
    let other = another_tab(&name).await;
    assert_eq!(other.append(4_000, &lines(4_000..4_010), &[]).await, Ok(4_010));
    let SinceSnapshot { loaded, .. } = storage.load_since_snapshot().await.unwrap().unwrap();
    assert_eq!((texts(&loaded.lines), loaded.end), (lines(3_500..4_000), 4_000));
    assert_eq!(texts(&storage.read_from(4_000).await.unwrap()), lines(4_000..4_010));
}

#[wasm_bindgen_test]
async fn a_workspace_replaced_during_a_start_is_read_whole() {
    let (storage, name) = four_full_chunks("replaced").await;
    storage.ask_for_start().await;
    let other = another_tab(&name).await;
    other.erase().await.unwrap();
    other.begin("another").await.unwrap();
    other.append(0, &lines(0..4_000), &[]).await.unwrap();
    assert_eq!(storage.load_since_snapshot().await.unwrap(), None);
    assert_eq!(storage.load().await.unwrap().workspace.as_deref(), Some("another"));
}

/// A log of 4,000 lines, and a snapshot of its first 3,500.
async fn four_full_chunks(name: &str) -> (Storage, String) {
    let name = fresh(name);
    let storage = Storage::open(&name).await.unwrap();
    storage.begin("workspace").await.unwrap();
    storage.append(0, &lines(0..4_000), &[]).await.unwrap();
    let snapshot = Snapshot::of(3_500, &Workspace::default()).unwrap();
    storage.keep_snapshot(3_500, &snapshot.text).await.unwrap();
    (storage, name)
}
