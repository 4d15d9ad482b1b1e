const still = matchMedia('(prefers-reduced-motion: reduce)');

const LIT = 'rgb(138 184 255 / 22%)';
const LIT_MS = 350;

/**
 * A cell lights up once when its value changes; not for those who want the page to be still. It does not fade: with
 * ten changes a second something would fade all the time, and the whole page be painted with every frame of it.
 */
export function flash(node: HTMLElement, value: unknown) {
  let last = value;
  let end: ReturnType<typeof setTimeout> | undefined;
  return {
    update(next: unknown) {
      if (next === last) {
        return;
      }
      last = next;
      if (still.matches || document.hidden) {
        return;
      }
      clearTimeout(end);
      node.style.backgroundColor = LIT;
      end = setTimeout(() => (node.style.backgroundColor = ''), LIT_MS);
    },
    destroy() {
      clearTimeout(end);
    },
  };
}
