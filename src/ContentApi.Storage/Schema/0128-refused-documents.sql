-- Few documents are refused, and each start and each look at the readiness asks which: without an index all documents are read for it.
CREATE INDEX document_by_refusal ON document (name) WHERE refusal IS NOT NULL;
