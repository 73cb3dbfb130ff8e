import { randomBytes } from 'node:crypto';

const BYTES = 16;
// Drawing them one by one would cost more than all the rest of it.
const DRAWN = 256;
let drawn = Buffer.alloc(0);

function sixteenBytes(): Buffer {
  if (drawn.length === 0) drawn = randomBytes(BYTES * DRAWN);
  const bytes = drawn.subarray(0, BYTES);
  drawn = drawn.subarray(BYTES);
  return bytes;
}

/** A UUID that sorts by time, so that indexes grow at one end. */
export function uuidV7(at: Date): string {
  const bytes = sixteenBytes();
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
