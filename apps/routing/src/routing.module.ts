import { Module } from '@nestjs/common';
import { MessagingModule } from '@waymark/messaging';
import { CareController } from './entry/care.controller.js';
import { ClockFigures } from './entry/clock-figures.js';
import { ClockWatch } from './entry/clock-watch.js';
import { ClosureController } from './entry/closure.controller.js';
import { ClosureWatch } from './entry/closure-watch.js';
import { ConcernsController } from './entry/concerns.controller.js';
import { correctionControllers } from './entry/correction-controllers.js';
import { DirectoryLoading } from './entry/directory-loading.js';
import { OpeningWatch } from './entry/opening-watch.js';
import { EndController } from './entry/end.controller.js';
import { HandOverController } from './entry/hand-over.controller.js';
import { MovesController } from './entry/moves.controller.js';
import { operatorControllers } from './entry/operator-controllers.js';
import { PlacementMoves } from './entry/placement-moves.js';
import { PlacementsController } from './entry/placements.controller.js';
import { PlansController } from './entry/plans.controller.js';
import { RoutingConsumer } from './entry/routing.consumer.js';
import { ServicesController } from './entry/services.controller.js';
import { WorklistController } from './entry/worklist.controller.js';
import { WorseController } from './entry/worse.controller.js';
import { DirectoryFolder } from './gateways/directory-folder.js';
import { AssignReferrals } from './use-cases/assign-referrals.js';
import { ChangePlan } from './use-cases/change-plan.js';
import { everyStore } from './store/every-store.js';
import { keptBooks } from './store/kept-books.js';
import { PlanCipher } from './store/plan-cipher.js';
import { CloseService } from './use-cases/close-service.js';
import { CloseWithdrawn } from './use-cases/close-withdrawn.js';
import { CountFigures } from './use-cases/count-figures.js';
import { DirectoryInForce } from './use-cases/directory-in-force.js';
import { everyMark } from './use-cases/every-mark.js';
import { everyReading } from './use-cases/every-reading.js';
import { FindLead } from './use-cases/find-lead.js';
import { LoadDirectory } from './use-cases/load-directory.js';
import { LookAfterConcern } from './use-cases/look-after-concern.js';
import { MoveCaseload } from './use-cases/move-caseload.js';
import { MoveReferral } from './use-cases/move-referral.js';
import { OpenReferral } from './use-cases/open-referral.js';
import { PlanClosure } from './use-cases/plan-closure.js';
import { PlanDesk } from './use-cases/plan-desk.js';
import { PreviewPlacement } from './use-cases/preview-placement.js';
import { ReachAnotherWay } from './use-cases/reach-another-way.js';
import { RecordChange } from './use-cases/record-change.js';
import { RouteReferral } from './use-cases/route-referral.js';
import { ServiceSettings } from './use-cases/service-settings.js';
import { TakeNewFacts } from './use-cases/take-new-facts.js';
import { ThinkOfSettings } from './use-cases/think-of-settings.js';
import { WatchClocks } from './use-cases/watch-clocks.js';
import { WatchOpenings } from './use-cases/watch-openings.js';

@Module({
  imports: [
    MessagingModule.forService({
      service: 'routing',
      hears: ['intake', 'eligibility', 'notification', 'operations'],
      hearsOwnQuarantine: true,
      ...{ consumer: RoutingConsumer, keeps: keptBooks },
    }),
  ],
  controllers: [
    PlacementsController,
    ...operatorControllers,
    CareController,
    HandOverController,
    EndController,
    MovesController,
    ...correctionControllers,
    WorseController,
    WorklistController,
    ConcernsController,
    ServicesController,
    ClosureController,
    PlansController,
  ],
  providers: [
    RoutingConsumer,
    DirectoryLoading,
    ClockWatch,
    ClockFigures,
    PlacementMoves,
    OpeningWatch,
    ClosureWatch,
    OpenReferral,
    RouteReferral,
    TakeNewFacts,
    CloseWithdrawn,
    ReachAnotherWay,
    MoveReferral,
    AssignReferrals,
    PreviewPlacement,
    WatchClocks,
    WatchOpenings,
    CountFigures,
    ServiceSettings,
    ThinkOfSettings,
    PlanClosure,
    CloseService,
    MoveCaseload,
    PlanDesk,
    ChangePlan,
    LoadDirectory,
    DirectoryInForce,
    RecordChange,
    FindLead,
    LookAfterConcern,
    DirectoryFolder,
    PlanCipher,
    ...everyMark,
    ...everyReading,
    ...everyStore,
  ],
})
export class RoutingModule {}
