import { Controller, Get, Render, Req } from '@nestjs/common';
import { Allow } from '@waymark/platform';
import type { Request } from 'express';
import { say } from '../../../language/say.js';
import { FOR_YOU } from '../../../layout/for-the-person.js';
import { OwnDesk } from '../draft/own-desk.js';
import { questionPath } from '../question/own-flow.js';

/** Said at once where somebody needs a person now, without asking any other service. */
@Allow({ anyone: true })
@Controller(`${FOR_YOU}/help-now`)
export class HelpNowController {
  constructor(private readonly desk: OwnDesk) {}

  @Get()
  @Render('pages/people/help-now/help-now.page.njk')
  async show(@Req() request: Request): Promise<object> {
    await this.desk.open(request);
    return {
      title: say`Please talk to somebody now`,
      section: say`Ask for help`,
      onward: questionPath('therapy'),
      back: { href: questionPath('right-now'), text: say`Back` },
    };
  }
}
