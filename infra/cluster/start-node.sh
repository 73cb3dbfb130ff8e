#!/usr/bin/env bash
# Starts one of two PostgreSQL nodes. One without data copies the primary and follows it; only the first may begin anew.
set -euo pipefail
export PGPASSWORD=$POSTGRES_PASSWORD PGUSER=postgres PGCONNECT_TIMEOUT=3

other_is_primary() {
  [ "$(psql --host "$OTHER" --no-align --tuples-only --command 'SELECT NOT pg_is_in_recovery()' 2>/dev/null)" = t ]
}

if [ -s "$PGDATA/PG_VERSION" ]; then
  if [ ! -e "$PGDATA/standby.signal" ] && other_is_primary; then
    echo "$OTHER has taken over. What $NODE still has was acknowledged to nobody: remove its volume, and it copies $OTHER." >&2
    sleep 30
    exit 1
  fi
else
  if [ "${MAY_BEGIN:-}" != true ]; then until other_is_primary; do sleep 1; done; fi
  if other_is_primary; then
    mkdir -p "$PGDATA"
    chown -R postgres:postgres "$(dirname "$PGDATA")"
    gosu postgres pg_basebackup --host "$OTHER" --pgdata "$PGDATA" --wal-method stream --checkpoint fast --write-recovery-conf
    psql --host "$OTHER" --command "ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (*)'" --command 'SELECT pg_reload_conf()'
  fi
fi
exec docker-entrypoint.sh postgres -c max_connections=300 -c cluster_name="$NODE"
