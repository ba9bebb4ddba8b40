-- The roles of a PostgreSQL server of one's own, for psql with the variables migrate_password and app_password, as a superuser in
-- Rollcall's database (docs/self-host.md). rollcall_migrate owns everything and runs the migrations. rollcall_app is the app: it
-- reads and writes rows, and can change nothing else. Repeating is safe; the second time also sets new passwords.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'rollcall_migrate') THEN
        CREATE ROLE rollcall_migrate;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'rollcall_app') THEN
        CREATE ROLE rollcall_app;
    END IF;
END
$$;
ALTER ROLE rollcall_migrate LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'migrate_password';
ALTER ROLE rollcall_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'app_password';

-- The owner of the database may add the extensions that the migrations need. What an older install's superuser made is handed over.
DO $$
DECLARE
    command TEXT;
BEGIN
    EXECUTE format('ALTER DATABASE %I OWNER TO rollcall_migrate', current_database());
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO rollcall_app', current_database());
    FOR command IN
        SELECT format('ALTER TABLE %s OWNER TO rollcall_migrate', oid::regclass) FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
        UNION ALL
        SELECT format('ALTER TYPE %s OWNER TO rollcall_migrate', oid::regtype) FROM pg_type
        WHERE typnamespace = 'public'::regnamespace AND typtype = 'e'
        UNION ALL
        SELECT format('ALTER FUNCTION %s OWNER TO rollcall_migrate', oid::regprocedure) FROM pg_proc f
        WHERE pronamespace = 'public'::regnamespace
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = f.oid AND d.deptype = 'e')
    LOOP
        EXECUTE command;
    END LOOP;
END
$$;

ALTER SCHEMA public OWNER TO rollcall_migrate;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO rollcall_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO rollcall_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO rollcall_app;
ALTER DEFAULT PRIVILEGES FOR ROLE rollcall_migrate IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO rollcall_app;
ALTER DEFAULT PRIVILEGES FOR ROLE rollcall_migrate IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO rollcall_app;
