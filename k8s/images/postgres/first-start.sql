-- Runs once, while the data directory is still private to the entrypoint. psql reads the password itself,
-- so that it stands on no command line and in no environment.
\set ON_ERROR_STOP on
\set operator_password `cat "$RECIO_OPERATOR_SECRET/POSTGRES_PASSWORD"`

CREATE ROLE :"operator" LOGIN CREATEROLE PASSWORD :'operator_password';
-- Rotation counts the sessions of others and, where the desk asks for it, ends them.
GRANT pg_read_all_stats, pg_signal_backend TO :"operator";

-- The owner never logs in: the slots <owner>_a and <owner>_b do, and act as the owner.
CREATE ROLE :"owner" NOLOGIN;
GRANT :"owner" TO :"operator" WITH ADMIN OPTION;

-- pg_dump stops at the first table with row-level security unless the role may bypass it.
CREATE ROLE rec_io_backup NOLOGIN BYPASSRLS;
GRANT pg_read_all_data TO rec_io_backup;
GRANT rec_io_backup TO :"operator" WITH ADMIN OPTION;

CREATE DATABASE :"database" OWNER :"owner" TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
\connect :"database"
ALTER SCHEMA public OWNER TO :"owner";

-- One row: a leader that slept through its own replacement holds an old term and changes nothing.
CREATE SCHEMA recio_operator AUTHORIZATION :"operator";
CREATE TABLE recio_operator.fence (
    only_row   boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    term       bigint      NOT NULL DEFAULT 0 CHECK (term >= 0),
    holder     text        NOT NULL DEFAULT '',
    changed_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE recio_operator.fence OWNER TO :"operator";
INSERT INTO recio_operator.fence DEFAULT VALUES;
