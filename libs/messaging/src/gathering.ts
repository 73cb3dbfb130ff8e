type Send = (sql: string, rows: () => string) => Promise<readonly Answer[]>;

interface Answer {
  readonly nth: number;
}

interface Group {
  readonly rows: string[];
  readonly answers: Promise<ReadonlyMap<number, readonly Answer[]>>;
}

/** Rows that several handlers give to the same SQL at the same time, sent as one statement. */
export class Gathering {
  private readonly open = new Map<string, Group>();

  /** `send` asks for the rows at the last moment; what comes after that makes another group. */
  constructor(private readonly send: Send) {}

  async ask(sql: string, row: object): Promise<readonly Answer[]> {
    const group = this.open.get(sql) ?? this.begun(sql);
    const nth = group.rows.length;
    group.rows.push(JSON.stringify({ ...row, nth }));
    return (await group.answers).get(nth) ?? [];
  }

  private begun(sql: string): Group {
    const rows: string[] = [];
    const answers = this.send(sql, () => {
      this.open.delete(sql);
      return `[${rows.join(',')}]`;
    });
    const group = { rows, answers: answers.then((all) => Map.groupBy(all, ({ nth }) => nth)) };
    this.open.set(sql, group);
    return group;
  }
}
