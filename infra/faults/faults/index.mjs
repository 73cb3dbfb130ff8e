import { f1 } from './f1-any-service-killed.mjs';
import { f2 } from './f2-relay-killed-around-the-answer.mjs';
import { f3 } from './f3-consumer-killed-before-its-offset.mjs';
import { f9 } from './f9-answer-of-kafka-lost.mjs';
import { f12 } from './f12-everything-replayed.mjs';
import { f14 } from './f14-poison.mjs';
import { f15 } from './f15-rebalance-during-commit.mjs';

/** @type {readonly import('../trial.mjs').Fault[]} */
export const faults = [f1, f2, f3, f9, f12, f14, f15];

/** Those of every test run. */
export const smoke = ['F1', 'F3', 'F9', 'F12', 'F14', 'F15'];
