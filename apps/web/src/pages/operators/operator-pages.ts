import { CopyController } from './failed/copy.controller.js';
import { FailedController } from './failed/failed.controller.js';
import { FailedEventController } from './failed/failed-event.controller.js';
import { FindController } from './find/find.controller.js';
import { FlowController } from './flow/flow.controller.js';
import { BeginRunController } from './runs/begin-run.controller.js';
import { RunsController } from './runs/runs.controller.js';
import { TimelineController } from './timeline/timeline.controller.js';

/** How the line runs, and what is done where it does not. */
export const operatorPages = [
  FindController,
  TimelineController,
  FailedController,
  BeginRunController,
  CopyController,
  FailedEventController,
  RunsController,
  FlowController,
] as const;
