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
SELECT secure_tenant('digest'), secure_tenant('digest_week');
