// The floor with stored data: reads the same chunks from IndexedDB, parses every line, and shows how many there are. It
// checks nothing, folds nothing, and draws one heading.
const request = indexedDB.open("floor", 1);
request.onupgradeneeded = () => request.result.createObjectStore("chunks");
request.onsuccess = () => {
  const reading = request.result.transaction("chunks").objectStore("chunks").getAll();
  reading.onsuccess = () => {
    const lines = reading.result.flatMap((text) => text.split("\n"));
    const entries = lines.map((line) => JSON.parse(line));
    const heading = document.createElement("h1");
    heading.className = "page__title";
    heading.textContent = `${entries.length} entries`;
    document.body.append(heading);
  };
};
