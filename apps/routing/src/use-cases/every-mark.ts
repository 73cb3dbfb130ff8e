import type { Provider } from '@nestjs/common';
import { MarkAttention } from './mark-attention.js';
import { MarkRestricted } from './mark-restricted.js';
import { NudgeTeam } from './nudge-team.js';

/** What a row of the worklist is marked with, besides its state. */
export const everyMark: readonly Provider[] = [MarkAttention, MarkRestricted, NudgeTeam];
