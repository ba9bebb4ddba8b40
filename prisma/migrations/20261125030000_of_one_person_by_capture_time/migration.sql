-- One person's photos in the order of capture time. At a million photos in an event theirs lie far apart: fetching
-- all of them to sort took three times as long as a page of forty.
CREATE INDEX "Photo_eventId_uploaderId_takenAt_createdAt_id_idx" ON "Photo"("eventId", "uploaderId", "takenAt", "createdAt", "id");
