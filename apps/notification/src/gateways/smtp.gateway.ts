import type { Readable } from 'node:stream';
import { createTransport, type Transporter } from 'nodemailer';
import type { Attempt, LookedUp } from '../domain/delivery.js';
import type { Carried } from '../domain/safe-contact.js';
import { MessageGateway, type OutgoingMessage } from './message-gateway.js';

const TIMEOUT_MS = 10_000;
interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
}

/** Of nodemailer, the part of a mail that becomes a stream. */
interface MimeNode {
  processFunc(func: (content: Readable) => Readable): void;
}

type Watch = (content: Readable) => void;

/** Sends by SMTP, over kept connections. */
export class SmtpGateway extends MessageGateway {
  private readonly transport: Transporter;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    super();
    this.transport = createTransport({
      url,
      pool: true,
      maxConnections: 2,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    });
    this.transport.use('stream', watchContent);
  }

  override carries(channel: Carried): boolean {
    return channel === 'email';
  }

  override async send({ messageId, to, subject, text }: OutgoingMessage): Promise<Attempt> {
    let content: Readable | undefined;
    const watch: Watch = (stream) => {
      content = stream;
    };
    try {
      const sent = (await this.transport.sendMail({
        messageId: `<${messageId}@waymark>`,
        from: this.from,
        to,
        subject,
        text,
        headers: { 'auto-submitted': 'auto-generated' },
        ...{ watch },
      })) as { readonly messageId: string };
      return { result: 'accepted', providerReference: sent.messageId };
    } catch (cause) {
      return attemptFrom(cause as SmtpError, content?.readableDidRead ?? false);
    }
  }

  /** A mail server takes over and keeps nothing that could be asked. */
  override lookUp(): Promise<LookedUp> {
    return Promise.resolve({ result: 'cannot-tell' });
  }

  override close(): void {
    this.transport.close();
  }
}

/** What has been read of the content is on its way: without a reply after that, nobody can say. */
function attemptFrom({ code = 'UNKNOWN', responseCode }: SmtpError, contentLeft: boolean): Attempt {
  if (responseCode !== undefined && responseCode >= 500)
    return { result: 'refused', code: String(responseCode) };
  if (code === 'EENVELOPE' && responseCode === undefined) return { result: 'refused', code };
  if (responseCode !== undefined) return { result: 'down', code: String(responseCode) };
  return { result: contentLeft ? 'unknown' : 'down', code };
}

// Its errors name the same command for a connection that was never made and for one that broke after the content.
function watchContent(
  { data, message }: { readonly data: object; readonly message: MimeNode },
  done: (error?: Error | null) => void,
): void {
  message.processFunc((content) => {
    (data as { readonly watch?: Watch }).watch?.(content);
    return content;
  });
  done();
}
