-- Deleting an event or a person deletes their uploads by cascade. Their objects are noted for the sweep first, because
-- afterwards nothing names them any more. There is no trigger on "Upload" itself, because a confirm deletes that row when
-- its object becomes a photo. Photos need no note: they keep an event and a person from being deleted.
CREATE FUNCTION "note_objects_of_event"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "ObjectRemoval" ("key") SELECT "key" FROM "Upload" WHERE "eventId" = OLD."id" ON CONFLICT DO NOTHING;
    RETURN OLD;
END
$$;

CREATE FUNCTION "note_objects_of_user"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "ObjectRemoval" ("key") SELECT "key" FROM "Upload" WHERE "uploaderId" = OLD."id" ON CONFLICT DO NOTHING;
    RETURN OLD;
END
$$;

CREATE TRIGGER "Event_notes_objects" BEFORE DELETE ON "Event" FOR EACH ROW EXECUTE FUNCTION "note_objects_of_event"();
CREATE TRIGGER "User_notes_objects" BEFORE DELETE ON "User" FOR EACH ROW EXECUTE FUNCTION "note_objects_of_user"();
