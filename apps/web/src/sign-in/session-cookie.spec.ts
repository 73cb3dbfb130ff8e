import { describe, expect, it } from '@jest/globals';
import { sessionCookieOf } from './session-cookie.js';

const HALF_AN_HOUR_MS = 1_800_000;

describe('the cookie of a session', () => {
  it('over https can be set by no other host and sent over nothing else', () => {
    expect(sessionCookieOf('https://waymark.example')).toEqual({
      name: '__Host-sid',
      cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure: true, maxAge: HALF_AN_HOUR_MS },
    });
  });

  it('is a plain one on this machine', () => {
    expect(sessionCookieOf('http://localhost:3000')).toMatchObject({
      name: 'sid',
      cookie: { secure: false },
    });
  });
});
