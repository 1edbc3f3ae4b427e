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
ALTER TABLE "practice_session" ADD COLUMN "watching" text DEFAULT 'off' NOT NULL;--> statement-breakpoint
ALTER TABLE "hint" ADD CONSTRAINT "hint_org_id_session_id_practice_session_org_id_id_fk" FOREIGN KEY ("org_id","session_id") REFERENCES "public"."practice_session"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_assessment" ADD CONSTRAINT "self_assessment_org_id_session_id_practice_session_org_id_id_fk" FOREIGN KEY ("org_id","session_id") REFERENCES "public"."practice_session"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watcher" ADD CONSTRAINT "watcher_org_id_session_id_practice_session_org_id_id_fk" FOREIGN KEY ("org_id","session_id") REFERENCES "public"."practice_session"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hint_waiting" ON "hint" USING btree ("org_id","session_id","seq");--> statement-breakpoint
SELECT secure_tenant('self_assessment'), secure_tenant('rubric_version'), secure_tenant('hint'), secure_tenant('watcher');
