//! One transaction with awaited requests inside it, which ends as `complete` or not at all.

use super::StorageError;
use crate::platform::browser::{object, property};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction};

type Outcome<T> = Result<T, StorageError>;

/// Aborted if dropped before `finish` returns, as the browser would otherwise commit a partial write.
pub struct Transaction {
    inner: IdbTransaction,
    end: JsFuture,
    finished: bool,
}

impl Transaction {
    /// Reads several stores as of one moment.
    pub fn read(database: &IdbDatabase, stores: &[&str]) -> Result<Self, StorageError> {
        Self::open(database, stores, "readonly")
    }

    /// Changes stores together or not at all. No other transaction changes them in the meantime.
    pub fn write(database: &IdbDatabase, stores: &[&str]) -> Result<Self, StorageError> {
        Self::open(database, stores, "readwrite")
    }

    /// Called by name, because the bindings lack the third argument, which makes the browser wait for the disk before it
    /// reports `complete`.
    fn open(database: &IdbDatabase, stores: &[&str], mode: &str) -> Result<Self, StorageError> {
        let stores: Array = stores.iter().map(|store| JsValue::from_str(store)).collect();
        let options = object(&[("durability", "strict".into())]);
        let open: Function = property(database, "transaction").unchecked_into();
        let arguments = Array::of3(&stores.into(), &mode.into(), &options);
        let inner: IdbTransaction = Reflect::apply(&open, database, &arguments)?.unchecked_into();
        let end = settled(|resolve, reject| {
            inner.set_oncomplete(Some(resolve));
            inner.set_onabort(Some(reject));
        });
        Ok(Self { inner, end, finished: false })
    }

    /// One value, or `undefined` if there is none. Like all reads, it is requested immediately, not when the future is
    /// first polled, so the browser looks it up while the page does something else.
    pub fn get(&self, store: &str, key: &JsValue) -> impl Future<Output = Outcome<JsValue>> + use<> {
        self.outcome(self.store(store).and_then(|store| Ok(store.get(key)?)))
    }

    /// Every value, in the order of the keys.
    pub fn values(&self, store: &str, range: Range) -> impl Future<Output = Outcome<Array>> + use<> {
        let request = self.store(store).and_then(|store| {
            Ok(match range {
                Range::All => store.get_all()?,
                Range::From(key) => store.get_all_with_key(&lower_bound(key)?)?,
            })
        });
        self.list(request)
    }

    /// Every key, in order.
    pub fn keys(&self, store: &str, range: Range) -> impl Future<Output = Outcome<Array>> + use<> {
        let request = self.store(store).and_then(|store| {
            Ok(match range {
                Range::All => store.get_all_keys()?,
                Range::From(key) => store.get_all_keys_with_key(&lower_bound(key)?)?,
            })
        });
        self.list(request)
    }

    /// Whether a store is empty.
    pub fn is_empty(&self, store: &str) -> impl Future<Output = Outcome<bool>> + use<> {
        let first = self
            .store(store)
            .and_then(|store| Ok(store.get_all_keys_with_key_and_limit(&JsValue::UNDEFINED, 1)?));
        let first = self.list(first);
        async move { Ok(first.await?.length() == 0) }
    }

    pub fn put(&self, store: &str, key: &JsValue, value: &JsValue) -> Result<(), StorageError> {
        self.store(store)?.put_with_key(value, key)?;
        Ok(())
    }

    /// Stores a value and waits until the browser has accepted it. It is durable only after [`Self::finish`].
    pub async fn put_and_wait(
        &self,
        store: &str,
        key: &JsValue,
        value: &JsValue,
    ) -> Result<(), StorageError> {
        let request = self.store(store).and_then(|store| Ok(store.put_with_key(value, key)?));
        self.outcome(request).await.map(drop)
    }

    /// Adds a value under a key that the store generates.
    pub fn add(&self, store: &str, value: &JsValue) -> Result<(), StorageError> {
        self.store(store)?.add(value)?;
        Ok(())
    }

    pub fn delete(&self, store: &str, key: &JsValue) -> Result<(), StorageError> {
        self.store(store)?.delete(key)?;
        Ok(())
    }

    pub fn clear(&self, store: &str) -> Result<(), StorageError> {
        self.store(store)?.clear()?;
        Ok(())
    }

    /// Waits for the browser's `complete`. An error means that nothing of the transaction was saved.
    pub async fn finish(mut self) -> Result<(), StorageError> {
        let end = (&mut self.end).await;
        self.finished = true;
        end.map(|_| ()).map_err(|_| cause(&self.inner).unwrap_or(StorageError::Lost))
    }

    fn store(&self, name: &str) -> Result<IdbObjectStore, StorageError> {
        Ok(self.inner.object_store(name)?)
    }

    fn list(&self, request: Outcome<IdbRequest>) -> impl Future<Output = Outcome<Array>> + use<> {
        let outcome = self.outcome(request);
        async move { outcome.await.map(JsCast::unchecked_into) }
    }

    fn outcome(&self, request: Outcome<IdbRequest>) -> impl Future<Output = Outcome<JsValue>> + use<> {
        let asked = request.map(|request| {
            let outcome = settled(|resolve, reject| {
                request.set_onsuccess(Some(resolve));
                request.set_onerror(Some(reject));
            });
            (request, outcome)
        });
        let transaction = self.inner.clone();
        async move {
            let (request, outcome) = asked?;
            match outcome.await {
                Ok(_) => Ok(request.result()?),
                // A request that failed because of its transaction says only that. The transaction has the cause.
                Err(_) => Err(match cause(&transaction) {
                    Some(cause) => cause,
                    None => request.error()?.map_or(StorageError::Lost, |error| JsValue::from(error).into()),
                }),
            }
        }
    }
}

fn cause(transaction: &IdbTransaction) -> Option<StorageError> {
    transaction.error().map(|error| JsValue::from(error).into())
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if !self.finished {
            // If the transaction has already ended, this throws without any effect.
            let _ = self.inner.abort();
        }
    }
}

/// A range of keys in a store.
#[derive(Clone, Copy, Debug)]
pub enum Range {
    All,
    /// Numbers from this one on.
    From(u64),
}

fn lower_bound(key: u64) -> Result<JsValue, StorageError> {
    Ok(IdbKeyRange::lower_bound(&(key as f64).into())?.into())
}

/// A future for events. Both functions are set as handlers, and the first one called decides the outcome.
pub fn settled(attach: impl Fn(&Function, &Function)) -> JsFuture {
    JsFuture::from(Promise::new(&mut |resolve, reject| attach(&resolve, &reject)))
}
