import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import {
  Directory,
  DirectoryEntry,
  Mailbox,
  OpeningEffect,
  ROLES,
  SaveServiceSettings,
  ServiceSettings as SettingsView,
  ThinkOfOpening as OpeningThoughtOf,
  type Role,
} from '@waymark/contracts';
import {
  Allow,
  Answers,
  CallerOf,
  ProblemError,
  traceparentOf,
  keyOf,
  type Caller,
} from '@waymark/platform';
import { Matches, MaxLength } from 'class-validator';
import type { Request } from 'express';
import { DirectoryView } from '../store/directory.view.js';
import { ReadServices } from '../use-cases/read-services.js';
import { ServiceSettings } from '../use-cases/service-settings.js';
import { ThinkOfOpening } from '../use-cases/think-of-opening.js';

class ServiceId {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) @MaxLength(100) readonly id!: string;
}

/** Who keeps what a service says of itself: its own people. */
const ITS_PEOPLE: Role[] = ['hub-clinician', 'link-worker'];
const READERS = {
  roles: ROLES,
  scopes: ['referrals:read', 'pre-checks:write', 'operations:read', 'placements:preview'],
} as const;

@Controller('services')
export class ServicesController {
  constructor(
    private readonly services: ReadServices,
    private readonly mailboxes: DirectoryView,
    private readonly serviceSettings: ServiceSettings,
    private readonly thinkOf: ThinkOfOpening,
  ) {}

  @Get()
  @Allow(READERS)
  @Answers(Directory)
  all(): Directory {
    return this.services.all();
  }

  @Get(':id')
  @Allow(READERS)
  @Answers(DirectoryEntry)
  one(@Param() { id }: ServiceId): DirectoryEntry {
    return this.services.one(id);
  }

  @Get(':id/mailbox')
  @Allow({ scopes: ['mailboxes:read'] })
  @Answers(Mailbox)
  async mailbox(@Param() { id }: ServiceId): Promise<Mailbox> {
    const mailbox = await this.mailboxes.mailboxOf(id);
    if (mailbox === undefined) throw ProblemError.notFound('mailbox');
    return mailbox;
  }

  @Get(':id/settings')
  @Allow({ roles: ITS_PEOPLE })
  @Answers(SettingsView)
  settings(@Param() { id }: ServiceId, @CallerOf() by: Caller): Promise<SettingsView> {
    return this.serviceSettings.read(id, by);
  }

  @Post(':id/settings')
  @Allow({ roles: ITS_PEOPLE })
  @Answers(SettingsView, { idempotencyKey: 'optional', problems: [409] })
  async save(
    @Param() { id }: ServiceId,
    @Body() body: SaveServiceSettings,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<SettingsView> {
    const saved = await this.serviceSettings.save({
      serviceId: id,
      body,
      by,
      traceparent: traceparentOf(request),
      ...keyOf(request, body, by),
    });
    return saved.body;
  }

  @Post(':id/settings/effect')
  @Allow({ roles: ITS_PEOPLE })
  @Answers(OpeningEffect)
  effect(
    @Param() { id }: ServiceId,
    @Body() { opening }: OpeningThoughtOf,
    @CallerOf() by: Caller,
  ): Promise<OpeningEffect> {
    return this.thinkOf.effect(id, opening, by);
  }
}
