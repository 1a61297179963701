-- Run once by the administrator of a PostgreSQL server (16-18), connected to any database of it:
--   psql -f docs/own-server.sql -v owner_password=… -v app_password=… -v jobs_password=… -v auditor_password=…
-- Makes the four login roles and the database cong_truong that only they may enter.
\set ON_ERROR_STOP on
create role truong_owner login nosuperuser nocreatedb nocreaterole nobypassrls password :'owner_password';
create role truong_app login nosuperuser nocreatedb nocreaterole nobypassrls noinherit password :'app_password';
create role truong_jobs login nosuperuser nocreatedb nocreaterole nobypassrls noinherit password :'jobs_password';
create role truong_auditor login nosuperuser nocreatedb nocreaterole bypassrls noinherit password :'auditor_password';
-- The owner makes the schema that belongs to the jobs' role, and dumps it.
grant truong_jobs to truong_owner;
create database cong_truong owner truong_owner template template0 encoding 'UTF8' locale_provider icu icu_locale 'vi-VN' locale 'C.UTF-8';
revoke all on database cong_truong from public;
grant connect on database cong_truong to truong_owner, truong_app, truong_jobs, truong_auditor;
