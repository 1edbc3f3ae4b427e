CREATE TABLE "flag_note" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"says" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "flag_note_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "key_figure_target" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid,
	"team_id" uuid,
	"figure" text NOT NULL,
	"starts_on" date NOT NULL,
	"target" double precision NOT NULL,
	"reason" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "key_figure_target_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "key_figure_target_whose" CHECK (num_nonnulls("key_figure_target"."member_id", "key_figure_target"."team_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "key_figure_value" (
	"org_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"figure" text NOT NULL,
	"starts_on" date NOT NULL,
	"value" double precision NOT NULL,
	"target" double precision,
	"given_by" uuid NOT NULL,
	"given_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "key_figure_value_org_id_member_id_figure_starts_on_pk" PRIMARY KEY("org_id","member_id","figure","starts_on")
);
--> statement-breakpoint
CREATE TABLE "key_figure" (
	"org_id" uuid NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"side" text NOT NULL,
	"better" text NOT NULL,
	"unit" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "key_figure_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "mentoring" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"mentor_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"what" text NOT NULL,
	"since" date NOT NULL,
	"ended_on" date,
	"made_by" uuid NOT NULL,
	CONSTRAINT "mentoring_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "win" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"about" text NOT NULL,
	"says" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"agreed_at" timestamp (3) with time zone,
	"posted_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "win_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE INDEX "flag_note_team" ON "flag_note" USING btree ("org_id","team_id","made_at");--> statement-breakpoint
CREATE INDEX "key_figure_target_figure" ON "key_figure_target" USING btree ("org_id","figure");--> statement-breakpoint
CREATE INDEX "mentoring_mentor" ON "mentoring" USING btree ("org_id","mentor_id","ended_on");--> statement-breakpoint
CREATE INDEX "mentoring_team" ON "mentoring" USING btree ("org_id","team_id","ended_on");--> statement-breakpoint
CREATE INDEX "win_team" ON "win" USING btree ("org_id","team_id","asked_at");--> statement-breakpoint
CREATE INDEX "win_member" ON "win" USING btree ("org_id","member_id","asked_at");--> statement-breakpoint
-- The team page reads a period of twenty reps from the index alone: Drizzle can't say INCLUDE.
DROP INDEX "measured_trend";
--> statement-breakpoint
CREATE INDEX "measured_trend" ON "measured" USING btree ("org_id","member_id","what","at") INCLUDE ("effective","open","listener");
--> statement-breakpoint
SELECT secure_tenant('flag_note'), secure_tenant('mentoring'), secure_tenant('win'), secure_tenant('key_figure'),
  secure_tenant('key_figure_value'), secure_tenant('key_figure_target');
