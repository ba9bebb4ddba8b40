-- The code at the venue, the door, and people who wait for an organizer. Everything is added, with defaults, so that the release
-- before this one goes on.

-- CreateEnum
CREATE TYPE "VenueWay" AS ENUM ('ATTENDED', 'ASK', 'ROLL_ONLY');

-- CreateEnum
CREATE TYPE "DoorSet" AS ENUM ('OPEN', 'CLOSED');

-- CreateEnum
CREATE TYPE "VenueRequestState" AS ENUM ('WAITING', 'ACCEPTED', 'REFUSED');

-- AlterTable
ALTER TABLE "Event" ADD COLUMN "doorClosesAt" TIMESTAMPTZ(3),
ADD COLUMN "doorOpensAt" TIMESTAMPTZ(3),
ADD COLUMN "doorSet" "DoorSet",
ADD COLUMN "doorSetAt" TIMESTAMPTZ(3),
ADD COLUMN "venueKey" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN "venueWay" "VenueWay" NOT NULL DEFAULT 'ASK';

-- CreateTable
CREATE TABLE "VenueRequest" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "state" "VenueRequestState" NOT NULL DEFAULT 'WAITING',
    "atDoor" BOOLEAN NOT NULL DEFAULT false,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,

    CONSTRAINT "VenueRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "VenueRequest_eventId_userId_key" ON "VenueRequest"("eventId", "userId");

-- CreateIndex
CREATE INDEX "VenueRequest_eventId_state_askedAt_idx" ON "VenueRequest"("eventId", "state", "askedAt");

-- CreateIndex
CREATE INDEX "VenueRequest_userId_idx" ON "VenueRequest"("userId");

-- CreateIndex
CREATE INDEX "VenueRequest_decidedById_idx" ON "VenueRequest"("decidedById");

-- AddForeignKey
ALTER TABLE "VenueRequest" ADD CONSTRAINT "VenueRequest_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VenueRequest" ADD CONSTRAINT "VenueRequest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VenueRequest" ADD CONSTRAINT "VenueRequest_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A door that somebody set has the time when they did.
ALTER TABLE "Event" ADD CONSTRAINT "Event_door_set_at" CHECK (("doorSet" IS NULL) = ("doorSetAt" IS NULL));

ALTER TABLE "Event" ADD CONSTRAINT "Event_door_times"
    CHECK ("doorOpensAt" IS NULL OR "doorClosesAt" IS NULL OR "doorClosesAt" > "doorOpensAt");

-- Twelve signs without the four that are easily confused.
ALTER TABLE "Event" ADD CONSTRAINT "Event_join_code" CHECK ("joinCode" ~ '^[0-9a-hjkmnp-tv-z]{12}$') NOT VALID;
