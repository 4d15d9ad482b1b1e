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

/** The first script stands in the page's head and waits for nobody. */
function first(): Plugin {
  return {
    name: 'first',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }) => {
        const made = Object.values(bundle ?? {}).find((file) => file.type === 'chunk' && file.name === 'first');
        return [{ tag: 'script', attrs: { type: 'module', async: true, src: bundle ? `/${made?.fileName}` : '/src/first.ts' }, injectTo: 'head-prepend' }];
      },
    },
  };
}

export default defineConfig({
  plugins: [svelte(), bundled(), first()],
  build: {
    target: 'es2022',
    // Everything is a file of its own: the page's policy allows no inline script, style or data address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: { input: { index: 'index.html', first: 'src/first.ts' } },
  },
  server: {
    proxy: {
      ...Object.fromEntries(forwarded.map((path) => [path, desk])),
      '/ws': { target: desk, ws: true },
    },
  },
});
