import { ask } from '../api/client';
import type { ActiveTrade, StopInForce, StopWish, TradeStop } from '../api/types';

/** Whether the automatic stop leaves a trade alone. A snapshot of an older page may not say. */
export function isDetached(trade: Pick<ActiveTrade, 'stop'>): boolean {
  return (trade.stop as StopInForce | undefined)?.attached === false;
}

/** The floor that was set for this trade and counts. */
export function ownFloor(trade: Pick<ActiveTrade, 'stop'>): number | null {
  const stop = trade.stop as StopInForce | undefined;
  return stop?.desk_on && stop.source === 'trade' ? stop.floor : null;
}

/** What a person is about to set for the stop of one trade. */
export interface StopDraft {
  attached: boolean;
  /** Whether the trade has a floor of its own. */
  own: boolean;
  floor: number | null;
}

/** As it is in force now; the floor of the desk is where an own one begins. */
export function draftOf(stop: StopInForce): StopDraft {
  return { attached: stop.attached, own: stop.own_floor !== null, floor: stop.own_floor ?? stop.floor };
}

/** The wish of a draft, bound to the version that was seen. */
export function wishOf(draft: StopDraft, seen: number, requestId: string): StopWish {
  return { request_id: requestId, auto_stop: draft.attached, current_probability: draft.own ? draft.floor : null, version: seen };
}

/** Whether a wish would change anything. */
export function changes(draft: StopDraft, stop: StopInForce): boolean {
  return draft.attached !== stop.attached || (draft.own ? draft.floor : null) !== stop.own_floor;
}

/** The rule that a floor breaks, before anybody is asked. */
export function floorRule(draft: StopDraft): boolean {
  return !draft.own || (draft.floor !== null && Number.isInteger(draft.floor) && draft.floor >= 0 && draft.floor <= 100);
}

export function setStop(trade: number, wish: StopWish): Promise<TradeStop> {
  return ask<TradeStop>('POST', `/api/trades/${trade}/stop`, wish);
}
