ALTER TABLE "criterion_standing" ADD COLUMN "fell_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "listener_vote" ADD COLUMN "decided" text;--> statement-breakpoint
ALTER TABLE "rating_round" ADD COLUMN "ended_at" timestamp (3) with time zone;