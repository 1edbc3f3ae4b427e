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
ALTER TABLE "scorecard" DROP CONSTRAINT "scorecard_once";--> statement-breakpoint
ALTER TABLE "scorecard" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_org_id_session_id_practice_session_org_id_id_fk" FOREIGN KEY ("org_id","session_id") REFERENCES "public"."practice_session"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating" ADD CONSTRAINT "rating_org_id_round_id_rating_round_org_id_id_fk" FOREIGN KEY ("org_id","round_id") REFERENCES "public"."rating_round"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "coach_check_queue" ON "coach_check" USING btree ("org_id","member_id","rank","doubt" DESC NULLS LAST,"since") WHERE done_at is null and open and rank is not null;--> statement-breakpoint
CREATE INDEX "coach_check_done" ON "coach_check" USING btree ("org_id","done_by","done_at");--> statement-breakpoint
CREATE INDEX "comment_session" ON "comment" USING btree ("org_id","session_id");--> statement-breakpoint
CREATE INDEX "comment_member" ON "comment" USING btree ("org_id","member_id","id");--> statement-breakpoint
CREATE INDEX "correction_session" ON "correction" USING btree ("org_id","session_id");--> statement-breakpoint
CREATE INDEX "dispute_session" ON "dispute" USING btree ("org_id","session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "dispute_once" ON "dispute" USING btree ("org_id","session_id","criterion") WHERE "dispute"."state" = 'open';--> statement-breakpoint
CREATE INDEX "override_session" ON "override" USING btree ("org_id","session_id");--> statement-breakpoint
CREATE INDEX "rating_rater" ON "rating" USING btree ("org_id","rater_id","session_id");--> statement-breakpoint
CREATE INDEX "score_request_session" ON "score_request" USING btree ("org_id","session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "score_request_once" ON "score_request" USING btree ("org_id","session_id") WHERE "score_request"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "sent_back_member" ON "sent_back" USING btree ("org_id","member_id","id");--> statement-breakpoint
CREATE INDEX "sent_back_session" ON "sent_back" USING btree ("org_id","session_id");--> statement-breakpoint
ALTER TABLE "scorecard" ADD CONSTRAINT "scorecard_once" UNIQUE("org_id","session_id","listener","rubric_id","rubric_version","revision");--> statement-breakpoint
SELECT secure_tenant('coach_check'), secure_tenant('coach_week'), secure_tenant('comment'), secure_tenant('correction'),
  secure_tenant('criterion_standing'), secure_tenant('dispute'), secure_tenant('override'), secure_tenant('rating'),
  secure_tenant('rating_round'), secure_tenant('score_request'), secure_tenant('sent_back');
