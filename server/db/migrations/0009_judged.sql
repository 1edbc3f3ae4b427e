ALTER TABLE "rating_round" ADD COLUMN "all_in_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "rating_round_open" ON "rating_round" USING btree ("org_id") WHERE "rating_round"."ended_at" is null and "rating_round"."all_in_at" is null;
--> statement-breakpoint
-- What stands already: an owner without bypass reads and writes these rows only while row security isn't forced.
ALTER TABLE "rating_round" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "rating" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "criterion_standing" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "rating_round" made SET "all_in_at" = given.last
FROM (SELECT "org_id", "round_id", count(*) AS n, max("made_at") AS last FROM "rating" GROUP BY "org_id", "round_id") given
WHERE given."org_id" = made."org_id" AND given."round_id" = made."id"
  AND given.n = jsonb_array_length(made."sessions") * jsonb_array_length(made."raters") * jsonb_array_length(made."criteria");--> statement-breakpoint
UPDATE "criterion_standing" SET "fell_at" = "since" WHERE "state" = 'coaches only' AND "fell_at" IS NULL;--> statement-breakpoint
ALTER TABLE "rating_round" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "rating" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "criterion_standing" FORCE ROW LEVEL SECURITY;
