import { HubFilesController } from '../files/hub-files.controller.js';
import { HubReferralController } from './hub-referral.controller.js';

/** A referral as the teams that have it see it, and its files. */
export const hubReferralPages = [HubFilesController, HubReferralController] as const;
