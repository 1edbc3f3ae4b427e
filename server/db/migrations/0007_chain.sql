CREATE TABLE "assignment" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid,
	"team_id" uuid,
	"kind" text DEFAULT 'conversation' NOT NULL,
	"scenarios" jsonb NOT NULL,
	"difficulty" text NOT NULL,
	"due_on" date NOT NULL,
	"attempts" integer NOT NULL,
	"pass_bar" double precision,
	"declared" boolean NOT NULL,
	"reason" text NOT NULL,
	"what" text,
	"goal_id" uuid,
	"review_id" uuid,
	"made_by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "assignment_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "assignment_whose" CHECK (num_nonnulls("assignment"."member_id", "assignment"."team_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "goal" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid,
	"team_id" uuid,
	"says" text NOT NULL,
	"what" text NOT NULL,
	"better" text NOT NULL,
	"cause" text NOT NULL,
	"cause_note" text DEFAULT '' NOT NULL,
	"baseline" double precision NOT NULL,
	"baseline_margin" double precision,
	"baseline_sessions" integer NOT NULL,
	"target" double precision NOT NULL,
	"milestones" jsonb NOT NULL,
	"set_on" date NOT NULL,
	"due_on" date NOT NULL,
	"review_id" uuid,
	"made_by" uuid NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"closed_on" uuid,
	"closed_note" text,
	"closed_at" timestamp (3) with time zone,
	"progress" jsonb,
	"changed" boolean DEFAULT false NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "goal_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "goal_whose" CHECK (num_nonnulls("goal"."member_id", "goal"."team_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "measured" (
	"org_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"what" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"session_id" uuid NOT NULL,
	"source" text NOT NULL,
	"effective" double precision NOT NULL,
	"computed" double precision NOT NULL,
	"n" integer NOT NULL,
	"open" boolean NOT NULL,
	"listener" text NOT NULL,
	CONSTRAINT "measured_org_id_session_id_what_pk" PRIMARY KEY("org_id","session_id","what")
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"says" text NOT NULL,
	"link" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "notice_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "notice_once" UNIQUE("org_id","user_id","kind","about")
);
--> statement-breakpoint
CREATE TABLE "org_setting" (
	"org_id" uuid NOT NULL,
	"name" text NOT NULL,
	"value" jsonb NOT NULL,
	CONSTRAINT "org_setting_org_id_name_pk" PRIMARY KEY("org_id","name")
);
--> statement-breakpoint
CREATE INDEX "assignment_member" ON "assignment" USING btree ("org_id","member_id","due_on");--> statement-breakpoint
CREATE INDEX "assignment_team" ON "assignment" USING btree ("org_id","team_id","due_on");--> statement-breakpoint
CREATE INDEX "assignment_goal" ON "assignment" USING btree ("org_id","goal_id");--> statement-breakpoint
CREATE INDEX "goal_member" ON "goal" USING btree ("org_id","member_id","status");--> statement-breakpoint
CREATE INDEX "goal_team" ON "goal" USING btree ("org_id","team_id","status");--> statement-breakpoint
CREATE INDEX "measured_trend" ON "measured" USING btree ("org_id","member_id","what","at");--> statement-breakpoint
CREATE INDEX "notice_unread" ON "notice" USING btree ("org_id","user_id","read_at");--> statement-breakpoint
-- Scorecards that were there before, as rows of one quantity each (domain/measured.ts says the same).
INSERT INTO measured (org_id, member_id, what, at, session_id, source, effective, computed, n, open, listener)
SELECT p.org_id, p.member_id, v.what, coalesce(p.ended_at, c.computed_at), p.id, 'practice', v.value, v.value, v.n,
  p.visibility <> 'private', c.listener
FROM practice_session p
JOIN LATERAL (
  SELECT body, listener, computed_at FROM scorecard
  WHERE scorecard.org_id = p.org_id AND scorecard.session_id = p.id ORDER BY computed_at DESC LIMIT 1
) c ON true
CROSS JOIN LATERAL (
  SELECT 'overall' AS what, (c.body->>'overall')::float8 AS value, jsonb_array_length(c.body->'criteria') AS n
  UNION ALL
  SELECT 'criterion:' || (k->>'id'), (k->>'effective')::float8, 0 FROM jsonb_array_elements(c.body->'criteria') k
  UNION ALL
  SELECT m->>'id', (m->>'value')::float8, (m->>'n')::int FROM jsonb_array_elements(c.body->'measurements') m
  WHERE m->>'status' = 'measured'
) v
WHERE p.replay_session IS NULL AND v.value IS NOT NULL;
--> statement-breakpoint
SELECT secure_tenant('measured'), secure_tenant('goal'), secure_tenant('assignment'), secure_tenant('org_setting'), secure_tenant('notice');
