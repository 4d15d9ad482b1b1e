import type { Tone } from '../state/toasts.svelte';

const NOTES: Record<Tone, number[]> = { good: [660, 880], plain: [660], warn: [520, 440], bad: [440, 330, 440] };
const NOTE_SECONDS = 0.12;

/** A short tune by tone, for those who want to hear what happens. A browser may keep it until the page was touched. */
export function chime(tone: Tone): void {
  const audio = new AudioContext();
  const volume = audio.createGain();
  volume.gain.value = 0.08;
  volume.connect(audio.destination);
  const notes = NOTES[tone];
  notes.forEach((pitch, index) => {
    const note = audio.createOscillator();
    note.frequency.value = pitch;
    note.connect(volume);
    note.start(audio.currentTime + index * NOTE_SECONDS);
    note.stop(audio.currentTime + (index + 0.9) * NOTE_SECONDS);
  });
  setTimeout(() => void audio.close(), notes.length * NOTE_SECONDS * 1000 + 200);
}

/** A notice of the browser while the page is out of sight, with the mode in front. */
export function notice(mode: string, title: string, text: string): void {
  if (document.hidden && 'Notification' in window && Notification.permission === 'granted') {
    new Notification(`${mode.toUpperCase()} · ${title}`, { body: text, icon: '/icon-192.png' });
  }
}
