CREATE TABLE "check_in" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"rep_id" uuid NOT NULL,
	"by_id" uuid NOT NULL,
	"on_day" date NOT NULL,
	"progress" text NOT NULL,
	"obstacles" text NOT NULL,
	"support" text NOT NULL,
	"cadence" text NOT NULL,
	"next_on" date NOT NULL,
	"goal_id" uuid,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "check_in_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"rep_id" uuid NOT NULL,
	"made_by" uuid NOT NULL,
	"says" text NOT NULL,
	"steps" jsonb NOT NULL,
	"support" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"closed_note" text,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "plan_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "rep_standing" (
	"org_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "rep_standing_org_id_user_id_pk" PRIMARY KEY("org_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "review_asked" (
	"org_id" uuid NOT NULL,
	"review_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "review_asked_org_id_review_id_user_id_pk" PRIMARY KEY("org_id","review_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "review_call" (
	"org_id" uuid NOT NULL,
	"review_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"added_by" uuid NOT NULL,
	"note" text NOT NULL,
	"added_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_call_org_id_review_id_session_id_pk" PRIMARY KEY("org_id","review_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "review_comment" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"review_id" uuid NOT NULL,
	"section" text NOT NULL,
	"user_id" uuid NOT NULL,
	"says" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_comment_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "review_point" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"review_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"says" text NOT NULL,
	"source" jsonb,
	"made_by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_point_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "review_signature" (
	"org_id" uuid NOT NULL,
	"review_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_signature_org_id_review_id_user_id_pk" PRIMARY KEY("org_id","review_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "review_text" (
	"org_id" uuid NOT NULL,
	"review_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"section" text NOT NULL,
	"version" integer NOT NULL,
	"says" text NOT NULL,
	"saved_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_text_org_id_review_id_author_id_section_pk" PRIMARY KEY("org_id","review_id","author_id","section")
);
--> statement-breakpoint
CREATE TABLE "review" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"rep_id" uuid NOT NULL,
	"manager_id" uuid NOT NULL,
	"template" jsonb NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"meeting_on" date NOT NULL,
	"cadence" text NOT NULL,
	"next_on" date NOT NULL,
	"status" text DEFAULT 'preparing' NOT NULL,
	"self_shared_at" timestamp (3) with time zone,
	"shared_at" timestamp (3) with time zone,
	"signed_at" timestamp (3) with time zone,
	"evidence" jsonb,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "standard_seen" (
	"org_id" uuid NOT NULL,
	"standard_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "standard_seen_org_id_standard_id_user_id_pk" PRIMARY KEY("org_id","standard_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "standard" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"role" text NOT NULL,
	"what" text NOT NULL,
	"says" text NOT NULL,
	"threshold" double precision NOT NULL,
	"from_day" date NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "standard_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "survey_answer" (
	"org_id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"answer" jsonb NOT NULL,
	CONSTRAINT "survey_answer_org_id_survey_id_id_pk" PRIMARY KEY("org_id","survey_id","id")
);
--> statement-breakpoint
CREATE TABLE "survey_given" (
	"org_id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "survey_given_org_id_survey_id_user_id_pk" PRIMARY KEY("org_id","survey_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "survey" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"title" text NOT NULL,
	"closes_on" date NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "survey_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "review_asked" ADD CONSTRAINT "review_asked_org_id_review_id_review_org_id_id_fk" FOREIGN KEY ("org_id","review_id") REFERENCES "public"."review"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_call" ADD CONSTRAINT "review_call_org_id_review_id_review_org_id_id_fk" FOREIGN KEY ("org_id","review_id") REFERENCES "public"."review"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_comment" ADD CONSTRAINT "review_comment_org_id_review_id_review_org_id_id_fk" FOREIGN KEY ("org_id","review_id") REFERENCES "public"."review"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_point" ADD CONSTRAINT "review_point_org_id_review_id_review_org_id_id_fk" FOREIGN KEY ("org_id","review_id") REFERENCES "public"."review"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_signature" ADD CONSTRAINT "review_signature_org_id_review_id_review_org_id_id_fk" FOREIGN KEY ("org_id","review_id") REFERENCES "public"."review"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_text" ADD CONSTRAINT "review_text_org_id_review_id_review_org_id_id_fk" FOREIGN KEY ("org_id","review_id") REFERENCES "public"."review"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standard_seen" ADD CONSTRAINT "standard_seen_org_id_standard_id_standard_org_id_id_fk" FOREIGN KEY ("org_id","standard_id") REFERENCES "public"."standard"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_answer" ADD CONSTRAINT "survey_answer_org_id_survey_id_survey_org_id_id_fk" FOREIGN KEY ("org_id","survey_id") REFERENCES "public"."survey"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_given" ADD CONSTRAINT "survey_given_org_id_survey_id_survey_org_id_id_fk" FOREIGN KEY ("org_id","survey_id") REFERENCES "public"."survey"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "check_in_rep" ON "check_in" USING btree ("org_id","rep_id","on_day");--> statement-breakpoint
CREATE INDEX "plan_rep" ON "plan" USING btree ("org_id","rep_id");--> statement-breakpoint
CREATE INDEX "review_asked_of" ON "review_asked" USING btree ("org_id","user_id");--> statement-breakpoint
CREATE INDEX "review_comment_of" ON "review_comment" USING btree ("org_id","review_id","id");--> statement-breakpoint
CREATE INDEX "review_point_of" ON "review_point" USING btree ("org_id","review_id","id");--> statement-breakpoint
CREATE INDEX "review_rep" ON "review" USING btree ("org_id","rep_id","id");--> statement-breakpoint
CREATE INDEX "review_manager" ON "review" USING btree ("org_id","manager_id","id");--> statement-breakpoint
CREATE INDEX "standard_team" ON "standard" USING btree ("org_id","team_id","role");--> statement-breakpoint
CREATE INDEX "survey_team" ON "survey" USING btree ("org_id","team_id");--> statement-breakpoint
SELECT secure_tenant('check_in'), secure_tenant('plan'), secure_tenant('rep_standing'), secure_tenant('review'), secure_tenant('review_asked'), secure_tenant('review_call'), secure_tenant('review_comment'), secure_tenant('review_point'), secure_tenant('review_signature'), secure_tenant('review_text'), secure_tenant('standard'), secure_tenant('standard_seen'), secure_tenant('survey'), secure_tenant('survey_answer'), secure_tenant('survey_given');
