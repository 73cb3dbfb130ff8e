import { AlreadyReferredController } from '../already-referred/already-referred.controller.js';
import { CriteriaController } from '../criteria/criteria.controller.js';
import { ReferAnywayController } from '../refer-anyway/refer-anyway.controller.js';
import { SentController } from '../sent/sent.controller.js';
import { CheckAnswersController } from './check-answers.controller.js';

/** What stands between the last answer and a referral that is sent. */
export const sendingPages = [
  AlreadyReferredController,
  CriteriaController,
  ReferAnywayController,
  CheckAnswersController,
  SentController,
];
