import { HubMovedController } from '../moved/hub-moved.controller.js';
import { MovedController } from '../moved/moved.controller.js';
import { SenderPrintController } from '../print/sender-print.controller.js';
import { ContactController } from './contact.controller.js';
import { HubContactController } from './hub-contact.controller.js';

/** Where the person is and how they may be reached, from who sent the referral and from who has the person; and paper. */
export const contactPages = [
  ContactController,
  HubContactController,
  MovedController,
  HubMovedController,
  SenderPrintController,
] as const;
