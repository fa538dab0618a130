/**
 * What a million cases made slow. The district's list of the newest cases read every version there
 * is and sorted them; the daily reconciliation read every case of the office for those of one day:
 * a head now says itself whose it is and on which day it was sealed, which never change.
 */
export const newestAndDays = `
  CREATE INDEX revision_by_age ON revision (seq);

  ALTER TABLE head ADD COLUMN office_id text, ADD COLUMN day text;
  UPDATE head SET office_id = case_file.office_id, day = revision.day
    FROM revision JOIN case_file ON case_file.id = revision.case_id
    WHERE revision.hash = head.hash;
  ALTER TABLE head ALTER COLUMN office_id SET NOT NULL, ALTER COLUMN day SET NOT NULL;
  CREATE INDEX head_of_day ON head (office_id, day);
  DROP INDEX revision_of_day
  `;
