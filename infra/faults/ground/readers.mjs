/** Numbers of requests of Kafka's protocol that a fault aims at. */
export const kafkaApi = { produce: '0', fetch: '1', offsetCommit: '8', joinGroup: '11' };

const lengthBytes = 4;

/** Whole messages of a stream in which each begins with its length. @param {(frame: Buffer) => import('./link.mjs').Piece} told */
function frames(told) {
  let kept = Buffer.alloc(0);
  return (/** @type {Buffer} */ bytes) => {
    kept = kept.length === 0 ? bytes : Buffer.concat([kept, bytes]);
    const pieces = [];
    while (kept.length >= lengthBytes) {
      const end = lengthBytes + kept.readInt32BE(0);
      if (kept.length < end) break;
      pieces.push(told(kept.subarray(0, end)));
      kept = kept.subarray(end);
    }
    return pieces;
  };
}

/** Kafka's protocol: which request, which answer, and the client's own name. @returns {import('./link.mjs').Reader} */
export function kafkaReader() {
  let name = '';
  /** @type {Map<number, string>} */
  const asked = new Map();
  return {
    who: () => name,
    fromClient: frames((bytes) => {
      const api = String(bytes.readInt16BE(4));
      asked.set(bytes.readInt32BE(8), api);
      const length = bytes.readInt16BE(12);
      if (length > 0) name = bytes.toString('utf8', 14, 14 + length);
      return { bytes, what: 'request', api };
    }),
    fromServer: frames((bytes) => {
      const id = bytes.readInt32BE(4);
      const api = asked.get(id);
      asked.delete(id);
      return { bytes, what: 'response', api };
    }),
  };
}

const commit = Buffer.from('COMMIT\0');

/** PostgreSQL's protocol, as far as: a COMMIT is asked for, and it was done. @returns {import('./link.mjs').Reader} */
export function postgresReader() {
  let isCommitting = false;
  return {
    who: () => 'postgres',
    fromClient(bytes) {
      const isAsked = bytes.includes(commit);
      isCommitting ||= isAsked;
      return [{ bytes, ...(isAsked && { what: 'commit' }) }];
    },
    fromServer(bytes) {
      const isCommitted = isCommitting && bytes.includes(commit);
      if (isCommitted) isCommitting = false;
      return [{ bytes, ...(isCommitted && { what: 'committed' }) }];
    },
  };
}
