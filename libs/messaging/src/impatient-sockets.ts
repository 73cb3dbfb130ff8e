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

/**
 * Connections that end when they are asked something and stay silent for too long. The client gives up on a request
 * that is not answered, but goes on asking over the same connection, also when the other side is long gone.
 */
export const impatientSockets =
  (mostSilentMs: number) =>
  ({ host, port, ssl, onConnect }: Wanted): Socket => {
    const socket = ssl
      ? connectSecurely(
          { host, port, ...(isIP(host) === 0 && { servername: host }), ...ssl },
          onConnect,
        )
      : connect({ host, port }, onConnect);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    endWhenSilent(socket, mostSilentMs);
    return socket;
  };

function endWhenSilent(socket: Socket, mostSilentMs: number): void {
  let waiting: NodeJS.Timeout | undefined;
  const answered = (): void => {
    clearTimeout(waiting);
    waiting = undefined;
  };
  const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
  const asking = (...given: unknown[]): boolean => {
    waiting ??= setTimeout(() => socket.destroy(new Error('No answer')), mostSilentMs).unref();
    return write(...given);
  };
  socket.write = asking;
  socket.on('data', answered);
  socket.on('close', answered);
}
