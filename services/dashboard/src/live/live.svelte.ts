import type { Aged } from '../api/types';
import { beacon } from '../beacon/beacon';
import { wireAhead } from '../opening/ahead';
import { opening } from '../opening/opening';
import { session } from '../state/session.svelte';
import { applied, isReplaceable, keyOf, NOTHING, type Fact, type Frame, type LiveView } from './frames';
import { ageAt, freshness, type Kind } from './freshness';
import { Gate } from './gate';
import { CONNECTING, pace, type Link } from './link';
import { keep, lastSeen } from './offline';
import { Skew } from './skew';
import { LiveSocket, type Wire } from './socket';

const SEEN_PAUSE_MS = 95;
const HIDDEN_PAUSE_MS = 1_000;
const CLOCK_STEP_MS = 250;
const KEEP_EVERY_MS = 15_000;
const FIRST_KEEP_MS = 2_000;
const RENEW_AGAIN_MS = 3_000;

/** What the one socket tells, and the server's time by which everything ages. */
class Live {
  view = $state.raw<LiveView>(NOTHING);
  link = $state.raw<Link>(CONNECTING);
  /** The server's time, a quarter of a second fine. */
  now = $state(Date.now());
  skewMs = $state(0);
  /** Since when the page shows only what was last seen; null while it is connected or never was. */
  shelvedAt = $state<number | null>(null);
  /** The page is seen again and has no snapshot of its own time yet: what it shows is what was. */
  returning = $state(false);
  /** Whether there has been anything to show. */
  arrived = $state(false);

  private readonly skew = new Skew();
  private readonly gate = new Gate<Frame>((frame) => this.take(frame), SEEN_PAUSE_MS);
  private readonly factListeners = new Set<(fact: Fact) => void>();
  private lastHeard = 0;
  private wasLost = false;
  private lookedAt = '';
  private delayMs: number | null = null;
  private socket: LiveSocket | null = null;

  start(): void {
    if (this.socket) {
      this.socket.start();
      return;
    }
    this.socket = new LiveSocket(
      () => wireAhead() ?? dial(),
      {
        frame: (frame) => this.heard(frame),
        opened: () => this.opened(),
        lost: (attempt, nextTryMs) => this.lost(attempt, nextTryMs),
        ended: () => this.ended(),
      },
      () => this.view.lastFact,
      () => this.lookedAt,
    );
    this.socket.start();
    setInterval(() => this.tick(), CLOCK_STEP_MS);
    setInterval(() => this.shelve(), KEEP_EVERY_MS);
    document.addEventListener('visibilitychange', () => this.seen(!document.hidden));
    addEventListener('online', () => this.socket?.tryNow());
    addEventListener('offline', () => {
      this.link = { ...this.link, word: 'offline' };
    });
  }

  /** Of what is not on the screen the server tells once a second. */
  lookAt(symbol: string): void {
    if (symbol !== this.lookedAt) {
      this.lookedAt = symbol;
      this.socket?.say({ type: 'look', symbol });
    }
  }

  /** After a new sign-in: without waiting for the next try. */
  resume(): void {
    this.socket?.start();
    this.socket?.tryNow();
  }

  /** Whether orders may be thought of at all: connected, and something fresh is on the screen. */
  get isLinked(): boolean {
    return this.link.word === 'live' || this.link.word === 'slow';
  }

  /** The age of a value that came with its time. */
  ageOf(value: Pick<Aged<unknown>, 'as_of'> | null | undefined): number | null {
    return ageAt(value?.as_of, this.now);
  }

  /** Past its limit by the server's word, or by the time that has passed since. */
  isStale(value: Pick<Aged<unknown>, 'as_of' | 'stale'> | null | undefined, kind: Kind): boolean {
    return value != null && (value.stale || freshness(this.ageOf(value), kind) === 'stale');
  }

  onFact(listen: (fact: Fact) => void): () => void {
    this.factListeners.add(listen);
    return () => this.factListeners.delete(listen);
  }

  /** Without a network: what was last seen, read-only. */
  async showLastSeen(): Promise<void> {
    const kept = await lastSeen();
    if (kept && !this.arrived) {
      this.view = { ...NOTHING, ...kept.view };
      this.shelvedAt = kept.at;
      this.arrived = true;
    }
  }

  private heard(frame: Frame): void {
    const received = Date.now();
    const sent = Date.parse(frame.ts);
    this.skew.heard(sent, received);
    this.lastHeard = received;
    this.delayMs = Math.max(0, received + this.skew.ms - sent);
    // A device without a network may still reach a desk on the same machine: what arrives is proof.
    if (this.link.word === 'offline') {
      this.link = { word: 'live', attempt: 0, nextTry: null, delayMs: this.delayMs };
    }
    if (isReplaceable(frame.type)) {
      this.gate.offer(keyOf(frame), frame);
      return;
    }
    if (frame.type === 'snapshot') {
      this.gate.clear();
      this.returning = false;
      opening.snapshotCame();
    }
    this.take(frame);
  }

  private take(frame: Frame): void {
    const before = this.view.facts;
    this.view = applied(this.view, frame);
    const news = frame.fact_id && this.view.facts !== before ? this.view.facts.find((fact) => fact.id === frame.fact_id) : undefined;
    if (news) {
      for (const listen of this.factListeners) {
        listen(news);
      }
    }
  }

  private opened(): void {
    if (this.wasLost) beacon.reconnected();
    this.wasLost = false;
    this.link = { word: 'live', attempt: 0, nextTry: null, delayMs: this.delayMs };
    this.arrived = true;
    this.shelvedAt = null;
    this.socket?.say({ type: 'hidden', hidden: document.hidden });
    setTimeout(() => this.shelve(), FIRST_KEEP_MS);
  }

  private lost(attempt: number, nextTryMs: number): void {
    this.wasLost ||= this.isLinked;
    this.gate.clear();
    this.skew.forget();
    const word = navigator.onLine ? 'reconnecting' : 'offline';
    this.link = { word, attempt, nextTry: Date.now() + nextTryMs, delayMs: null };
    // A handshake that is refused says no reason, so the session is asked for.
    if (attempt % 4 === 2) {
      void session.begin();
    }
    if (attempt === 2 && !this.arrived) {
      void this.showLastSeen();
    }
  }

  private ended(): void {
    this.link = { word: 'ended', attempt: 0, nextTry: null, delayMs: null };
    void session.renew().then((renewed) => {
      if (renewed) {
        this.socket?.start();
      } else if (session.standing !== 'lapsed') {
        // Nobody answered; a refusal would have brought the sign-in sheet, which resumes.
        setTimeout(() => {
          if (this.link.word === 'ended') this.ended();
        }, RENEW_AGAIN_MS);
      }
    });
  }

  private tick(): void {
    this.skewMs = Math.round(this.skew.ms);
    this.now = Date.now() + this.skew.ms;
    if (this.isLinked) {
      const quiet = Date.now() - this.lastHeard;
      const word = pace(this.delayMs, quiet);
      if (word === 'slow' || word !== this.link.word) {
        this.link = { ...this.link, word, delayMs: Math.max(this.delayMs ?? 0, quiet) };
      }
    }
  }

  private seen(visible: boolean): void {
    this.gate.slowDownTo(visible ? SEEN_PAUSE_MS : HIDDEN_PAUSE_MS);
    this.socket?.say({ type: 'hidden', hidden: !visible });
    if (visible) {
      this.returning = true;
      this.socket?.refresh();
      this.tick();
    }
  }

  private shelve(): void {
    if (this.isLinked && this.arrived) {
      void keep(this.view, Math.round(this.now));
    }
  }
}

function dial(): Wire {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return new WebSocket(`${scheme}://${location.host}/ws`) as unknown as Wire;
}

export const live = new Live();
