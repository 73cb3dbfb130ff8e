import type { Provider } from '@nestjs/common';
import { Books } from './books.js';
import { ConsumersDesk } from './consumers-desk.js';
import { MessagingParts } from './messaging-parts.js';
import { OperatorLog } from './operator-log.js';
import { OutcomesDesk } from './outcomes-desk.js';
import { QuarantineCare } from './quarantine-care.js';
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
    provide: QuarantineCare,
    inject: [MessagingParts],
    useFactory: ({ quarantineCare }: MessagingParts) => quarantineCare,
  },
  {
    provide: ConsumersDesk,
    inject: [MessagingParts],
    useFactory: ({ consumersDesk }: MessagingParts) => consumersDesk,
  },
  {
    provide: OperatorLog,
    inject: [MessagingParts],
    useFactory: ({ operatorLog }: MessagingParts) => operatorLog,
  },
  {
    provide: OutcomesDesk,
    inject: [MessagingParts],
    useFactory: ({ outcomesDesk }: MessagingParts) => outcomesDesk,
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
