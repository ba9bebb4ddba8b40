-- The wall in the order of capture time. Photos without one come last, in the order they were added.
CREATE INDEX "Photo_eventId_takenAt_createdAt_id_idx" ON "Photo"("eventId", "takenAt", "createdAt", "id");

-- One person's photos, newest first. It also serves what the index it replaces was for: counting them.
CREATE INDEX "Photo_eventId_uploaderId_createdAt_id_idx" ON "Photo"("eventId", "uploaderId", "createdAt" DESC, "id" DESC);
DROP INDEX "Photo_eventId_uploaderId_idx";
