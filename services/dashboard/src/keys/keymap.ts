export type Command =
  | 'monitor'
  | 'history'
  | 'account'
  | 'system'
  | 'alerts'
  | 'logs'
  | 'settings'
  | 'ticket'
  | 'filter'
  | 'kill'
  | 'help'
  | 'cancel';

export interface Pressed {
  key: string;
  at: number;
}

export interface Step {
  /** What the next key is read together with. */
  before: Pressed | null;
  command: Command | null;
}

const TOGETHER_MS = 1_200;

const ALONE: Record<string, Command> = { t: 'ticket', '/': 'filter', '?': 'help', escape: 'cancel' };
const AFTER_G: Record<string, Command> = {
  m: 'monitor',
  h: 'history',
  a: 'account',
  s: 'system',
  l: 'logs',
  n: 'alerts',
  ',': 'settings',
};

/** What a key means after the one before it. No single key sends an order. */
export function step(before: Pressed | null, key: string, at: number): Step {
  const now = key.toLowerCase();
  const first = before !== null && at - before.at <= TOGETHER_MS ? before.key : null;
  if (first === 'g') {
    return { before: null, command: AFTER_G[now] ?? null };
  }
  if (now === 'k') {
    return first === 'k' ? { before: null, command: 'kill' } : { before: { key: 'k', at }, command: null };
  }
  if (now === 'g') {
    return { before: { key: 'g', at }, command: null };
  }
  return { before: null, command: ALONE[now] ?? null };
}

/** Whether a key belongs to what is being typed into. */
export function isTyping(target: { tagName?: string; type?: string; isContentEditable?: boolean } | null): boolean {
  const tag = target?.tagName?.toLowerCase();
  const typed = tag === 'input' && !['checkbox', 'radio', 'range', 'button'].includes(target?.type ?? 'text');
  return typed || tag === 'textarea' || tag === 'select' || target?.isContentEditable === true;
}
