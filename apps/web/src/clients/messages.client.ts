import { Injectable } from '@nestjs/common';
import type { MessageTemplates, MessageTemplateView } from '@waymark/contracts';
import type { Caller } from '@waymark/platform';
import { Calls } from './calls.js';

/** What messages say, asked of whoever sends them. */
@Injectable()
export class MessagesClient {
  constructor(private readonly calls: Calls) {}

  templates(caller: Caller): Promise<MessageTemplates> {
    return this.calls.get('notification', '/templates', caller);
  }

  template(caller: Caller, name: string): Promise<MessageTemplateView> {
    return this.calls.get('notification', `/templates/${name}`, caller);
  }
}
