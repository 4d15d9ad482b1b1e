import { delayBefore } from './backoff';
import { follows, type Frame } from './frames';

/** The part of a WebSocket that is used, so that a test can play the server. */
export interface Wire {
  readyState: number;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: string }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(text: string): void;
  close(): void;
}

export interface Listener {
  /** A frame in its order; after a gap the next one is a snapshot. */
  frame(frame: Frame): void;
  opened(): void;
  /** The link is down; the next try begins in so many milliseconds. */
  lost(attempt: number, nextTryMs: number): void;
  /** The server says that this session may not listen any more. */
  ended(): void;
}

const OPEN = 1;
const HEARTBEAT_MS = 30_000;
const MISSED_HEARTBEATS = 2;
/** A line that died while nobody looked gives no answer; then another one is made. */
const SNAPSHOT_MS = 3_000;
const SESSION_ENDED = 'session_ended';
const SESSION_ENDED_CODE = 4401;

/**
 * One socket that never gives up: it asks for a new snapshot after a gap, takes two missed heartbeats for a loss, and
 * tells the server which fact it saw last, so that none is missed.
 */
export class LiveSocket {
  private wire: Wire | null = null;
  private lastSeq: number | null = null;
  private attempt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private watchdog: ReturnType<typeof setTimeout> | undefined;
  private answer: ReturnType<typeof setTimeout> | undefined;
  private stopped = true;
  private askedForSnapshot = false;
  private retryMs: number | null = null;

  constructor(
    private readonly dial: () => Wire,
    private readonly listener: Listener,
    private readonly lastFact: () => number,
    private readonly lookedAt: () => string,
    private readonly chance: () => number = Math.random,
  ) {}

  start(): void {
    if (this.stopped) {
      this.stopped = false;
      this.attempt = 0;
      this.open();
    }
  }

  stop(): void {
    this.stopped = true;
    this.drop();
    clearTimeout(this.timer);
  }

  /** The page is seen again: it wants everything as it is now, and soon. */
  refresh(): void {
    if (this.wire?.readyState !== OPEN) {
      this.tryNow();
      return;
    }
    this.say({ type: 'resync' });
    clearTimeout(this.answer);
    this.answer = setTimeout(() => this.down(), SNAPSHOT_MS);
  }

  /** The machine is online again: no reason to wait any longer. */
  tryNow(): void {
    if (!this.stopped && this.wire === null) {
      clearTimeout(this.timer);
      this.open();
    }
  }

  say(message: Record<string, unknown>): void {
    if (this.wire?.readyState === OPEN) {
      this.wire.send(JSON.stringify(message));
    }
  }

  private open(): void {
    const wire = this.dial();
    this.wire = wire;
    this.lastSeq = null;
    this.askedForSnapshot = false;
    this.expectLife();
    wire.onopen = () => {
      this.greet();
      this.expectLife();
    };
    wire.onmessage = (event) => this.heard(event.data);
    wire.onclose = (event) => {
      if (wire !== this.wire) {
        return;
      }
      if (event.code === SESSION_ENDED_CODE) {
        this.end();
      } else {
        this.down();
      }
    };
  }

  private heard(text: string): void {
    this.expectLife();
    const frame = JSON.parse(text) as Frame;
    if (frame.type === 'bye') {
      this.bye(frame.data as { reason?: string; retry_ms?: number } | null);
      return;
    }
    if (!follows(this.lastSeq, frame)) {
      this.resync();
      return;
    }
    if (this.askedForSnapshot && frame.type !== 'snapshot') {
      return;
    }
    if (frame.type === 'snapshot') {
      clearTimeout(this.answer);
      this.askedForSnapshot = false;
      this.attempt = 0;
      this.retryMs = null;
      this.listener.opened();
    }
    this.lastSeq = frame.seq;
    this.listener.frame(frame);
  }

  private resync(): void {
    if (!this.askedForSnapshot) {
      this.askedForSnapshot = true;
      this.say({ type: 'resync' });
      this.greet();
    }
  }

  /** Asks for the facts since the last one; a page that has seen none begins with now. */
  private greet(): void {
    const last = this.lastFact();
    const symbol = this.lookedAt();
    this.say({ type: 'hello', ...(last > 0 ? { last_fact_id: last } : {}), ...(symbol ? { symbol } : {}) });
  }

  private bye(data: { reason?: string; retry_ms?: number } | null): void {
    const reason = data?.reason ?? '';
    if (reason === SESSION_ENDED) {
      this.end();
      return;
    }
    this.retryMs = data?.retry_ms ?? null;
  }

  private end(): void {
    this.stop();
    this.listener.ended();
  }

  private down(): void {
    this.drop();
    if (this.stopped) {
      return;
    }
    const wait = this.retryMs === null ? delayBefore(this.attempt, this.chance()) : this.spread(this.retryMs);
    this.retryMs = null;
    this.attempt += 1;
    this.listener.lost(this.attempt, wait);
    this.timer = setTimeout(() => this.open(), wait);
  }

  private spread(ms: number): number {
    return Math.round(ms * (0.75 + this.chance() / 2));
  }

  private expectLife(): void {
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(() => this.down(), HEARTBEAT_MS * MISSED_HEARTBEATS + 2_000);
  }

  private drop(): void {
    clearTimeout(this.watchdog);
    clearTimeout(this.answer);
    const wire = this.wire;
    this.wire = null;
    if (wire) {
      wire.onclose = null;
      wire.onmessage = null;
      wire.onopen = null;
      wire.close();
    }
  }
}
