// Keeps the page itself, and what was last seen of the desk, for a device without a network. Whatever comes from here
// carries the time it was true, so the page shows its age; orders are never kept or repeated.

const SHELL = 'recio-shell-__VERSION__';
const FILES = ['__FILES__'];
const LAST_SEEN = 'recio-last-seen';
const KEPT = [
  /^\/api\/(desk|account|active_trades|preferences|system)$/,
  /^\/monitor\/alerts$/,
  // What the monitor shows; the history's many views would fill the device.
  /^\/api\/trades\?(status=history|symbol=\w+)&limit=\d+&summary=false$/,
];
/** Addresses of screens; a download or a document is a navigation too and never the page. */
const SCREEN = /^\/[a-z]*$/;
const PATIENCE_MS = 4_000;

addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(SHELL)
      .then((shell) => shell.addAll(FILES))
      .then(() => skipWaiting()),
  );
});

addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== SHELL && name !== LAST_SEEN).map((name) => caches.delete(name))))
      .then(() => clients.claim()),
  );
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate' && SCREEN.test(url.pathname)) {
    event.respondWith(page(request));
  } else if (FILES.includes(url.pathname)) {
    event.respondWith(caches.match(request, { cacheName: SHELL }).then((kept) => kept ?? fetch(request)));
  } else if (KEPT.some((kind) => kind.test(url.pathname + url.search))) {
    event.respondWith(newestOrLastSeen(request));
  }
});

/** The newest page, unless it takes too long; a navigation takes no signal, so the two race. */
async function page(request) {
  const newest = fetch(request);
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const answer = await Promise.race([newest, patience]).catch(() => undefined);
  return answer ?? (await caches.match('/', { cacheName: SHELL })) ?? newest;
}

async function newestOrLastSeen(request) {
  const shelf = await caches.open(LAST_SEEN);
  try {
    const answer = await fetch(request);
    if (answer.status === 200) await shelf.put(request, answer.clone());
    return answer;
  } catch (failure) {
    const kept = await shelf.match(request);
    if (kept) return kept;
    throw failure;
  }
}
