import type { Socket } from 'node:net';
import pg from 'pg';

const NOT_ANSWERED = 'Query read timeout';

/**
 * A connection that ends when an answer does not come in time. Where the other side is gone and nobody says so, it
 * would otherwise go back to the pool and keep everybody waiting who is given it.
 */
export class ImpatientClient extends pg.Client {
  constructor(settings?: pg.ClientConfig) {
    super(settings);
    const ask = this.query.bind(this) as (...asked: unknown[]) => unknown;
    const impatiently = (...asked: unknown[]): unknown => {
      const answer = ask(...asked);
      if (answer instanceof Promise) answer.catch(this.endUnlessAnswered);
      return answer;
    };
    this.query = impatiently as typeof this.query;
  }

  private readonly endUnlessAnswered = (error: unknown): void => {
    if (!(error instanceof Error) || error.message !== NOT_ANSWERED) return;
    const { stream } = (this as unknown as { connection: { stream: Socket } }).connection;
    // Said to the pool at once, so that nobody is given it before the socket has noticed.
    void this.end().catch(() => undefined);
    stream.destroy();
  };
}
