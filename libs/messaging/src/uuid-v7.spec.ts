import { describe, expect, it } from '@jest/globals';
import { isUUID } from 'class-validator';
import { uuidV7 } from './uuid-v7.js';

describe('ids of events', () => {
  it('are UUIDs, each another', () => {
    const at = new Date('2026-11-22T10:00:00Z');
    const ids = Array.from({ length: 1_000 }, () => uuidV7(at));
    expect(new Set(ids).size).toBe(1_000);
    for (const id of ids) expect(isUUID(id, 7)).toBe(true);
  });

  it('sort by time', () => {
    const earlier = uuidV7(new Date('2026-11-22T10:00:00.000Z'));
    const later = uuidV7(new Date('2026-11-22T10:00:00.001Z'));
    expect(earlier < later).toBe(true);
  });
});
