import { Injectable } from '@nestjs/common';
import type { MessageTemplates, MessageTemplateView } from '@waymark/contracts';
import { ProblemError } from '@waymark/platform';
import { Words } from '../domain/templates/words.js';
import { MessageGateway } from '../gateways/message-gateway.js';

const CHANNELS = ['email', 'sms'] as const;

/** What people are told: the words that are sent, and of nobody. */
@Injectable()
export class ReadTemplates {
  constructor(
    private readonly words: Words,
    private readonly gateway: MessageGateway,
  ) {}

  all(): MessageTemplates {
    return { templates: this.words.all().map(({ previews: _previews, ...template }) => template) };
  }

  one(name: string): MessageTemplateView {
    const found = this.words.all().find(({ template }) => template === name);
    if (found === undefined) throw ProblemError.notFound('template');
    return { ...found, carried: CHANNELS.filter((channel) => this.gateway.carries(channel)) };
  }
}
