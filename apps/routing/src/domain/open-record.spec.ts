import { describe, expect, it } from '@jest/globals';
import { openRecord } from './open-record.js';
import { aReferral } from './placement.fixture.js';

const told = {
  now: new Date('2026-11-22T10:00:00.000Z'),
  urgent: true,
  landing: { organisation: 'landing-qmm', kind: 'landing-team', name: 'Landing team' },
} as const;

describe('the record that is opened', () => {
  it.each([
    { callRecorded: true, is: true },
    { callRecorded: false, is: false },
    { callRecorded: undefined, is: false },
  ])(
    'knows of a call that was taken before it was sent ($callRecorded): $is',
    ({ callRecorded, is }) => {
      const received = { ...aReferral(), ...(callRecorded !== undefined && { callRecorded }) };
      expect(openRecord(received, told).callRecorded).toBe(is);
    },
  );
});
