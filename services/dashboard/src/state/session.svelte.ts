import { answerOf, askOnce, onUnauthorised, Problem } from '../api/client';
import type { Person, SignedIn } from '../api/types';
import { forgetEverything } from '../live/offline';
import { sessionAhead } from '../opening/ahead';
import { opening } from '../opening/opening';

type Standing = 'asking' | 'in' | 'out' | 'lapsed' | 'unreachable';

/** Who is signed in. A session that ends leaves the page as it is, read-only, with the sign-in sheet over it. */
class Session {
  standing = $state<Standing>('asking');
  person = $state.raw<Person | null>(null);
  private renewal: Promise<boolean> | null = null;
  private readonly entryListeners = new Set<() => void>();

  constructor() {
    onUnauthorised(() => this.renew());
  }

  get may(): { trade: boolean; administer: boolean } {
    const role = this.standing === 'in' ? this.person?.role : undefined;
    return { trade: role === 'trader' || role === 'admin', administer: role === 'admin' };
  }

  async begin(): Promise<void> {
    try {
      const ahead = sessionAhead();
      const answer = await (ahead ? answerOf<SignedIn>(ahead) : askOnce<SignedIn>('GET', '/api/auth/session'));
      opening.mark('session');
      this.enter(answer);
    } catch (error) {
      if (error instanceof Problem && error.isSilence) {
        this.standing = 'unreachable';
      } else if (!(await this.renew())) {
        // Whoever was in keeps the page; the sheet lies over it.
        this.standing = this.person ? 'lapsed' : 'out';
      }
    }
  }

  async signIn(form: { username: string; password: string; remember: boolean; code?: string }): Promise<void> {
    this.enter(await askOnce<SignedIn>('POST', '/auth/login', form));
  }

  async signOut(): Promise<void> {
    await askOnce('POST', '/auth/logout').catch(() => undefined);
    await forgetEverything();
    location.assign('/');
  }

  /** A remembered device signs in silently; many calls that are refused at once renew once. */
  renew(): Promise<boolean> {
    this.renewal ??= this.tryRenewal().finally(() => {
      this.renewal = null;
    });
    return this.renewal;
  }

  lapse(): void {
    if (this.standing === 'in') {
      this.standing = 'lapsed';
    }
  }

  private async tryRenewal(): Promise<boolean> {
    try {
      this.enter(await askOnce<SignedIn>('POST', '/api/auth/refresh'));
      return true;
    } catch (error) {
      if (error instanceof Problem && !error.isSilence) {
        this.lapse();
      }
      return false;
    }
  }

  /** Told before the page changes: what takes time on the line can begin while the page is drawn. */
  onEntry(listen: () => void): void {
    this.entryListeners.add(listen);
  }

  private enter(answer: SignedIn): void {
    this.person = answer.user;
    for (const listen of this.entryListeners) {
      listen();
    }
    this.standing = 'in';
  }
}

export const session = new Session();
