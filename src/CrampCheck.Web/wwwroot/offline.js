// Keeps three pages readable without a network. Asks the network first, so a kept page is never shown in place of a newer
// one. Never keeps a result: results answer POST, and only GET of what is listed here is touched.
const kept = 'crampcheck';
const paths = ['/', '/cramp-now', '/article', '/icon.svg'];

addEventListener('install', (event) => {
  skipWaiting();
  event.waitUntil(caches.open(kept).then((cache) => cache.addAll(paths)));
});

addEventListener('activate', (event) => event.waitUntil(clients.claim()));

// A phone may have no room left: then the page is shown all the same.
const keep = async (pathname, copy) => { try { await (await caches.open(kept)).put(pathname, copy); } catch { /* Not kept. */ } };

addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.method !== 'GET' || !paths.includes(pathname)) return;
  event.respondWith(
    fetch(event.request)
      .then((answer) => {
        if (answer.ok) event.waitUntil(keep(pathname, answer.clone()));
        return answer;
      })
      .catch(async (failure) => {
        const copy = await caches.match(pathname);
        if (copy) return copy;
        throw failure;
      }),
  );
});
