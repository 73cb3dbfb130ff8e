# At the first node's very first start: the other may copy it, and nothing is acknowledged before one other has it.
echo 'host replication postgres all scram-sha-256' >>"$PGDATA/pg_hba.conf"
psql --username postgres --command "ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (*)'"
