import { Injectable } from '@nestjs/common';
import type { MessageTemplates, MessageTemplateView, ReferralMessages } from '@waymark/contracts';
import type { Caller } from '@waymark/platform';
import { Calls } from './calls.js';

/** What messages say, asked of whoever sends them. */
@Injectable()
export class MessagesClient {
  constructor(private readonly calls: Calls) {}

  templates(caller: Caller): Promise<MessageTemplates> {
    return this.calls.get('notification', '/templates', caller);
  }

  /** What was sent about a referral, for the team that holds the person. */
  about(caller: Caller, referralId: string): Promise<ReferralMessages> {
    return this.calls.get('notification', `/referrals/${referralId}/messages`, caller);
  }

  template(caller: Caller, name: string): Promise<MessageTemplateView> {
    return this.calls.get('notification', `/templates/${name}`, caller);
  }
}
