import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sessionAhead, takeOver, wireAhead, type Ahead } from '../src/opening/ahead';
import { Opening } from '../src/opening/opening';

let frames: (() => void)[];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (act: () => void) => frames.push(act));
  performance.clearMarks();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the opening of the page', () => {
  const watched = () => {
    const opening = new Opening();
    const seen = { over: false };
    void opening.over.then(() => (seen.over = true));
    return { opening, seen };
  };
  const painted = async () => {
    frames.splice(0).forEach((act) => act());
    await vi.advanceTimersByTimeAsync(0);
  };

  test('is over once the frame with the snapshot in it is painted', async () => {
    const { opening, seen } = watched();
    opening.snapshotCame();
    await vi.advanceTimersByTimeAsync(0);
    expect(seen.over).toBe(false);

    await painted();
    expect(seen.over).toBe(true);
  });

  test('is over after two seconds, whatever has come', async () => {
    const { seen } = watched();
    await vi.advanceTimersByTimeAsync(1_999);
    expect(seen.over).toBe(false);

    await vi.advanceTimersByTimeAsync(1);
    expect(seen.over).toBe(true);
  });

  test('holds nothing back on another screen', async () => {
    const { opening, seen } = watched();
    opening.release();
    await vi.advanceTimersByTimeAsync(0);

    expect(seen.over).toBe(true);
  });

  test('notes the first of each moment only', async () => {
    const { opening } = watched();
    opening.tableDrawn();
    await painted();
    opening.tableDrawn();
    await painted();

    expect(performance.getEntriesByName('recio:table')).toHaveLength(1);
  });
});

describe('what the first script has begun', () => {
  const begun = (readyState: number) => {
    const wire = { readyState, onopen: null, onmessage: null } as unknown as WebSocket;
    vi.stubGlobal('window', { recioAhead: { session: Promise.resolve(new Response('{}')), wire, heard: ['one', 'two'] } satisfies Ahead });
    takeOver();
    return wire;
  };

  test('is told again in its order to who dials first', async () => {
    const wire = begun(1);
    const told: string[] = [];
    const taken = wireAhead();
    expect(taken).toBe(wire);
    if (taken) {
      taken.onopen = () => told.push('open');
      taken.onmessage = (event) => told.push(event.data);
    }
    await Promise.resolve();

    expect(told).toEqual(['open', 'one', 'two']);
    expect(wireAhead()).toBeNull();
  });

  test('a handshake that was refused is no socket', () => {
    begun(3);

    expect(wireAhead()).toBeNull();
  });

  test('a handshake that is under way opens by itself', async () => {
    const wire = begun(0);
    const taken = wireAhead();
    const opened = vi.fn();
    if (taken) taken.onopen = opened;
    await Promise.resolve();

    expect(taken).toBe(wire);
    expect(opened).not.toHaveBeenCalled();
  });

  test('the session is asked for once', () => {
    begun(1);

    expect(sessionAhead()).not.toBeNull();
    expect(sessionAhead()).toBeNull();
  });

  test('a first script that comes second does nothing', () => {
    vi.stubGlobal('window', {});
    takeOver();

    expect(window.recioAhead).toBeNull();
    expect(sessionAhead()).toBeNull();
    expect(wireAhead()).toBeNull();
  });
});
