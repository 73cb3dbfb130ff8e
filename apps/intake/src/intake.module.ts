import { Module } from '@nestjs/common';
import { MessagingModule } from '@waymark/messaging';
import { PlaceList } from './domain/place-list.js';
import { IntakeConsumer } from './entry/intake.consumer.js';
import { LinksController } from './entry/links.controller.js';
import { PlacesController } from './entry/places.controller.js';
import { ReferralsController } from './entry/referrals.controller.js';
import { AreaTables, NoAreaTables } from './gateways/area-tables.js';
import { IntakeConfig } from './intake.config.js';
import { ContactPointsView } from './store/contact-points.view.js';
import { DuplicatesView } from './store/duplicates.view.js';
import { IdentityCipher } from './store/identity-cipher.js';
import { LinkStore } from './store/link.store.js';
import { MyReferralsView } from './store/my-referrals.view.js';
import { ProgressStore } from './store/progress.store.js';
import { readPlaceList } from './store/read-place-list.js';
import { ReferralPageView } from './store/referral-page.view.js';
import { ReferralStore } from './store/referral.store.js';
import { SamePersonView } from './store/same-person.view.js';
import { SameWomanStore } from './store/same-woman.store.js';
import { ChangeFacts } from './use-cases/change-facts.js';
import { FindOpenReferrals } from './use-cases/find-open-referrals.js';
import { LinkReferrals } from './use-cases/link-referrals.js';
import { LookUpPlaces } from './use-cases/look-up-places.js';
import { ReadReferral } from './use-cases/read-referral.js';
import { ReceiveReferral } from './use-cases/receive-referral.js';
import { RecordProgress } from './use-cases/record-progress.js';
import { StopReferral } from './use-cases/stop-referral.js';

@Module({
  imports: [
    MessagingModule.forService({
      service: 'intake',
      hears: ['routing'],
      consumer: IntakeConsumer,
    }),
  ],
  controllers: [ReferralsController, LinksController, PlacesController],
  providers: [
    IntakeConsumer,
    ReceiveReferral,
    ChangeFacts,
    StopReferral,
    RecordProgress,
    ReadReferral,
    FindOpenReferrals,
    LinkReferrals,
    LookUpPlaces,
    ReferralStore,
    SameWomanStore,
    LinkStore,
    SamePersonView,
    ProgressStore,
    ReferralPageView,
    MyReferralsView,
    ContactPointsView,
    DuplicatesView,
    { provide: AreaTables, useClass: NoAreaTables },
    {
      provide: PlaceList,
      inject: [IntakeConfig],
      useFactory: (config: IntakeConfig): PlaceList => readPlaceList(config.CRITERIA_DIR),
    },
    {
      provide: IdentityCipher,
      inject: [IntakeConfig],
      useFactory: (config: IntakeConfig): IdentityCipher => new IdentityCipher(config.identityKeys),
    },
  ],
})
export class IntakeModule {}
