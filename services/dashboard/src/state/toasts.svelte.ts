export type Tone = 'good' | 'plain' | 'warn' | 'bad';

export interface Toast {
  id: number;
  /** A later word about the same subject replaces the former. */
  key: string | null;
  tone: Tone;
  title: string;
  text: string;
  /** What it is about, to be taken from there. */
  link: { href: string; text: string } | null;
}

const SHOWN_MS = 7_000;

/** Short notices in the corner; each is read out once. */
class Toasts {
  list = $state.raw<readonly Toast[]>([]);
  private next = 1;

  say(tone: Tone, title: string, text = '', key: string | null = null, link: Toast['link'] = null): void {
    const toast: Toast = { id: this.next++, key, tone, title, text, link };
    const others = key === null ? this.list : this.list.filter((each) => each.key !== key);
    this.list = [...others, toast].slice(-4);
    setTimeout(() => this.drop(toast.id), tone === 'bad' || link ? SHOWN_MS * 2 : SHOWN_MS);
  }

  drop(id: number): void {
    this.list = this.list.filter((each) => each.id !== id);
  }
}

export const toasts = new Toasts();
