import { describe, expect, it } from '@jest/globals';
import type { IncomingRecord } from './kafka.port.js';
import { recordOf, type StoredRecord, storedRecordOf } from './stored-record.js';

const record: IncomingRecord = {
  topic: 'waymark.intake',
  partition: 3,
  offset: '42',
  key: Buffer.from('6f9619ff'),
  value: Buffer.from([0x7b, 0xff, 0x00]),
  headers: {
    ce_id: Buffer.from('an id'),
    broken: Buffer.from([0xff, 0xfe]),
    nul: Buffer.from('a\0b'),
    twice: [Buffer.from('one'), Buffer.from([0x80])],
  },
};

describe('a record that is kept', () => {
  it('is legible where it is text', () => {
    expect(storedRecordOf(record).headers).toEqual({
      ce_id: 'an id',
      broken: { base64: '//4=' },
      nul: { base64: 'YQBi' },
      twice: ['one', { base64: 'gA==' }],
    });
  });

  it('comes back byte for byte', () => {
    const stored = storedRecordOf(record);
    const row = { ...stored, offset: Number(stored.offset) } as unknown as StoredRecord;
    const throughJson = { ...row, headers: JSON.parse(JSON.stringify(row.headers)) as object };
    expect(recordOf(throughJson as StoredRecord)).toEqual(record);
  });
});
