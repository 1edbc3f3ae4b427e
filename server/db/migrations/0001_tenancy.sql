-- Tenant security, and the months of the record. Written by hand: Drizzle has no words for these.
-- The roles themselves are made in server/db/roles.ts, because they belong to the whole cluster.

-- Rows of one organisation are visible and writable only while "app.org" names it. Without a
-- setting nothing is: a forgotten inOrg() finds an empty table, never somebody else's.
CREATE FUNCTION current_org() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('app.org', true), '')::uuid $$;
--> statement-breakpoint
-- Puts a table under tenant security. Call it in the migration that creates a table with org_id.
CREATE FUNCTION secure_tenant(tenant_table regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tenant_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tenant_table);
  EXECUTE format('CREATE POLICY tenant ON %s USING (org_id = current_org()) WITH CHECK (org_id = current_org())', tenant_table);
END $$;
--> statement-breakpoint
SELECT secure_tenant('practice_session'), secure_tenant('session_event'), secure_tenant('session_step'),
  secure_tenant('say_receipt'), secure_tenant('room_lease'), secure_tenant('scorecard'), secure_tenant('session_opened');
--> statement-breakpoint
-- What the tenant role may do: everything on tables under the policy, but the record is append-only.
-- Run after every migration, and again when the role is made later than the tables.
CREATE FUNCTION grant_tenant() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  tenant_table regclass;
  rights text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'pushback_app') THEN
    RETURN;
  END IF;
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO pushback_app', current_schema());
  FOR tenant_table IN SELECT polrelid::regclass FROM pg_policy WHERE polname = 'tenant' LOOP
    rights := CASE WHEN tenant_table::text IN ('session_event', 'session_step')
      THEN 'SELECT, INSERT' ELSE 'SELECT, INSERT, UPDATE, DELETE' END;
    IF NOT has_table_privilege('pushback_app', tenant_table, 'INSERT') THEN
      EXECUTE format('GRANT %s ON %s TO pushback_app', rights, tenant_table);
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
-- The lowest UUIDv7 of a moment: its first 48 bits are milliseconds since 1970 (RFC 9562, 5.7).
CREATE FUNCTION first_uuid_of(at timestamptz) RETURNS uuid LANGUAGE sql STABLE
AS $$ SELECT (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid $$;
--> statement-breakpoint
-- Makes the partitions of this month and of so many after it. A month whose sessions already lie
-- in the default partition stays there. Partitions answer to nobody but their parent: row-level
-- security is forced on them and no policy lets anyone in.
CREATE FUNCTION make_months(ahead integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  parent text;
  part text;
  starts timestamptz;
BEGIN
  FOREACH parent IN ARRAY ARRAY['session_event', 'session_step'] LOOP
    FOR i IN 0..ahead LOOP
      starts := date_trunc('month', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC';
      starts := (starts AT TIME ZONE 'UTC' + make_interval(months => i)) AT TIME ZONE 'UTC';
      part := parent || '_' || to_char(starts AT TIME ZONE 'UTC', 'YYYY_MM');
      CONTINUE WHEN to_regclass(part) IS NOT NULL;
      BEGIN
        EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', part, parent,
          first_uuid_of(starts), first_uuid_of((starts AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC'));
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part);
      EXCEPTION WHEN check_violation THEN
        RAISE NOTICE 'the default partition of % holds rows of %', parent, part;
      END;
    END LOOP;
  END LOOP;
END $$;
--> statement-breakpoint
CREATE TABLE session_event_default PARTITION OF session_event DEFAULT;
--> statement-breakpoint
CREATE TABLE session_step_default PARTITION OF session_step DEFAULT;
--> statement-breakpoint
ALTER TABLE session_event_default ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE session_step_default ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
