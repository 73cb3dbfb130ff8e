import { Injectable } from '@nestjs/common';
import type { BookEntries, BookRange, BookRanges, ServiceName } from '@waymark/contracts';
import { Books } from '@waymark/messaging';
import { MachineTokens, ProblemError, ServiceClient } from '@waymark/platform';
import { OperationsConfig } from '../operations.config.js';
import { ServiceBooks } from './service-books.js';

/** A million referrals are counted and summed within it; a service that takes longer is not well. */
const TIMEOUT_MS = 20_000;

/** Asks each service in operations' own name and with one narrow scope; its own books it reads itself. */
@Injectable()
export class HttpServiceBooks extends ServiceBooks {
  private readonly clients: ReadonlyMap<ServiceName, ServiceClient>;

  constructor(
    config: OperationsConfig,
    private readonly own: Books,
  ) {
    super();
    const tokens = new MachineTokens({
      tokenUrl: config.TOKEN_URL,
      clientId: config.CLIENT_ID,
      clientSecret: config.CLIENT_SECRET,
    });
    const addresses: readonly [ServiceName, string][] = [
      ['intake', config.INTAKE_URL],
      ['eligibility', config.ELIGIBILITY_URL],
      ['routing', config.ROUTING_URL],
      ['notification', config.NOTIFICATION_URL],
    ];
    this.clients = new Map(
      addresses.map(([service, baseUrl]) => [
        service,
        new ServiceClient({
          ...{ service, baseUrl, tokens, timeoutMs: TIMEOUT_MS },
          scopes: ['reconciliation:read'],
        }),
      ]),
    );
  }

  async ranges(
    service: ServiceName,
    book: string,
    within: string,
  ): Promise<readonly BookRange[] | undefined> {
    const client = this.clients.get(service);
    if (client === undefined) return known(book, await this.own.ranges(book, within));
    const query = within === '' ? {} : { within };
    const path = pathOf(book, 'ranges');
    return (await unlessSilent(client.get<BookRanges>(path, { query })))?.ranges;
  }

  async entries(
    service: ServiceName,
    book: string,
    { within, settledBefore }: { readonly within: string; readonly settledBefore: string },
  ): Promise<BookEntries | undefined> {
    const client = this.clients.get(service);
    if (client === undefined)
      return known(book, await this.own.entries(book, within, settledBefore));
    const query = { within, settledBefore };
    return unlessSilent(client.get<BookEntries>(pathOf(book, 'entries'), { query }));
  }
}

// Whoever refuses the question says as little of its books as who is away.
async function unlessSilent<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (cause) {
    if (cause instanceof ProblemError) return undefined;
    throw cause;
  }
}

const pathOf = (book: string, what: string): string => `/reconciliation/books/${book}/${what}`;

function known<Answer>(book: string, answer: Answer | undefined): Answer {
  if (answer === undefined) throw new Error(`operations keeps no book called ${book}`);
  return answer;
}
