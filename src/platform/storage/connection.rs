//! One open connection to the database, and whether it is still alive.

use super::StorageError;
use super::transaction::settled;
use crate::platform::Listener;
use crate::platform::browser::{property, window};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, IdbDatabase, IdbObjectStoreParameters, IdbOpenDbRequest};

/// The stores of a database.
#[derive(Debug)]
pub struct Schema {
    /// Increases when the set of stores changes. The content of a record has its own format version.
    pub version: u32,
    pub stores: &'static [&'static str],
    /// The stores that number the records added to them.
    pub numbered: &'static [&'static str],
}

pub struct Connection {
    database: IdbDatabase,
    lost: Rc<Cell<bool>>,
    _listeners: [Listener; 2],
}

impl Connection {
    /// Opens the database, creating it if necessary.
    pub async fn open(name: &str, schema: &'static Schema) -> Result<Self, StorageError> {
        let factory = window().and_then(|window| window.indexed_db().ok().flatten());
        let factory = factory.ok_or(StorageError::Refused)?;
        let request = factory.open_with_u32(name, schema.version)?;
        let upgrade = Closure::once(move |event: Event| create_stores(&event, schema));
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let database = opened(&request).await?;
        Ok(Self::watch(database))
    }

    fn watch(database: IdbDatabase) -> Self {
        let lost = Rc::new(Cell::new(false));
        let on = |event| {
            let (lost, database) = (lost.clone(), database.clone());
            Listener::on(Some(database.clone().into()), event, move |_| {
                // A newer version of the app in another tab waits until this connection is closed.
                database.close();
                lost.set(true);
            })
        };
        let _listeners = [on("close"), on("versionchange")];
        Self { database, lost, _listeners }
    }

    pub fn database(&self) -> &IdbDatabase {
        &self.database
    }

    /// Whether the browser or another tab has closed the connection.
    pub fn is_lost(&self) -> bool {
        self.lost.get()
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.close();
    }
}

async fn opened(request: &IdbOpenDbRequest) -> Result<IdbDatabase, StorageError> {
    let outcome = settled(|resolve, reject| {
        request.set_onsuccess(Some(resolve));
        request.set_onerror(Some(reject));
        request.set_onblocked(Some(reject));
    });
    match outcome.await {
        Ok(_) => Ok(request.result()?.unchecked_into()),
        Err(event) if property(&event, "type") == "blocked" => Err(StorageError::Refused),
        Err(_) => Err(request.error()?.map_or(StorageError::Refused, |error| JsValue::from(error).into())),
    }
}

/// If a store can't be created, the first use of it fails.
fn create_stores(event: &Event, schema: &Schema) {
    let database: IdbDatabase = property(&property(event, "target"), "result").unchecked_into();
    for store in schema.stores {
        let parameters = IdbObjectStoreParameters::new();
        parameters.set_auto_increment(schema.numbered.contains(store));
        let _ = database.create_object_store_with_optional_parameters(store, &parameters);
    }
}
