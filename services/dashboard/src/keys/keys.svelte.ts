import { beacon } from '../beacon/beacon';
import { isTyping, step, type Command, type Pressed } from './keymap';

/** Listens to the keyboard of the whole page while something listens to it. */
export function onCommand(run: (command: Command) => void): () => void {
  let before: Pressed | null = null;
  const listen = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) {
      return;
    }
    if (isTyping(event.target as HTMLElement) && event.key !== 'Escape') {
      return;
    }
    const next = step(before, event.key, event.timeStamp);
    before = next.before;
    if (next.command !== null) {
      if (next.command !== 'cancel') {
        event.preventDefault();
      }
      beacon.acted();
      run(next.command);
    }
  };
  addEventListener('keydown', listen);
  return () => removeEventListener('keydown', listen);
}
