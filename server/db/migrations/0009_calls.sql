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
ALTER TABLE "call_opened" ADD CONSTRAINT "call_opened_org_id_call_id_call_org_id_id_fk" FOREIGN KEY ("org_id","call_id") REFERENCES "public"."call"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "call_member" ON "call" USING btree ("org_id","member_id","id");--> statement-breakpoint
CREATE INDEX "call_keep" ON "call" USING btree ("org_id","keep_until");--> statement-breakpoint
SELECT secure_tenant('call'), secure_tenant('call_opened');
