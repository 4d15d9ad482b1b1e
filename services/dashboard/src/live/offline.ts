import type { LiveView } from './frames';

/** The name is known to the service worker too. */
const SHELF = 'recio-last-seen';
const SNAPSHOT = '/last-seen.json';

interface Kept {
  at: number;
  view: LiveView;
}

/** Keeps what is on the screen, so that it can be looked at without a network, read-only and with its age. */
export async function keep(view: LiveView, at: number): Promise<void> {
  if (!('caches' in globalThis)) {
    return;
  }
  const shelf = await caches.open(SHELF);
  const kept: Kept = { at, view };
  await shelf.put(SNAPSHOT, new Response(JSON.stringify(kept), { headers: { 'Content-Type': 'application/json' } }));
}

export async function lastSeen(): Promise<Kept | null> {
  if (!('caches' in globalThis)) {
    return null;
  }
  const answer = await caches.match(SNAPSHOT, { cacheName: SHELF });
  return answer ? ((await answer.json()) as Kept) : null;
}

/** Whoever signs out leaves nothing of the account on the device. */
export async function forgetEverything(): Promise<void> {
  if ('caches' in globalThis) {
    await caches.delete(SHELF);
  }
}
