// What the browser keeps for the app, looked at from outside the app.

/** Everything that stands in any database and in local storage, as one text. */
export function everythingKept(page) {
  return page.evaluate(async () => {
    const answer = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    for (const { name } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store);
        found.push(JSON.stringify([await answer(all.getAllKeys()), await answer(all.getAll())]));
      }
      database.close();
    }
    return found.join("\n");
  });
}
