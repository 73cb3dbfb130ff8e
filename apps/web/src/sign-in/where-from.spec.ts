import { describe, expect, it } from '@jest/globals';
import type { Request } from 'express';
import { whereFrom } from './where-from.js';

const call = (sessionID: string, ip?: string): Request => ({ sessionID, ip }) as Request;

describe('from where somebody calls', () => {
  it('is an address and a mark that tells sessions apart and none of their ids', () => {
    const from = whereFrom(call('secret-id', '::ffff:192.0.2.7'), 'cw-loss');
    expect(from).toMatch(/^192\.0\.2\.7 session:[0-9a-f]{12}$/);
    expect(whereFrom(call('another-id', '192.0.2.7'), 'cw-loss')).not.toBe(from);
    expect(whereFrom(call('secret-id', '192.0.2.7'), 'cw-loss')).toBe(from);
  });

  it('is the mark alone of who refers herself', () => {
    expect(whereFrom(call('secret-id', '192.0.2.7'), 'self')).toMatch(/^session:[0-9a-f]{12}$/);
  });
});
