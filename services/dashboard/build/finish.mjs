// After Vite: writes down whose work is in the page, tells the service worker which files there are, puts a compressed
// copy beside each, and holds the budget.

import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const SCRIPT_LIMIT = 250_000;
const WORTH_IT = new Set(['.txt', '.html', '.js', '.css', '.svg', '.webmanifest', '.json']);

await writeFile(join(DIST, 'licenses.txt'), await licenses());

const files = (await readdir(DIST, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && !['.br', '.gz'].includes(extname(entry.name)))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();

await tellServiceWorker();
const sizes = await Promise.all(files.filter((file) => WORTH_IT.has(extname(file))).map(compress));

const scripts = sizes.filter(({ file }) => extname(file) === '.js' && !file.endsWith('sw.js'));
const sum = (kind) => scripts.reduce((total, size) => total + size[kind], 0);
const kilo = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
for (const { file, brotli, gzipped } of sizes) {
  console.log(`${relative(DIST, file).padEnd(52)} ${kilo(brotli).padStart(9)} br ${kilo(gzipped).padStart(9)} gz`);
}
console.log(`script in all: ${kilo(sum('brotli'))} br, ${kilo(sum('gzipped'))} gz; limit ${kilo(SCRIPT_LIMIT)}`);
if (sum('gzipped') > SCRIPT_LIMIT) {
  console.error('The script is over its limit.');
  process.exit(1);
}

/** The licences of what the browser gets; packages that only help to build are not in the page. */
async function licenses() {
  const packages = [
    ['svelte', 'LICENSE.md'],
    ['lightweight-charts', 'LICENSE'],
    ['@fontsource-variable/geist', 'LICENSE'],
  ];
  const texts = await Promise.all(
    packages.map(async ([name, file]) => `${name}\n${'='.repeat(name.length)}\n\n${await readFile(new URL(`../node_modules/${name}/${file}`, import.meta.url), 'utf8')}`),
  );
  return `${texts.join('\n\n')}\n\nTradingView Lightweight Charts, Copyright TradingView, Inc., https://www.tradingview.com/\n`;
}

async function tellServiceWorker() {
  const addresses = files.map((file) => `/${relative(DIST, file).split(sep).join('/')}`).filter((path) => !['/sw.js', '/index.html', '/licenses.txt'].includes(path));
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(file));
  const worker = join(DIST, 'sw.js');
  const text = await readFile(worker, 'utf8');
  await writeFile(
    worker,
    text.replace("'__FILES__'", ['/', ...addresses].map((path) => JSON.stringify(path)).join(', ')).replace('__VERSION__', hash.digest('hex').slice(0, 12)),
  );
}

async function compress(file) {
  const bytes = await readFile(file);
  const small = await promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  const common = await promisify(gzip)(bytes, { level: 9 });
  await writeFile(`${file}.br`, small);
  await writeFile(`${file}.gz`, common);
  return { file, brotli: small.length, gzipped: common.length };
}
