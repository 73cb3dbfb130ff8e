import { RESTRICTED } from '@waymark/contracts';
import { BEING_OPENED } from '../clients/closed-record.js';

interface Link {
  readonly href: string;
  readonly text: string;
}

/** A page that says what went wrong, what it means for the work at hand, and where to go. */
export interface ProblemPage {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly links: readonly Link[];
}

interface Trouble {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

/** One organisation sends, or checks, more than people do. */
export const ORGANISATION_TOO_MANY = 'organisation-too-many';

const HOME: Link = { href: '/', text: 'Go to your start page' };

const DRAFT = /^\/refer\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\//;

const RECORD =
  /^\/(?:worklist|referrals|restricted)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/|$)/;

/** Of codes whose sentence says all. */
const TITLES: ReadonlyMap<string, string> = new Map([
  ['form-expired', 'This form can no longer be sent'],
  ['form-from-elsewhere', 'This form came from another site'],
  [BEING_OPENED, 'This record is being opened'],
]);

/** The page for a problem: known codes have words of their own, the rest goes by status. */
export function problemPageOf({ status, code, detail }: Trouble, path = ''): ProblemPage {
  const known = pageOfCode(code, detail, path);
  if (known !== undefined) return known;
  switch (status) {
    case 403:
      return page('You may not open this page', [
        'It belongs to another role, or to another organisation.',
        'If you have several roles, change to the one you need.',
      ]);
    case 404:
      return page('Page not found', [
        'There is nothing at this address, or it belongs to another team.',
        'If you typed the address, check it.',
      ]);
    case 409:
      return page('Somebody was faster', [detail, 'Open the referral again to see how it stands.']);
    case 413:
      return page('That was too much', [
        'The form was larger than this site can take.',
        'Nothing was changed, and nothing of it is kept. Go back and send less at once.',
      ]);
    case 400:
    case 405:
    case 415:
    case 422:
      return page('That could not be used', [detail, 'Nothing was changed.']);
    case 429:
      return page('Too many requests', [detail]);
    case 503:
      return page('A part of Waymark does not answer', [
        detail,
        'Everything you saved before is kept, and referrals already sent are not affected.',
        'Try again in a minute. If it lasts longer than 15 minutes, telephone the team instead.',
      ]);
    default:
      return page('Something went wrong', [
        'This is our fault, and it has been recorded.',
        'Everything you saved before is kept. Try again in a minute.',
      ]);
  }
}

function pageOfCode(code: string, detail: string, path: string): ProblemPage | undefined {
  if (code === RESTRICTED) return restrictedPage(RECORD.exec(path)?.[1]);
  if (code === ORGANISATION_TOO_MANY) return organisationPage(detail, path);
  const title = TITLES.get(code);
  return title === undefined ? undefined : page(title, [detail]);
}

/** The same for somebody who refers themselves: what is safe, and who else helps. */
export function ownProblemPageOf({ status, code, detail }: Trouble): ProblemPage {
  const elsewhere = 'Your GP, midwife or health visitor can also ask for help for you.';
  if (code === 'form-expired') {
    return own('Please start again', ['You were away for a while, so we deleted your answers.']);
  }
  switch (status) {
    case 404:
      return own('Page not found', ['There is nothing at this address.']);
    case 429:
      return own('Please wait a moment', [detail, elsewhere]);
    case 503:
      return own('This does not work just now', [
        'This is not because of you. Your answers are kept for 30 minutes. Please try again in a minute.',
        elsewhere,
      ]);
    default:
      return own('Something went wrong', [
        'This is not because of you. Please try again.',
        elsewhere,
      ]);
  }
}

/** What was answered is saved page by page, so that the way back leads to all of it. */
function organisationPage(detail: string, path: string): ProblemPage {
  return {
    ...page('Your organisation is sending too much at once', [
      'More referrals were sent or checked in your organisation within a minute than people can fill in. This one has to wait a little.',
      `Nothing is lost: everything you answered is saved. ${detail}`,
      'If this page comes again and again, tell whoever looks after Waymark in your organisation: a program may be sending forms.',
      'Do not wait for this page if it is urgent: telephone.',
    ]),
    links: [...(DRAFT.test(path) ? [{ href: path, text: 'Try again' }] : []), HOME],
  };
}

/** Nobody is left without a way: whoever needs it now opens it with a reason. */
function restrictedPage(id: string | undefined): ProblemPage {
  const title = 'This record is restricted';
  if (id === undefined)
    return page(title, [
      'Only people who are named on it can open it.',
      'Its reference is enough to speak of it with the team that holds it.',
    ]);
  return {
    ...page(title, [
      'Only people who are named on it can open it. Some people are known to the service, for example because they work there.',
      'If you need it now to look after the person, you can open it with a reason. That is recorded and looked at afterwards.',
      'Otherwise ask somebody who is named on it, or the person to whom it is assigned.',
    ]),
    links: [{ href: `/restricted/${id}`, text: 'Open it with a reason' }, HOME],
  };
}

const page = (title: string, sentences: readonly string[], home = HOME): ProblemPage => ({
  title,
  sentences,
  links: [home],
});

const own = (title: string, sentences: readonly string[]): ProblemPage =>
  page(title, sentences, { href: '/for-you', text: 'Go to the first page' });
