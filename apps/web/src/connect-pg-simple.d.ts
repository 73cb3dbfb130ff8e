declare module 'connect-pg-simple' {
  import type session from 'express-session';

  interface Pool {
    query(
      sql: string,
      parameters: readonly unknown[],
    ): Promise<{ readonly rows: readonly object[] }>;
  }

  interface Options {
    readonly pool: Pool;
    readonly tableName: string;
    readonly pruneSessionInterval: number | false;
  }

  export default function connectPgSimple(
    of: typeof session,
  ): new (options: Options) => session.Store;
}
