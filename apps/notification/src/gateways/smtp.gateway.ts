import { Injectable } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import type { Attempt } from '../domain/delivery.js';
import { NotificationConfig } from '../notification.config.js';
import { MessageGateway, type OutgoingMessage } from './message-gateway.js';

const TIMEOUT_MS = 10_000;
/** SMTP commands before the content: a break there cannot have delivered anything. */
const BEFORE_CONTENT = new Set([
  'CONN',
  'EHLO',
  'HELO',
  'STARTTLS',
  'AUTH',
  'MAIL FROM',
  'RCPT TO',
]);

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

/** Sends by SMTP, over kept connections. */
@Injectable()
export class SmtpGateway extends MessageGateway {
  private readonly transport: Transporter;
  private readonly from: string;

  constructor(config: NotificationConfig) {
    super();
    this.from = config.MAIL_FROM;
    this.transport = createTransport({
      url: config.SMTP_URL,
      pool: true,
      maxConnections: 2,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    });
  }

  async send({ messageId, to, subject, text }: OutgoingMessage): Promise<Attempt> {
    try {
      const sent = (await this.transport.sendMail({
        messageId: `<${messageId}@waymark>`,
        from: this.from,
        to,
        subject,
        text,
        headers: { 'auto-submitted': 'auto-generated' },
      })) as { readonly messageId: string };
      return { result: 'accepted', providerReference: sent.messageId };
    } catch (cause) {
      return attemptFrom(cause as SmtpError);
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}

function attemptFrom({ code = 'UNKNOWN', responseCode, command }: SmtpError): Attempt {
  if (responseCode !== undefined && responseCode >= 500)
    return { result: 'refused', code: String(responseCode) };
  if (code === 'EENVELOPE' && responseCode === undefined) return { result: 'refused', code };
  const beforeContent =
    responseCode !== undefined || command === undefined || BEFORE_CONTENT.has(command);
  return { result: beforeContent ? 'down' : 'unknown', code };
}
