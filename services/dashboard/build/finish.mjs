// After Vite: writes down whose work is in the page, tells the service worker which files there are, puts a compressed
// copy beside each, and holds the budget.

import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
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

/** The licences of what the browser gets: the scripts' packages as Vite wrote them down, and the font. */
async function licenses() {
  const bundled = join(DIST, 'bundled.json');
  const packages = [...JSON.parse(await readFile(bundled, 'utf8')), '@fontsource-variable/geist'];
  await rm(bundled);
  const texts = await Promise.all(packages.map(async (name) => `${name}\n${'='.repeat(name.length)}\n\n${await licenseOf(name)}`));
  return `${texts.join('\n\n')}\n\nTradingView Lightweight Charts™, Copyright (c) 2026 TradingView, Inc., https://www.tradingview.com/\nIt has parts of tslib in it, Copyright (c) Microsoft Corporation, BSD Zero Clause License.\n`;
}

async function licenseOf(name) {
  const folder = new URL(`../node_modules/${name}/`, import.meta.url);
  const file = (await readdir(folder)).find((each) => /^licen[cs]e(\.md|\.txt)?$/i.test(each));
  if (file) return readFile(new URL(file, folder), 'utf8');
  const { license, author } = JSON.parse(await readFile(new URL('package.json', folder), 'utf8'));
  if (!license || !author) throw new Error(`${name} is in the page and says nothing of its licence`);
  return `${license}, ${typeof author === 'string' ? author : author.name}; the package has no text of it.\n`;
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
