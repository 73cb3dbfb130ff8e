import { MOST_ATTACHMENT_BYTES } from '@waymark/contracts';
import type { NextFunction, Request, Response } from 'express';
import '../../sign-in/session-data.js';

/** Where a form may bring a file. */
export const UPLOADS = /^\/referrals\/[^/]+\/files$/;

/** A file as it came; `too-large` was not read to its end. */
export type Upload =
  | { readonly is: 'file'; readonly fileName: string; readonly content: Buffer }
  | { readonly is: 'too-large' };

/** What else a form with a file brings. */
const MOST_FORM_BYTES = 64 * 1024;
const MULTIPART = /^multipart\/form-data\s*;/i;
const BOUNDARY = /;\s*boundary="?([^";]{1,70})"?/i;
const MOST_PARTS = 20;
const TOKEN = /name="csrf"\r\n\r\n([0-9a-f]+)/;
const uploads = new WeakMap<Request, Upload>();

/** The file of this form; undefined where none was chosen. */
export const uploadOf = (request: Request): Upload | undefined => uploads.get(request);

/** Reads a form with a file, of somebody who is signed in; nobody else's is looked at. */
export function readUploads(request: Request, _response: Response, next: NextFunction): void {
  const type = request.headers['content-type'] ?? '';
  const expected = request.method === 'POST' && UPLOADS.test(request.path) && MULTIPART.test(type);
  if (!expected || request.session.person === undefined) {
    next();
    return;
  }
  read(request, type).then(() => {
    next();
  }, next);
}

async function read(request: Request, type: string): Promise<void> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // What is too much is read on, so that the browser hears the answer, and not kept.
    if (bytes <= MOST_ATTACHMENT_BYTES + MOST_FORM_BYTES) chunks.push(chunk);
  }
  const whole = Buffer.concat(chunks);
  if (bytes > whole.length) {
    const [, csrf = ''] = TOKEN.exec(whole.subarray(0, MOST_FORM_BYTES).toString('latin1')) ?? [];
    request.body = { csrf };
    uploads.set(request, { is: 'too-large' });
    return;
  }
  const parts = partsOf(whole, BOUNDARY.exec(type)?.[1] ?? '');
  request.body = Object.fromEntries(
    parts
      .filter(({ fileName }) => fileName === undefined)
      .map(({ name, content }) => [name, content.toString('utf8')]),
  );
  const file = parts.find(({ name, fileName }) => name === 'file' && fileName !== undefined);
  if (file !== undefined && file.content.length > 0) uploads.set(request, uploadFrom(file));
}

const uploadFrom = ({ fileName = '', content }: Part): Upload =>
  content.length > MOST_ATTACHMENT_BYTES ? { is: 'too-large' } : { is: 'file', fileName, content };

interface Part {
  readonly name: string;
  readonly fileName?: string;
  readonly content: Buffer;
}

/** The parts between the boundaries (RFC 7578): a head of lines, an empty line, and the content up to the next. */
function partsOf(whole: Buffer, boundary: string): readonly Part[] {
  const between = Buffer.from(`\r\n--${boundary}`);
  const parts: Part[] = [];
  // Before the first there is no line end.
  let at = boundary === '' ? -1 : whole.indexOf(between.subarray(2));
  let from = at + between.length - 2;
  while (at !== -1 && parts.length < MOST_PARTS) {
    at = whole.indexOf(between, from);
    const part = at === -1 ? undefined : partFrom(whole.subarray(from, at));
    if (part !== undefined) parts.push(part);
    from = at + between.length;
  }
  return parts;
}

function partFrom(part: Buffer): Part | undefined {
  const end = part.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = part.subarray(0, end).toString('utf8');
  const [, name] = /\bname="([^"]*)"/i.exec(head) ?? [];
  const [, fileName] = /\bfilename="([^"]*)"/i.exec(head) ?? [];
  const content = part.subarray(end + 4);
  return name === undefined
    ? undefined
    : { name, ...(fileName !== undefined && { fileName }), content };
}
