import { count, inLanguage, say } from '../../../language/say.js';
import { momentWords } from '../../../layout/london-time.js';
import { roleWords } from '../../../layout/words/people-words.js';
import type {
  AccountLine,
  AdministrationStore,
  ByWhom,
} from '../../../store/administration.store.js';

/** A change of one account that is asked about before it is made. */
export interface AccountChanging {
  readonly title: string;
  readonly effects: (account: AccountLine) => readonly string[];
  /** Nobody does it to themselves. */
  readonly isOfOthers?: true;
  /** False: it was not as it was thought to be, and nothing has changed. */
  readonly make: (
    store: AdministrationStore,
    account: AccountLine,
    given: { readonly of: string; readonly now: Date; readonly decision: ByWhom },
  ) => Promise<boolean>;
  /** Whether there is what it is about. */
  readonly fits: (account: AccountLine, of: string) => boolean;
  /** What it is about, besides the account. */
  readonly about?: (account: AccountLine, of: string) => string;
}

const stands = ({ endedAt }: AccountLine): boolean => endedAt === null;

export const ENDING: AccountChanging = inLanguage(() => ({
  title: say`End the account`,
  effects: ({ memberships }) => [
    say`Every session ends at once, and nobody signs in with it any more.`,
    say`What they did stays under their name. Their ${count(memberships.length, 'role')} can be used again only if somebody lets them in again.`,
  ],
  isOfOthers: true,
  fits: stands,
  make: (store, { id }, { decision }) => store.end(id, decision),
}));

export const RESTORATION: AccountChanging = inLanguage(() => ({
  title: say`Let them in again`,
  effects: ({ memberships }) => [
    say`They can sign in again, with the ${count(memberships.length, 'role')} that were not taken.`,
  ],
  fits: (account) => !stands(account),
  make: (store, { id }, { decision }) => store.restore(id, decision),
}));

export const REVIEW: AccountChanging = inLanguage(() => ({
  title: say`Record that the account was reviewed`,
  effects: ({ lastSignInAt }) => [
    lastSignInAt === null
      ? say`They have never signed in.`
      : say`They last signed in on ${momentWords(lastSignInAt.toISOString())}.`,
    say`You say that they still need what they may do. It is asked again in 90 days. Take what they do not need first.`,
  ],
  isOfOthers: true,
  fits: stands,
  make: (store, { id }, { now, decision }) => store.review(id, now, decision),
}));

export const ROLE_REMOVAL: AccountChanging = inLanguage(() => ({
  title: say`Take this role away`,
  effects: () => [say`It ends with their next page. Other roles of theirs stay.`],
  isOfOthers: true,
  fits: ({ memberships }, of) => memberships.some(({ id }) => id === of),
  about: ({ memberships }, of) => {
    const held = memberships.find(({ id }) => id === of);
    return held === undefined ? say`Not held` : `${roleWords[held.role]}, ${held.organisationName}`;
  },
  make: (store, { id }, { of, decision }) => store.takeRole(id, of, decision),
}));

export const SESSION_ENDING: AccountChanging = inLanguage(() => ({
  title: say`End this session`,
  effects: () => [
    say`Whoever uses it is signed out with their next page. What was saved is kept. They can sign in again.`,
  ],
  fits: (_account, of) => /^[0-9a-f]{12}$/.test(of),
  about: (_account, of) => say`Session ${of}`,
  make: (store, { id }, { of, decision }) => store.endSession(id, of, decision),
}));
