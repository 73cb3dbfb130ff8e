import { AsyncLocalStorage } from 'node:async_hooks';
import type { WaymarkEvent } from '@waymark/contracts';
import { currentTraceparent, inSpan } from '@waymark/platform';
import { againIfCrossed } from './again-if-crossed.js';
import { CommandGroups } from './command-groups.js';
import { answeredBefore, isAnsweredMeanwhile, keepAnswer } from './idempotency.js';
import type { Reader } from './connections.js';
import { claim } from './heard.js';
import type { OpenTransaction } from './open-transaction.js';
import type { Transactions } from './transactions.js';
import {
  type CommandResult,
  type IdempotencyKey,
  type Together,
  type Transaction,
  UnitOfWork,
} from './unit-of-work.js';

/** What is to be done in a transaction, and the context in which it was asked: its trace must not become another's. */
interface Command {
  readonly key?: IdempotencyKey;
  readonly work: (tx: Transaction) => Promise<unknown>;
  readonly inContext: ReturnType<typeof AsyncLocalStorage.snapshot>;
}

/** The unit of work on PostgreSQL. Within another unit's work it joins that one's transaction. */
export class DatabaseUnitOfWork extends UnitOfWork {
  private readonly groups = new CommandGroups<Command>(
    (commands) => this.together(commands),
    (command) => this.alone(command),
  );

  constructor(private readonly transactions: Transactions) {
    super();
  }

  override async once(
    event: WaymarkEvent,
    work: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    const current = this.transactions.current();
    if (current === undefined) {
      await this.transactions.run(async (tx) => {
        if ((await claim(tx, [event.id])).has(event.id)) await work(tx);
      });
      return;
    }
    if (current.eventId !== event.id) {
      throw new Error(`${event.type} is not the event being heard, so "once" cannot answer for it`);
    }
    await joining(current.tx, work);
  }

  override async run<T>(work: (tx: Transaction) => Promise<T>, together?: Together): Promise<T> {
    const current = this.transactions.current();
    if (current !== undefined) return joining(current.tx, work);
    return (await this.done({ work, inContext: AsyncLocalStorage.snapshot() }, together)) as T;
  }

  override readFor<T>(reader: Reader, work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (this.transactions.current() !== undefined) {
      throw new Error(
        'Reading for somebody is a transaction of its own and cannot be part of another',
      );
    }
    return this.transactions.run(work, reader);
  }

  override async command<T extends object>(
    key: IdempotencyKey | undefined,
    work: (tx: Transaction) => Promise<CommandResult<T>>,
    together?: Together,
  ): Promise<CommandResult<T>> {
    if (this.transactions.current() !== undefined) {
      throw new Error('A command is a transaction of its own and cannot be part of another');
    }
    if (key === undefined) return this.run(work, together);
    const command = { key, work, inContext: AsyncLocalStorage.snapshot() };
    return (await this.done(command, together)) as CommandResult<T>;
  }

  private done(command: Command, together: Together | undefined): Promise<unknown> {
    if (together === undefined) return this.alone(command);
    const { key } = command;
    const names = key === undefined ? [] : [`${key.organisation} ${key.key}`];
    return this.groups.run(command, [...names, ...together.apartBy], together.withinMs);
  }

  private together(commands: readonly Command[]): Promise<readonly unknown[]> {
    const work = (): Promise<readonly unknown[]> =>
      this.transactions.run(async (tx) => {
        const ends = await Promise.allSettled(
          commands.map((command) =>
            command.inContext(() =>
              this.transactions.within({ tx }, () => joining(tx, () => resultOf(tx, command))),
            ),
          ),
        );
        return ends.map((end) => {
          if (end.status === 'rejected') throw end.reason;
          return end.value;
        });
      });
    return inSpan(() => sharedTransactionSpan(commands), work);
  }

  private alone(command: Command): Promise<unknown> {
    const work = (): Promise<unknown> => this.transactions.run((tx) => resultOf(tx, command));
    return againIfCrossed(
      () => command.inContext(() => inSpan(transactionSpan, work)),
      isAnsweredMeanwhile,
    );
  }
}

const transactionSpan = () =>
  ({ name: 'transaction', kind: 'internal', parent: currentTraceparent() }) as const;

// It belongs to no trace more than to another.
const sharedTransactionSpan = (commands: readonly Command[]) =>
  ({
    name: 'transaction',
    kind: 'internal',
    links: commands.flatMap(({ inContext }) => inContext(currentTraceparent) ?? []),
  }) as const;

async function resultOf(tx: OpenTransaction, { key, work }: Command): Promise<unknown> {
  if (key === undefined) return work(tx);
  const before = await answeredBefore(tx, key);
  if (before !== undefined) return before;
  const result = await work(tx);
  keepAnswer(tx, key, result as CommandResult<object>);
  return result;
}

async function joining<T>(tx: OpenTransaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    return await work(tx);
  } catch (error) {
    tx.fail(error);
    throw error;
  }
}
