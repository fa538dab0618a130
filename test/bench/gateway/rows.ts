import { DAYS, SAMPLE, SAMPLE_DAY } from "./sample.ts";

/** Which copies of the samples are made, of how many, and how they fall to the offices. */
export interface Copies {
  readonly first: number;
  readonly last: number;
  /** Of all samples together. */
  readonly all: number;
  readonly offices: number;
  /** Of the measured office, evenly among the others'. */
  readonly ofOffice: number;
}

/**
 * The statements of one transaction. `c` holds the cases that are made and `v` their versions, each
 * beside what it is a copy of; `o` counts the cases in the order in which they came in.
 */
export function rowsOf(copies: Copies): readonly string[] {
  return [casesOf(copies), CASE_INDEX, FIRST_VERSIONS, LATER_VERSIONS, ...WRITTEN];
}

function casesOf({ first, last, all, offices, ofOffice }: Copies): string {
  const before = (o: string) => `(${o}) * ${ofOffice} / ${all}`;
  return `CREATE TEMP TABLE c ON COMMIT DROP AS
    SELECT k, o, s.id AS of_id, s.number AS of_number, s.cert_key AS of_cert, b.sha256 AS of_paper,
      md5(s.id || k)::uuid::text AS id, place.office_id, place.device_id, day, cert, paper,
      encode(sha256(paper), 'hex') AS paper_hash, md5('paper' || s.id || k)::uuid::text AS paper_id,
      lpad(k::text, 5, '0') AS prefix, '410' || lpad(place.nr::text, 3, '0') || '-A1-'
        || to_char(day, 'YYYYMMDD') || '-' || lpad((o % 10000)::text, 4, '0') AS number
    FROM generate_series(${first}, ${last}) AS k CROSS JOIN sample s
    JOIN case_blob b ON b.case_id = s.id
    CROSS JOIN LATERAL (SELECT (k - 1) * ${SAMPLE}::bigint + s.nr AS o) AS counted
    CROSS JOIN LATERAL (SELECT sha256((b.sha256 || k)::bytea) AS paper,
      DATE '${SAMPLE_DAY}' - (${DAYS - 1} - o * ${DAYS} / ${all})::int AS day,
      pg_temp.cert(substr(s.cert_key, 1, 14) || lpad(k::text, 3, '0')) AS cert) AS own
    JOIN place ON place.nr = CASE WHEN ${before("o + 1")} > ${before("o")} THEN 0
                                  ELSE 1 + o % ${offices - 1} END`;
}

const CASE_INDEX = "CREATE INDEX ON c (of_id)";

/** The text of a copy: the case, its number, person, invoices, day and paper are its own. */
const OWN = `replace(replace(replace(replace(replace(replace(was.body, of_id, c.id), of_number, c.number),
  of_cert, cert), '"number":"00000', '"number":"' || prefix),
  '"at":"${SAMPLE_DAY}', '"at":"' || c.day::text), of_paper, paper_hash)`;
const HASH = "encode(sha256(convert_to(body, 'UTF8')), 'hex') AS hash";

const FIRST_VERSIONS = `CREATE TEMP TABLE v ON COMMIT DROP AS
  SELECT *, ${HASH} FROM (
    SELECT k, o, c.id, 1 AS level, was.hash AS of_hash, '' AS parent, ${OWN} AS body
    FROM sample_version was JOIN c ON c.of_id = was.case_id WHERE was.parent = '') AS made`;

const LATER_VERSIONS = `INSERT INTO v
  SELECT *, ${HASH} FROM (
    SELECT c.k, c.o, c.id, 2 AS level, was.hash AS of_hash, first.hash AS parent,
      replace(${OWN}, first.of_hash, first.hash) AS body
    FROM sample_version was JOIN c ON c.of_id = was.case_id
    JOIN v AS first ON first.id = c.id AND first.of_hash = was.parent) AS made`;

/** The tables of the gateway, in the order in which it writes them. */
const WRITTEN: readonly string[] = [
  "ANALYZE c, v",
  `INSERT INTO blob (sha256, bytes, of_upload) SELECT paper_hash, length(paper), paper_id FROM c`,
  "INSERT INTO piece (of_upload, start, data) SELECT paper_id, 0, paper FROM c",
  "INSERT INTO blob_holder (sha256, office_id) SELECT paper_hash, office_id FROM c",
  `INSERT INTO case_file
     (id, office_id, number, in_review, cert_key, hospital_key, begun, ended, newest, fork)
   SELECT c.id, c.office_id, c.number, in_review, cert, hospital_key, begun, ended, v.hash, fork
   FROM c JOIN sample s ON s.id = of_id JOIN v ON v.id = c.id AND v.of_hash = newest`,
  `INSERT INTO revision
     (hash, case_id, body, bytes, device_id, day, total, fund, verdict, differs, received_at)
   SELECT v.hash, v.id, v.body, octet_length(v.body), c.device_id, c.day::text, total, fund, verdict,
     differs, c.day + TIME '11:00' FROM v JOIN c ON c.id = v.id JOIN sample_version was ON was.hash = v.of_hash
   ORDER BY v.o, v.level, v.of_hash`,
  "INSERT INTO parent (child, parent) SELECT hash, parent FROM v WHERE parent <> ''",
  `INSERT INTO head (case_id, hash, office_id, day) SELECT v.id, v.hash, c.office_id, c.day::text
   FROM v JOIN head ON head.hash = v.of_hash JOIN c ON c.id = v.id`,
  "INSERT INTO case_blob (case_id, sha256) SELECT id, paper_hash FROM c",
  `INSERT INTO case_invoice (number_key, code_key, number, case_id)
   SELECT prefix || substr(number_key, 6), code_key, prefix || substr(i.number, 6), c.id
   FROM c JOIN case_invoice i ON i.case_id = of_id`,
  `INSERT INTO invoice_told (number_key, case_id, other_case)
   SELECT a.prefix || substr(number_key, 6), a.id, b.id FROM invoice_told t
   JOIN c a ON a.of_id = t.case_id JOIN c b ON b.of_id = t.other_case AND b.k = a.k`,
  `INSERT INTO case_filing (case_id, cert_key, filings)
   SELECT c.id, cert, filings FROM c JOIN case_filing f ON f.case_id = of_id`,
  // One after the other from here on, as whoever numbers the feed does.
  "SELECT last FROM feed_head FOR UPDATE",
  `INSERT INTO feed (at, audience, source, kind, ref, bytes)
   SELECT (SELECT last FROM feed_head) + row_number() OVER (ORDER BY v.o, to_review, level, v.of_hash),
     CASE WHEN to_review THEN 'review' ELSE c.office_id END, device_id, 'revision', hash, octet_length(body)
   FROM v JOIN c ON c.id = v.id JOIN case_file f ON f.id = c.id
   CROSS JOIN (VALUES (false), (true)) AS told (to_review) WHERE in_review OR NOT to_review`,
  "UPDATE feed_head SET last = (SELECT max(at) FROM feed)",
];
