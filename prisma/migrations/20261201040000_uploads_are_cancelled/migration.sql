-- An upload that its person cancelled. The release before never writes it. PostgreSQL does not let the transaction that adds a
-- value use it, so this is a migration of its own.

-- AlterEnum
ALTER TYPE "UploadState" ADD VALUE 'CANCELLED';
