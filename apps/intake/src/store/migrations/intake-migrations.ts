import { Referrals1764000000001 } from './1764000000001-referrals.js';
import { SafetyNotes1764000000020 } from './1764000000020-safety-notes.js';

/** Every migration of intake's own tables, the oldest first. */
export const intakeMigrations = [Referrals1764000000001, SafetyNotes1764000000020] as const;
