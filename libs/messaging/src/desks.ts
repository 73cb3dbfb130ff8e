import type { Provider } from '@nestjs/common';
import { Books } from './books.js';
import { MessagingParts } from './messaging-parts.js';
import { QuarantineDesk } from './quarantine-desk.js';
import { QuarantineView } from './quarantine-view.js';
import { QuarantineRuns } from './quarantine-runs.js';
import { SaidDesk } from './said-desk.js';

/** Where people, and reconciliation, meet messaging. */
export const desks: Provider[] = [
  { provide: Books, inject: [MessagingParts], useFactory: ({ books }: MessagingParts) => books },
  {
    provide: SaidDesk,
    inject: [MessagingParts],
    useFactory: ({ saidDesk }: MessagingParts) => saidDesk,
  },
  {
    provide: QuarantineDesk,
    inject: [MessagingParts],
    useFactory: ({ desk }: MessagingParts) => desk,
  },
  {
    provide: QuarantineView,
    inject: [MessagingParts],
    useFactory: ({ quarantineView }: MessagingParts) => quarantineView,
  },
  {
    provide: QuarantineRuns,
    inject: [MessagingParts],
    useFactory: ({ quarantineRuns }: MessagingParts) => quarantineRuns,
  },
];
