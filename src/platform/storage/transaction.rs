//! One transaction: awaited requests inside it, and an end that is either `complete` or nothing.

use super::StorageError;
use crate::platform::browser::{object, property};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction};

type Outcome<T> = Result<T, StorageError>;

/// Dropped before `finish` has returned, it is aborted: the browser would otherwise commit the half that was
/// written.
pub struct Transaction {
    inner: IdbTransaction,
    end: JsFuture,
    finished: bool,
}

impl Transaction {
    /// For reading several stores as they are at one moment.
    pub fn read(database: &IdbDatabase, stores: &[&str]) -> Result<Self, StorageError> {
        Self::open(database, stores, "readonly")
    }

    /// For changing stores together or not at all; nobody else changes them meanwhile.
    pub fn write(database: &IdbDatabase, stores: &[&str]) -> Result<Self, StorageError> {
        Self::open(database, stores, "readwrite")
    }

    /// Called by name, because the bindings do not yet know the third argument, which asks the browser to say
    /// `complete` only when the disk has it.
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

    /// One value; `undefined` where there is none. As all that is read, it is asked for at once, and not only when somebody waits
    /// for it: the browser looks it up while the page does something else.
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

    /// Whether a store has nothing in it.
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

    /// Puts a value, and waits until the browser has taken it. It is not kept before [`Self::finish`].
    pub async fn put_and_wait(
        &self,
        store: &str,
        key: &JsValue,
        value: &JsValue,
    ) -> Result<(), StorageError> {
        let request = self.store(store).and_then(|store| Ok(store.put_with_key(value, key)?));
        self.outcome(request).await.map(drop)
    }

    /// Adds a value under a key that the store makes up.
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

    /// Waits for the browser's `complete`. An error means that nothing of the transaction was kept.
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
                // A request that fails because its transaction did knows only that; the transaction knows why.
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
            // One that has ended by itself says so with an exception, which changes nothing.
            let _ = self.inner.abort();
        }
    }
}

/// Which keys of a store.
#[derive(Clone, Copy, Debug)]
pub enum Range {
    All,
    /// Numbers from this one on.
    From(u64),
}

fn lower_bound(key: u64) -> Result<JsValue, StorageError> {
    Ok(IdbKeyRange::lower_bound(&(key as f64).into())?.into())
}

/// A future for events: the two functions are set as handlers, and the one that is called first decides.
pub fn settled(attach: impl Fn(&Function, &Function)) -> JsFuture {
    JsFuture::from(Promise::new(&mut |resolve, reject| attach(&resolve, &reject)))
}
