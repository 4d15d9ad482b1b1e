import type { Ahead } from './opening/ahead';

// The first script of the page, a few hundred bytes: it opens the socket and asks who is signed in while the page's own
// script is still on its way. It shares no module with that script, or the bundler would make both wait for it.
const DEADLINE_MS = 12_000;
/** Whoever has not come for it by then is better served by a new snapshot. */
const MOST_HEARD = 400;

/** Only a browser that was let in once has the cookie; for others the handshake would be refused. */
function knownHere(): boolean {
  return document.cookie.split('; ').some((each) => each.startsWith('recio_csrf='));
}

function begin(): Ahead {
  performance.mark('recio:script');
  const session = fetch('/api/auth/session', { headers: { Accept: 'application/json' }, credentials: 'same-origin', signal: AbortSignal.timeout(DEADLINE_MS) });
  session.then(
    () => performance.mark('recio:session'),
    () => undefined,
  );
  const heard: string[] = [];
  const wire = knownHere() ? new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`) : null;
  if (wire) {
    wire.addEventListener('open', () => performance.mark('recio:socket'));
    wire.onmessage = (event) => {
      heard.push(event.data as string);
      if (heard.length > MOST_HEARD) wire.close();
    };
  }
  return { session, wire, heard };
}

// The page's own script may have come first; then there is nothing left to be ahead of.
if (window.recioAhead === undefined) {
  window.recioAhead = begin();
}
