// Enough of RFC 5322 and MIME to show what Waymark sends: headers, and the first text of each kind.

/**
 * @param {Buffer} raw
 * @returns {{ headers: Record<string, string>, subject: string, text: string, html: string | undefined }}
 */
export function readMail(raw) {
  const whole = partOf(raw.toString('latin1'));
  const leaves = leavesOf(whole);
  const first = (type) => leaves.find((leaf) => leaf.type === type)?.content;
  const html = first('text/html');
  return {
    headers: whole.headers,
    subject: whole.headers.subject ?? '',
    text: first('text/plain') ?? (html === undefined ? '' : withoutTags(html)),
    html,
  };
}

const DEEPEST = 8;

function leavesOf(part, depth = 0) {
  const boundary = /^multipart\//.test(part.type) && parameter(part.contentType, 'boundary');
  if (!boundary || depth > DEEPEST) return [{ type: part.type, content: contentOf(part) }];
  const [, ...sections] = `\r\n${part.body}`.split(`\r\n--${boundary}`);
  return sections
    .filter((section) => !section.startsWith('--'))
    .flatMap((section) => leavesOf(partOf(section.replace(/^[ \t]*\r\n/, '')), depth + 1));
}

function partOf(text) {
  const normal = text.replace(/\r?\n/g, '\r\n');
  const end = normal.startsWith('\r\n') ? 0 : normal.indexOf('\r\n\r\n');
  const head = end < 0 ? normal : normal.slice(0, end);
  const headers = headersOf(head);
  const contentType = headers['content-type'] ?? 'text/plain';
  return {
    headers,
    contentType,
    type: contentType.split(';')[0].trim().toLowerCase(),
    body: end < 0 ? '' : normal.slice(end === 0 ? 2 : end + 4),
  };
}

function headersOf(head) {
  const headers = {};
  for (const line of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const at = line.indexOf(':');
    if (at <= 0) continue;
    const name = line.slice(0, at).trim().toLowerCase();
    headers[name] ??= words(line.slice(at + 1).trim());
  }
  return headers;
}

/** Encoded words (RFC 2047), and bytes that are UTF-8 as they stand. */
function words(value) {
  const joined = value.replace(/(\?=)\s+(=\?)/g, '$1$2');
  const decoded = joined.replace(/=\?([\w-]+)\?([bq])\?([^?]*)\?=/gi, (_all, charset, how, text) =>
    how.toLowerCase() === 'b'
      ? inCharset(Buffer.from(text, 'base64'), charset)
      : inCharset(quotedPrintable(text.replaceAll('_', ' ')), charset),
  );
  return decoded === value ? inCharset(Buffer.from(value, 'latin1'), 'utf-8') : decoded;
}

function contentOf({ headers, contentType, body }) {
  const how = (headers['content-transfer-encoding'] ?? '').toLowerCase();
  const charset = parameter(contentType, 'charset') ?? 'utf-8';
  if (how === 'base64') return inCharset(Buffer.from(body, 'base64'), charset);
  if (how === 'quoted-printable') return inCharset(quotedPrintable(body), charset);
  return inCharset(Buffer.from(body, 'latin1'), charset);
}

function quotedPrintable(text) {
  const soft = text.replace(/=[ \t]*\r\n/g, '');
  const bytes = soft.replace(/=([0-9a-f]{2})/gi, (_all, hex) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1');
}

function inCharset(bytes, charset) {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder('utf-8').decode(bytes);
  }
}

function parameter(header, name) {
  const [, quoted, bare] =
    new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header) ?? [];
  return quoted ?? bare;
}

const withoutTags = (html) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim();
