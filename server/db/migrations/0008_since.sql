CREATE TABLE "judge_round" (
	"org_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"by" text NOT NULL,
	"prompt_version" text NOT NULL,
	"asked" integer NOT NULL,
	"notes" jsonb NOT NULL,
	"judged_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "judge_round_org_id_session_id_pk" PRIMARY KEY("org_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "judge_vote" (
	"org_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"vote" integer NOT NULL,
	"question_seq" integer NOT NULL,
	"question_start" integer NOT NULL,
	"verdict" text NOT NULL,
	"seq" integer NOT NULL,
	"start" integer NOT NULL,
	"end" integer NOT NULL,
	CONSTRAINT "judge_vote_org_id_session_id_vote_question_seq_question_start_pk" PRIMARY KEY("org_id","session_id","vote","question_seq","question_start")
);
--> statement-breakpoint
CREATE TABLE "mail_choice" (
	"org_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"digest" boolean NOT NULL,
	"notices" boolean NOT NULL,
	"noticed_at" timestamp (3) with time zone,
	CONSTRAINT "mail_choice_org_id_user_id_pk" PRIMARY KEY("org_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "rubric_draft" (
	"org_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"rubric_id" text NOT NULL,
	"based_on" integer NOT NULL,
	"form" jsonb NOT NULL,
	"saved_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rubric_draft_org_id_member_id_rubric_id_pk" PRIMARY KEY("org_id","member_id","rubric_id")
);
--> statement-breakpoint
ALTER TABLE "criterion_standing" DROP CONSTRAINT "criterion_standing_org_id_rubric_id_criterion_pk";--> statement-breakpoint
ALTER TABLE "criterion_standing" ADD COLUMN "judge" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "criterion_standing" ADD CONSTRAINT "criterion_standing_org_id_rubric_id_criterion_judge_pk" PRIMARY KEY("org_id","rubric_id","criterion","judge");--> statement-breakpoint
ALTER TABLE "criterion_standing" ADD COLUMN "fell_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "goal" ADD COLUMN "baseline_basis" jsonb;--> statement-breakpoint
ALTER TABLE "listener_vote" ADD COLUMN "decided" text;--> statement-breakpoint
ALTER TABLE "rating_round" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rating" ADD COLUMN "judge" text;--> statement-breakpoint
ALTER TABLE "judge_round" ADD CONSTRAINT "judge_round_org_id_session_id_practice_session_org_id_id_fk" FOREIGN KEY ("org_id","session_id") REFERENCES "public"."practice_session"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judge_vote" ADD CONSTRAINT "judge_vote_org_id_session_id_judge_round_org_id_session_id_fk" FOREIGN KEY ("org_id","session_id") REFERENCES "public"."judge_round"("org_id","session_id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
SELECT secure_tenant('judge_round'), secure_tenant('judge_vote'), secure_tenant('mail_choice'), secure_tenant('rubric_draft');
