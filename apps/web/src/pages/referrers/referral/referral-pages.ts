import { FilesController } from '../files/files.controller.js';
import { ReferralController } from './referral.controller.js';

/** A referral as its sender sees it, and its files. */
export const referralPages = [FilesController, ReferralController] as const;
