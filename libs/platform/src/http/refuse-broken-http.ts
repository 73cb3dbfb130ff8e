import type { Duplex } from 'node:stream';

const STATUS_OF: Readonly<Record<string, readonly [number, string, string]>> = {
  HPE_HEADER_OVERFLOW: [
    431,
    'headers-too-large',
    'The address and the headers are larger than 16 KB',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'request-timeout', 'The request took too long to arrive'],
};

/** Answers what is not HTTP at all, which no route and no filter ever sees. */
export function refuseBrokenHttp(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const known = STATUS_OF[error.code ?? ''];
  const [status, code, title] = known ?? [400, 'malformed-request', 'The request cannot be read'];
  const type = `urn:waymark:problem:${code}`;
  const body = JSON.stringify({ type, title, status, detail: `${title}.`, code });
  socket.end(
    [
      `HTTP/1.1 ${String(status)} ${title}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${String(Buffer.byteLength(body))}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
