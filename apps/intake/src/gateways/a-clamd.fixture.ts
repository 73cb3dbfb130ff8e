import { createServer, type AddressInfo } from 'node:net';

/** The string that every scanner takes for a virus, in two parts so that no scanner finds it in here. */
export const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR' + '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';

/** What has this in it cannot be scanned, however often it is tried. */
export const CHOKES = 'canary-that-chokes';

export interface TestClamd {
  readonly address: string;
  /** What came, whole, in order. */
  readonly scanned: Buffer[];
  /** From now on nobody answers. */
  falls: boolean;
  close(): Promise<void>;
}

const COMMAND = Buffer.from('zINSTREAM\0');

/** A stand-in written to clamd's documented protocol; a virus is what carries the test string. */
export async function aClamd(): Promise<TestClamd> {
  const scanned: Buffer[] = [];
  const clamd = { scanned, falls: false };
  const server = createServer((socket) => {
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => {
      if (clamd.falls) {
        socket.destroy();
        return;
      }
      chunks.push(chunk);
      const end = chunk.subarray(-4);
      const content = end.every((byte) => byte === 0)
        ? contentOf(Buffer.concat(chunks))
        : undefined;
      if (content === undefined) return;
      scanned.push(content);
      if (content.includes(CHOKES)) {
        socket.end('stream: Canary limit exceeded ERROR\0');
        return;
      }
      const verdict = content.includes(EICAR) ? 'Eicar-Test-Signature FOUND' : 'OK';
      socket.end(`stream: ${verdict}\0`);
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return Object.assign(clamd, {
    address: `127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  });
}

/** Undefined until the length of 0 has come. */
function contentOf(came: Buffer): Buffer | undefined {
  if (!came.subarray(0, COMMAND.length).equals(COMMAND)) return undefined;
  const chunks: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= came.length;) {
    const length = came.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(came.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
