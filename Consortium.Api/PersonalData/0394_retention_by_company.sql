create index retention_of_company on read.retention (company, participant);
