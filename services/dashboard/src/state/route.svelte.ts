export const SCREENS = ['monitor', 'history', 'account', 'system', 'alerts', 'logs', 'settings'] as const;
export type Screen = (typeof SCREENS)[number];

const PATHS: Record<Screen, string> = {
  monitor: '/',
  history: '/history',
  account: '/account',
  system: '/system',
  alerts: '/alerts',
  logs: '/logs',
  settings: '/settings',
};

export function pathOf(screen: Screen): string {
  return PATHS[screen];
}

function screenAt(path: string): Screen {
  return SCREENS.find((screen) => screen !== 'monitor' && path.startsWith(PATHS[screen])) ?? 'monitor';
}

/** Where the page is; the address says everything that can be shared. */
class Route {
  screen = $state<Screen>(screenAt(location.pathname));
  search = $state(location.search);

  constructor() {
    addEventListener('popstate', () => this.read());
  }

  go(screen: Screen, search = ''): void {
    history.pushState(null, '', PATHS[screen] + search);
    this.read();
    scrollTo(0, 0);
  }

  /** Another view of the same screen: the way back does not pass each letter of a filter. */
  refine(search: string): void {
    history.replaceState(null, '', location.pathname + search);
    this.search = location.search;
  }

  private read(): void {
    this.screen = screenAt(location.pathname);
    this.search = location.search;
  }
}

export const route = new Route();
