// After Vite: tells the service worker which files there are, puts a compressed copy beside each, and holds the budget.

import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const SCRIPT_LIMIT = 250_000;
const WORTH_IT = new Set(['.html', '.js', '.css', '.svg', '.webmanifest', '.json']);

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

async function tellServiceWorker() {
  const addresses = files.map((file) => `/${relative(DIST, file).split(sep).join('/')}`).filter((path) => path !== '/sw.js' && path !== '/index.html');
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
