// Stores the app for offline use. The build fills in the version and the files.
const VERSION = "development";
const FOR_ALL = [];
// Files that only coordinators use. Stored when a coordinator uses the app.
const FOR_COORDINATORS = [];

// Two copies of the app under different paths of one origin share their caches, so each uses only its own.
const OURS = `switchback ${registration.scope} `;
const CACHE = OURS + VERSION;

self.addEventListener("install", (event) => event.waitUntil(keep(FOR_ALL)));

async function keep(files) {
  // The browser may have cached a file of an older build, which must not get into this one. So files are always loaded from
  // the network, except those whose names change with their content.
  const fresh = (file) => new Request(file, { cache: file.startsWith("app-") ? "default" : "reload" });
  const cache = await caches.open(CACHE);
  const known = await Promise.all(files.map((file) => cache.match(file)));
  await cache.addAll(files.filter((_, place) => !known[place]).map(fresh));
}

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith(OURS) && name !== CACHE;
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))),
  );
});

// The page sends the first message when the user chooses to update, and the second when a coordinator uses the app.
self.addEventListener("message", (event) => {
  if (event.data === "activate") event.waitUntil(self.skipWaiting());
  if (event.data === "keep for coordinators") event.waitUntil(keep(FOR_COORDINATORS));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || !url.pathname.startsWith(scope())) return;
  // A team's server has no pages at these addresses.
  if (url.pathname.startsWith(`${scope()}v1/`)) return;
  // All addresses of the app lead to the same page.
  const wanted = request.mode === "navigate" ? new URL("./", registration.scope) : request;
  event.respondWith(
    caches.open(CACHE).then(async (cache) => (await cache.match(wanted)) ?? fetch(request)),
  );
});

function scope() {
  return new URL(registration.scope).pathname;
}
