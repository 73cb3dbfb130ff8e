import { RestrictionClient } from '../../../clients/restriction.client.js';
import { ColleaguesStore } from '../../../store/colleagues.store.js';
import { OpenPagesStore } from '../../../store/open-pages.store.js';
import { SkipsStore } from '../../../store/skips.store.js';
import { BeforeDeciding } from '../moves/before-deciding.js';
import { MovesController } from '../moves/moves.controller.js';
import { HubPrintController } from '../print/hub-print.controller.js';
import { SkipController } from '../referral/skip.controller.js';
import { WorkingTheList } from '../referral/working-the-list.js';
import { NameAssigned } from './name-assigned.js';
import { WorklistController } from './worklist.controller.js';
import { WorklistDesk } from './worklist-desk.js';

/** The list and what is done from it; the page of one referral comes after these, whose addresses look like one. */
export const worklistPages = [
  WorklistController,
  HubPrintController,
  SkipController,
  MovesController,
] as const;

/** What they are made with. */
export const worklistParts = [
  WorklistDesk,
  NameAssigned,
  RestrictionClient,
  WorkingTheList,
  BeforeDeciding,
  ColleaguesStore,
  OpenPagesStore,
  SkipsStore,
] as const;
