import type { Provider } from '@nestjs/common';
import { ConcernStore } from './concern.store.js';
import { ContactPointsView } from './contact-points.view.js';
import { ContactStore } from './contact.store.js';
import { CuesView } from './cues.view.js';
import { DuplicatesView } from './duplicates.view.js';
import { GeographyEditionsView } from './geography-editions.view.js';
import { LinkStore } from './link.store.js';
import { MyReferralsView } from './my-referrals.view.js';
import { PlaceListsStore } from './place-lists.store.js';
import { PostcodesView } from './postcodes.view.js';
import { PracticesView } from './practices.view.js';
import { ProgressStore } from './progress.store.js';
import { ReferralPageView } from './referral-page.view.js';
import { ReferralStore } from './referral.store.js';
import { ShownIdentityView } from './shown-identity.view.js';
import { SamePersonView } from './same-person.view.js';
import { SameWomanStore } from './same-woman.store.js';

/** What intake keeps, and what is read of it for one page. */
export const everyStore: readonly Provider[] = [
  ReferralStore,
  SameWomanStore,
  LinkStore,
  ConcernStore,
  SamePersonView,
  ProgressStore,
  ReferralPageView,
  MyReferralsView,
  ContactPointsView,
  ShownIdentityView,
  ContactStore,
  CuesView,
  DuplicatesView,
  GeographyEditionsView,
  PlaceListsStore,
  PostcodesView,
  PracticesView,
];
