CREATE TABLE "listener_round" (
	"org_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"by" text NOT NULL,
	"listener" text NOT NULL,
	"sentences" integer NOT NULL,
	"judged" integer NOT NULL,
	"alike" integer NOT NULL,
	"notes" jsonb NOT NULL,
	"judged_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "listener_round_org_id_session_id_pk" PRIMARY KEY("org_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "listener_vote" (
	"org_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"start" integer NOT NULL,
	"end" integer NOT NULL,
	"label" text NOT NULL,
	"by" text NOT NULL,
	"heard" double precision,
	"voted" double precision,
	"mark_id" uuid,
	CONSTRAINT "listener_vote_org_id_session_id_seq_start_label_pk" PRIMARY KEY("org_id","session_id","seq","start","label")
);
--> statement-breakpoint
ALTER TABLE "listener_mark" ADD COLUMN "session_id" uuid;--> statement-breakpoint
ALTER TABLE "listener_round" ADD CONSTRAINT "listener_round_org_id_session_id_practice_session_org_id_id_fk" FOREIGN KEY ("org_id","session_id") REFERENCES "public"."practice_session"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listener_vote" ADD CONSTRAINT "listener_vote_org_id_session_id_practice_session_org_id_id_fk" FOREIGN KEY ("org_id","session_id") REFERENCES "public"."practice_session"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listener_mark" ADD CONSTRAINT "listener_mark_org_id_session_id_practice_session_org_id_id_fk" FOREIGN KEY ("org_id","session_id") REFERENCES "public"."practice_session"("org_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
SELECT secure_tenant('listener_round'), secure_tenant('listener_vote');
