import { count, inLanguage, say } from '../../../language/say.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import type { Question } from '../../../layout/form/question.js';
import {
  linkProblems,
  showQuestions,
  type ProblemLink,
  type QuestionView,
} from '../../../layout/form/show-questions.js';
import { lengthWords, momentWords } from '../../../layout/london-time.js';
import { roleWords } from '../../../layout/words/people-words.js';
import type {
  AccountChange,
  AccountLine,
  AccountSession,
} from '../../../store/administration.store.js';

interface Link {
  readonly href: string;
  readonly text: string;
}

interface AccountRow {
  readonly href: string;
  readonly name: string;
  readonly email: string;
  readonly state: string;
  readonly colour: 'green' | 'blue' | 'grey';
  readonly roles: string;
  readonly lastSignIn: string;
  readonly reviewed: string;
}

export const accountPath = (id: string): string => `/accounts/${id}`;

export const accountRow = (account: AccountLine): AccountRow => ({
  href: accountPath(account.id),
  name: account.name,
  email: account.email ?? say`None`,
  ...stateOf(account),
  roles: rolesIn(account),
  lastSignIn: account.lastSignInAt === null ? say`Never` : instantWords(account.lastSignInAt),
  reviewed: account.reviewedAt === null ? say`Never` : instantWords(account.reviewedAt),
});

const instantWords = (at: Date): string => momentWords(at.toISOString());

function stateOf({ endedAt, subject }: AccountLine): Pick<AccountRow, 'state' | 'colour'> {
  if (endedAt !== null) return { state: say`Ended`, colour: 'grey' };
  return subject === null
    ? { state: say`Invited`, colour: 'blue' }
    : { state: say`Active`, colour: 'green' };
}

function rolesIn({ memberships }: AccountLine): string {
  const [first, ...others] = memberships;
  if (first === undefined) return say`None: nobody can work with it`;
  const one = `${roleWords[first.role]}, ${first.organisationName}`;
  return others.length === 0 ? one : say`${one}, and ${count(others.length, 'other')}`;
}

export interface AccountsPage {
  readonly title: string;
  readonly section: string;
  readonly search: string;
  readonly searching: readonly QuestionView[];
  readonly problems: readonly ProblemLink[];
  readonly sum: string;
  readonly accounts: readonly AccountRow[];
  readonly pages: { readonly before?: string; readonly after?: string };
}

export interface AccountPage extends AccountRow {
  readonly title: string;
  readonly section: string;
  readonly issuer: string;
  readonly subject: string;
  readonly held: readonly { readonly words: string; readonly remove: string }[];
  readonly sessions: readonly { readonly words: string; readonly end: string }[];
  readonly changes: readonly { readonly when: string; readonly words: string }[];
  readonly actions: readonly Link[];
  readonly back: Link;
}

export interface AccountKnown {
  readonly account: AccountLine;
  readonly sessions: readonly AccountSession[];
  readonly changes: readonly AccountChange[];
  readonly names: ReadonlyMap<string, string>;
}

export function accountPage({ account, sessions, changes, names }: AccountKnown): AccountPage {
  const here = accountPath(account.id);
  const hasEnded = account.endedAt !== null;
  return {
    ...accountRow(account),
    title: account.name,
    section: say`Accounts`,
    issuer: account.issuer,
    subject: account.subject ?? say`Not known until they sign in for the first time`,
    held: account.memberships.map(({ id, role, organisationName, organisation }) => ({
      words: `${roleWords[role]}, ${organisationName} (${organisation})`,
      remove: `${here}/roles/${id}/removal`,
    })),
    sessions: sessions.map(({ mark, since, until }) => ({
      words: say`Since ${momentWords(new Date(since).toISOString())}, until ${momentWords(until.toISOString())} at the latest if nothing is done. Mark ${mark}`,
      end: `${here}/sessions/${mark}/ending`,
    })),
    changes: changes.map((change) => ({
      when: momentWords(change.at.toISOString()),
      words: changeWords(change, names),
    })),
    actions: hasEnded
      ? [{ href: `${here}/restoration`, text: say`Let them in again` }]
      : [
          { href: `${here}/roles`, text: say`Give a role` },
          { href: `${here}/review`, text: say`Record that the account was reviewed` },
          { href: `${here}/ending`, text: say`End the account` },
        ],
    back: { href: '/accounts', text: say`Accounts` },
  };
}

const ACTIONS: Readonly<Record<string, string>> = inLanguage(() => ({
  invited: say`Invited`,
  'first-sign-in': say`Signed in for the first time`,
  'role-given': say`Was given a role`,
  'role-taken': say`Had a role taken`,
  ended: say`The account ended, and every session with it`,
  restored: say`Was let in again`,
  'session-ended': say`A session was ended`,
  reviewed: say`Was reviewed`,
}));

function changeWords(
  { action, role, organisation, doneBy, reason }: AccountChange,
  names: ReadonlyMap<string, string>,
): string {
  const what =
    role === null ? '' : say`: ${roleWords[role]} in ${organisation ?? say`no organisation`}`;
  const why = reason === null ? '' : say` Why: ${reason}`;
  return say`${ACTIONS[action] ?? action}${what}, by ${names.get(doneBy) ?? doneBy}.${why}`;
}

export interface ReviewPage {
  readonly title: string;
  readonly section: string;
  readonly accounts: readonly (AccountRow & { readonly review: string; readonly unused: string })[];
  readonly back: Link;
}

const UNUSED_MS = 90 * 24 * 60 * 60 * 1000;

/** Whose access somebody has to look at again. */
export const reviewPage = (accounts: readonly AccountLine[], now: Date): ReviewPage => ({
  title: say`Access to review`,
  section: say`Accounts`,
  accounts: accounts.map((account) => ({
    ...accountRow(account),
    review: `${accountPath(account.id)}/review`,
    unused: unusedWords(account.lastSignInAt, now),
  })),
  back: { href: '/accounts', text: say`Accounts` },
});

function unusedWords(last: Date | null, now: Date): string {
  if (last === null) return say`Never used`;
  const length = now.getTime() - last.getTime();
  return length < UNUSED_MS ? say`In use` : say`Not used for ${lengthWords(length)}`;
}

const searchQuestion: Question = inLanguage(() => ({
  kind: 'text',
  name: 'search',
  label: say`Name, email or organisation`,
  width: 20,
  autocomplete: 'off',
}));

export const accountsPage = (
  accounts: readonly (AccountLine & { readonly total: number })[],
  search: string,
  pages: AccountsPage['pages'],
  problems: readonly FormProblem[] = [],
): AccountsPage => ({
  title: say`Accounts`,
  section: say`Administration`,
  search,
  searching: showQuestions([searchQuestion], { search }, problems),
  problems: linkProblems([searchQuestion], problems),
  sum: count(accounts[0]?.total ?? 0, 'account'),
  accounts: accounts.map(accountRow),
  pages,
});
