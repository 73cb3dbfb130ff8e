import { readFileSync } from 'node:fs';
import { ConfigError, readConfig } from '@waymark/platform';
import { MayBeAbsent } from '@waymark/contracts';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import type { KafkaSecurity } from './kafkajs.adapter.js';

/** What messaging itself is told by the environment. */
export class MessagingConfig {
  /** First part of every topic and group; another one keeps two lines on one broker apart. */
  @Matches(/^[a-z0-9-]{1,60}$/, {
    message: 'TOPIC_PREFIX must be lower-case letters, digits and -',
  })
  readonly TOPIC_PREFIX: string = 'waymark';

  /** Whether the brokers are spoken to over TLS; their names and certificates are always verified then. */
  @IsIn(['true', 'false']) readonly KAFKA_TLS: 'true' | 'false' = 'false';

  /** Path of the certificates (PEM) that theirs must come from; absent: those that Node knows. */
  @MayBeAbsent() @Matches(/^\/.+/) readonly KAFKA_CA_FILE?: string;

  /** Who this service is for the brokers (SCRAM-SHA-512), one for each service. */
  @MayBeAbsent() @IsString() @Length(1, 200) readonly KAFKA_USERNAME?: string;

  @MayBeAbsent() @IsString() @Length(1, 1000) readonly KAFKA_PASSWORD?: string;

  /** Undefined: in the clear, as nobody in particular. */
  get kafkaSecurity(): KafkaSecurity | undefined {
    const { KAFKA_TLS, KAFKA_CA_FILE, KAFKA_USERNAME: username, KAFKA_PASSWORD: password } = this;
    const troubles = [
      ...((username === undefined) === (password === undefined)
        ? []
        : ['KAFKA_USERNAME and KAFKA_PASSWORD must be given together']),
      ...(KAFKA_TLS === 'true' || (KAFKA_CA_FILE ?? username) === undefined
        ? []
        : ['KAFKA_TLS must be true where KAFKA_CA_FILE or KAFKA_USERNAME is given']),
    ];
    if (troubles.length > 0) throw new ConfigError(troubles);
    if (KAFKA_TLS === 'false') return undefined;
    return {
      tls: KAFKA_CA_FILE === undefined ? {} : { ca: [certificatesIn(KAFKA_CA_FILE)] },
      ...(username !== undefined && password !== undefined && { user: { username, password } }),
    };
  }
}

function certificatesIn(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new ConfigError([`KAFKA_CA_FILE: there is no file that can be read at ${path}`]);
  }
}

export const messagingConfig = (
  env: Readonly<Record<string, string | undefined>> = process.env,
): MessagingConfig => readConfig(MessagingConfig, env);
