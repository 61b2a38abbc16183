// Keeps the app for use without a network. VERSION and FILES are written in by the build.
const VERSION = "development";
const FILES = [];

// Two copies of the app below different paths of one origin share its caches: each keeps to its own.
const OURS = `switchback ${registration.scope} `;
const CACHE = OURS + VERSION;

self.addEventListener("install", (event) => {
  // Straight from the network: a copy that the browser kept of an older build must not get into this one.
  const fresh = FILES.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith(OURS) && name !== CACHE;
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))),
  );
});

// The page asks for it when the person chooses to update.
self.addEventListener("message", (event) => {
  if (event.data === "activate") event.waitUntil(self.skipWaiting());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || !url.pathname.startsWith(scope())) return;
  // Every address of the app is the one page.
  const wanted = request.mode === "navigate" ? new URL("./", registration.scope) : request;
  event.respondWith(
    caches.open(CACHE).then(async (cache) => (await cache.match(wanted)) ?? fetch(request)),
  );
});

function scope() {
  return new URL(registration.scope).pathname;
}
