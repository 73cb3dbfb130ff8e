import { Module } from '@nestjs/common';
import { MessagingModule } from '@waymark/messaging';
import { FlowController } from './entry/flow.controller.js';
import { LedgerController } from './entry/ledger.controller.js';
import { OperationsConsumer } from './entry/operations.consumer.js';
import { TimelineController } from './entry/timeline.controller.js';
import { FlowView } from './store/flow.view.js';
import { LedgerStore } from './store/ledger.store.js';
import { LedgerView } from './store/ledger.view.js';
import { TimelineStore } from './store/timeline.store.js';
import { TimelineView } from './store/timeline.view.js';
import { RecordEvent } from './use-cases/record-event.js';

@Module({
  imports: [
    MessagingModule.forService({
      service: 'operations',
      hears: ['intake', 'eligibility', 'routing', 'notification'],
      consumer: OperationsConsumer,
      // Nobody waits for the timeline within a tenth of a second.
      gatherMs: 100,
    }),
  ],
  controllers: [TimelineController, LedgerController, FlowController],
  providers: [
    OperationsConsumer,
    RecordEvent,
    TimelineStore,
    LedgerStore,
    TimelineView,
    LedgerView,
    FlowView,
  ],
})
export class OperationsModule {}
