//! The connection to the browser’s database when it is closed, broken or refused.

use super::{begun, fresh, lines, three_chunks};
use crate::raw::{Replaced, run};
use switchback::platform::storage::{Storage, StorageError, ask_to_persist, is_persisted};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_closed_connection_is_reopened() {
    let (storage, name) = three_chunks("reopen").await;
    // Requesting a newer version closes every open connection. Refusing it leaves the version unchanged.
    run(&format!(
        "const request = indexedDB.open('{name}', 2);
         request.onupgradeneeded = () => request.transaction.abort();
         request.onerror = event => event.preventDefault();"
    ));
    crate::pause(100).await;
    assert_eq!(storage.append(30, &lines(30..31), &[]).await, Ok(31));
}

/// Breaks the first transaction and leaves all later ones alone.
const BREAK_ONCE: &str = "(function () {
    const open = IDBDatabase.prototype.transaction;
    let broken = false;
    return function (...args) {
        if (!broken) { broken = true; throw new DOMException('gone', 'InvalidStateError'); }
        return open.apply(this, args);
    };
})()";

#[wasm_bindgen_test]
async fn a_broken_connection_is_retried_once() {
    let (storage, _) = three_chunks("broken connection").await;
    let replaced = Replaced::new("IDBDatabase.prototype", "transaction", BREAK_ONCE);
    assert_eq!(storage.append(30, &lines(30..31), &[]).await, Ok(31));
    drop(replaced);
    let always = "() => { throw new DOMException('gone', 'UnknownError') }";
    let _replaced = Replaced::new("IDBDatabase.prototype", "transaction", always);
    assert_eq!(storage.load().await, Err(StorageError::Lost));
}

#[wasm_bindgen_test]
async fn refused_storage_is_distinguished_from_empty_storage() {
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
async fn transactions_request_strict_durability() {
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
async fn asking_to_persist_returns_the_resulting_state() {
    assert_eq!(ask_to_persist().await, is_persisted().await);
}
