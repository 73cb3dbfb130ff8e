import { connect, isIP, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectSecurely } from 'node:tls';

/** Where to connect, as the Kafka client says it. */
interface Wanted {
  readonly host: string;
  readonly port: number;
  /** Absent: in the clear. */
  readonly ssl?: ConnectionOptions;
  readonly onConnect: () => void;
}

const KEEP_ALIVE_MS = 60_000;

/** When a socket was last heard of: with an answer, or by being connected. */
type Heard = Map<Socket, number>;

/**
 * Connections that end when they are asked something and stay silent for too long. The client gives up on a request
 * that is not answered, but goes on asking over the same connection, also when the other side is long gone. And it has
 * several to the same broker, over which it would ask next: those that were not heard of since then end as well, or it
 * would wait as long again for each of them.
 */
export const impatientSockets = (mostSilentMs: number): ((wanted: Wanted) => Socket) => {
  const places = new Map<string, Heard>();
  return ({ host, port, ssl, onConnect }) => {
    const socket = ssl
      ? connectSecurely(
          { host, port, ...(isIP(host) === 0 && { servername: host }), ...ssl },
          onConnect,
        )
      : connect({ host, port }, onConnect);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    const place = `${host}:${port}`;
    const heard = places.get(place) ?? new Map<Socket, number>();
    places.set(place, heard);
    endWhenSilent(socket, mostSilentMs, heard);
    return socket;
  };
};

function endWhenSilent(socket: Socket, mostSilentMs: number, heard: Heard): void {
  let waiting: NodeJS.Timeout | undefined;
  let askedAt = 0;
  const answered = (): void => {
    clearTimeout(waiting);
    waiting = undefined;
    heard.set(socket, performance.now());
  };
  const isSilent = (): void => {
    for (const [other, at] of heard) {
      if (other === socket || at < askedAt) other.destroy(new Error('No answer'));
    }
  };
  const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
  const asking = (...given: unknown[]): boolean => {
    if (waiting === undefined) askedAt = performance.now();
    waiting ??= setTimeout(isSilent, mostSilentMs).unref();
    return write(...given);
  };
  socket.write = asking;
  heard.set(socket, performance.now());
  socket.on('connect', answered);
  socket.on('data', answered);
  socket.on('close', () => {
    answered();
    heard.delete(socket);
  });
}
