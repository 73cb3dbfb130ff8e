import { Controller, Get, Param } from '@nestjs/common';
import { Directory, Mailbox, ROLES } from '@waymark/contracts';
import { Allow, Answers, ProblemError } from '@waymark/platform';
import { Matches, MaxLength } from 'class-validator';
import { DirectoryView } from '../store/directory.view.js';

class ServiceId {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) @MaxLength(100) readonly id!: string;
}

@Controller('services')
export class ServicesController {
  constructor(private readonly directory: DirectoryView) {}

  @Get()
  @Allow({ roles: ROLES, scopes: ['referrals:read', 'pre-checks:write', 'operations:read'] })
  @Answers(Directory)
  all(): Promise<Directory> {
    return this.directory.all();
  }

  @Get(':id/mailbox')
  @Allow({ scopes: ['mailboxes:read'] })
  @Answers(Mailbox)
  async mailbox(@Param() { id }: ServiceId): Promise<Mailbox> {
    const mailbox = await this.directory.mailboxOf(id);
    if (mailbox === undefined) throw ProblemError.notFound('mailbox');
    return mailbox;
  }
}
