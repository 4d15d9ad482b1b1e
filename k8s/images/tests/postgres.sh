# shellcheck shell=bash disable=SC2016,SC2034,SC2154 # sourced by ../test, which sets and reads the shared names

operator_password="it's \$ecret; 100%"
superuser_password=super-0123456789

secrets() {
  local folder=$work/pods/$1/config/operator
  mkdir -p "$folder"
  printf recio_operator > "$folder/POSTGRES_USER"
  printf %s "$operator_password" > "$folder/POSTGRES_PASSWORD"
  printf %s "$superuser_password" > "$folder/superuser-password"
}

start_postgres() {
  start "$1" "$postgres_root" 512 \
    "PGDATA=/var/lib/postgresql/data/pgdata POSTGRES_DB=rec_io_db POSTGRES_OWNER=rec_io_user" \
    /opt/recio/bin/entrypoint postgres
}

# What a refused start prints; its exit code must be 78 and its words one line.
refusal() {
  local name=$1 code=0
  run "$name" "$postgres_root" 512 "PGDATA=/var/lib/postgresql/data/pgdata ${2:-}" \
    /opt/recio/bin/entrypoint postgres > "$work/refusal" 2>&1 || code=$?
  remove "$name"
  cat "$work/refusal"
  expect "the exit code" "$code" 78
  expect "the number of lines" "$(wc -l < "$work/refusal")" 1
}

refuses() {
  refusal "$1" "${3:-}"
  grep -q "$2" "$work/refusal"
}

ready() { inside "$1" pg_isready -q -h 127.0.0.1; }
sql() { inside "$1" psql -U postgres -d "${3:-rec_io_db}" -XAtc "$2"; }

first_start() {
  pod first
  secrets first
  start_postgres first
  eventually 20 ready first
  expect "the owner" "$(sql first "select pg_get_userbyid(datdba) from pg_database where datname = 'rec_io_db'")" rec_io_user
  expect "login of the owner" "$(sql first "select rolcanlogin from pg_roles where rolname = 'rec_io_user'")" f
  expect "the operator" \
    "$(sql first "select rolsuper, rolcreaterole, rolcanlogin from pg_roles where rolname = 'recio_operator'")" 'f|t|t'
  expect "admin option on the owner" \
    "$(sql first "select admin_option from pg_auth_members where roleid = 'rec_io_user'::regrole and member = 'recio_operator'::regrole")" t
  expect "the backup role" "$(sql first "select rolbypassrls, rolcanlogin from pg_roles where rolname = 'rec_io_backup'")" 't|f'
  expect "the fence" "$(sql first 'select term, count(*) over () from recio_operator.fence')" '0|1'
  expect "fsync" "$(sql first 'show fsync')" on
}

as_operator() {
  inside first sh -c 'PGPASSWORD="$(cat /etc/recio/operator/POSTGRES_PASSWORD)" \
    exec psql -h 127.0.0.1 -U recio_operator -d rec_io_db -v ON_ERROR_STOP=1 -XqAtc "$1"' sh "$1"
}

login_of_operator() {
  expect "the fence's term" "$(as_operator 'update recio_operator.fence set term = term + 1 returning term')" 1
  never inside first env PGPASSWORD=wrong psql -h 127.0.0.1 -U recio_operator -d rec_io_db -XAtc 'select 1'
  expect "the stored form" "$(sql first "select left(rolpassword, 13) from pg_authid where rolname = 'recio_operator'")" SCRAM-SHA-256
}

# The operator's rotation, as recio_operator does it.
slots() {
  as_operator "create role rec_io_user_a login in role rec_io_user password 'slot'"
  as_operator 'alter role rec_io_user_a set role to rec_io_user'
  inside first env PGPASSWORD=slot psql -h 127.0.0.1 -U rec_io_user_a -d rec_io_db -XqAtc 'create table mine (n int)'
  expect "the table's owner" "$(sql first "select tableowner from pg_tables where tablename = 'mine'")" rec_io_user
}

no_secret_to_see() {
  local word
  for word in "$operator_password" "$superuser_password"; do
    never grep -F -- "$word" "$work/pods/first/log"
    inside first sh -c 'cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2> /dev/null || true' > "$work/processes"
    grep -qa entrypoint "$work/processes"
    never grep -qaF -- "$word" "$work/processes"
  done
}

# Watches every command line on the machine while a first start goes on.
no_secret_in_flight() {
  local seen=$work/command-lines end
  pod flight
  secrets flight
  start_postgres flight
  end=$((SECONDS + 20))
  until ready flight 2> /dev/null; do
    cat /proc/[0-9]*/cmdline 2> /dev/null | tr '\0' ' ' >> "$seen" || true
    [ "$SECONDS" -lt "$end" ]
  done
  terminate flight
  expect "the exit code" "$(ended flight 20)" 0
  grep -qa first-start.sql "$seen"
  never grep -qaF -- "$operator_password" "$seen"
  never grep -qaF -- "$superuser_password" "$seen"
}

fast_stop() {
  local began
  inside first psql -U postgres -d rec_io_db -c 'select pg_sleep(600)' > /dev/null 2>&1 &
  eventually 10 client_sleeps
  began=$SECONDS
  terminate first
  expect "the exit code" "$(ended first 20)" 0
  [ $((SECONDS - began)) -le 5 ]
  grep -q 'database system is shut down' "$work/pods/first/log"
}

client_sleeps() { sql first "select 'yes' from pg_stat_activity where query like 'select pg_sleep%'" | grep -q yes; }

second_start() {
  local before
  before=$(cat "$work/pods/first/data/pgdata/recio.initialised")
  remove first
  # As kubelet leaves it with fsGroup.
  chmod -R g+rwX "$work/pods/first/data"
  rm -r "$work/pods/first/config/operator"
  start_postgres first
  eventually 20 ready first
  expect "the fence's term" "$(sql first 'select term from recio_operator.fence')" 1
  expect "the mark of the first start" "$(cat "$work/pods/first/data/pgdata/recio.initialised")" "$before"
  never grep -q 'first start' "$work/pods/first/log"
  terminate first
  expect "the exit code" "$(ended first 20)" 0
}

kill_in_first_start() {
  pod killed
  secrets killed
  start_postgres killed
  eventually 20 test -d "$work/pods/killed/data/pgdata.part"
  runc kill "$(container_id killed)" KILL
  ended killed 20
  [ ! -e "$work/pods/killed/data/pgdata" ]
  remove killed
  start_postgres killed
  eventually 20 ready killed
  expect "the fence" "$(sql killed 'select term from recio_operator.fence')" 0
  [ ! -e "$work/pods/killed/data/pgdata.part" ]
}

backup() {
  sql first 'create table secret_rows (n int); alter table secret_rows enable row level security; insert into secret_rows values (7)'
  back_up first run | grep -q '"outcome":"done"'
  inside first bash -c 'set -euo pipefail
    cd /tmp/archive/deep
    # Whoever stops reading ends whoever writes, and with that the check.
    gzip -dc backup_*.sql.gz | grep -A1 "^COPY public.secret_rows" | grep -x 7
    grep -qx "public.secret_rows|1" backup_*.rows
    tar -tzf data_backup_*.tar.gz | grep -x backend/data/public/secret_rows.csv'
}

# The volume does not exist yet: TPS-BK-06.
back_up() {
  local name=$1
  shift
  inside "$name" env PGHOST=127.0.0.1 POSTGRES_DB=rec_io_db POSTGRES_OWNER=rec_io_user \
    RECIO_TERMINATION_LOG=/tmp/termination BACKUP_DIR=/tmp/archive/deep /opt/recio/bin/backup "$@"
}

# Whatever the container said before, this is its last word.
back_up_fails() {
  ! back_up "$@" > "$work/backup.words" 2> /dev/null || return 1
  grep -q '"outcome":"failed"' "$work/backup.words"
}

forgets() {
  inside first bash -c 'set -euo pipefail
    cd /tmp/archive/deep
    for days in 7 8; do
      day=$(date -u -d "-$days days" +%Y%m%d)
      touch "backup_${day}_020000.sql.gz" "backup_${day}_020000.rows" "data_backup_${day}_020000.tar.gz"
    done'
  back_up first run > /dev/null 2>&1
  inside first bash -c 'set -euo pipefail
    cd /tmp/archive/deep
    [ "$(ls | grep -c "_$(date -u -d "-7 days" +%Y%m%d)_")" = 3 ]
    ! ls | grep -q "_$(date -u -d "-8 days" +%Y%m%d)_"'
}

drill() {
  back_up first drill | grep -q '"outcome":"done"'
  inside first bash -c 'cd /tmp/archive/deep; newest=$(ls backup_*.sql.gz | tail -n 1); cp "$newest" /tmp/whole; truncate -s -30 "$newest"'
  back_up_fails first drill
  inside first bash -c 'cd /tmp/archive/deep; newest=$(ls backup_*.sql.gz | tail -n 1); cp /tmp/whole "$newest"
    sed -i "s/secret_rows|1/secret_rows|2/" "${newest%.sql.gz}.rows"'
  back_up_fails first drill
  inside first bash -c 'cd /tmp/archive/deep; rows=$(ls backup_*.rows | tail -n 1); sed -i "s/secret_rows|2/secret_rows|1/" "$rows"'
}

# The names that a restore of this second and the next two would give to what was there before.
take_names_of_seconds() {
  local name second now
  now=$(date +%s)
  taken="''"
  for second in 0 1 2; do
    name=rec_io_db_before_$(date -u -d "@$((now + second))" +%Y%m%d_%H%M%S)
    ! sql "$1" "create database $name template template0" postgres || taken="$taken, '$name'"
  done
}

restore() {
  local taken
  sql first 'create schema users; create table users.kill_switch (level text, reason text, set_by text, set_at timestamptz);
    insert into users.kill_switch (level) values ('"'None'"');
    create schema venue; create table venue.records (id text); insert into venue.records values ('"'then'"')'
  back_up first run > /dev/null 2>&1
  inside first bash -c 'cd /tmp/archive/deep; rows=$(ls backup_*.rows | tail -n 1); sed -i "s/secret_rows|1/secret_rows|2/" "$rows"'
  back_up_fails first restore
  expect "databases after a restore that failed" \
    "$(sql first "select string_agg(datname || ' ' || datconnlimit, ', ') from pg_database where datname like 'rec_io%'")" "rec_io_db -1"
  inside first bash -c 'cd /tmp/archive/deep; rows=$(ls backup_*.rows | tail -n 1); sed -i "s/secret_rows|2/secret_rows|1/" "$rows"'
  sql first 'drop table secret_rows; update recio_operator.fence set term = 9;
    delete from venue.records; insert into venue.records values ('"'now'"')'
  back_up first restore > "$work/backup.words"
  expect "rows after the restore" "$(sql first 'select n from secret_rows')" 7
  expect "the switch" "$(sql first 'select level from users.kill_switch')" PauseEntries
  sql first "update users.kill_switch set level = 'Flatten'"
  take_names_of_seconds first
  back_up first restore > "$work/backup.words"
  expect "a switch that stopped more" "$(sql first 'select level from users.kill_switch')" Flatten
  expect "the operator's fence" "$(sql first 'select term from recio_operator.fence')" 9
  expect "what the paper exchange knows" "$(sql first 'select id from venue.records')" now
  expect "who may connect" "$(sql first "select string_agg(distinct datconnlimit::text, ', ') from pg_database where datname like 'rec_io%'")" -1
  expect "the database before" "$(sql first "select count(*) from pg_database where datname like 'rec_io_db_before_%' and datname <> all (array[$taken])")" 2
  sql first 'update recio_operator.fence set term = 1'
}

parameters() {
  pod tuned
  secrets tuned
  start tuned "$postgres_root" 512 \
    "PGDATA=/var/lib/postgresql/data/pgdata POSTGRES_DB=rec_io_db POSTGRES_OWNER=rec_io_user" \
    /opt/recio/bin/entrypoint postgres -c shared_buffers=32MB
  eventually 20 ready tuned
  expect "shared_buffers" "$(sql tuned 'show shared_buffers')" 32MB
  expect "max_connections" "$(sql tuned 'show max_connections')" 120
}

wrong_owner_of_volume() {
  pod strange
  chown 0:0 "$work/pods/strange/data"
  chmod 0755 "$work/pods/strange/data"
  refuses strange 'belongs to uid 0 and cannot be written by uid 10001'
}

wrong_owner_of_data() {
  pod strange
  chown 10001 "$work/pods/strange/data"
  mkdir -p "$work/pods/strange/data/pgdata"
  chown 4711 "$work/pods/strange/data/pgdata"
  refuses strange 'pgdata belongs to uid 4711'
}

other_version() {
  pod older
  mkdir "$work/pods/older/data/pgdata"
  echo 13 > "$work/pods/older/data/pgdata/PG_VERSION"
  chown -R 10001 "$work/pods/older/data"
  refuses older 'written by PostgreSQL 13, this image is 15'
}

foreign_data() {
  pod foreign
  echo 15 > "$work/pods/foreign/data/PG_VERSION"
  refuses foreign 'holds a foreign database'
  rm "$work/pods/foreign/data/PG_VERSION"
  mkdir "$work/pods/foreign/data/pgdata"
  echo 15 > "$work/pods/foreign/data/pgdata/PG_VERSION"
  chown -R 10001 "$work/pods/foreign/data/pgdata"
  refuses foreign 'was not initialised by this image'
}

missing_secret() {
  pod bare
  refuses bare 'needs /etc/recio/operator/POSTGRES_USER'
  secrets bare
  refuses bare 'needs POSTGRES_DB'
  refuses bare 'needs POSTGRES_OWNER' POSTGRES_DB=rec_io_db
}

administrator_password='it:s \secret; 100%'

# authority NAME: one that may sign, in $work/NAME.
authority() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj "/CN=$1" \
    -keyout "$work/$1.key" -out "$work/$1.crt" 2> /dev/null
}

# A server of somebody else: not started by our entrypoint, without a role of ours, over TLS and on a port of its own.
elsewhere() {
  local config=$work/pods/elsewhere/config
  pod elsewhere
  authority ours
  authority theirs
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=database \
    -keyout "$config/server.key" -out "$work/server.csr" 2> /dev/null
  openssl x509 -req -in "$work/server.csr" -CA "$work/ours.crt" -CAkey "$work/ours.key" -CAcreateserial -days 1 \
    -extfile <(echo subjectAltName=DNS:pg.example.org) -out "$config/server.crt" 2> /dev/null
  chown 10001 "$config/server.key"
  printf '%s\n' 'local all all trust' 'hostssl all all 127.0.0.1/32 scram-sha-256' > "$config/pg_hba.conf"
  cat > "$config/start" <<'SH'
initdb --pgdata="$PGDATA" --username=postgres --encoding=UTF8 --locale=C.UTF-8 > /dev/null
exec postgres -c listen_addresses=127.0.0.1 -c port=6432 -c unix_socket_directories=/run \
  -c hba_file=/etc/recio/pg_hba.conf -c ssl=on -c ssl_cert_file=/etc/recio/server.crt \
  -c ssl_key_file=/etc/recio/server.key
SH
  start elsewhere "$postgres_root" 512 PGDATA=/var/lib/postgresql/data/pgdata /bin/bash -eu /etc/recio/start
  eventually 20 inside elsewhere pg_isready -q -h /run -p 6432
  there postgres "CREATE ROLE dba LOGIN CREATEROLE CREATEDB PASSWORD '$administrator_password'"
  there postgres 'SET ROLE dba; CREATE ROLE rec_io_user; GRANT rec_io_user TO dba'
  there postgres 'CREATE DATABASE rec_io_db OWNER rec_io_user'
  there rec_io_db "SET ROLE dba; CREATE SCHEMA recio_operator; CREATE TABLE recio_operator.fence (term bigint);
    INSERT INTO recio_operator.fence VALUES (9)"
  there rec_io_db "SET ROLE rec_io_user; CREATE SCHEMA users; CREATE SCHEMA venue;
    CREATE TABLE venue.records (id text); INSERT INTO venue.records VALUES ('then');
    CREATE TABLE users.trades (user_id text, n int); ALTER TABLE users.trades ENABLE ROW LEVEL SECURITY;
    INSERT INTO users.trades VALUES ('ana', 7), ('bo', 8); ALTER TABLE users.trades FORCE ROW LEVEL SECURITY;
    CREATE POLICY own ON users.trades USING (user_id = current_setting('recio.user_id', true))"
  copier username password
}

there() { inside elsewhere psql -h /run -p 6432 -U postgres -d "$1" -v ON_ERROR_STOP=1 -XqAtc "$2"; }

# copier USER_KEY PASSWORD_KEY: the pod of the copies, as the operator renders it.
copier() {
  local config=$work/pods/copier/config
  pod copier
  rm -rf "$config/operator"
  mkdir -p "$config"/{operator,authority}
  printf dba > "$config/operator/$1"
  printf %s "$administrator_password" > "$config/operator/$2"
  cp "$work/ours.crt" "$config/authority/ca.crt"
}

# copies VERB [ENV=VALUE …]: the program in that pod; its words stand in backup.words.
copies() {
  local verb=$1 code=0
  shift
  # The name of the server leads nowhere on this machine, and is what its certificate is for.
  run copier "$postgres_root" 512 "POSTGRES_DB=rec_io_db POSTGRES_OWNER=rec_io_user PGHOST=pg.example.org PGPORT=6432 \
    PGHOSTADDR=127.0.0.1 PGSSLMODE=verify-full PGSSLROOTCERT=/etc/recio/authority/ca.crt TMPDIR=/tmp \
    RECIO_TERMINATION_LOG=/tmp/termination BACKUP_DIR=/var/lib/postgresql/data/copies" \
    /usr/bin/env "$@" /opt/recio/bin/backup "$verb" > "$work/backup.words" 2> "$work/backup.log" || code=$?
  remove copier
  cat "$work/backup.log" "$work/backup.words"
  return "$code"
}

# refused WORDS VERB [ENV=VALUE …]
refused() {
  local words=$1
  shift
  never copies "$@"
  grep -q '"outcome":"failed"' "$work/backup.words"
  grep -q -- "$words" "$work/backup.words"
}

role_of_copies() {
  network_of=elsewhere
  refused 'role .*rec_io_backup.* does not exist' run
  # As the operator does it, and is refused by this version; then as its message has it.
  never there postgres 'SET ROLE dba; CREATE ROLE rec_io_backup NOLOGIN BYPASSRLS'
  there postgres 'CREATE ROLE rec_io_backup NOLOGIN; GRANT pg_read_all_data TO rec_io_backup; GRANT rec_io_backup TO "dba"'
  refused 'row-level security' run
  there postgres 'ALTER ROLE rec_io_backup BYPASSRLS'
}

copy_elsewhere() {
  network_of=elsewhere
  copies run
  grep -q '"outcome":"done".*"tables":2,"rows":3' "$work/backup.words"
  cd "$work/pods/copier/data/copies"
  gzip -dc backup_*.sql.gz | grep -A2 '^COPY users.trades' | grep -x "$(printf 'bo\t8')"
  never grep -q recio_operator backup_*.rows
  [ -z "$(find . -name '*.part')" ]
  # The drill's pod has neither a way to the server nor a login.
  network_of=''
  rm -r "$work/pods/copier/config"/{operator,authority}/*
  copies drill
  grep -q '"outcome":"done".*"rows":3' "$work/backup.words"
  never grep -F -- "$administrator_password" "$work/backup.log"
}

keys_elsewhere() {
  network_of=elsewhere
  copier neither nor
  refused 'no login.*POSTGRES_USER username' run
  copier POSTGRES_USER POSTGRES_PASSWORD
  copies run
}

proof_elsewhere() {
  network_of=elsewhere
  copier username password
  refused 'does not match host name' run PGHOST=other.example.org
  cp "$work/theirs.crt" "$work/pods/copier/config/authority/ca.crt"
  refused 'certificate verify failed' run
  rm "$work/pods/copier/config/authority/ca.crt"
  refused 'no authority to prove' run
  refused 'no encryption' run PGSSLMODE=disable PGSSLROOTCERT=
  # Without an authority of its own the public ones decide, and they do not know this one.
  refused 'certificate verify failed' run PGSSLROOTCERT=
}

newer_elsewhere() {
  network_of=elsewhere
  copier username password
  printf '#!/bin/sh\necho "pg_dump (PostgreSQL) 14.99"\n' > "$work/pods/copier/tmp/pg_dump"
  chmod 0755 "$work/pods/copier/tmp/pg_dump"
  refused 'server is PostgreSQL 15 and pg_dump of this image, 14, .*postgres.image' run \
    PATH=/tmp:/opt/recio/bin:/usr/lib/postgresql/15/bin:/usr/bin:/bin
  rm "$work/pods/copier/tmp/pg_dump"
}

# The commands that operator/controller/README.md gives to people, without the lines that name their server and copy.
by_hand() {
  local config=$work/pods/copier/config copy
  network_of=elsewhere
  copier username password
  copy=$(basename "$(find "$work/pods/copier/data/copies" -name 'backup_*.sql.gz' | sort | tail -n 1)" .sql.gz)
  sed -n '/^### Back from a copy, elsewhere/,/^### To any/p' "$root/operator/controller/README.md" |
    sed -n '/^```bash$/,/^```$/p' | sed -e '/^```/d' -e '/^export PGHOST/d' -e "s/^\(db=.*\) copy=.*/\1 copy=$copy/" > "$config/by-hand"
  grep -q 'RENAME TO' "$config/by-hand"
  printf '*:*:*:*:it\\:s \\\\secret; 100%%\n' > "$work/pods/copier/data/pgpass"
  chown 10001 "$work/pods/copier/data/pgpass"
  chmod 0600 "$work/pods/copier/data/pgpass"
  there rec_io_db "DELETE FROM users.trades; INSERT INTO users.trades VALUES ('ana', 1); UPDATE venue.records SET id = 'now';
    UPDATE recio_operator.fence SET term = 11"
  run copier "$postgres_root" 512 "PGHOST=pg.example.org PGPORT=6432 PGHOSTADDR=127.0.0.1 PGSSLMODE=verify-full \
    PGSSLROOTCERT=/etc/recio/authority/ca.crt PGUSER=dba PGPASSFILE=/var/lib/postgresql/data/pgpass" \
    /bin/bash -c 'cd /var/lib/postgresql/data/copies && exec bash /etc/recio/by-hand'
  remove copier
  expect "rows after the restore" "$(there rec_io_db 'SELECT sum(n) FROM users.trades')" 15
  expect "their owner" "$(there rec_io_db "SELECT tableowner FROM pg_tables WHERE tablename = 'trades'")" rec_io_user
  expect "row-level security" \
    "$(there rec_io_db "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname = 'trades'")" 't|t'
  expect "the operator's fence" "$(there rec_io_db 'SELECT term FROM recio_operator.fence')" 11
  expect "what the paper exchange knows" "$(there rec_io_db 'SELECT id FROM venue.records')" now
  expect "the database before" "$(there rec_io_db_before 'SELECT sum(n) FROM users.trades')" 1
}

need openssl openssl
postgres_image=$(image postgres)
rootfs "$postgres_image"
postgres_root=$mount_of
check "postgres: the first start creates roles, database and fence" first_start
check "postgres: the operator logs in by SCRAM over TCP, a wrong password does not" login_of_operator
check "postgres: what a slot creates belongs to the owner" slots
check "postgres: no password in the log, on a command line or in an environment" no_secret_to_see
check "postgres: no password on a command line during the first start" no_secret_in_flight
check "postgres: TPS-BK-01 TPS-BK-02 TPS-BK-04 TPS-BK-06 a backup has rows behind row-level security" backup
check "postgres: TPS-BK-03 TPS-BK-05 archives of the eighth day go, those of the seventh stay" forgets
check "postgres: a drill restores and counts; a corrupt archive and wrong counts are found" drill
check "postgres: what was destroyed is restored, entries wait, the old database stays" restore
check "postgres: a server of somebody else, over TLS alone, and a login that is no superuser" elsewhere
check "postgres: a copy elsewhere needs the role that reads every row, and is told what is missing" role_of_copies
check "postgres: TPS-BK-04 a copy of a database elsewhere has rows behind row-level security, and is restored for proof" copy_elsewhere
check "postgres: BOT-SEC-06 a server elsewhere that cannot prove itself is not copied" proof_elsewhere
check "postgres: the administrator's Secret has our keys or CloudNativePG's, and is told when it has neither" keys_elsewhere
check "postgres: a server newer than pg_dump is told, with what helps" newer_elsewhere
check "postgres: the README's commands put a copy in the place of a database elsewhere" by_hand
check "postgres: SIGTERM ends within seconds though a client is busy" fast_stop
check "postgres: a second start needs no secret, keeps the data and bears fsGroup's modes" second_start
check "postgres: a first start that was killed begins anew" kill_in_first_start
check "postgres: parameters of the desk win over the image's" parameters
check "postgres: a volume of another owner is refused" wrong_owner_of_volume
check "postgres: data of another owner is refused" wrong_owner_of_data
check "postgres: data of another major version is refused" other_version
check "postgres: foreign data is refused" foreign_data
check "postgres: the first start names what it misses" missing_secret
