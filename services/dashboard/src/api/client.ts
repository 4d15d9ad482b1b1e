import type { FieldProblem } from './types';

const DEADLINE_MS = 12_000;

/** A refusal or a failure, with what the server says of it. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    detail: string,
    readonly requestId: string | null = null,
    readonly fields: readonly FieldProblem[] = [],
    readonly retryAfterSeconds: number | null = null,
    readonly body: unknown = null,
    /** The word of the reason, for decisions; the text is for people. */
    readonly reason: string = '',
  ) {
    super(detail || title);
  }

  /** Nobody answered: this machine is offline, or the gateway is away. */
  get isSilence(): boolean {
    return this.status === 0;
  }

  ruleOf(field: string): string | null {
    return this.fields.find((each) => each.field === field)?.rule ?? null;
  }
}

export function problemOf(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(0, '', error instanceof Error ? error.message : String(error));
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

let whenRefused: () => Promise<boolean> = async () => false;

/** Who is asked when the server does not know this session (any more): true if the call is worth another try. */
export function onUnauthorised(ask: () => Promise<boolean>): void {
  whenRefused = ask;
}

export async function ask<T>(method: Method, path: string, body?: unknown): Promise<T> {
  const first = await send(method, path, body);
  const answer = first.status === 401 && (await whenRefused()) ? await send(method, path, body) : first;
  return read<T>(answer);
}

/** Without a second try: for the calls that sign in. */
export async function askOnce<T>(method: Method, path: string, body?: unknown): Promise<T> {
  return read<T>(await send(method, path, body));
}

/** Of a call that was made before this script was there. */
export async function answerOf<T>(call: Promise<Response>): Promise<T> {
  return read<T>(await heard(call));
}

export const get = <T>(path: string): Promise<T> => ask<T>('GET', path);

async function send(method: Method, path: string, body: unknown): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  const csrf = cookie('recio_csrf');
  if (method !== 'GET' && csrf) {
    headers['X-CSRF-Token'] = csrf;
  }
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  return heard(
    fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(DEADLINE_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
}

async function heard(call: Promise<Response>): Promise<Response> {
  try {
    return await call;
  } catch (error) {
    throw new Problem(0, '', (error as Error).name === 'TimeoutError' ? 'timeout' : 'unreachable');
  }
}

async function read<T>(answer: Response): Promise<T> {
  const text = await answer.text();
  const body = parsed(text);
  if (answer.ok) {
    return body as T;
  }
  const said = (body ?? {}) as {
    title?: string;
    detail?: string;
    reason?: string;
    request_id?: string;
    requestId?: string;
    fields?: FieldProblem[];
  };
  const retry = Number(answer.headers.get('Retry-After'));
  throw new Problem(
    answer.status,
    said.title ?? '',
    said.detail ?? '',
    said.request_id ?? said.requestId ?? null,
    said.fields ?? [],
    Number.isFinite(retry) && retry > 0 ? retry : null,
    body,
    said.reason ?? '',
  );
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function cookie(name: string): string | null {
  const found = document.cookie.split('; ').find((each) => each.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : null;
}

/** The identity of one intent: whoever sends it twice has wanted it once. */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
