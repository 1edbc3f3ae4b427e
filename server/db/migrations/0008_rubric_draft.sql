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
ALTER TABLE "goal" ADD COLUMN "baseline_basis" jsonb;--> statement-breakpoint
SELECT secure_tenant('rubric_draft');
