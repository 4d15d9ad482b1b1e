import type { Wire } from '../live/socket';

/** What the first script has begun: who is signed in, the socket, and what it has heard so far. */
export interface Ahead {
  session: Promise<Response>;
  wire: WebSocket | null;
  heard: readonly string[];
}

declare global {
  interface Window {
    recioAhead?: Ahead | null;
  }
}

const CONNECTING = 0;
const OPEN = 1;

let session: Promise<Response> | null = null;
let wire: WebSocket | null = null;
let heard: readonly string[] = [];

/** Called once, before anything is asked for: a first script that comes later does nothing. */
export function takeOver(): void {
  const ahead = window.recioAhead ?? null;
  window.recioAhead = null;
  session = ahead?.session ?? null;
  wire = ahead?.wire ?? null;
  heard = ahead?.heard ?? [];
}

/** The answer that is under way, for whoever asks first. */
export function sessionAhead(): Promise<Response> | null {
  const taken = session;
  session = null;
  return taken;
}

/**
 * The socket that is under way, for whoever dials first; null if it was refused or is lost again. What it has heard is
 * told again to the handlers that are set at once after this.
 */
export function wireAhead(): Wire | null {
  const taken = wire;
  wire = null;
  if (!taken || (taken.readyState !== CONNECTING && taken.readyState !== OPEN)) {
    return null;
  }
  if (taken.readyState === OPEN) {
    const early = heard;
    queueMicrotask(() => {
      const told = taken as unknown as Wire;
      told.onopen?.(undefined as never);
      for (const data of early) {
        told.onmessage?.({ data });
      }
    });
  }
  return taken as unknown as Wire;
}
