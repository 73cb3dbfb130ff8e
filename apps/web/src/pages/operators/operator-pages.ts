import { FailedEventsClient } from '../../clients/failed-events.client.js';
import { WatchingClient } from '../../clients/watching.client.js';
import { ConsumersController } from './consumers/consumers.controller.js';
import { DeliveriesController } from './deliveries/deliveries.controller.js';
import { CareController } from './failed/care.controller.js';
import { CopyController } from './failed/copy.controller.js';
import { EventDesk } from './failed/event-desk.js';
import { FailedController } from './failed/failed.controller.js';
import { FailedEventController } from './failed/failed-event.controller.js';
import { FindController } from './find/find.controller.js';
import { FlowController } from './flow/flow.controller.js';
import { LogController } from './log/log.controller.js';
import { BeginRunController } from './runs/begin-run.controller.js';
import { RunsController } from './runs/runs.controller.js';
import { NudgeController } from './stuck/nudge.controller.js';
import { SaidAgainController } from './stuck/said-again.controller.js';
import { StuckController } from './stuck/stuck.controller.js';
import { ShownController } from './timeline/shown.controller.js';
import { TimelineController } from './timeline/timeline.controller.js';

/** How the line runs, and what is done where it does not. */
export const operatorPages = [
  FindController,
  ShownController,
  TimelineController,
  FailedController,
  CareController,
  BeginRunController,
  CopyController,
  FailedEventController,
  RunsController,
  SaidAgainController,
  NudgeController,
  StuckController,
  ConsumersController,
  DeliveriesController,
  LogController,
  FlowController,
] as const;

/** What they ask. */
export const operatorDesks = [FailedEventsClient, WatchingClient, EventDesk] as const;
