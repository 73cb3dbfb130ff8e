import type { AttachmentContent, AttachmentKind } from '@waymark/contracts';
import type { Response } from 'express';

const MIME: Readonly<Record<AttachmentKind, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
};

/** To be kept by whoever opens it, under a name that says nothing of anybody; never shown by the browser in our name. */
export function sendFile(
  response: Response,
  id: string,
  { kind, content }: AttachmentContent,
): void {
  response.setHeader('Content-Type', MIME[kind]);
  response.setHeader(
    'Content-Disposition',
    `attachment; filename="file-${id.slice(0, 8)}.${kind}"`,
  );
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.end(Buffer.from(content, 'base64'));
}
