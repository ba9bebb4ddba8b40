-- A migration of its own, because PostgreSQL lets no transaction use a value that it added to an enum.
-- AlterEnum
ALTER TYPE "JobKind" ADD VALUE 'INVITE';
