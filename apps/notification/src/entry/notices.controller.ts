import { Body, Controller, Get, Post } from '@nestjs/common';
import { NoticePreferences, Notices, ReadNotices, UnreadNotices } from '@waymark/contracts';
import { Allow, Answers, AnswersNothing, CallerOf, type Caller } from '@waymark/platform';
import { KeepNotices } from '../use-cases/keep-notices.js';

/** For those at work who are signed in: that there is something, about which referral, and no more. */
@Controller('notices')
@Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
export class NoticesController {
  constructor(private readonly keep: KeepNotices) {}

  @Get()
  @Answers(Notices)
  list(@CallerOf() caller: Caller): Promise<Notices> {
    return this.keep.list(caller);
  }

  @Get('unread')
  @Answers(UnreadNotices)
  unread(@CallerOf() caller: Caller): Promise<UnreadNotices> {
    return this.keep.unread(caller);
  }

  /** What is read once stays so, however often it is said. */
  @Post('reads')
  @AnswersNothing()
  read(@Body() { noticeIds }: ReadNotices, @CallerOf() caller: Caller): Promise<void> {
    return this.keep.read(noticeIds, caller);
  }

  @Get('preferences')
  @Answers(NoticePreferences)
  preferences(@CallerOf() caller: Caller): Promise<NoticePreferences> {
    return this.keep.preferences(caller);
  }

  @Post('preferences')
  @AnswersNothing()
  prefer(@Body() { emailFor }: NoticePreferences, @CallerOf() caller: Caller): Promise<void> {
    return this.keep.prefer(emailFor, caller);
  }
}
