-- Sessions are sealed cookies, and e-mail links have a table of their own: nothing ever read or wrote these two.
DROP TABLE "Session";
DROP TABLE "VerificationToken";
