import './style/tokens.css';
import './style/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { takeOver } from './opening/ahead';
import { opening } from './opening/opening';

opening.mark('script');
takeOver();

const target = document.getElementById('app');
if (!target) {
  throw new Error('The page has no #app to live in');
}
mount(App, { target });

if ('serviceWorker' in navigator && import.meta.env.PROD) {
  void opening.over.then(() => whenIdle(() => void navigator.serviceWorker.register('/sw.js')));
}

/** The worker fetches all files of the page anew: nothing that anybody waits for. */
function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) {
    requestIdleCallback(act, { timeout: 5_000 });
  } else {
    setTimeout(act, 1_000);
  }
}
