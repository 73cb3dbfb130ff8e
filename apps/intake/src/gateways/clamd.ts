import { connect, type Socket } from 'node:net';
import { VirusScanner, type ScanAnswer } from './virus-scanner.js';

const CHUNK_BYTES = 64 * 1024;
const LENGTH_BYTES = 4;
const TIMEOUT_MS = 15_000;
const MOST_ANSWER_BYTES = 4_096;

/** ClamAV's daemon, over TCP: `zINSTREAM`, chunks each after their length (32 bits, big-endian), then a length of 0. */
export class Clamd extends VirusScanner {
  readonly isThere = true;
  private readonly host: string;
  private readonly port: number;

  /** `host:port` */
  constructor(address: string) {
    super();
    const at = address.lastIndexOf(':');
    this.host = address.slice(0, at);
    this.port = Number(address.slice(at + 1));
  }

  async scan(content: Buffer): Promise<ScanAnswer> {
    try {
      return readAnswer(await this.ask(content));
    } catch {
      return 'not-scanned';
    }
  }

  private ask(content: Buffer): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: this.host, port: this.port, timeout: TIMEOUT_MS });
      let said = '';
      socket.setEncoding('utf8');
      socket.on('connect', () => {
        sendAll(socket, content);
      });
      socket.on('data', (text: string) => {
        said = (said + text).slice(0, MOST_ANSWER_BYTES);
      });
      socket.on('timeout', () => socket.destroy(new Error('clamd does not answer')));
      socket.on('error', reject);
      socket.on('close', () => {
        resolve(said);
      });
    });
  }
}

function sendAll(socket: Socket, content: Buffer): void {
  socket.write('zINSTREAM\0');
  for (let at = 0; at < content.length; at += CHUNK_BYTES) {
    const chunk = content.subarray(at, at + CHUNK_BYTES);
    socket.write(lengthOf(chunk.length));
    socket.write(chunk);
  }
  socket.write(lengthOf(0));
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(bytes);
  return length;
}

// Anything else, such as `INSTREAM size limit exceeded. ERROR`, says nothing about the file.
function readAnswer(said: string): ScanAnswer {
  const answer = said.replaceAll('\0', '').trim();
  if (answer === 'stream: OK') return 'clean';
  return /^stream: .+ FOUND$/.test(answer) ? 'infected' : 'not-scanned';
}
