import { RESTRICTED, type ServiceName } from '@waymark/contracts';
import { BEING_OPENED } from '../clients/closed-record.js';
import { inLanguage, say } from '../language/say.js';
import { whatStillWorks } from './what-still-works.js';

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
  /** The service that does not answer, where it is known. */
  readonly silent?: ServiceName;
}

/** One organisation sends, or checks, more than people do. */
export const ORGANISATION_TOO_MANY = 'organisation-too-many';

const HOME: Link = inLanguage(() => ({ href: '/', text: say`Go to your start page` }));

const DRAFT = /^\/refer\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\//;

/** Pages for the person, past the first: each is read at the address that it is posted to. */
const OWN_FORM = /^\/for-you\/(?:questions\/[a-z-]+|area|help-now|check)$/;

const RECORD =
  /^\/(?:worklist|referrals|restricted)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/|$)/;

/** Of codes whose sentence says all. */
const TITLES: ReadonlyMap<string, string> = inLanguage(
  () =>
    new Map([
      ['form-expired', say`This form can no longer be sent`],
      ['form-from-elsewhere', say`This form came from another site`],
      [BEING_OPENED, say`This record is being opened`],
    ]),
);

/** The page for a problem: known codes have words of their own, the rest goes by status. */
export function problemPageOf(trouble: Trouble, path = ''): ProblemPage {
  const { status, code, detail, silent } = trouble;
  const known = pageOfCode(code, detail, path);
  if (known !== undefined) return known;
  switch (status) {
    case 403:
      return page(say`You may not open this page`, [
        say`It belongs to another role, or to another organisation.`,
        say`If you have several roles, change to the one you need.`,
      ]);
    case 404:
      return page(say`Page not found`, [
        say`There is nothing at this address, or it belongs to another team.`,
        say`If you typed the address, check it.`,
      ]);
    case 409:
      return page(say`Somebody was faster`, [
        detail,
        say`Open the referral again to see how it stands.`,
      ]);
    case 413:
      return page(say`That was too much`, [
        say`The form was larger than this site can take.`,
        say`Nothing was changed, and nothing of it is kept. Go back and send less at once.`,
      ]);
    case 400:
    case 405:
    case 415:
    case 422:
      return page(say`That could not be used`, [detail, say`Nothing was changed.`]);
    case 429:
      return page(say`Too many requests`, [detail]);
    case 503:
      return page(say`A part of Waymark does not answer`, [
        detail,
        ...stillWorks(silent, path),
        say`Everything you saved before is kept, and referrals already sent are not affected.`,
        say`Try again in a minute. If it lasts longer than 15 minutes, telephone the team instead.`,
      ]);
    default:
      return page(say`Something went wrong`, [
        say`This is our fault, and it has been recorded.`,
        say`Everything you saved before is kept. Try again in a minute.`,
      ]);
  }
}

function stillWorks(silent: ServiceName | undefined, path: string): readonly string[] {
  const works = silent && whatStillWorks(silent, path);
  return works === undefined ? [] : [works];
}

function pageOfCode(code: string, detail: string, path: string): ProblemPage | undefined {
  if (code === RESTRICTED) return restrictedPage(RECORD.exec(path)?.[1]);
  if (code === ORGANISATION_TOO_MANY) return organisationPage(detail, path);
  const title = TITLES.get(code);
  return title === undefined ? undefined : page(title, [detail]);
}

/** The same for somebody who refers themselves: what is safe, and who else helps. */
export function ownProblemPageOf({ status, code, detail }: Trouble, path = ''): ProblemPage {
  const elsewhere = say`Your GP, midwife or health visitor can also ask for help for you.`;
  if (code === 'form-expired') {
    return own(say`Please start again`, [
      say`You were away for a while, so we deleted your answers.`,
    ]);
  }
  switch (status) {
    case 404:
      return own(say`Page not found`, [say`There is nothing at this address.`]);
    case 429:
      return again(path, own(say`Please wait a moment`, [detail, elsewhere]));
    case 503:
      return again(
        path,
        own(say`This does not work just now`, [
          say`This is not because of you. Your answers are kept for 30 minutes. Please try again in a minute.`,
          elsewhere,
        ]),
      );
    default:
      return again(
        path,
        own(say`Something went wrong`, [
          say`This is not because of you. Please try again.`,
          elsewhere,
        ]),
      );
  }
}

/** What was answered is saved page by page, so that the way back leads to all of it. */
function organisationPage(detail: string, path: string): ProblemPage {
  return {
    ...page(say`Your organisation is sending too much at once`, [
      say`More referrals were sent or checked in your organisation within a minute than people can fill in. This one has to wait a little.`,
      say`Nothing is lost: everything you answered is saved. ${detail}`,
      say`If this page comes again and again, tell whoever looks after Waymark in your organisation: a program may be sending forms.`,
      say`Do not wait for this page if it is urgent: telephone.`,
    ]),
    links: [...(DRAFT.test(path) ? [{ href: path, text: say`Try again` }] : []), HOME],
  };
}

/** Nobody is left without a way: whoever needs it now opens it with a reason. */
function restrictedPage(id: string | undefined): ProblemPage {
  const title = say`This record is restricted`;
  if (id === undefined)
    return page(title, [
      say`Only people who are named on it can open it.`,
      say`Its reference is enough to speak of it with the team that holds it.`,
    ]);
  return {
    ...page(title, [
      say`Only people who are named on it can open it. Some people are known to the service, for example because they work there.`,
      say`If you need it now to look after the person, you can open it with a reason. That is recorded and looked at afterwards.`,
      say`Otherwise ask somebody who is named on it, or the person to whom it is assigned.`,
    ]),
    links: [{ href: `/restricted/${id}`, text: say`Open it with a reason` }, HOME],
  };
}

const page = (title: string, sentences: readonly string[], home = HOME): ProblemPage => ({
  title,
  sentences,
  links: [home],
});

const own = (title: string, sentences: readonly string[]): ProblemPage =>
  page(title, sentences, { href: '/for-you', text: say`Go to the first page` });

/** The first page begins anew: whoever has answered something already is led back to it before that. */
const again = (path: string, shown: ProblemPage): ProblemPage =>
  OWN_FORM.test(path)
    ? { ...shown, links: [{ href: path, text: say`Try again` }, ...shown.links] }
    : shown;
