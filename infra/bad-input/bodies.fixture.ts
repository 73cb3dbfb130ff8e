import { QUESTION } from './own-records.fixture.js';

/** Bodies that are taken, where the smallest that a document allows is not. */
export const BODIES: Readonly<Record<string, object>> = {
  'POST /referrals/{id}/amendments': { primaryCarer: 'yes' },
  'POST /referrals/{id}/answers': { questionId: QUESTION, primaryCarer: 'yes' },
  'POST /safety-concerns/{id}/settlement': {
    ...{ version: 2, byName: 'Sam Example', outcome: 'no-call-needed', because: 'They have rung.' },
  },
};
