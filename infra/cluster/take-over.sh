#!/usr/bin/env bash
# Makes this standby the primary: docker compose exec postgres-2 bash /cluster/take-over.sh
set -euo pipefail
export PGPASSWORD=$POSTGRES_PASSWORD PGUSER=postgres PGCONNECT_TIMEOUT=3

if psql --host "$OTHER" --command 'SELECT 1' >/dev/null 2>&1; then
  echo "$OTHER still answers. Stop it first: two primaries would each acknowledge what the other does not have." >&2
  exit 1
fi
# Alone from now on, until another one follows it.
psql --command 'SELECT pg_promote(true, 60)' --command 'ALTER SYSTEM RESET synchronous_standby_names' --command 'SELECT pg_reload_conf()'
echo "$NODE is the primary. To have two again: remove the container and the volume of $OTHER, and start it."
