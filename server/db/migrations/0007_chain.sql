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
CREATE TABLE "call" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"imported_by" uuid NOT NULL,
	"imported_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"consent_by" uuid NOT NULL,
	"consent_at" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"name" text NOT NULL,
	"rep" text NOT NULL,
	"others" jsonb NOT NULL,
	"fingerprint" text NOT NULL,
	"file" text,
	"rubric" jsonb NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"error_line" integer,
	"error" text,
	"turns" jsonb,
	"card" jsonb,
	"overall" double precision,
	"level" text,
	"keep_until" date NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "call_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "call_once" UNIQUE("org_id","member_id","fingerprint")
);
--> statement-breakpoint
CREATE TABLE "call_opened" (
	"org_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "call_opened_org_id_call_id_user_id_opened_at_pk" PRIMARY KEY("org_id","call_id","user_id","opened_at")
);
--> statement-breakpoint
CREATE TABLE "coach_check" (
	"org_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"title" text NOT NULL,
	"open" boolean NOT NULL,
	"declared" boolean NOT NULL,
	"asked" boolean DEFAULT false NOT NULL,
	"disputed" boolean DEFAULT false NOT NULL,
	"doubt" double precision NOT NULL,
	"doubts" jsonb NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"claimed_by" uuid,
	"claimed_at" timestamp (3) with time zone,
	"done_by" uuid,
	"done_at" timestamp (3) with time zone,
	"rank" integer GENERATED ALWAYS AS (case when disputed or asked then 0 when declared then 1 when doubt >= 0.4 then 2 end) STORED,
	CONSTRAINT "coach_check_org_id_session_id_pk" PRIMARY KEY("org_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "coach_week" (
	"org_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"sessions" integer NOT NULL,
	CONSTRAINT "coach_week_org_id_user_id_pk" PRIMARY KEY("org_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "comment" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"by" uuid NOT NULL,
	"seq" integer,
	"start" integer,
	"end" integer,
	"says" text NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "comment_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "correction" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"start" integer NOT NULL,
	"end" integer NOT NULL,
	"heard" jsonb NOT NULL,
	"right_labels" jsonb NOT NULL,
	"moves" jsonb NOT NULL,
	"mark_id" uuid NOT NULL,
	"by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"taken_back_by" uuid,
	"taken_back_at" timestamp (3) with time zone,
	CONSTRAINT "correction_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "criterion_standing" (
	"org_id" uuid NOT NULL,
	"rubric_id" text NOT NULL,
	"criterion" text NOT NULL,
	"state" text NOT NULL,
	"kappa" double precision,
	"low" double precision,
	"high" double precision,
	"sessions" integer NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "criterion_standing_org_id_rubric_id_criterion_pk" PRIMARY KEY("org_id","rubric_id","criterion")
);
--> statement-breakpoint
CREATE TABLE "digest" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"week" date NOT NULL,
	"body" jsonb NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"mailed_at" timestamp (3) with time zone,
	CONSTRAINT "digest_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "digest_once" UNIQUE("org_id","user_id","week")
);
--> statement-breakpoint
CREATE TABLE "digest_week" (
	"org_id" uuid NOT NULL,
	"week" date NOT NULL,
	"post" jsonb NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"posted_at" timestamp (3) with time zone,
	CONSTRAINT "digest_week_org_id_week_pk" PRIMARY KEY("org_id","week")
);
--> statement-breakpoint
CREATE TABLE "dispute" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"criterion" text NOT NULL,
	"reason" text NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp (3) with time zone,
	"override_id" uuid,
	"correction_id" uuid,
	CONSTRAINT "dispute_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
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
CREATE TABLE "goal_change" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"goal_id" uuid NOT NULL,
	"approach" text NOT NULL,
	"note" text NOT NULL,
	"made_by" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "goal_change_org_id_id_pk" PRIMARY KEY("org_id","id")
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
CREATE TABLE "hint" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"by_id" uuid NOT NULL,
	"by_name" text NOT NULL,
	"says" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"seq" integer,
	CONSTRAINT "hint_org_id_id_pk" PRIMARY KEY("org_id","id")
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
CREATE TABLE "override" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"criterion" text NOT NULL,
	"score" double precision NOT NULL,
	"computed" double precision,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"taken_back_by" uuid,
	"taken_back_at" timestamp (3) with time zone,
	CONSTRAINT "override_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "rating_round" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"rubric_id" text NOT NULL,
	"criteria" jsonb NOT NULL,
	"sessions" jsonb NOT NULL,
	"raters" jsonb NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rating_round_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "rating" (
	"org_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"rater_id" uuid NOT NULL,
	"criterion" text NOT NULL,
	"score" double precision NOT NULL,
	"computed" double precision,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rating_org_id_round_id_session_id_rater_id_criterion_pk" PRIMARY KEY("org_id","round_id","session_id","rater_id","criterion")
);
--> statement-breakpoint
CREATE TABLE "rubric_version" (
	"org_id" uuid NOT NULL,
	"rubric_id" text NOT NULL,
	"version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"note" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rubric_version_org_id_rubric_id_version_pk" PRIMARY KEY("org_id","rubric_id","version")
);
--> statement-breakpoint
CREATE TABLE "score_request" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"says" text NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"answered_by" uuid,
	CONSTRAINT "score_request_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "self_assessment" (
	"org_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"status" text NOT NULL,
	"ratings" jsonb NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "self_assessment_org_id_session_id_pk" PRIMARY KEY("org_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "sent_back" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"why" text NOT NULL,
	"by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sent_back_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "watcher" (
	"org_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"left_at" timestamp (3) with time zone,
	CONSTRAINT "watcher_org_id_session_id_user_id_pk" PRIMARY KEY("org_id","session_id","user_id")
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
ALTER TABLE "scorecard" DROP CONSTRAINT "scorecard_once";--> statement-breakpoint
ALTER TABLE "practice_session" ADD COLUMN "watching" text DEFAULT 'off' NOT NULL;--> statement-breakpoint
ALTER TABLE "scorecard" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "call_opened" ADD CONSTRAINT "call_opened_org_id_call_id_call_org_id_id_fk" FOREIGN KEY ("org_id","call_id") REFERENCES "public"."call"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_org_id_session_id_practice_session_org_id_id_fk" FOREIGN KEY ("org_id","session_id") REFERENCES "public"."practice_session"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_change" ADD CONSTRAINT "goal_change_org_id_goal_id_goal_org_id_id_fk" FOREIGN KEY ("org_id","goal_id") REFERENCES "public"."goal"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hint" ADD CONSTRAINT "hint_org_id_session_id_practice_session_org_id_id_fk" FOREIGN KEY ("org_id","session_id") REFERENCES "public"."practice_session"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating" ADD CONSTRAINT "rating_org_id_round_id_rating_round_org_id_id_fk" FOREIGN KEY ("org_id","round_id") REFERENCES "public"."rating_round"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_assessment" ADD CONSTRAINT "self_assessment_org_id_session_id_practice_session_org_id_id_fk" FOREIGN KEY ("org_id","session_id") REFERENCES "public"."practice_session"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watcher" ADD CONSTRAINT "watcher_org_id_session_id_practice_session_org_id_id_fk" FOREIGN KEY ("org_id","session_id") REFERENCES "public"."practice_session"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignment_member" ON "assignment" USING btree ("org_id","member_id","due_on");--> statement-breakpoint
CREATE INDEX "assignment_team" ON "assignment" USING btree ("org_id","team_id","due_on");--> statement-breakpoint
CREATE INDEX "assignment_goal" ON "assignment" USING btree ("org_id","goal_id");--> statement-breakpoint
CREATE INDEX "call_member" ON "call" USING btree ("org_id","member_id","id");--> statement-breakpoint
CREATE INDEX "call_keep" ON "call" USING btree ("org_id","keep_until");--> statement-breakpoint
CREATE INDEX "coach_check_queue" ON "coach_check" USING btree ("org_id","member_id","rank","doubt" DESC NULLS LAST,"since") WHERE done_at is null and open and rank is not null;--> statement-breakpoint
CREATE INDEX "coach_check_done" ON "coach_check" USING btree ("org_id","done_by","done_at");--> statement-breakpoint
CREATE INDEX "comment_session" ON "comment" USING btree ("org_id","session_id");--> statement-breakpoint
CREATE INDEX "comment_member" ON "comment" USING btree ("org_id","member_id","id");--> statement-breakpoint
CREATE INDEX "correction_session" ON "correction" USING btree ("org_id","session_id");--> statement-breakpoint
CREATE INDEX "dispute_session" ON "dispute" USING btree ("org_id","session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "dispute_once" ON "dispute" USING btree ("org_id","session_id","criterion") WHERE "dispute"."state" = 'open';--> statement-breakpoint
CREATE INDEX "flag_note_team" ON "flag_note" USING btree ("org_id","team_id","made_at");--> statement-breakpoint
CREATE INDEX "goal_change_goal" ON "goal_change" USING btree ("org_id","goal_id","at");--> statement-breakpoint
CREATE INDEX "goal_member" ON "goal" USING btree ("org_id","member_id","status");--> statement-breakpoint
CREATE INDEX "goal_team" ON "goal" USING btree ("org_id","team_id","status");--> statement-breakpoint
CREATE INDEX "hint_waiting" ON "hint" USING btree ("org_id","session_id","seq");--> statement-breakpoint
CREATE INDEX "key_figure_target_figure" ON "key_figure_target" USING btree ("org_id","figure");--> statement-breakpoint
CREATE INDEX "measured_trend" ON "measured" USING btree ("org_id","member_id","what","at");--> statement-breakpoint
CREATE INDEX "measured_spread" ON "measured" USING btree ("org_id","what","at") WHERE "measured"."open";--> statement-breakpoint
CREATE INDEX "mentoring_mentor" ON "mentoring" USING btree ("org_id","mentor_id","ended_on");--> statement-breakpoint
CREATE INDEX "mentoring_team" ON "mentoring" USING btree ("org_id","team_id","ended_on");--> statement-breakpoint
CREATE INDEX "notice_unread" ON "notice" USING btree ("org_id","user_id","read_at");--> statement-breakpoint
CREATE INDEX "override_session" ON "override" USING btree ("org_id","session_id");--> statement-breakpoint
CREATE INDEX "rating_rater" ON "rating" USING btree ("org_id","rater_id","session_id");--> statement-breakpoint
CREATE INDEX "score_request_session" ON "score_request" USING btree ("org_id","session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "score_request_once" ON "score_request" USING btree ("org_id","session_id") WHERE "score_request"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "sent_back_member" ON "sent_back" USING btree ("org_id","member_id","id");--> statement-breakpoint
CREATE INDEX "sent_back_session" ON "sent_back" USING btree ("org_id","session_id");--> statement-breakpoint
CREATE INDEX "win_team" ON "win" USING btree ("org_id","team_id","asked_at");--> statement-breakpoint
CREATE INDEX "win_member" ON "win" USING btree ("org_id","member_id","asked_at");--> statement-breakpoint
CREATE INDEX "practice_session_assignment" ON "practice_session" USING btree ("org_id","assignment_id") WHERE "practice_session"."assignment_id" is not null;--> statement-breakpoint
ALTER TABLE "scorecard" ADD CONSTRAINT "scorecard_once" UNIQUE("org_id","session_id","listener","rubric_id","rubric_version","revision");