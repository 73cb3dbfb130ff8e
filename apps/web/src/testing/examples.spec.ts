import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import {
  AssessmentList,
  BarriersMet,
  Closure,
  ClosurePreview,
  ConcernTask,
  CriteriaList,
  DecisionRecord,
  Directory,
  Flow,
  FlowStages,
  FoundReferrals,
  Ledger,
  PlaceChoices,
  SettingsEffect,
  PlacementView,
  PlacesFound,
  PlanDesk,
  PlanSaved,
  PreCheckAnswer,
  ReferralList,
  ReferralSent,
  ProtectedFacts,
  ProtectedFactShown,
  ReferralView,
  ServiceSettings,
  SamePerson,
  Timeline,
  Worklist,
} from '@waymark/contracts';
import * as closing from './closing-examples.fixture.js';
import * as directory from './directory-examples.fixture.js';
import * as judging from './judging-examples.fixture.js';
import * as linkWork from './link-work-examples.fixture.js';
import * as placing from './placing-examples.fixture.js';
import * as facts from './protected-examples.fixture.js';
import * as referral from './referral-examples.fixture.js';
import * as timeline from './timeline-examples.fixture.js';
import * as watching from './watching-examples.fixture.js';

describe('what the stand-in services answer', () => {
  it.each([
    { Class: ReferralView, example: referral.aReferral },
    { Class: ProtectedFacts, example: facts.someFacts },
    { Class: ProtectedFactShown, example: facts.aShownFact },
    { Class: ReferralList, example: referral.myReferrals },
    { Class: ReferralSent, example: referral.anAnswerToSending },
    { Class: SamePerson, example: referral.samePerson },
    { Class: PlaceChoices, example: referral.placeChoices },
    { Class: PreCheckAnswer, example: judging.aPreCheck },
    { Class: CriteriaList, example: judging.someCriteria },
    { Class: CriteriaList, example: judging.criteriaPointingNowhere },
    { Class: AssessmentList, example: judging.anAssessment },
    { Class: PlacesFound, example: judging.placesFound },
    { Class: ConcernTask, example: placing.aConcern },
    { Class: DecisionRecord, example: watching.aDecisionRecord },
    { Class: Worklist, example: placing.aWorklist },
    { Class: PlacementView, example: placing.aPlacement },
    { Class: PlanDesk, example: linkWork.aPlanDesk },
    { Class: PlanDesk, example: linkWork.aDeskWithoutPlan },
    { Class: PlanSaved, example: linkWork.aPlanSaved },
    { Class: ClosurePreview, example: closing.aClosurePreview },
    { Class: Closure, example: closing.aClosure },
    { Class: SettingsEffect, example: directory.anEffect },
    { Class: SettingsEffect, example: directory.aWaitEffect },
    { Class: BarriersMet, example: directory.barriersMet },
    { Class: ServiceSettings, example: placing.aSettings },
    { Class: ServiceSettings, example: placing.noSettings },
    { Class: Directory, example: placing.aDirectory },
    { Class: Flow, example: placing.aFlow },
    { Class: FlowStages, example: watching.someStages },
    { Class: Ledger, example: placing.aLedger },
    { Class: FoundReferrals, example: placing.found },
    { Class: FoundReferrals, example: placing.foundByConsumer },
    { Class: Timeline, example: placing.aTimeline },
    { Class: Timeline, example: timeline.eighteenWeeks },
  ])('is a valid $Class.name', ({ Class, example }) => {
    const errors = validateSync(plainToInstance(Class as new () => object, example), {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
    });

    expect(errors).toEqual([]);
  });
});
