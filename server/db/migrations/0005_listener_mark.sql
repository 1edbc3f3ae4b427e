CREATE TABLE "listener_mark" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"speaker" text NOT NULL,
	"said" text NOT NULL,
	"before" jsonb NOT NULL,
	"spoken" boolean NOT NULL,
	"heard" jsonb NOT NULL,
	"right_labels" jsonb NOT NULL,
	"listener" text NOT NULL,
	"marked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "listener_mark_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
SELECT secure_tenant('listener_mark');
