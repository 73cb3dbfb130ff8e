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

/** Who commits its offsets, by its own words. @param {Buffer} request of OffsetCommit, version 2 to 7 @returns {{ group: string, member: string }} */
export function committerIn(request) {
  let at = 12;
  const text = () => {
    const length = request.readInt16BE(at);
    at += 2 + Math.max(0, length);
    return request.toString('utf8', at - Math.max(0, length), at);
  };
  text();
  const group = text();
  at += 4;
  return { group, member: text() };
}

const commit = Buffer.from('COMMIT\0');
/** How the runner's claim of a batch is called, as PostgreSQL is told each time. */
const claim = Buffer.from('hearing begin\0');
/** What is kept with the answer to a key: a command that somebody sent. */
const answer = Buffer.from('body_hash');

/** PostgreSQL's protocol, as far as: a COMMIT is asked for, it was done, and whether events were heard or a command with a key was done in it. @returns {import('./link.mjs').Reader} */
export function postgresReader() {
  let isCommitting = false;
  let isHearing = false;
  let isCommand = false;
  return {
    who: () => 'postgres',
    fromClient(bytes) {
      const isAsked = bytes.includes(commit);
      isCommitting ||= isAsked;
      isHearing ||= bytes.includes(claim);
      isCommand ||= bytes.includes(answer);
      return [{ bytes, ...(isAsked && { what: 'commit', isHearing, isCommand }) }];
    },
    fromServer(bytes) {
      const isCommitted = isCommitting && bytes.includes(commit);
      if (!isCommitted) return [{ bytes }];
      const piece = { bytes, what: 'committed', isHearing, isCommand };
      isCommitting = isHearing = isCommand = false;
      return [piece];
    },
  };
}
