-- CreateEnum
CREATE TYPE "ModerationMode" AS ENUM ('AFTER', 'BEFORE');

-- CreateEnum
CREATE TYPE "AttendanceRole" AS ENUM ('ATTENDEE', 'ORGANIZER');

-- CreateEnum
CREATE TYPE "AttendanceStatus" AS ENUM ('INVITED', 'REGISTERED', 'ATTENDED');

-- CreateEnum
CREATE TYPE "AttendanceSource" AS ENUM ('ORGANIZER', 'IMPORT', 'JOIN_CODE', 'SEED');

-- CreateEnum
CREATE TYPE "UploadState" AS ENUM ('PENDING', 'EXPIRED', 'REJECTED', 'DUPLICATE');

-- CreateEnum
CREATE TYPE "PhotoState" AS ENUM ('DEVELOPING', 'READY', 'FAILED');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "emailVerified" TIMESTAMPTZ(3),
    "image" TEXT,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "providerAccountId" TEXT NOT NULL,
    "refresh_token" TEXT,
    "access_token" TEXT,
    "expires_at" INTEGER,
    "token_type" TEXT,
    "scope" TEXT,
    "id_token" TEXT,
    "session_state" TEXT,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "sessionToken" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VerificationToken" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL
);

-- CreateTable
CREATE TABLE "Event" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "venue" TEXT,
    "timezone" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "uploadsOpenAt" TIMESTAMPTZ(3) NOT NULL,
    "uploadsCloseAt" TIMESTAMPTZ(3),
    "moderation" "ModerationMode" NOT NULL DEFAULT 'AFTER',
    "joinCode" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attendance" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "userId" UUID,
    "email" TEXT,
    "name" TEXT,
    "role" "AttendanceRole" NOT NULL DEFAULT 'ATTENDEE',
    "status" "AttendanceStatus" NOT NULL DEFAULT 'INVITED',
    "checkedInAt" TIMESTAMPTZ(3),
    "source" "AttendanceSource" NOT NULL DEFAULT 'ORGANIZER',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Upload" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "uploaderId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "contentType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "state" "UploadState" NOT NULL DEFAULT 'PENDING',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Photo" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "uploaderId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "contentType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "state" "PhotoState" NOT NULL DEFAULT 'DEVELOPING',
    "failure" TEXT,
    "developAttempts" INTEGER NOT NULL DEFAULT 0,
    "developingUntil" TIMESTAMPTZ(3),
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "width" INTEGER,
    "height" INTEGER,
    "renditionWidths" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "takenAt" TIMESTAMPTZ(3),
    "takenAtOffset" INTEGER,
    "camera" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Photo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ObjectRemoval" (
    "key" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ObjectRemoval_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_provider_providerAccountId_key" ON "Account"("provider", "providerAccountId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_sessionToken_key" ON "Session"("sessionToken");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "VerificationToken_token_key" ON "VerificationToken"("token");

-- CreateIndex
CREATE UNIQUE INDEX "VerificationToken_identifier_token_key" ON "VerificationToken"("identifier", "token");

-- CreateIndex
CREATE UNIQUE INDEX "Event_slug_key" ON "Event"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Event_joinCode_key" ON "Event"("joinCode");

-- CreateIndex
CREATE INDEX "Attendance_userId_idx" ON "Attendance"("userId");

-- CreateIndex
CREATE INDEX "Attendance_email_idx" ON "Attendance"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Attendance_eventId_userId_key" ON "Attendance"("eventId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "Attendance_eventId_email_key" ON "Attendance"("eventId", "email");

-- CreateIndex
CREATE UNIQUE INDEX "Upload_key_key" ON "Upload"("key");

-- CreateIndex
CREATE INDEX "Upload_createdAt_id_idx" ON "Upload"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Upload_eventId_uploaderId_sha256_key" ON "Upload"("eventId", "uploaderId", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "Photo_key_key" ON "Photo"("key");

-- CreateIndex
CREATE INDEX "Photo_eventId_createdAt_id_idx" ON "Photo"("eventId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Photo_eventId_uploaderId_idx" ON "Photo"("eventId", "uploaderId");

-- CreateIndex
CREATE INDEX "Photo_state_developingUntil_idx" ON "Photo"("state", "developingUntil");

-- CreateIndex
CREATE UNIQUE INDEX "Photo_eventId_sha256_key" ON "Photo"("eventId", "sha256");

-- CreateIndex
CREATE INDEX "AuditEntry_eventId_createdAt_id_idx" ON "AuditEntry"("eventId", "createdAt" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_uploaderId_fkey" FOREIGN KEY ("uploaderId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Photo" ADD CONSTRAINT "Photo_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Photo" ADD CONSTRAINT "Photo_uploaderId_fkey" FOREIGN KEY ("uploaderId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rules Prisma's schema language cannot say. The engine ignores CHECK constraints when it compares.

-- A guest is known by an account or by an e-mail, and two spellings of one e-mail are one guest.
ALTER TABLE "Attendance"
    ADD CONSTRAINT "Attendance_known_by" CHECK ("userId" IS NOT NULL OR "email" IS NOT NULL),
    ADD CONSTRAINT "Attendance_email_lower" CHECK ("email" = lower("email"));

ALTER TABLE "Event"
    ADD CONSTRAINT "Event_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    ADD CONSTRAINT "Event_ends_after_start" CHECK ("startsAt" <= "endsAt"),
    ADD CONSTRAINT "Event_uploads_close_after_open" CHECK ("uploadsOpenAt" <= "uploadsCloseAt");

-- Titles are limited in UTF-16 code units, descriptions in bytes (server/routers/photos.schema.ts): a title
-- never has more characters than code units.
ALTER TABLE "Upload"
    ADD CONSTRAINT "Upload_key_place" CHECK ("key" LIKE 'uploads/%'),
    ADD CONSTRAINT "Upload_size_positive" CHECK ("size" > 0),
    ADD CONSTRAINT "Upload_sha256_hex" CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
    ADD CONSTRAINT "Upload_title_length" CHECK (char_length("title") BETWEEN 1 AND 120),
    ADD CONSTRAINT "Upload_description_length" CHECK (octet_length("description") <= 1000);

ALTER TABLE "Photo"
    ADD CONSTRAINT "Photo_key_place" CHECK ("key" LIKE 'uploads/%'),
    ADD CONSTRAINT "Photo_size_positive" CHECK ("size" > 0),
    ADD CONSTRAINT "Photo_sha256_hex" CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
    ADD CONSTRAINT "Photo_title_length" CHECK (char_length("title") BETWEEN 1 AND 120),
    ADD CONSTRAINT "Photo_description_length" CHECK (octet_length("description") <= 1000),
    ADD CONSTRAINT "Photo_pixels_positive" CHECK ("width" > 0 AND "height" > 0),
    ADD CONSTRAINT "Photo_ready_has_pixels" CHECK ("state" <> 'READY' OR ("width" IS NOT NULL AND "height" IS NOT NULL));
