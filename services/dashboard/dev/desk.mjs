// A scripted gateway for making pages and for the pictures of `npm run look`. It is never built into anything.
//
//   npm run desk                  the built page and its API at http://localhost:3900, with the policy of the gateway
//   MODE=Live npm run desk        the same with real-money looks
//   POST /dev/scenario {"stale":true}   also away: "trade-executor", noModel, root: "kalshi_api", detectorSilent, spike, empty, archive, lapsed, cut (drops all sockets)

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { account, activeTrades, aged, analysisState, calm, createWorld, priceLine, step, tablePanel, tradeSignals } from './world.mjs';
import { answer, entryStatus, Refusal, roster } from './routes.mjs';

const BUILT = fileURLToPath(new URL('../dist/', import.meta.url));
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2', '.webmanifest': 'application/manifest+json' };
const POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

export function startDesk({ port = 3900, mode = process.env.MODE ?? 'Paper', dist = BUILT } = {}) {
  const world = createWorld({ mode });
  const pages = new Set();
  const send = (page, type, data, factId) => page.send({ type, seq: ++page.seq, ts: new Date().toISOString(), data, ...(factId ? { fact_id: factId } : {}) });
  const all = (type, data, factId) => pages.forEach((page) => send(page, type, data, factId));

  function tell(kind, payload, key = '') {
    const id = ++world.facts;
    world.told.push({ type: kind, data: { fact_id: id, topic: kind, key, created_at: new Date().toISOString(), payload } });
    world.told = world.told.slice(-50);
    if (kind === 'kill_switch') all('kill', world.kill);
    all(kind, { fact_id: id, topic: kind, key, created_at: new Date().toISOString(), payload }, id);
  }

  const snapshot = () => ({
    desk: { name: 'desk', mode: world.mode, version: '3.0.0', symbols: ['BTC', 'ETH'], entries: { enabled: true, rule: '', reason: '' } },
    prices: Object.fromEntries(['BTC', 'ETH'].map((symbol) => [symbol, aged(world, priceLine(world, symbol))])),
    strike_tables: Object.fromEntries(['BTC', 'ETH'].map((symbol) => [symbol, aged(world, tablePanel(world, symbol))])),
    active_trades: aged(world, activeTrades(world)),
    account: aged(world, account(world), 800),
    kill: world.kill,
    health: roster(world),
    auto_entry: entryStatus(world),
    trade_signals: tradeSignals(world),
    analysis: analysisState(world),
    last_fact_id: world.facts,
  });

  let turn = 0;
  const timer = setInterval(() => {
    step(world, 100);
    turn += 1;
    if (pages.size === 0 || world.scenario.stale) return;
    for (const symbol of ['BTC', 'ETH']) all('price', aged(world, priceLine(world, symbol)));
    if (turn % 2 === 0) for (const symbol of ['BTC', 'ETH']) all('strike_table', aged(world, tablePanel(world, symbol)));
    if (turn % 5 === 0) all('active_trades', aged(world, activeTrades(world)));
    if (turn % 20 === 0) {
      all('account', aged(world, account(world), 300));
      all('health', roster(world));
      all('entry_status', entryStatus(world));
    }
  }, 100);
  const heart = setInterval(() => all('heartbeat', {}), 30_000);

  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://desk');
    try {
      const text = await bodyOf(request);
      const body = text === '' ? {} : JSON.parse(text);
      if (url.pathname === '/dev/scenario') {
        if (body.stale && !world.scenario.stale) body.since = Date.now();
        Object.assign(world.scenario, body);
        if (body.mode) world.mode = body.mode;
        if (body.calm) calm(world);
        if (body.signedOut !== undefined) world.signedOut = body.signedOut;
        if (body.cut) pages.forEach((page) => page.cut());
        if (body.fact) tell(body.fact.kind, body.fact.payload, body.fact.key);
        all('snapshot', snapshot());
        return reply(response, 200, world.scenario);
      }
      if (/^\/(api|auth|monitor)\//.test(url.pathname)) {
        if (world.scenario.silent) return;
        const { status, body: found } = answer(world, request.method, url, body, tell);
        return reply(response, status, found);
      }
      return await file(dist, url.pathname, response, world.signedOut || world.scenario.lapsed);
    } catch (error) {
      if (!(error instanceof Refusal)) console.error(error);
      const body = error instanceof Refusal ? error.body : { title: 'Fault', detail: String(error), status: 500 };
      if (body.retry) response.setHeader('Retry-After', body.retry);
      return reply(response, body.status, body);
    }
  });

  server.on('upgrade', (request, socket) => {
    if (world.scenario.lapsed || world.signedOut || world.scenario.noSocket) return socket.destroy();
    const page = accept(request, socket, (message) => {
      if (message.type === 'hello' && message.last_fact_id === undefined) send(page, 'recent', { facts: world.told });
      if (message.type === 'resync') send(page, 'snapshot', snapshot());
    });
    send(page, 'snapshot', snapshot());
    pages.add(page);
    socket.on('close', () => pages.delete(page));
    socket.on('error', () => pages.delete(page));
  });

  return new Promise((resolve) =>
    server.listen(port, () =>
      resolve({
        port: server.address().port,
        close: () => {
          clearInterval(timer);
          clearInterval(heart);
          pages.forEach((page) => page.cut());
          server.close();
          server.closeAllConnections();
        },
      }),
    ),
  );
}

function reply(response, status, body) {
  response.writeHead(status, { 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json', 'Cache-Control': 'no-store' });
  response.end(body === undefined ? '' : JSON.stringify(body));
}

async function bodyOf(request) {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

async function file(dist, path, response, signedOut) {
  const wanted = normalize(join(dist, path));
  const found = wanted.startsWith(dist) && extname(wanted) !== '' ? wanted : join(dist, 'index.html');
  try {
    const bytes = await readFile(found);
    // By this cookie a page knows that somebody has signed in here.
    response.setHeader('Set-Cookie', `recio_csrf=dev; Path=/; SameSite=Strict${signedOut ? '; Max-Age=0' : ''}`);
    response.writeHead(200, { 'Content-Type': TYPES[extname(found)] ?? 'application/octet-stream', 'Content-Security-Policy': POLICY });
    response.end(bytes);
  } catch {
    reply(response, 404, { title: 'Not Found', status: 404, detail: path });
  }
}

/** As much of RFC 6455 as a page needs: text frames of one piece, and an end. */
function accept(request, socket, onMessage) {
  const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`);
  let held = Buffer.alloc(0);
  socket.on('data', (bytes) => {
    held = Buffer.concat([held, bytes]);
    for (let frame = next(held); frame; frame = next(held)) {
      held = held.subarray(frame.length);
      if (frame.opcode === 8) socket.end();
      if (frame.opcode === 1) onMessage(JSON.parse(frame.text));
    }
  });
  return {
    seq: 0,
    send: (message) => socket.writable && socket.write(framed(JSON.stringify(message))),
    cut: () => socket.destroy(),
  };
}

function next(bytes) {
  if (bytes.length < 6) return null;
  let size = bytes[1] & 127;
  let at = 2;
  if (size === 126) {
    size = bytes.readUInt16BE(2);
    at = 4;
  }
  if (bytes.length < at + 4 + size) return null;
  const mask = bytes.subarray(at, at + 4);
  const text = Buffer.from(bytes.subarray(at + 4, at + 4 + size).map((byte, index) => byte ^ mask[index % 4]));
  return { opcode: bytes[0] & 15, text: text.toString(), length: at + 4 + size };
}

function framed(text) {
  const body = Buffer.from(text);
  const head = body.length < 126 ? Buffer.from([129, body.length]) : body.length < 65_536 ? Buffer.from([129, 126, body.length >> 8, body.length & 255]) : Buffer.from([129, 127, 0, 0, 0, 0, (body.length >> 24) & 255, (body.length >> 16) & 255, (body.length >> 8) & 255, body.length & 255]);
  return Buffer.concat([head, body]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { port } = await startDesk({ port: Number(process.env.PORT ?? 3900) });
  console.log(`The scripted desk listens at http://localhost:${port}`);
}
