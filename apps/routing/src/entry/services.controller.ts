import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import {
  Directory,
  DirectoryEntry,
  Mailbox,
  ROLES,
  SaveServiceSettings,
  ServiceSettings as SettingsView,
  SettingsEffect,
  ThinkOfSettings as SettingsThoughtOf,
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
import { ThinkOfSettings } from '../use-cases/think-of-settings.js';

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
    private readonly thinkOf: ThinkOfSettings,
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
  @Answers(SettingsEffect)
  effect(
    @Param() { id }: ServiceId,
    @Body() body: SettingsThoughtOf,
    @CallerOf() by: Caller,
  ): Promise<SettingsEffect> {
    return this.thinkOf.effect(id, body, by);
  }
}
