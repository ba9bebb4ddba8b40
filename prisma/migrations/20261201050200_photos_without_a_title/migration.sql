-- A title is optional: a photo without one has an empty title. The release before writes none, and shows such a title as an empty line.
ALTER TABLE "Upload"
    DROP CONSTRAINT "Upload_title_length",
    ADD CONSTRAINT "Upload_title_length" CHECK (char_length("title") <= 120);

ALTER TABLE "Photo"
    DROP CONSTRAINT "Photo_title_length",
    ADD CONSTRAINT "Photo_title_length" CHECK (char_length("title") <= 120);
