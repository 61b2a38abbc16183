// Keeps the app for use without a network. The version and the files are written in by the build.
const VERSION = "development";
const FOR_ALL = [];
// What only coordinators use: kept when one is here.
const FOR_COORDINATORS = [];

// Two copies of the app below different paths of one origin share its caches: each keeps to its own.
const OURS = `switchback ${registration.scope} `;
const CACHE = OURS + VERSION;

self.addEventListener("install", (event) => event.waitUntil(keep(FOR_ALL)));

async function keep(files) {
  // A copy that the browser kept of an older build must not get into this one: straight from the network, but for
  // files whose name changes with what is in them.
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

// The page asks for the first when the person chooses to update, and for the second when a coordinator is here.
self.addEventListener("message", (event) => {
  if (event.data === "activate") event.waitUntil(self.skipWaiting());
  if (event.data === "keep for coordinators") event.waitUntil(keep(FOR_COORDINATORS));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || !url.pathname.startsWith(scope())) return;
  // A team's server has no pages there.
  if (url.pathname.startsWith(`${scope()}v1/`)) return;
  // Every address of the app is the one page.
  const wanted = request.mode === "navigate" ? new URL("./", registration.scope) : request;
  event.respondWith(
    caches.open(CACHE).then(async (cache) => (await cache.match(wanted)) ?? fetch(request)),
  );
});

function scope() {
  return new URL(registration.scope).pathname;
}
