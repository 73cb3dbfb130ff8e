import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { clients } from './clients/clients.js';
import { CsrfGuard } from './layout/csrf.guard.js';
import { HomeController } from './layout/home/home.controller.js';
import { LayoutInterceptor } from './layout/layout.interceptor.js';
import { PageFilter } from './layout/page.filter.js';
import { hubReferralPages } from './pages/hubs/referral/hub-referral-pages.js';
import { ConcernController } from './pages/hubs/concerns/concern.controller.js';
import { SamePersonController } from './pages/hubs/same-person/same-person.controller.js';
import { planPages } from './pages/hubs/plan/plan-pages.js';
import { PlanDesk } from './pages/hubs/plan/plan-desk.js';
import { teamPages } from './pages/hubs/team/team-pages.js';
import { worklistPages, worklistParts } from './pages/hubs/worklist/worklist-pages.js';
import { TeamSettings } from './pages/hubs/team/team-settings.js';
import { administrators } from './pages/administrators/administrator-pages.js';
import { operatorDesks, operatorPages } from './pages/operators/operator-pages.js';
import { notices } from './pages/notices/notice-pages.js';
import { restrictedPages } from './pages/restricted/restricted-pages.js';
import { ownDesks, ownPages } from './pages/people/own-pages.js';
import { AgreementController } from './pages/referrers/agreement/agreement.controller.js';
import { ContactDesk } from './pages/referrers/contact/contact-desk.js';
import { contactPages } from './pages/referrers/contact/contact-pages.js';
import { MovedDesk } from './pages/referrers/moved/moved-desk.js';
import { AnswerDesk } from './pages/referrers/answer/answer-desk.js';
import { InformationController } from './pages/referrers/information/information.controller.js';
import { AnswerController } from './pages/referrers/answer/answer.controller.js';
import { CallNowController } from './pages/referrers/call-now/call-now.controller.js';
import { Languages } from './language/languages.js';
import { UrgentContacts } from './pages/referrers/call-now/urgent-contacts.js';
import { CriteriaDesk } from './pages/referrers/criteria/criteria-desk.js';
import { sendingPages } from './pages/referrers/check-answers/sending-pages.js';
import { MyReferralsController } from './pages/referrers/my-referrals/my-referrals.controller.js';
import { DraftDesk } from './pages/referrers/refer/draft/draft-desk.js';
import { DraftsStore } from './pages/referrers/refer/draft/drafts.store.js';
import { FindPracticeController } from './pages/referrers/refer/find-practice/find-practice.controller.js';
import { ReferController } from './pages/referrers/refer/refer.controller.js';
import { ReferAgainController } from './pages/referrers/referral/refer-again.controller.js';
import { referralPages } from './pages/referrers/referral/referral-pages.js';
import { ConcernDesk } from './pages/referrers/safety-concerns/concern-desk.js';
import { ServicesController } from './pages/referrers/services/services.controller.js';
import { StartController } from './pages/referrers/start/start.controller.js';
import { TaskListController } from './pages/referrers/task-list/task-list.controller.js';
import { WhatHappenedController } from './pages/referrers/what-happened/what-happened.controller.js';
import { WithdrawController } from './pages/referrers/withdraw/withdraw.controller.js';
import { SignInModule } from './sign-in/sign-in.module.js';
import { ThrottleGuard } from './sign-in/throttle.guard.js';
import { ConcernsStore } from './store/concerns.store.js';

/** The site: one page a controller; the form's own address comes after those that only look like it. */
@Module({
  imports: [SignInModule],
  controllers: [
    HomeController,
    StartController,
    CallNowController,
    WhatHappenedController,
    ...sendingPages,
    FindPracticeController,
    ReferController,
    TaskListController,
    WithdrawController,
    AgreementController,
    ReferAgainController,
    ...contactPages,
    AnswerController,
    InformationController,
    ...referralPages,
    MyReferralsController,
    ConcernController,
    SamePersonController,
    ...planPages,
    ...worklistPages,
    ...hubReferralPages,
    ...teamPages,
    ServicesController,
    ...operatorPages,
    ...administrators.pages,
    ...restrictedPages,
    ...notices.pages,
    ...ownPages,
  ],
  providers: [
    ...clients,
    PlanDesk,
    TeamSettings,
    ...operatorDesks,
    ...administrators.desks,
    ...notices.parts,
    DraftsStore,
    DraftDesk,
    AnswerDesk,
    CriteriaDesk,
    MovedDesk,
    ContactDesk,
    Languages,
    UrgentContacts,
    ConcernsStore,
    ...worklistParts,
    ConcernDesk,
    ...ownDesks,
    PageFilter,
    { provide: APP_GUARD, useClass: ThrottleGuard },
    { provide: APP_GUARD, useClass: CsrfGuard },
    { provide: APP_INTERCEPTOR, useClass: LayoutInterceptor },
  ],
})
export class WebModule {}
