import { Controller, Get, Param, Render } from '@nestjs/common';
import type { Role } from '@waymark/contracts';
import { Allow, CallerOf, ProblemError, type Caller } from '@waymark/platform';
import { MessagesClient } from '../../clients/messages.client.js';
import {
  messagePage,
  messagesPage,
  type MessagePage,
  type MessagesPage,
} from './messages.presenter.js';

const NAME = /^[a-z]+(-[a-z]+){1,5}$/;
const READERS: Role[] = [
  'referrer',
  'hub-clinician',
  'link-worker',
  'landing-coordinator',
  'operator',
  'administrator',
];

/** What people are told, for those who are asked about it: the words themselves, and of nobody. */
@Allow({ roles: READERS })
@Controller('messages')
export class MessagesController {
  constructor(private readonly messages: MessagesClient) {}

  @Get()
  @Render('pages/notices/messages.page.njk')
  async all(@CallerOf() caller: Caller): Promise<MessagesPage> {
    return messagesPage((await this.messages.templates(caller)).templates);
  }

  @Get(':template')
  @Render('pages/notices/message.page.njk')
  async one(@CallerOf() caller: Caller, @Param('template') name: string): Promise<MessagePage> {
    if (!NAME.test(name)) throw ProblemError.notFound('page');
    return messagePage(await this.messages.template(caller, name));
  }
}
