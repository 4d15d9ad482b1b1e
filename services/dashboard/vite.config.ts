import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/** Where `npm run desk` serves its scripted desk while pages are being made. */
const desk = 'http://localhost:3900';
const forwarded = ['/api', '/auth', '/monitor', '/health', '/openapi.json'];

export default defineConfig({
  plugins: [svelte()],
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
