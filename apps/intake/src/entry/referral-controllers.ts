import { AttachmentsController } from './attachments.controller.js';
import { ContactController } from './contact.controller.js';
import { LinksController } from './links.controller.js';
import { OpeningsController } from './openings.controller.js';
import { RestrictionController } from './restriction.controller.js';
import { MovesController } from './moves.controller.js';
import { ProtectedFactsController } from './protected-facts.controller.js';
import { ReferralsController } from './referrals.controller.js';
import { SelfReferralsController } from './self-referrals.controller.js';
import { ShownIdentityController } from './shown-identity.controller.js';

/** All that is asked of a referral, or sent as one; what only looks like the address of one comes first. */
export const referralControllers = [
  ContactController,
  ReferralsController,
  SelfReferralsController,
  ShownIdentityController,
  LinksController,
  MovesController,
  AttachmentsController,
  ProtectedFactsController,
  RestrictionController,
  OpeningsController,
];
