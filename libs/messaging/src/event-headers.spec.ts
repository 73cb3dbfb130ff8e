import { describe, expect, it } from '@jest/globals';
import type { Envelope } from '@waymark/contracts';
import { headersOf, readEnvelope, readJson, Unreadable } from './event-headers.js';
import type { IncomingRecord } from './kafka.port.js';

const envelope: Envelope = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  type: 'referral.assessed.v1',
  source: 'eligibility',
  subject: '6f9619ff-8b86-4011-b42d-00c04fc964ff',
  time: '2026-11-22T22:30:00.000Z',
  sequence: 3,
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  urgent: true,
  causationid: '01890a5d-ac96-774b-bcce-b302099a8056',
  causesource: 'intake',
  causesequence: 1,
  after: { intake: 1, routing: 4 },
};

const recordWith = (headers: IncomingRecord['headers']): IncomingRecord => ({
  ...{ topic: 'waymark.eligibility', partition: 0, offset: '0', key: null, value: null },
  headers,
});
const asBytes = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)]));

describe('CloudEvents headers', () => {
  it('carry every attribute, under the names of the Kafka binding', () => {
    expect(headersOf(envelope)).toEqual({
      ce_specversion: '1.0',
      ce_id: envelope.id,
      ce_type: 'referral.assessed.v1',
      ce_source: '/waymark/eligibility',
      ce_subject: envelope.subject,
      ce_time: '2026-11-22T22:30:00.000Z',
      ce_dataschema: 'urn:waymark:schema:referral.assessed.v1',
      'content-type': 'application/json',
      ce_sequence: '3',
      ce_urgent: 'true',
      ce_causationid: envelope.causationid,
      ce_causesource: 'intake',
      ce_causesequence: '1',
      ce_after: 'intake:1,routing:4',
      traceparent: envelope.traceparent,
    });
  });

  it('are read back as the same envelope', () => {
    expect(readEnvelope(recordWith(asBytes(headersOf(envelope))))).toEqual(envelope);
  });

  it('may lack a cause', () => {
    const { causationid: _a, causesource: _b, causesequence: _c, after: _d, ...first } = envelope;
    expect(readEnvelope(recordWith(asBytes(headersOf(first))))).toEqual(first);
  });

  it('are read when others stand beside them', () => {
    const headers = { ...asBytes(headersOf(envelope)), tracestate: Buffer.from('vendor=1') };
    expect(readEnvelope(recordWith(headers))).toEqual(envelope);
  });

  it.each([
    ['ce_specversion', '0.3'],
    ['ce_id', 'not-a-uuid'],
    ['ce_type', ''],
    ['ce_source', '/elsewhere/eligibility'],
    ['ce_source', '/waymark/nobody'],
    ['ce_subject', 'two words'],
    ['ce_time', 'yesterday'],
    ['ce_sequence', '0'],
    ['ce_sequence', '1.5'],
    ['ce_sequence', '-1'],
    ['ce_causesequence', 'one'],
    ['ce_causesource', 'nobody'],
    ['ce_after', 'intake'],
    ['ce_after', 'intake:0'],
    ['ce_after', 'nobody:1'],
    ['traceparent', 'none'],
    ['content-type', 'text/plain'],
  ])('with %s = %j cannot be read', (name, text) => {
    const headers = { ...asBytes(headersOf(envelope)), [name]: Buffer.from(text) };
    expect(() => readEnvelope(recordWith(headers))).toThrow(Unreadable);
  });

  it.each(['ce_id', 'ce_type', 'ce_source', 'ce_subject', 'ce_time', 'ce_sequence'])(
    'without %s, or with two of it, cannot be read',
    (name) => {
      const { [name]: value, ...rest } = asBytes(headersOf(envelope));
      expect(() => readEnvelope(recordWith(rest))).toThrow(Unreadable);
      const twice = { ...rest, [name]: [value ?? '', value ?? ''] };
      expect(() => readEnvelope(recordWith(twice))).toThrow(Unreadable);
    },
  );

  it('say which part is unreadable and never what it held', () => {
    const headers = { ...asBytes(headersOf(envelope)), ce_id: Buffer.from('Ann Example') };
    expect(() => readEnvelope(recordWith(headers))).toThrow(/^unreadable: ce_id$/);
  });
});

describe('a value', () => {
  it('is JSON', () => {
    expect(readJson(Buffer.from('{"a":1}'))).toEqual({ a: 1 });
  });

  it.each([
    ['nothing', null],
    ['empty', Buffer.alloc(0)],
    ['broken JSON', Buffer.from('{"a":')],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22])],
  ])('that is %s cannot be read', (_, value) => {
    expect(() => readJson(value)).toThrow(Unreadable);
  });
});
