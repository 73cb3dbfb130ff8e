import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { Logger } from './logger.js';
import { newTraceparent, traceIdOf, withTrace } from './trace.js';

const CANARY = 'Zebediah-Canary Quux';

function aLogger(): { logger: Logger; lines: () => Record<string, unknown>[]; text: () => string } {
  const written: string[] = [];
  const logger = new Logger('routing', 'info', {
    write: (line: string) => void written.push(line),
  });
  return {
    logger,
    lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>),
    text: () => written.join(''),
  };
}

describe('the log', () => {
  it('writes one line of JSON with service, level, time and fields', () => {
    const { logger, lines } = aLogger();
    logger.info('referral routed', { referralId: '6f1', count: 2 });
    expect(lines()).toEqual([
      expect.objectContaining({
        service: 'routing',
        level: 'info',
        message: 'referral routed',
        referralId: '6f1',
        count: 2,
        time: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/),
      }),
    ]);
  });

  it('adds the trace of the work being done', () => {
    const { logger, lines } = aLogger();
    const traceparent = newTraceparent();
    withTrace(traceparent, () => {
      logger.info('inside');
    });
    logger.info('outside');
    expect(lines().map(({ traceId }) => traceId)).toEqual([traceIdOf(traceparent), undefined]);
  });

  it('drops fields it does not know, however they came in', () => {
    const { logger, text } = aLogger();
    const person = { referralId: '6f1', surname: CANARY, body: { note: CANARY } };
    logger.info('spread', { ...person });
    expect(text()).toContain('6f1');
    expect(text()).not.toContain('Canary');
  });

  it('writes no sentence where an id or a code belongs', () => {
    const { logger, lines } = aLogger();
    logger.info('declined', { reason: CANARY, code: 'not-in-area' });
    expect(lines()[0]).toMatchObject({ reason: '[not an id or code]', code: 'not-in-area' });
  });

  it('tells what failed in the database, without query, parameters and quoted values', () => {
    const { logger, text, lines } = aLogger();
    const driver = Object.assign(new Error(`invalid input syntax for type date: "${CANARY}"`), {
      code: '22007',
      table: 'person',
      detail: `Failing row contains (${CANARY})`,
    });
    const failed = new QueryFailedError(`SELECT '${CANARY}'`, [CANARY], driver);
    logger.error('a request failed', { cause: new Error('could not store', { cause: failed }) });
    expect(text()).not.toContain('Canary');
    expect(lines()[0]).toMatchObject({
      error: { message: 'could not store', cause: { name: 'QueryFailedError', table: 'person' } },
    });
    expect(text()).toContain('22007');
  });

  it('keeps the message of a failure of our own making, and where it happened', () => {
    const { logger, lines } = aLogger();
    logger.error('stopped', { cause: new TypeError('x is not a function') });
    expect(lines()[0]).toMatchObject({
      error: {
        name: 'TypeError',
        message: 'x is not a function',
        stack: expect.stringContaining('logger.spec'),
      },
    });
  });

  it('takes addresses, numbers and quotations out of messages, and keeps names of tables', () => {
    const { logger, lines } = aLogger();
    const messages = [
      new Error('550 no such mailbox <jane@example.org>'),
      new Error('999 000 1234 is not 9990001234'),
      new Error(`unexpected "${CANARY}"`),
      Object.assign(new Error('relation "worklist" does not exist'), { code: '42P01' }),
    ];
    for (const cause of messages) logger.error('failed', { cause });
    expect(lines().map(({ error }) => (error as Error).message)).toEqual([
      '550 no such mailbox …',
      '999 000 1234 is not …',
      'unexpected "…"',
      'relation "worklist" does not exist',
    ]);
  });

  it('does not quote broken JSON, nor what was thrown instead of an error', () => {
    const { logger, text } = aLogger();
    const broken = (): unknown => JSON.parse(CANARY);
    try {
      broken();
    } catch (cause) {
      logger.warn('unreadable', { cause });
    }
    logger.warn('odd', { cause: CANARY });
    expect(text()).not.toContain('Canary');
  });
});
