import { Controller, Get, Param } from '@nestjs/common';
import {
  MessageTemplates,
  MessageTemplateView,
  TemplateAddress,
  type Role,
} from '@waymark/contracts';
import { Allow, Answers } from '@waymark/platform';
import { ReadTemplates } from '../use-cases/read-templates.js';

/** Whoever sends somebody's referral, has it or looks after the line may know what is written to people. */
const READERS: Role[] = [
  'referrer',
  'hub-clinician',
  'link-worker',
  'landing-coordinator',
  'operator',
  'administrator',
];

/** What messages say. Nothing of anybody is in them. */
@Controller('templates')
@Allow({ roles: READERS, scopes: ['operations:read'] })
export class TemplatesController {
  constructor(private readonly templates: ReadTemplates) {}

  @Get()
  @Answers(MessageTemplates)
  all(): MessageTemplates {
    return this.templates.all();
  }

  @Get(':template')
  @Answers(MessageTemplateView, { problems: [404] })
  one(@Param() { template }: TemplateAddress): MessageTemplateView {
    return this.templates.one(template);
  }
}
