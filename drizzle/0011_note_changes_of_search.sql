-- What search finds changes with its documents, which may be made after the rows they are of.
CREATE TRIGGER note_change BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON search_documents
  FOR EACH STATEMENT EXECUTE FUNCTION note_change_of_table();
