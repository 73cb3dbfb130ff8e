import { TooManyRequests } from '@waymark/platform';
import { ORGANISATION_TOO_MANY } from '../layout/problem-page.js';
import type { RequestCounts } from '../sign-in/request-counts.js';

const WAIT_MS = 7_000;

/** What the site counts: requests, referrals that one organisation sends, and self-referrals of one address. */
export type Limit = 'request' | 'organisation-sent' | 'own';

/** Refuses what is named, as if so much had been counted: nobody can ask so often for each look at a page. */
export function refuseWhatIsNamed(counts: RequestCounts, named: ReadonlySet<Limit>): void {
  const request = counts.request.bind(counts);
  const ofOrganisation = counts.ofOrganisation.bind(counts);
  const ownReferral = counts.ownReferral.bind(counts);
  Object.assign(counts, {
    request: async (who) => {
      if (named.has('request')) throw new TooManyRequests(WAIT_MS);
      await request(who);
    },
    ofOrganisation: async (what, organisation) => {
      if (what === 'sent' && named.has('organisation-sent'))
        throw new TooManyRequests(WAIT_MS, ORGANISATION_TOO_MANY);
      await ofOrganisation(what, organisation);
    },
    ownReferral: async (what, address) => {
      if (named.has('own')) throw new TooManyRequests(WAIT_MS);
      await ownReferral(what, address);
    },
  } satisfies Pick<RequestCounts, 'request' | 'ofOrganisation' | 'ownReferral'>);
}
