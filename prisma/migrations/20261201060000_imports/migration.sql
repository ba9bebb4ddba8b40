-- Lists that organizers read into the roll. Everything is added, so that the release before this one goes on.

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('OPEN', 'APPLIED', 'UNDONE');

-- CreateEnum
CREATE TYPE "ImportKind" AS ENUM ('NEW', 'CHANGED', 'UNCHANGED', 'UNCLEAR', 'ABSENT', 'GONE');

-- AlterTable
ALTER TABLE "Attendance" ADD COLUMN     "ticketCode" TEXT;

-- CreateTable
CREATE TABLE "RollImport" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "createdById" UUID,
    "fileName" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'OPEN',
    "version" INTEGER NOT NULL DEFAULT 0,
    "stamp" TEXT,
    "decisions" JSONB NOT NULL DEFAULT '{}',
    "result" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "appliedAt" TIMESTAMPTZ(3),
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "RollImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RollImportRow" (
    "importId" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "otherEmails" TEXT[],
    "group" TEXT,
    "plusOnes" INTEGER,
    "note" TEXT,
    "ticketCode" TEXT,
    "attended" BOOLEAN,
    "checkedInAt" TIMESTAMPTZ(3),
    "guardianName" TEXT,
    "guardianEmail" TEXT,
    "plainName" TEXT,
    "personId" UUID,
    "reason" TEXT,
    "mainRow" INTEGER,
    "newId" UUID NOT NULL DEFAULT gen_random_uuid(),

    CONSTRAINT "RollImportRow_pkey" PRIMARY KEY ("importId","row")
);

-- CreateTable
CREATE TABLE "RollImportLine" (
    "id" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "kind" "ImportKind" NOT NULL,
    "place" INTEGER NOT NULL,
    "row" INTEGER,
    "personId" UUID,
    "name" TEXT,
    "email" TEXT,
    "reason" TEXT,
    "hints" TEXT[],
    "changes" JSONB,
    "guardianId" UUID,
    "choices" TEXT[],
    "decision" TEXT,

    CONSTRAINT "RollImportLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RollImportEntry" (
    "importId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "before" JSONB,
    "version" INTEGER NOT NULL,
    "lineId" UUID,
    "revoked" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "RollImportEntry_pkey" PRIMARY KEY ("importId","personId")
);

-- CreateIndex
CREATE INDEX "Attendance_eventId_ticketCode_idx" ON "Attendance"("eventId", "ticketCode");

-- CreateIndex
CREATE INDEX "RollImport_eventId_createdAt_idx" ON "RollImport"("eventId", "createdAt");

-- CreateIndex
CREATE INDEX "RollImport_createdById_idx" ON "RollImport"("createdById");

-- CreateIndex
CREATE INDEX "RollImport_createdAt_idx" ON "RollImport"("createdAt");

-- CreateIndex
CREATE INDEX "RollImportLine_importId_kind_place_idx" ON "RollImportLine"("importId", "kind", "place");

-- AddForeignKey
ALTER TABLE "RollImport" ADD CONSTRAINT "RollImport_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RollImport" ADD CONSTRAINT "RollImport_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RollImportRow" ADD CONSTRAINT "RollImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "RollImport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RollImportLine" ADD CONSTRAINT "RollImportLine_importId_fkey" FOREIGN KEY ("importId") REFERENCES "RollImport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RollImportEntry" ADD CONSTRAINT "RollImportEntry_importId_fkey" FOREIGN KEY ("importId") REFERENCES "RollImport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A name as it is compared with another one: as in "sortName", and without double spaces.
CREATE FUNCTION "compared_name"("given" TEXT) RETURNS TEXT LANGUAGE sql STABLE AS $$
    SELECT nullif(left(regexp_replace(btrim(plain_text("given")), '\s+', ' ', 'g'), 100), '')
$$;

-- Whether two names can be one person's, spelled or shortened differently: "Li, Anna" and "Anna Li", "Anna" and "Anna Maria Li",
-- "Jon Smith" and "John Smith". Both are given as they are compared.
CREATE FUNCTION "alike_names"("one" TEXT, "other" TEXT) RETURNS BOOLEAN LANGUAGE plpgsql STABLE AS $$
DECLARE
    "words" TEXT[] := regexp_split_to_array(btrim(regexp_replace("one", '[^[:alnum:]]+', ' ', 'g')), ' ');
    "others" TEXT[] := regexp_split_to_array(btrim(regexp_replace("other", '[^[:alnum:]]+', ' ', 'g')), ' ');
BEGIN
    RETURN "words" <@ "others" OR "others" <@ "words" OR similarity("one", "other") >= 0.6;
END
$$;
