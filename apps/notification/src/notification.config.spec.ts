import { describe, expect, it } from '@jest/globals';
import { readConfig } from '@waymark/platform';
import { NotificationConfig } from './notification.config.js';

/** What is said of `MAIL_FROM`, by whichever settings are wrong beside it. */
function saidOf(from: string): readonly string[] {
  try {
    readConfig(NotificationConfig, { SMTP_URL: 'smtp://mail:25', MAIL_FROM: from });
  } catch (error) {
    return String(error)
      .split(/\n|; /)
      .filter((line) => line.includes('MAIL_FROM'));
  }
  return [];
}

describe('the sender of mails', () => {
  it.each(['waymark@people.example', 'no-reply@trust.nhs.example'])('%s tells nothing', (from) => {
    expect(saidOf(from)).toEqual([]);
  });

  it.each(['perinatal@trust.example', 'lotus@trust.example', 'a@mentalhealth.example'])(
    '%s says why somebody is written to, and the service does not start',
    (from) => {
      expect(saidOf(from)).toEqual([expect.stringContaining('must not say why')]);
    },
  );

  it('has no name before it, which every list of mails would show', () => {
    expect(saidOf('Somebody <waymark@people.example>')).toEqual([
      expect.stringContaining('without a name before it'),
    ]);
  });
});
