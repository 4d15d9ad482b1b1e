// Pictures of every screen at two sizes, dark and light, with an axe run and a watch on the console for each.
//   npm run build && npm run look [name…]

import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { startDesk } from './desk.mjs';

const OUT = new URL('../look/', import.meta.url);
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

const press = (testid) => (page) => page.getByTestId(testid).first().click();
/** By the keyboard, once the drawer is open. */
const restartOf = async (page, name) => {
  await page.getByTestId(`node-${name}`).first().click();
  await page.getByTestId('restart').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('restart-sheet').getByText(name).first().waitFor();
  if (!(await page.getByTestId('restart-send').isDisabled())) throw new Error('a restart needs a reason');
  await page.getByTestId('restart-reason').focus();
  await page.keyboard.type('It hangs');
  await page.keyboard.press('Enter');
};
const SCENES = [
  { name: 'sign-in', path: '/', scenario: { signedOut: true } },
  { name: 'monitor', path: '/' },
  { name: 'monitor-ticket', path: '/', act: async (page) => page.keyboard.press('t') },
  { name: 'monitor-live', path: '/', scenario: { mode: 'Live' } },
  {
    name: 'monitor-stale',
    path: '/',
    scenario: { stale: true },
    wait: 11_000,
    act: async (page) => {
      await page.locator('[data-testid="price-age"][data-state="stale"]').waitFor({ timeout: 2_000 });
      if ((await page.locator('[data-testid^="buy-"][aria-disabled="false"]').count()) > 0) throw new Error('a stale price can be bought');
    },
  },
  { name: 'monitor-why', path: '/', act: press('why-not-toggle') },
  {
    name: 'monitor-signal',
    path: '/',
    act: async (page) => {
      const panel = page.getByTestId('signal-panel');
      await panel.getByText('Why').click();
      await page.getByTestId('signal-reasons').waitFor();
      await panel.scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'monitor-no-model',
    path: '/',
    scenario: { noModel: true },
    act: async (page) => page.getByTestId('degraded').getByText('The built-in model answers alone').waitFor(),
  },
  {
    name: 'monitor-no-analysis',
    path: '/',
    scenario: { away: 'ai-service' },
    act: async (page) => {
      await page.getByTestId('degraded').getByText('AI degraded').waitFor();
      await page.locator('[data-testid="signal-age"][data-state="stale"]').waitFor();
      await page.getByTestId('signal-panel').scrollIntoViewIfNeeded();
    },
  },
  { name: 'auto-settings', path: '/', act: press('auto-settings') },
  { name: 'trade-story', path: '/', act: press('trade-story-1042') },
  { name: 'close', path: '/', act: press('close-1042') },
  { name: 'kill', path: '/', act: press('kill') },
  { name: 'help', path: '/', act: async (page) => page.keyboard.press('?') },
  { name: 'history', path: '/history?preset=last_30' },
  { name: 'history-fills', path: '/history?tab=fills' },
  {
    name: 'history-export',
    path: '/history?preset=all',
    scenario: { archive: true },
    act: async (page) => {
      await page.getByTestId('export-csv').click();
      await page.getByTestId('export-running').waitFor();
      const ready = page.getByTestId('toasts').getByRole('link', { name: /trades-.*csv/ });
      await ready.waitFor({ timeout: 12_000 });
      // Of several with that name the one that is seen: no notice may cover it.
      await page.getByTestId('kill').filter({ visible: true }).first().click({ trial: true, timeout: 2_000 });
      await page.getByTestId('export-json').click();
      await page.getByTestId('export-running').waitFor();
    },
  },
  { name: 'account', path: '/account' },
  {
    name: 'account-credentials',
    path: '/account',
    act: async (page) => {
      await page.getByTestId('test-credentials').click();
      await page.getByTestId('credential-trial').waitFor();
    },
  },
  { name: 'system', path: '/system' },
  { name: 'system-broken', path: '/system', scenario: { away: 'trade-executor' } },
  { name: 'system-root', path: '/system', scenario: { root: 'kalshi_api' } },
  { name: 'system-clock', path: '/system', scenario: { root: 'clock' } },
  { name: 'system-silent', path: '/system', scenario: { away: 'trade-executor', detectorSilent: true } },
  { name: 'component', path: '/system', act: press('node-trade-executor') },
  {
    name: 'restart',
    path: '/system',
    act: async (page) => {
      await restartOf(page, 'cascading-failure-detector');
      await page.getByTestId('restart-by-hand').getByText('rec.io/restart=').waitFor();
    },
  },
  {
    name: 'flow-restart',
    path: '/system',
    act: async (page) => {
      await restartOf(page, 'db-poller');
      await page.getByTestId('restart-refused').getByText('ask again').waitFor();
      // The sheet goes, the drawer behind it stays, and the focus is where it was.
      await page.keyboard.press('Escape');
      await page.getByTestId('restart-sheet').waitFor({ state: 'detached' });
      await page.locator('[data-testid="restart"]:focus').waitFor({ timeout: 2_000 });
      await page.keyboard.press('Escape');
      await page.getByTestId('component-drawer').waitFor({ state: 'detached' });
      await restartOf(page, 'trade-executor');
      await page.getByTestId('restart-asked').waitFor();
    },
  },
  { name: 'alerts', path: '/alerts' },
  {
    name: 'errors',
    path: '/alerts',
    act: async (page) => {
      await page.getByTestId('error-5b0e77c1a2d4f601').locator('summary').click();
      await page.getByText('Orders.place').waitFor();
      await page.getByTestId('errors').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'flow-alerts',
    path: '/alerts',
    act: async (page) => {
      await page.getByTestId('ack-a41').click();
      await page.getByTestId('ack-note').fill('I call them');
      await page.getByTestId('ack-send').click();
      await page.getByText('taken on by anna').waitFor();
      await page.getByTestId('silence-a41').click();
      await page.getByTestId('silence-length').getByText('4 h').click();
      await page.getByTestId('silence-reason').fill('Announced work at the exchange');
      await page.getByTestId('silence-send').click();
      await page.getByTestId('silenced-7').waitFor();
      await page.getByTestId('end-silence-7').click();
      await page.getByTestId('silenced-7').waitFor({ state: 'detached' });
    },
  },
  { name: 'alerts-silence', path: '/alerts', act: press('silence-a41') },
  { name: 'logs', path: '/logs' },
  { name: 'settings', path: '/settings' },
  {
    name: 'channels',
    path: '/settings',
    act: async (page) => {
      await page.getByTestId('try-mail').click();
      await page.getByText('mail took the test message').waitFor();
    },
  },
  { name: 'session', path: '/', scenario: {}, act: async (page, base) => { await tell(base, { lapsed: true, cut: true }); await page.getByTestId('session-sheet').waitFor({ timeout: 15_000 }); } },
  { name: 'empty', path: '/', scenario: { empty: true } },
  {
    name: 'flow-order',
    path: '/',
    act: async (page) => {
      await page.keyboard.press('t');
      await page.getByTestId('ticket-cost').waitFor();
      await page.keyboard.press('Enter');
      await page.getByTestId('ticket').waitFor({ state: 'detached' });
      await page.locator('tr[data-status="open"]').nth(2).waitFor();
    },
  },
  {
    name: 'flow-live-order',
    path: '/',
    scenario: { mode: 'Live' },
    act: async (page) => {
      await page.keyboard.press('t');
      await page.getByTestId('ticket-cost').waitFor();
      await page.getByTestId('ticket-send').click();
      await page.getByTestId('ticket-confirm').waitFor();
      await page.getByTestId('ticket-exact').waitFor();
    },
  },
  {
    name: 'flow-kill',
    path: '/',
    act: async (page) => {
      await page.keyboard.press('k');
      await page.keyboard.press('k');
      await page.getByTestId('kill-level-cancel_all').check();
      const hold = await page.getByTestId('kill-hold').boundingBox();
      await page.mouse.move(hold.x + 40, hold.y + 20);
      await page.mouse.down();
      await page.waitForTimeout(1_700);
      await page.mouse.up();
      await page.getByTestId('kill-in-force').waitFor();
      await page.locator('[data-testid^="buy-"][aria-disabled="false"]').first().waitFor({ state: 'detached' });
    },
  },
  {
    name: 'flow-link',
    path: '/',
    act: async (page, base) => {
      await tell(base, { noSocket: true, cut: true });
      await page.locator('[data-link="reconnecting"]').waitFor();
      await tell(base, { noSocket: false });
      await page.locator('[data-link="live"]').waitFor({ timeout: 12_000 });
    },
  },
  {
    name: 'flow-sign-in',
    path: '/',
    scenario: { signedOut: true },
    act: async (page) => {
      await page.getByTestId('username').fill('anna');
      await page.getByTestId('password').fill('wrong');
      await page.getByTestId('sign-in-submit').click();
      await page.getByTestId('sign-in-failure').waitFor();
      await page.getByTestId('password').fill('desk');
      await page.getByTestId('sign-in-submit').click();
      await page.getByTestId('price').waitFor();
    },
  },
  {
    name: 'flow-settings',
    path: '/',
    act: async (page) => {
      await page.getByTestId('auto-settings').click();
      await page.getByTestId('min-probability').fill('97');
      await page.getByText('of the last 24 hours').waitFor();
      await page.getByTestId('save-settings').click();
      await page.getByText('Version 13').first().waitFor();
    },
  },
];
const CALM = { stale: false, away: null, noModel: false, root: null, detectorSilent: false, spike: false, empty: false, archive: false, lapsed: false, signedOut: false, noSocket: false, mode: 'Paper', calm: true };

const tell = (base, scenario) => fetch(`${base}/dev/scenario`, { method: 'POST', body: JSON.stringify(scenario) });

const wanted = process.argv.slice(2);
const themes = (process.env.THEMES ?? 'dark,light').split(',');
await mkdir(OUT, { recursive: true });
const desk = await startDesk({ port: 0 });
const base = `http://localhost:${desk.port}`;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const findings = [];

for (const [size, viewport] of Object.entries(SIZES).filter(([name]) => (process.env.SIZES ?? 'desk,phone').includes(name))) {
  for (const theme of themes) {
    for (const scene of SCENES) {
      if (wanted.length > 0 && !wanted.includes(scene.name)) continue;
      // What is done on a screen looks alike in both themes; the screens themselves are looked at in both.
      if (wanted.length === 0 && theme === 'light' && scene.act) continue;
      await look(scene, size, viewport, theme);
    }
  }
}
if (wanted.length === 0 || wanted.includes('offline')) await offline();
await browser.close();
desk.close();

await writeFile(new URL('findings.json', OUT), JSON.stringify(findings, null, 2));
console.log(`${findings.length} findings`);
process.exit(findings.length === 0 ? 0 : 1);

function found(where, what) {
  findings.push({ where, what });
  console.log(`${where}: ${what}`);
}

async function look(scene, size, viewport, theme) {
  const where = `${scene.name}-${size}-${theme}`;
  await tell(base, { ...CALM, ...scene.scenario });
  const context = await browser.newContext({ viewport, colorScheme: theme, reducedMotion: 'reduce', bypassCSP: false, serviceWorkers: 'block', hasTouch: size === 'phone', timezoneId: 'America/New_York', locale: 'en-US' });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' && !/401|409|422/.test(message.text()) && !/WebSocket/.test(message.text())) found(where, `console: ${message.text()}`);
  });
  page.on('pageerror', (error) => found(where, `error: ${error.message}`));
  try {
    await page.goto(base + scene.path, { waitUntil: 'load' });
    await page.waitForTimeout(scene.wait ?? 900);
    if (scene.act) {
      await scene.act(page, base);
      await page.waitForTimeout(700);
    }
    await page.screenshot({ path: new URL(`${where}.png`, OUT).pathname, fullPage: !scene.act });
    await axe(page, where);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 1) found(where, `the page is ${wide} px too wide`);
  } catch (error) {
    found(where, `failed: ${error.message.split('\n')[0]}`);
  }
  await context.close();
}

/** The gateway goes away for good: the page still shows what was last seen, with its age, and takes no order. */
async function offline() {
  await tell(base, CALM);
  const context = await browser.newContext({ viewport: SIZES.phone, serviceWorkers: 'allow', locale: 'en-US' });
  const page = await context.newPage();
  try {
    await page.goto(base, { waitUntil: 'load' });
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    // A promise is true at once to waitForFunction, so the shelf is looked at from here.
    for (let turn = 0; turn < 40 && !(await page.evaluate(async () => (await caches.match('/last-seen.json')) !== undefined)); turn++) await page.waitForTimeout(500);
    desk.close();
    await page.reload({ waitUntil: 'load' });
    await page.getByTestId('read-only').waitFor({ timeout: 20_000 });
    await page.getByTestId('price').waitFor();
    if ((await page.locator('[data-testid^="buy-"][aria-disabled="false"]').count()) > 0) found('offline', 'something can be bought');
    await page.screenshot({ path: new URL('offline-phone-dark.png', OUT).pathname });
  } catch (error) {
    found('offline', `failed: ${error.message.split('\n')[0]}`);
  }
  await context.close();
}

async function axe(page, where) {
  // The page's policy allows no script of ours; the browser's own channel may bring axe all the same.
  const session = await page.context().newCDPSession(page);
  const { readFile } = await import('node:fs/promises');
  await session.send('Runtime.evaluate', { expression: await readFile(AXE, 'utf8') });
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  for (const violation of violations) {
    if (violation.impact === 'serious' || violation.impact === 'critical') {
      found(where, `axe ${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 4).map((node) => `${node.target.join(' ')} ${(node.any[0]?.message ?? '').slice(0, 120)}`).join(' | ')}`);
    }
  }
}
