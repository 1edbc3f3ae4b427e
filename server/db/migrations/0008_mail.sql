CREATE TABLE "mail_choice" (
	"org_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"digest" boolean NOT NULL,
	"notices" boolean NOT NULL,
	"noticed_at" timestamp (3) with time zone,
	CONSTRAINT "mail_choice_org_id_user_id_pk" PRIMARY KEY("org_id","user_id")
);
--> statement-breakpoint
SELECT secure_tenant('mail_choice');
