-- Writes what several rooms of an organisation add to their records, each only while it holds its
-- room's epoch; gives back the sessions written. The shape of an entry: Append in session-log.ts.
CREATE FUNCTION append_record(org uuid, entries jsonb) RETURNS SETOF uuid LANGUAGE sql
AS $$
  WITH item AS (
    SELECT * FROM jsonb_to_recordset(entries)
      AS i(session uuid, epoch int, events jsonb, steps jsonb, receipt jsonb, active float8, turns int)
  ), held AS (
    SELECT i.* FROM item i
    JOIN room_lease l ON l.org_id = org AND l.session_id = i.session AND l.epoch = i.epoch
    FOR SHARE OF l
  ), event_rows AS (
    INSERT INTO session_event (org_id, session_id, seq, v, at_ms, event)
    SELECT org, h.session, e.seq, e.v, e."atMs", e.event
    FROM held h CROSS JOIN jsonb_to_recordset(h.events) AS e(seq int, v int, "atMs" float8, event jsonb)
  ), step_rows AS (
    INSERT INTO session_step (org_id, session_id, seq, v, step)
    SELECT org, h.session, s.seq, s.v, s.step
    FROM held h CROSS JOIN jsonb_to_recordset(h.steps) AS s(seq int, v int, step jsonb)
  ), receipt_rows AS (
    INSERT INTO say_receipt (org_id, session_id, message_id, payload_hash, seq)
    SELECT org, h.session, h.receipt->>'id', h.receipt->>'hash', (h.receipt->>'seq')::int
    FROM held h WHERE jsonb_typeof(h.receipt) = 'object'
  ), session_rows AS (
    UPDATE practice_session p SET active_ms = h.active, turns = h.turns
    FROM held h WHERE p.org_id = org AND p.id = h.session
  )
  SELECT session FROM held
$$;
--> statement-breakpoint
-- The same as a transaction of its own, in one round trip: it first becomes the tenants' role and
-- names the organisation, both until the statement is committed, so row-level security holds for
-- what follows. (A statement that did both at once would be checked before it became the role.)
CREATE FUNCTION append_turns(tenant text, org uuid, entries jsonb) RETURNS SETOF uuid LANGUAGE plpgsql
AS $$
BEGIN
  PERFORM set_config('role', tenant, true), set_config('app.org', org::text, true);
  RETURN QUERY SELECT append_record(org, entries);
END $$;
