import { a1 } from './a1-audit-changed.mjs';
import { c1 } from './c1-broker-and-primary-lost.mjs';
import { f1 } from './f1-any-service-killed.mjs';
import { f2 } from './f2-relay-killed-around-the-answer.mjs';
import { f3 } from './f3-consumer-killed-before-its-offset.mjs';
import { f4 } from './f4-rolling-restart.mjs';
import { f5 } from './f5-broker-down.mjs';
import { f6 } from './f6-offsets-forgotten-topic-truncated.mjs';
import { f7 } from './f7-database-down.mjs';
import { f8 } from './f8-failover.mjs';
import { f9 } from './f9-answer-of-kafka-lost.mjs';
import { f10 } from './f10-cut-at-commit.mjs';
import { f11 } from './f11-slow-and-half-open.mjs';
import { f12 } from './f12-everything-replayed.mjs';
import { f13 } from './f13-out-of-order.mjs';
import { f14 } from './f14-poison.mjs';
import { f15 } from './f15-rebalance-during-commit.mjs';
import { f16 } from './f16-very-long-chunk.mjs';
import { f17 } from './f17-backlog.mjs';
import { f18 } from './f18-bad-provider.mjs';
import { f19 } from './f19-disk-full.mjs';
import { f20 } from './f20-clocks.mjs';
import { f21 } from './f21-side-by-side.mjs';
import { f22 } from './f22-zombie-relay.mjs';
import { f23 } from './f23-stall-and-small-heap.mjs';
import { f24 } from './f24-backup-restored.mjs';
import { mix } from './mix-of-three.mjs';
import { p1 } from './p1-people-go-on.mjs';
import { w1 } from './w1-site-and-service-killed.mjs';

/** @type {readonly import('../trial.mjs').Fault[]} */
export const faults = [
  ...[f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12],
  ...[f13, f14, f15, f16, f17, f18, f19, f20, f21, f22, f23, f24, w1, mix, p1, a1, c1],
];

/** Those of every test run. */
export const smoke = ['F1', 'F3', 'F9', 'F12', 'F14', 'F15'];
