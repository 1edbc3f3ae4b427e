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
ALTER TABLE "goal_change" ADD CONSTRAINT "goal_change_org_id_goal_id_goal_org_id_id_fk" FOREIGN KEY ("org_id","goal_id") REFERENCES "public"."goal"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "goal_change_goal" ON "goal_change" USING btree ("org_id","goal_id","at");--> statement-breakpoint
CREATE INDEX "measured_spread" ON "measured" USING btree ("org_id","what","at") WHERE "measured"."open";--> statement-breakpoint
CREATE INDEX "practice_session_assignment" ON "practice_session" USING btree ("org_id","assignment_id") WHERE "practice_session"."assignment_id" is not null;
--> statement-breakpoint
SELECT secure_tenant('goal_change');
