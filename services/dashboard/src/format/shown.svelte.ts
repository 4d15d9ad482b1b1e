import { Formats } from './formats';

/** How this person reads numbers and times; changes when the preferences do. */
class Shown {
  as = $state.raw(new Formats(navigator.language || 'en-US', browserZone()));

  use(locale: string | null, zone: string | null): void {
    this.as = new Formats(locale ?? (navigator.language || 'en-US'), zone ?? browserZone());
  }
}

function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export const shown = new Shown();
