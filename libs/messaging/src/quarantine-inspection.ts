import type { QuarantineProblem } from '@waymark/contracts';
import { ContractBroken } from './event-data.js';
import type { IncomingRecord } from './kafka.port.js';
import { masked } from './masked.js';
import type { RecordReader } from './record-reader.js';
import { jsonOf, recordOf, type StoredRecord } from './stored-record.js';

/** What an entry holds, and what is wrong with it for this version of the service. */
export interface Inspection {
  readonly headers: Readonly<Record<string, unknown>>;
  /** Absent where the bytes are no JSON. */
  readonly data?: unknown;
  readonly bytes: number;
  /** Empty where it can be read: then it is the hearer that fails. */
  readonly problems: readonly QuarantineProblem[];
}

const PROBLEMS_SHOWN = 100;

export function inspect(row: StoredRecord, reader: RecordReader): Inspection {
  const data = jsonOf(row.value);
  return {
    headers: masked(row.headers) as Record<string, unknown>,
    ...(data !== undefined && { data: masked(data) }),
    bytes: row.value?.length ?? 0,
    problems: problemsOf(recordOf(row), reader),
  };
}

export function problemsOf(
  record: IncomingRecord,
  reader: RecordReader,
): readonly QuarantineProblem[] {
  const reading = reader.read(record);
  if ('event' in reading) return [];
  const { error, reason } = reading.broken;
  if (!(error instanceof ContractBroken))
    return [{ field: '', rule: `${reason}: ${error.message}` }];
  return error.violations.slice(0, PROBLEMS_SHOWN).map((violation) => {
    const at = violation.indexOf(': ');
    return { field: violation.slice(0, at), rule: violation.slice(at + 2) };
  });
}
