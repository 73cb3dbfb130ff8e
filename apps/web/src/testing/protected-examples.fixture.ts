import type { ProtectedFact, ProtectedFacts, ProtectedFactShown } from '@waymark/contracts';
import { aReferral } from './referral-examples.fixture.js';
import { ISSUER } from './restricted-examples.fixture.js';

export const FACT_ID = '0b8f6f0e-0000-4000-8000-0000000000e1';

const aFact: ProtectedFact = {
  factId: FACT_ID,
  kind: 'placement-address',
  neededFor: 'plan-contact',
  writtenBy: `${ISSUER}|referrer`,
  organisation: 'wensum-maternity',
  team: 'Wensum Maternity',
  writtenAt: '2026-11-20T10:42:00.000Z',
};

/** One that stands, and one that has ended. */
export const someFacts: ProtectedFacts = {
  reference: aReferral.reference,
  facts: [
    aFact,
    {
      ...aFact,
      factId: '0b8f6f0e-0000-4000-8000-0000000000e2',
      ...{ kind: 'partner', neededFor: 'keep-the-person-safe' },
      ...{ endedAt: '2026-11-21T09:00:00.000Z', endedBecause: 'no-longer-so' },
    },
  ],
  mayAdd: true,
};

export const noFacts: ProtectedFacts = { ...someFacts, facts: [] };

export const aShownFact: ProtectedFactShown = {
  ...aFact,
  details: 'With foster carers, who are called Example.\nThe social worker is Sam Example.',
};
