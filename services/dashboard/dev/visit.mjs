// How long a first visit takes until the price and the strikes are painted: medians of several visits with an empty
// cache, on a slowed processor and over connections that take a while to be made, as those through `recio` do.
//   npm run visit [dist…]           one or more builds, visited in turn

import { connect, createServer } from 'node:net';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { startDesk } from './desk.mjs';

const VISITS = Number(process.env.VISITS ?? 9);
const SLOWER = Number(process.env.SLOWER ?? 4);
const CONNECT_MS = Number(process.env.CONNECT_MS ?? 60);
const ANSWER_MS = Number(process.env.ANSWER_MS ?? 10);

const WATCH = `(() => {
  const wanted = {
    price: () => /\\d/.test(document.querySelector('[data-testid="price"]')?.textContent),
    strikes: () => document.querySelector('[data-testid="strike-table"] tbody tr') !== null,
    chart: () => document.querySelector('[data-testid="market-panel"] canvas') !== null,
  };
  window.painted = {};
  const look = () => {
    for (const [name, there] of Object.entries(wanted)) {
      if (!(name in window.painted) && there()) {
        window.painted[name] = null;
        requestAnimationFrame(() => { window.painted[name] = performance.now(); });
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;

const builds = process.argv.length > 2 ? process.argv.slice(2) : ['dist'];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const desks = await Promise.all(builds.map(async (build) => {
  const desk = await startDesk({ port: 0, dist: `${resolve(build)}/` });
  return { build, desk, door: await door(desk.port), figures: {} };
}));
for (let visit = 0; visit <= VISITS; visit++) {
  // The first visit of each warms the machine up and does not count.
  for (const each of desks) {
    const seen = await visited(each.door.address().port);
    if (visit > 0) for (const [name, at] of Object.entries(seen)) (each.figures[name] ??= []).push(at);
  }
}
for (const { build, figures } of desks) {
  console.log(`${build}: medians of ${VISITS} visits in ms (least, most)`);
  for (const [name, list] of Object.entries(figures)) {
    const sorted = [...list].sort((a, b) => a - b);
    console.log(`  ${name.padEnd(22)} ${sorted[Math.floor(sorted.length / 2)]} (${sorted[0]}, ${sorted.at(-1)})`);
  }
}
process.exit(0);

async function visited(port) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, timezoneId: 'America/New_York', locale: 'en-US' });
  // Signed in before; the page itself was never here.
  await context.addCookies([{ name: 'recio_csrf', value: 'dev', url: `http://localhost:${port}` }]);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(WATCH);
  await page.goto(`http://localhost:${port}/`, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.painted.price > 0 && window.painted.strikes > 0 && window.painted.chart > 0);
  const seen = await page.evaluate(() => ({
    'first contentful paint': performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1,
    ...Object.fromEntries(performance.getEntriesByType('mark').filter(({ name }) => name.startsWith('recio:')).map(({ name, startTime }) => [name, startTime])),
    'price painted': window.painted.price,
    'strikes painted': window.painted.strikes,
    'chart there': window.painted.chart,
    'asked before strikes': performance.getEntriesByType('resource').filter(({ name, startTime }) => new URL(name).pathname.match(/^\/(api|monitor)\//) && startTime < window.painted.strikes).length,
  }));
  await context.close();
  return Object.fromEntries(Object.entries(seen).map(([name, at]) => [name, Math.round(at)]));
}

/** In front of a desk: a connection is carried only after a while, and so is each answer. */
function door(port) {
  const server = createServer((visitor) => {
    visitor.setNoDelay(true);
    visitor.on('error', () => undefined);
    visitor.pause();
    setTimeout(() => {
      const desk = connect(port, 'localhost', () => visitor.resume());
      desk.setNoDelay(true);
      visitor.on('data', (bytes) => desk.write(bytes));
      desk.on('data', (bytes) => setTimeout(() => visitor.writable && visitor.write(bytes), ANSWER_MS));
      visitor.on('close', () => desk.destroy());
      desk.on('close', () => setTimeout(() => visitor.destroy(), ANSWER_MS * 2));
      desk.on('error', () => visitor.destroy());
    }, CONNECT_MS);
  });
  return new Promise((done) => server.listen(0, () => done(server)));
}
