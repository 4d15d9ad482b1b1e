import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

/** Where `npm run desk` serves its scripted desk while pages are being made. */
const desk = 'http://localhost:3900';
const forwarded = ['/api', '/auth', '/monitor', '/health', '/openapi.json'];

/** Writes down whose packages the scripts are made of, for their licences. */
function bundled(): Plugin {
  return {
    name: 'bundled',
    generateBundle(_, files) {
      const modules = Object.values(files).flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []));
      const names = modules.map((path) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter((name) => name !== undefined);
      this.emitFile({ type: 'asset', fileName: 'bundled.json', source: JSON.stringify([...new Set(names)].sort()) });
    },
  };
}

export default defineConfig({
  plugins: [svelte(), bundled()],
  build: {
    target: 'es2022',
    // Everything is a file of its own: the page's policy allows no inline script, style or data address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    proxy: {
      ...Object.fromEntries(forwarded.map((path) => [path, desk])),
      '/ws': { target: desk, ws: true },
    },
  },
});
