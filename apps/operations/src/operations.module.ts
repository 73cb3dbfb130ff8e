import { Module } from '@nestjs/common';
import { MessagingModule } from '@waymark/messaging';
import { FlowController } from './entry/flow.controller.js';
import { LedgerController } from './entry/ledger.controller.js';
import { LedgerFigures } from './entry/ledger-figures.js';
import { OperationsConsumer } from './entry/operations.consumer.js';
import { ReconciliationFigures } from './entry/reconciliation-figures.js';
import { ReconciliationWatch } from './entry/reconciliation-watch.js';
import { ReconciliationsController } from './entry/reconciliations.controller.js';
import { TimelineController } from './entry/timeline.controller.js';
import { HttpServiceBooks } from './gateways/http-service-books.js';
import { ServiceBooks } from './gateways/service-books.js';
import { FoundView } from './store/found.view.js';
import { FlowView } from './store/flow.view.js';
import { keptBooks } from './store/kept-books.js';
import { LedgerStore } from './store/ledger.store.js';
import { LedgerView } from './store/ledger.view.js';
import { ReconciliationStore } from './store/reconciliation.store.js';
import { ReconciliationsView } from './store/reconciliations.view.js';
import { StagesView } from './store/stages.view.js';
import { TimelineStore } from './store/timeline.store.js';
import { TimelineView } from './store/timeline.view.js';
import { ReadForOperators } from './use-cases/read-for-operators.js';
import { ReconcileServices } from './use-cases/reconcile-services.js';
import { RecordEvent } from './use-cases/record-event.js';

@Module({
  imports: [
    MessagingModule.forService({
      service: 'operations',
      hears: ['intake', 'eligibility', 'routing', 'notification'],
      consumer: OperationsConsumer,
      keeps: keptBooks,
      // Nobody waits for the timeline within a tenth of a second.
      gatherMs: 100,
    }),
  ],
  controllers: [TimelineController, LedgerController, FlowController, ReconciliationsController],
  providers: [
    { provide: ServiceBooks, useClass: HttpServiceBooks },
    OperationsConsumer,
    ReconciliationWatch,
    ReconciliationFigures,
    LedgerFigures,
    RecordEvent,
    ReconcileServices,
    ReadForOperators,
    TimelineStore,
    LedgerStore,
    ReconciliationStore,
    TimelineView,
    FoundView,
    LedgerView,
    FlowView,
    StagesView,
    ReconciliationsView,
  ],
})
export class OperationsModule {}
