import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { impatientSockets } from './impatient-sockets.js';

const MOST_SILENT_MS = 200;

let server: Server;
let answers: boolean;
/** As they are made by one client. */
let sockets: ReturnType<typeof impatientSockets>;

beforeEach(async () => {
  answers = true;
  sockets = impatientSockets(MOST_SILENT_MS);
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (asked) => {
      if (answers) socket.write(asked);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.close();
});

async function connected(): Promise<Socket> {
  const { port } = server.address() as AddressInfo;
  const socket = await new Promise<Socket>((resolve) => {
    const made: Socket = sockets({
      host: '127.0.0.1',
      port,
      onConnect: () => {
        resolve(made);
      },
    });
  });
  socket.on('error', () => undefined);
  return socket;
}

describe('a connection to Kafka', () => {
  it('lasts while it is answered, and while nothing is asked', async () => {
    const socket = await connected();
    for (let times = 0; times < 3; times += 1) {
      socket.write('a question');
      await once(socket, 'data');
      await pause(MOST_SILENT_MS * 1.5);
    }
    expect(socket.destroyed).toBe(false);
    socket.destroy();
  });

  it('ends when a question stays unanswered, so that the client asks over another', async () => {
    const socket = await connected();
    answers = false;
    socket.write('a question');
    await new Promise((resolve) => socket.once('close', resolve));
    expect(socket.destroyed).toBe(true);
  });

  it('takes with it what was not heard of either since it was asked, and nothing else', async () => {
    const silent = await connected();
    const idle = await connected();
    await pause(MOST_SILENT_MS / 2);
    answers = false;
    silent.write('a question');
    await pause(MOST_SILENT_MS / 4);
    const young = await connected();
    await new Promise((resolve) => silent.once('close', resolve));
    // It is not asked: it would be found out only by the next question.
    expect({ idle: idle.destroyed, young: young.destroyed }).toEqual({ idle: true, young: false });
    young.destroy();
  });
});
