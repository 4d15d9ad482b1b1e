import { describe, expect, test, vi } from 'vitest';
import { Beacon } from '../src/beacon/beacon';

describe('the beacon', () => {
  test('tells the opening once, and then what has happened since', async () => {
    const tell = vi.fn(async () => undefined);
    const beacon = new Beacon(tell, () => 914);

    await beacon.send();
    beacon.acted();
    beacon.acted();
    beacon.reconnected();
    await beacon.send();
    await beacon.send();

    expect(tell.mock.calls).toEqual([[{ load_ms: 914, reconnections: 0, actions: 0 }], [{ load_ms: null, reconnections: 1, actions: 2 }]]);
  });

  test('says nothing while there is nothing to say', async () => {
    const tell = vi.fn(async () => undefined);

    await new Beacon(tell, () => null).send();

    expect(tell).not.toHaveBeenCalled();
  });

  test('an opening that waited for a person is not told', async () => {
    const tell = vi.fn(async () => undefined);
    const beacon = new Beacon(tell, () => 60_914);

    beacon.heldUp();
    await beacon.send();

    expect(tell).not.toHaveBeenCalled();
  });

  test('what nobody took is told with the next', async () => {
    const tell = vi.fn(async (): Promise<undefined> => undefined).mockRejectedValueOnce(new Error('away'));
    const beacon = new Beacon(tell, () => 914);
    beacon.acted();

    await beacon.send();
    beacon.acted();
    await beacon.send();

    expect(tell).toHaveBeenLastCalledWith({ load_ms: 914, reconnections: 0, actions: 2 });
  });
});
