import { describe, expect, it } from '@jest/globals';
import type { ReferrerRole } from '@waymark/contracts';
import { senderOf } from './sender.js';

describe('the sender', () => {
  it.each<{ kind: 'person' | 'machine'; organisation: string; role: ReferrerRole; is: string }>([
    { kind: 'person', organisation: 'eastham-gp', role: 'gp', is: 'form eastham-gp' },
    { kind: 'machine', organisation: 'eastham-gp', role: 'gp', is: 'api eastham-gp' },
    { kind: 'machine', organisation: 'eastham-gp', role: 'self', is: 'self self' },
    { kind: 'person', organisation: 'self', role: 'self', is: 'self self' },
    { kind: 'person', organisation: 'self', role: 'family', is: 'self self' },
  ])('of a $kind of $organisation as $role is $is', ({ kind, organisation, role, is }) => {
    const sender = senderOf({ kind, organisation }, role);
    expect(`${sender?.channel} ${sender?.organisation}`).toBe(is);
  });

  it.each(['Eastham GP', '', 'eastham_gp', 'EASTHAM'])('is not "%s"', (organisation) => {
    expect(senderOf({ kind: 'person', organisation }, 'gp')).toBeUndefined();
  });
});
