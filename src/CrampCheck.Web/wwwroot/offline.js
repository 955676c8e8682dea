// Keeps three pages for offline use. Never a result: those are responses to POST.
const kept = 'crampcheck';
const paths = ['/', '/cramp-now', '/article', '/icon.svg'];

addEventListener('install', (event) => {
  skipWaiting();
  event.waitUntil(caches.open(kept).then((cache) => cache.addAll(paths)));
});

addEventListener('activate', (event) => event.waitUntil(clients.claim()));

const keep = async (pathname, copy) => { try { await (await caches.open(kept)).put(pathname, copy); } catch { /* No room. */ } };

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
