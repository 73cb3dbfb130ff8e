import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A stand-in for postcodes.io, written to its documented interface (https://api.postcodes.io/docs). */
export interface APostcodesIo {
  readonly url: string;
  /** Paths that were asked. */
  readonly asked: readonly string[];
  /** Answers so to everything from now on; undefined = as documented. */
  misbehave(how: ((response: ServerResponse) => void) | undefined): void;
  close(): Promise<void>;
}

export interface KnownPostcode {
  readonly postcode: string;
  readonly codes: Readonly<Record<string, string | null>>;
}

export interface EndedPostcode {
  readonly postcode: string;
  readonly year: number;
  readonly month: number;
}

export async function aPostcodesIo(
  known: readonly KnownPostcode[],
  ended: readonly EndedPostcode[],
): Promise<APostcodesIo> {
  const asked: string[] = [];
  let misbehaving: ((response: ServerResponse) => void) | undefined;
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '';
    asked.push(path);
    if (misbehaving !== undefined) {
      misbehaving(response);
      return;
    }
    const [, resource, compact = ''] = path.split('/');
    const same = ({ postcode }: { postcode: string }): boolean =>
      postcode.replace(' ', '') === decodeURIComponent(compact).replace(' ', '');
    const found =
      resource === 'postcodes'
        ? knownResult(known.find(same))
        : resource === 'terminated_postcodes'
          ? endedResult(ended.find(same))
          : undefined;
    const body =
      found === undefined
        ? { status: 404, error: 'Postcode not found' }
        : { status: 200, result: found };
    response
      .writeHead(body.status, { 'content-type': 'application/json; charset=utf-8' })
      .end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked,
    misbehave: (how) => {
      misbehaving = how;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

const knownResult = (one: KnownPostcode | undefined): object | undefined =>
  one && {
    postcode: one.postcode,
    quality: 1,
    country: 'England',
    region: 'East of England',
    date_of_introduction: '198001',
    longitude: 1.29,
    latitude: 52.63,
    admin_district: 'named',
    codes: one.codes,
  };

const endedResult = (one: EndedPostcode | undefined): object | undefined =>
  one && {
    postcode: one.postcode,
    year_terminated: one.year,
    month_terminated: one.month,
    longitude: 1.29,
    latitude: 52.63,
  };
