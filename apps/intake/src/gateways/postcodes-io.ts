import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { Injectable } from '@nestjs/common';
import { isPseudoCode, nationOfCode, type PostcodeAnswer } from '../domain/area-codes.js';
import { PostcodeLookup } from './postcode-lookup.js';
import { privateOnly } from './private-address.js';

/** Far more than an answer about one postcode needs. */
const LONGEST_ANSWER_BYTES = 65_536;
const GSS = /^[A-Z]\d{8}$/;

interface Heard {
  readonly status: number;
  readonly body: unknown;
}

/** A postcodes.io that the site runs itself. Postcodes never leave the private network. */
@Injectable()
export class PostcodesIo extends PostcodeLookup {
  constructor(
    private readonly baseUrl: string,
    private readonly timeoutMs: number,
  ) {
    super();
  }

  isThere(): Promise<boolean> {
    return Promise.resolve(true);
  }

  async answer(postcode: string): Promise<PostcodeAnswer> {
    const compact = postcode.replace(' ', '');
    const within = AbortSignal.timeout(this.timeoutMs);
    try {
      const found = await this.get(`postcodes/${compact}`, within);
      if (found.status === 200) return answerFrom(found.body);
      if (found.status !== 404) return { is: 'silent' };
      const ended = await this.get(`terminated_postcodes/${compact}`, within);
      if (ended.status === 200) return endedFrom(ended.body);
      return ended.status === 404 ? { is: 'unknown' } : { is: 'silent' };
    } catch {
      // Late, cut off, no JSON, or a public address: whatever it was, nobody waits for it. The cause names a postcode.
      return { is: 'silent' };
    }
  }

  private get(path: string, signal: AbortSignal): Promise<Heard> {
    const url = new URL(path, this.baseUrl.replace(/\/?$/, '/'));
    const request = url.protocol === 'https:' ? secureRequest : plainRequest;
    return new Promise((resolve, reject) => {
      const asked = request(
        url,
        { signal, lookup: privateOnly, headers: { accept: 'application/json' } },
        (response) => {
          const chunks: Buffer[] = [];
          let bytes = 0;
          response.on('data', (chunk: Buffer) => {
            bytes += chunk.length;
            if (bytes > LONGEST_ANSWER_BYTES) asked.destroy(new Error('the answer is too long'));
            else chunks.push(chunk);
          });
          response.on('error', reject);
          response.on('end', () => {
            const status = response.statusCode ?? 0;
            try {
              resolve({ status, body: JSON.parse(Buffer.concat(chunks).toString()) });
            } catch (cause) {
              reject(new Error('the answer is no JSON', { cause }));
            }
          });
        },
      );
      asked.on('error', reject);
      asked.end();
    });
  }
}

function answerFrom(body: unknown): PostcodeAnswer {
  const codes = inside(inside(body, 'result'), 'codes');
  const district = codeIn(codes, 'admin_district');
  if (district === undefined) return { is: 'known' };
  const outside = nationOfCode(district);
  if (outside !== undefined) return { is: 'known', area: { outside } };
  if (isPseudoCode(district)) return { is: 'known' };
  const county = codeIn(codes, 'admin_county');
  const board = codeIn(codes, 'icb');
  const subBoard = codeIn(codes, 'ccg');
  return {
    is: 'known',
    area: {
      district,
      ...(county !== undefined && !isPseudoCode(county) && { county }),
      ...(board !== undefined && !isPseudoCode(board) && { board }),
      ...(subBoard !== undefined && !isPseudoCode(subBoard) && { subBoard }),
    },
  };
}

// The interface describes `result` as a list; the service answers with one object.
function endedFrom(body: unknown): PostcodeAnswer {
  const result = inside(body, 'result');
  const one: unknown = Array.isArray(result) ? result[0] : result;
  const year = inside(one, 'year_terminated');
  const month = inside(one, 'month_terminated');
  if (typeof year !== 'number' || typeof month !== 'number') return { is: 'silent' };
  return { is: 'known', endedIn: `${String(year)}-${String(month).padStart(2, '0')}` };
}

const inside = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[field]
    : undefined;

function codeIn(codes: unknown, field: string): string | undefined {
  const code = inside(codes, field);
  return typeof code === 'string' && GSS.test(code) ? code : undefined;
}
