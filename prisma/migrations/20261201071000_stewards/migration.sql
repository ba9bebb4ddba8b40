-- A role between the two that there are: a steward keeps the door. The release before never writes it. PostgreSQL does not
-- let the transaction that adds a value use it, so this is a migration of its own.

-- AlterEnum
ALTER TYPE "AttendanceRole" ADD VALUE 'STEWARD' BEFORE 'ORGANIZER';
