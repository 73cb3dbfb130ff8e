import { AreaDesk } from './area/area-desk.js';
import { AreaController } from './area/area.controller.js';
import { OwnCheckController } from './check/own-check.controller.js';
import { OwnDesk } from './draft/own-desk.js';
import { OwnDraftsStore } from './draft/own-drafts.store.js';
import { HelpNowController } from './help-now/help-now.controller.js';
import { LeaveController } from './leave/leave.controller.js';
import { OwnQuestionController } from './question/own-question.controller.js';
import { OwnSentController } from './sent/own-sent.controller.js';
import { OwnStartController } from './start/own-start.controller.js';

/** Pages for the person, who needs no account. */
export const ownPages = [
  OwnStartController,
  OwnQuestionController,
  AreaController,
  HelpNowController,
  OwnCheckController,
  OwnSentController,
  LeaveController,
] as const;

export const ownDesks = [OwnDraftsStore, OwnDesk, AreaDesk] as const;
