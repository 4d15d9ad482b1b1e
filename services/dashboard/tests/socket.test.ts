import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Frame } from '../src/live/frames';
import { LiveSocket, type Wire } from '../src/live/socket';

class Line implements Wire {
  readyState = 1;
  onopen: Wire['onopen'] = null;
  onmessage: Wire['onmessage'] = null;
  onclose: Wire['onclose'] = null;
  said: Record<string, unknown>[] = [];
  send(text: string) {
    this.said.push(JSON.parse(text) as Record<string, unknown>);
  }
  close() {
    this.readyState = 3;
  }
  open() {
    this.onopen?.(undefined as never);
  }
  hears(type: string, seq: number, data: unknown = {}) {
    this.onmessage?.({ data: JSON.stringify({ type, seq, ts: 'x', data }) });
  }
  breaks() {
    this.onclose?.({ code: 1006 });
  }
}

let lines: Line[];
let frames: Frame[];
let lost: number[];
let ended: number;
let socket: LiveSocket;
const line = () => lines.at(-1) as Line;

beforeEach(() => {
  vi.useFakeTimers();
  [lines, frames, lost] = [[], [], []];
  ended = 0;
  socket = new LiveSocket(
    () => lines[lines.push(new Line()) - 1] as Line,
    { frame: (frame) => frames.push(frame), opened: () => undefined, lost: (attempt) => lost.push(attempt), ended: () => (ended += 1) },
    () => 41,
    () => 'BTC',
    () => 1,
  );
  socket.start();
});

afterEach(() => {
  socket.stop();
  vi.useRealTimers();
});

describe('the live socket', () => {
  test('says which fact it saw last', () => {
    line().open();

    expect(line().said).toEqual([{ type: 'hello', last_fact_id: 41, symbol: 'BTC' }]);
  });

  test('a gap asks for one snapshot and the missed facts, and takes nothing before it', () => {
    line().hears('snapshot', 1);
    line().hears('price', 2);
    line().hears('price', 4);
    line().hears('price', 5);
    line().hears('snapshot', 6);
    line().hears('price', 7);

    expect(line().said).toEqual([{ type: 'resync' }, { type: 'hello', last_fact_id: 41, symbol: 'BTC' }]);
    expect(frames.map((frame) => frame.seq)).toEqual([1, 2, 6, 7]);
  });

  test('tries again without limit, at most ten seconds apart', () => {
    for (let attempt = 1; attempt <= 200; attempt++) {
      line().breaks();
      vi.advanceTimersByTime(10_000);
    }

    expect(lost.at(-1)).toBe(200);
    expect(lines).toHaveLength(201);
  });

  test('is back within three seconds of the first loss', () => {
    line().hears('snapshot', 1);
    line().breaks();
    vi.advanceTimersByTime(200);

    expect(lines).toHaveLength(2);
  });

  test('takes two missed heartbeats for a loss', () => {
    line().hears('snapshot', 1);
    vi.advanceTimersByTime(59_000);
    expect(lost).toEqual([]);

    vi.advanceTimersByTime(4_000);
    expect(lost).toEqual([1]);
  });

  test('a page that is seen again asks for everything as it is now', () => {
    line().hears('snapshot', 1);
    socket.refresh();
    line().hears('price', 2);
    line().hears('snapshot', 3);
    vi.advanceTimersByTime(10_000);

    expect(line().said).toEqual([{ type: 'resync' }]);
    expect(frames.map((frame) => frame.seq)).toEqual([1, 2, 3]);
    expect(lost).toEqual([]);
  });

  test('a line that died in the background is made anew after three seconds', () => {
    line().hears('snapshot', 1);
    socket.refresh();
    vi.advanceTimersByTime(3_000);
    expect(lost).toEqual([1]);

    vi.advanceTimersByTime(200);
    expect(lines).toHaveLength(2);
  });

  test('a page that is seen again waits for no next try', () => {
    line().breaks();
    socket.refresh();

    expect(lines).toHaveLength(2);
  });

  test('a goodbye with a time is kept to', () => {
    line().hears('bye', 1, { reason: 'draining', retry_ms: 2_000 });
    line().breaks();
    vi.advanceTimersByTime(1_400);
    expect(lines).toHaveLength(1);

    vi.advanceTimersByTime(1_200);
    expect(lines).toHaveLength(2);
  });

  test('the end of the session ends it', () => {
    line().hears('bye', 1, { reason: 'session_ended', retry_ms: 0 });
    vi.advanceTimersByTime(60_000);

    expect(ended).toBe(1);
    expect(lines).toHaveLength(1);
  });
});
