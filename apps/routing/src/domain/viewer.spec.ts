import { describe, expect, it } from '@jest/globals';
import type { CallerRole } from '@waymark/contracts';
import { consideredSeenBy, itemSeenBy, stepSeenBy, type KeptStep } from './viewer.js';

const by = (...roles: CallerRole[]) =>
  ({ kind: 'person', organisation: 'link-work', roles }) as const;
const linkWorker = by('link-worker');
const clinicians = [by('hub-clinician'), by('landing-coordinator', 'link-worker')];
const step = {
  ...{ at: new Date('2026-11-22T12:00:00Z'), what: 'redirected', by_organisation: 'hub' },
  ...{ by_name: 'Jo Example', because: 'EPDS is 21.', note: 'Canarynote' },
} satisfies KeptStep;
const owed = {
  ...{ what: 'acknowledge' as const, owner: 'link-work', ownerName: 'Link work' },
  dueAt: '2026-11-24T17:00:00.000Z',
} as const;
const considered = [
  { rule: 'urgent-safety', taken: false, because: 'No sign.' },
  { rule: 'perinatal-first', serviceId: 'team', taken: true, because: 'Bipolar disorder.' },
];

describe('a link worker, of what happened in routing', () => {
  it('reads that it was decided, and neither why nor what another team noted', () => {
    const decided = { ...step, considered };
    expect(stepSeenBy(linkWorker, decided).because).toBe('It was decided where the person goes.');
    for (const clinician of clinicians) {
      expect(stepSeenBy(clinician, decided).because).toBe('EPDS is 21. Canarynote');
    }
  });

  it('reads what is no decision, and what the own team noted', () => {
    expect(stepSeenBy(linkWorker, { ...step, considered: null }).because).toBe('EPDS is 21.');
    const own = { ...step, because: 'Called.', by_organisation: 'link-work', considered: null };
    expect(stepSeenBy(linkWorker, own).because).toBe('Called. Canarynote');
  });

  it('reads which places were looked at, and not why', () => {
    expect(consideredSeenBy(linkWorker, considered)).toEqual([
      {
        ...{ rule: 'for-clinicians', serviceId: 'team', taken: true },
        because: 'Why is for clinicians only.',
      },
    ]);
    for (const clinician of clinicians) {
      expect(consideredSeenBy(clinician, considered)).toEqual(considered);
    }
  });

  it('reads of what leads, on the list and in its file, not what was judged of the person', () => {
    const lead = { as: 'lead', because: 'EPDS is 9, up to 12.' } as const;
    expect(itemSeenBy(linkWorker, lead).because).toMatch(/^Your service was found/);
    const offered = { ...lead, nextStep: { ...owed, because: lead.because } };
    expect(itemSeenBy(linkWorker, offered).nextStep.because).toMatch(/^Your service was found/);
    // A lead that goes on alongside takes its step with it.
    const beside = { ...offered, as: 'alongside', because: 'It goes on alongside.' } as const;
    expect(itemSeenBy(linkWorker, beside).nextStep.because).toBe('It goes on alongside.');
    const task = { as: 'task', because: 'Confirm that it has arrived.' } as const;
    expect(itemSeenBy(linkWorker, task)).toEqual(task);
    for (const clinician of clinicians) expect(itemSeenBy(clinician, offered)).toEqual(offered);
  });
});
