-- The photos of one section, newest first and in the order of capture time.

-- CreateIndex
CREATE INDEX "Photo_eventId_sectionId_createdAt_id_idx" ON "Photo"("eventId", "sectionId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Photo_eventId_sectionId_takenAt_createdAt_id_idx" ON "Photo"("eventId", "sectionId", "takenAt", "createdAt", "id");
