import type { Provider } from '@nestjs/common';
import { AssignmentStore } from './assignment.store.js';
import { BarriersView } from './barriers.view.js';
import { CaseloadView } from './caseload.view.js';
import { ClockStore } from './clock.store.js';
import { ClosureStore } from './closure.store.js';
import { ConcernStore } from './concern.store.js';
import { DecisionRecordView } from './decision-record.view.js';
import { DirectoryStore } from './directory.store.js';
import { DirectoryView } from './directory.view.js';
import { FailedEventStore } from './failed-event.store.js';
import { FiguresStore } from './figures.store.js';
import { LinkStore } from './link.store.js';
import { NudgesView } from './nudges.view.js';
import { OpeningWatchStore } from './opening-watch.store.js';
import { OverdueView } from './overdue.view.js';
import { PlacementPageView } from './placement.view.js';
import { PlacementStore } from './placement.store.js';
import { PlanStore } from './plan.store.js';
import { RecentDecisionsStore } from './recent-decisions.store.js';
import { ServiceSettingsStore } from './service-settings.store.js';
import { WorklistView } from './worklist.view.js';

/** What routing keeps, and what is read of it for one page. */
export const everyStore: readonly Provider[] = [
  AssignmentStore,
  CaseloadView,
  ClockStore,
  ClosureStore,
  ConcernStore,
  DecisionRecordView,
  DirectoryStore,
  DirectoryView,
  FailedEventStore,
  FiguresStore,
  LinkStore,
  NudgesView,
  OpeningWatchStore,
  OverdueView,
  BarriersView,
  PlacementStore,
  PlacementPageView,
  PlanStore,
  RecentDecisionsStore,
  ServiceSettingsStore,
  WorklistView,
];
