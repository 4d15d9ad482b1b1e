const still = matchMedia('(prefers-reduced-motion: reduce)');

/** A cell lights up once when its value changes; not for those who want the page to be still. */
export function flash(node: HTMLElement, value: unknown) {
  let last = value;
  return {
    update(next: unknown) {
      if (next === last) {
        return;
      }
      last = next;
      if (!still.matches && !document.hidden) {
        node.animate([{ backgroundColor: 'rgb(138 184 255 / 30%)' }, { backgroundColor: 'transparent' }], {
          duration: 450,
          easing: 'ease-out',
        });
      }
    },
  };
}
