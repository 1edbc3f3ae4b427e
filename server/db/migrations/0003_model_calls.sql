CREATE TABLE "model_calls" (
	"org_id" uuid NOT NULL,
	"day" date NOT NULL,
	"reserved" integer NOT NULL,
	CONSTRAINT "model_calls_org_id_day_pk" PRIMARY KEY("org_id","day")
);
--> statement-breakpoint
SELECT secure_tenant('model_calls');
