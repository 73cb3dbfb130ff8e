import { readConfig } from '@waymark/platform';
import { Matches } from 'class-validator';

/** What messaging itself is told by the environment. */
export class MessagingConfig {
  /** First part of every topic and group; another one keeps two lines on one broker apart. */
  @Matches(/^[a-z0-9-]{1,60}$/, {
    message: 'TOPIC_PREFIX must be lower-case letters, digits and -',
  })
  readonly TOPIC_PREFIX: string = 'waymark';
}

export const messagingConfig = (): MessagingConfig => readConfig(MessagingConfig, process.env);
