import { Module } from '@nestjs/common';
import { MessagingModule } from '@waymark/messaging';
import { AssessmentsController } from './entry/assessments.controller.js';
import { CriteriaController } from './entry/criteria.controller.js';
import { CriteriaLoading } from './entry/criteria-loading.js';
import { EligibilityConsumer } from './entry/eligibility.consumer.js';
import { PreChecksController } from './entry/pre-checks.controller.js';
import { WhatIfWatch } from './entry/what-if-watch.js';
import { WhatIfsController } from './entry/what-ifs.controller.js';
import { CriteriaFolder } from './gateways/criteria-folder.js';
import { HttpRoutingPreview } from './gateways/http-routing-preview.js';
import { HttpPlacesNow } from './gateways/http-places-now.js';
import { JudgingThreads } from './gateways/judging-threads.js';
import { PlacesNow } from './gateways/places-now.js';
import { PastJudging } from './gateways/past-judging.js';
import { RoutingPreviewer } from './gateways/routing-previewer.js';
import { AccessStore } from './store/access.store.js';
import { AssessmentStore } from './store/assessment.store.js';
import { AssessmentsView } from './store/assessments.view.js';
import { CriteriaStore } from './store/criteria.store.js';
import { PlacesStore } from './store/places.store.js';
import { EquityStore } from './store/equity.store.js';
import { keptBooks } from './store/kept-books.js';
import { ReferralStore } from './store/referral.store.js';
import { WhatIfStore } from './store/what-if.store.js';
import { WhatIfsView } from './store/what-ifs.view.js';
import { AskWhatIf } from './use-cases/ask-what-if.js';
import { CancelWhatIf } from './use-cases/cancel-what-if.js';
import { AssessReferral } from './use-cases/assess-referral.js';
import { CriteriaToCompare } from './use-cases/criteria-to-compare.js';
import { CriteriaInForce } from './use-cases/criteria-in-force.js';
import { GiveAccess } from './use-cases/give-access.js';
import { JudgeAgain } from './use-cases/judge-again.js';
import { KeepEquity } from './use-cases/keep-equity.js';
import { ListCriteria } from './use-cases/list-criteria.js';
import { LoadCriteria } from './use-cases/load-criteria.js';
import { MarkRestricted } from './use-cases/mark-restricted.js';
import { PreCheckReferral } from './use-cases/pre-check-referral.js';
import { RunWhatIfs } from './use-cases/run-what-ifs.js';
import { ReadAssessments } from './use-cases/read-assessments.js';
import { ReadWhatIf } from './use-cases/read-what-if.js';
import { ServiceFacts } from './use-cases/service-facts.js';
import { WithdrawReferral } from './use-cases/withdraw-referral.js';

@Module({
  imports: [
    MessagingModule.forService({
      service: 'eligibility',
      hears: ['intake', 'routing'],
      consumer: EligibilityConsumer,
      keeps: keptBooks,
    }),
  ],
  controllers: [PreChecksController, AssessmentsController, CriteriaController, WhatIfsController],
  providers: [
    EligibilityConsumer,
    CriteriaLoading,
    WhatIfWatch,
    AssessReferral,
    PreCheckReferral,
    WithdrawReferral,
    GiveAccess,
    KeepEquity,
    MarkRestricted,
    AskWhatIf,
    CancelWhatIf,
    RunWhatIfs,
    CriteriaToCompare,
    LoadCriteria,
    JudgeAgain,
    ReadAssessments,
    ReadWhatIf,
    ListCriteria,
    ServiceFacts,
    CriteriaInForce,
    CriteriaFolder,
    { provide: RoutingPreviewer, useClass: HttpRoutingPreview },
    { provide: PlacesNow, useClass: HttpPlacesNow },
    { provide: PastJudging, useClass: JudgingThreads },
    CriteriaStore,
    PlacesStore,
    ReferralStore,
    AssessmentStore,
    AccessStore,
    EquityStore,
    WhatIfStore,
    AssessmentsView,
    WhatIfsView,
  ],
})
export class EligibilityModule {}
