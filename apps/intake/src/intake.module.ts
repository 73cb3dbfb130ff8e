import { Module } from '@nestjs/common';
import { MessagingModule } from '@waymark/messaging';
import { attachmentParts } from './attachment-parts.js';
import { Geography } from './domain/geography.js';
import { PlaceList } from './domain/place-list.js';
import { IntakeConsumer } from './entry/intake.consumer.js';
import { ConcernsController } from './entry/concerns.controller.js';
import { PlacesController } from './entry/places.controller.js';
import { PracticesController } from './entry/practices.controller.js';
import { referralControllers } from './entry/referral-controllers.js';
import { openPostcodeLookup } from './gateways/open-postcode-lookup.js';
import { PostcodeLookup } from './gateways/postcode-lookup.js';
import { StoredPostcodes } from './gateways/stored-postcodes.js';
import { IntakeConfig } from './intake.config.js';
import { protectedFactParts } from './protected-fact-parts.js';
import { restrictionParts } from './restriction-parts.js';
import { everyStore } from './store/every-store.js';
import { IdentityCipher } from './store/identity-cipher.js';
import { keptBooks } from './store/kept-books.js';
import { readGeography } from './store/read-geography.js';
import { ChangeContact } from './use-cases/change-contact.js';
import { ChangeFacts } from './use-cases/change-facts.js';
import { FactsAfterDeath } from './use-cases/facts-after-death.js';
import { FindOpenReferrals } from './use-cases/find-open-referrals.js';
import { FindPractices } from './use-cases/find-practices.js';
import { KeepPlaceList } from './use-cases/keep-place-list.js';
import { LinkReferrals } from './use-cases/link-referrals.js';
import { ListPlaces } from './use-cases/list-places.js';
import { NoteConcern } from './use-cases/note-concern.js';
import { LookUpPlaces } from './use-cases/look-up-places.js';
import { RecordAgreement } from './use-cases/record-agreement.js';
import { ReadCues } from './use-cases/read-cues.js';
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
      keeps: keptBooks,
      gatherMs: 50,
    }),
  ],
  controllers: [...referralControllers, ConcernsController, PlacesController, PracticesController],
  providers: [
    IntakeConsumer,
    ReceiveReferral,
    ChangeFacts,
    ChangeContact,
    RecordAgreement,
    StopReferral,
    RecordProgress,
    FactsAfterDeath,
    ReadReferral,
    ReadCues,
    FindOpenReferrals,
    LinkReferrals,
    NoteConcern,
    LookUpPlaces,
    FindPractices,
    ListPlaces,
    KeepPlaceList,
    StoredPostcodes,
    ...attachmentParts,
    ...protectedFactParts,
    ...restrictionParts,
    ...everyStore,
    {
      provide: PostcodeLookup,
      inject: [IntakeConfig, StoredPostcodes],
      useFactory: openPostcodeLookup,
    },
    {
      provide: Geography,
      inject: [IntakeConfig],
      useFactory: ({ CRITERIA_DIR, GEOGRAPHY_DIR }: IntakeConfig): Geography =>
        readGeography(CRITERIA_DIR, GEOGRAPHY_DIR),
    },
    {
      provide: PlaceList,
      inject: [Geography],
      useFactory: ({ list }: Geography): PlaceList => list,
    },
    {
      provide: IdentityCipher,
      inject: [IntakeConfig],
      useFactory: (config: IntakeConfig): IdentityCipher => new IdentityCipher(config.identityKeys),
    },
  ],
})
export class IntakeModule {}
