import { Controller, Get, Query, Render, Req } from '@nestjs/common';
import { Allow } from '@waymark/platform';
import type { Request } from 'express';
import { either, say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { FOR_YOU } from '../../../layout/for-the-person.js';
import { momentWords } from '../../../layout/london-time.js';
import { OwnDesk } from '../draft/own-desk.js';

/** It has arrived: the reference, who looks, by when. Nothing is read back: not even that somebody else wrote too. */
@Allow({ anyone: true })
@Controller(`${FOR_YOU}/sent`)
export class OwnSentController {
  constructor(private readonly desk: OwnDesk) {}

  @Get()
  @Render('pages/people/sent/own-sent.page.njk')
  async show(@Req() request: Request, @Query('already') already: unknown): Promise<object> {
    const { sent } = await this.desk.find(request);
    if (sent === undefined) throw new Elsewhere(`${FOR_YOU}/check`);
    const { receivedAt, teams, ...shown } = sent;
    return {
      ...shown,
      teams: either(teams),
      title:
        already === 'yes'
          ? say`You have sent your answers already`
          : say`Your answers have arrived`,
      section: say`Ask for help`,
      already: already === 'yes',
      received: momentWords(receivedAt),
    };
  }
}
