/**
 * What the gateway keeps. Bodies of versions are text, byte for byte as they were sent.
 * Sessions and used counts are unlogged together: a crash ends the sessions with the counts
 * that make a recorded request worthless.
 */
export const beginning = `
  CREATE TABLE district (
    only_one int PRIMARY KEY CHECK (only_one = 1),
    name text NOT NULL,
    area text NOT NULL,
    sign_key text NOT NULL,
    age_identity text NOT NULL,
    epoch text NOT NULL,
    page_password text
  );
  CREATE TABLE page_session (
    token_hash text PRIMARY KEY,
    begun_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE pack_key (public_key text PRIMARY KEY, added_at timestamptz NOT NULL DEFAULT now());

  CREATE TABLE office (
    id text PRIMARY KEY,
    name text NOT NULL UNIQUE,
    reviews boolean NOT NULL DEFAULT false
  );
  CREATE TABLE device (
    id text PRIMARY KEY,
    office_id text NOT NULL REFERENCES office (id),
    window_name text NOT NULL,
    sign_key text NOT NULL UNIQUE,
    recipient text NOT NULL,
    enrolled_at timestamptz NOT NULL DEFAULT now(),
    seen_at timestamptz,
    removed_at timestamptz,
    unsent bigint,
    epoch text NOT NULL DEFAULT '',
    given bigint NOT NULL DEFAULT 0,
    echo_until bigint NOT NULL DEFAULT 0
  );
  CREATE TABLE invite (
    code_hash text PRIMARY KEY,
    office_id text NOT NULL REFERENCES office (id),
    window_name text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now(),
    used_by text REFERENCES device (id)
  );
  CREATE UNLOGGED TABLE session (
    id text PRIMARY KEY,
    device_id text NOT NULL,
    nonce text NOT NULL,
    begun_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (device_id, nonce)
  );
  CREATE UNLOGGED TABLE used_count (
    session_id text NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    count bigint NOT NULL,
    PRIMARY KEY (session_id, count)
  );

  CREATE TABLE upload (
    id text PRIMARY KEY,
    device_id text NOT NULL REFERENCES device (id),
    sha256 text NOT NULL,
    total bigint NOT NULL,
    have bigint NOT NULL DEFAULT 0,
    begun_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (device_id, sha256)
  );
  CREATE TABLE piece (
    of_upload text NOT NULL,
    start bigint NOT NULL,
    data bytea NOT NULL,
    PRIMARY KEY (of_upload, start)
  );
  CREATE TABLE blob (
    sha256 text PRIMARY KEY,
    bytes bigint NOT NULL,
    of_upload text NOT NULL
  );
  CREATE TABLE blob_holder (
    sha256 text NOT NULL REFERENCES blob (sha256),
    office_id text NOT NULL REFERENCES office (id),
    PRIMARY KEY (sha256, office_id)
  );

  CREATE TABLE case_file (
    id text PRIMARY KEY,
    office_id text NOT NULL REFERENCES office (id),
    number text NOT NULL,
    in_review boolean NOT NULL DEFAULT false,
    cert_key text NOT NULL DEFAULT '',
    hospital_key text NOT NULL DEFAULT '',
    begun text NOT NULL DEFAULT '',
    ended text NOT NULL DEFAULT '',
    newest text NOT NULL DEFAULT '',
    fork boolean NOT NULL DEFAULT false
  );
  CREATE INDEX case_of_office ON case_file (office_id);
  CREATE INDEX case_by_number ON case_file (number text_pattern_ops);
  CREATE INDEX case_of_person ON case_file (cert_key) WHERE cert_key <> '';
  CREATE INDEX case_forked ON case_file (id) WHERE fork;
  CREATE TABLE revision (
    hash text PRIMARY KEY,
    case_id text NOT NULL REFERENCES case_file (id),
    body text NOT NULL,
    bytes int NOT NULL,
    device_id text NOT NULL REFERENCES device (id),
    day text NOT NULL,
    total text NOT NULL,
    fund text NOT NULL,
    verdict text NOT NULL,
    differs boolean NOT NULL,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    received_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX revision_of_case ON revision (case_id, seq);
  CREATE INDEX revision_of_day ON revision (day);
  CREATE INDEX revision_differing ON revision (seq) WHERE differs;
  CREATE TABLE parent (
    child text NOT NULL REFERENCES revision (hash),
    parent text NOT NULL REFERENCES revision (hash),
    PRIMARY KEY (child, parent)
  );
  CREATE TABLE head (
    case_id text NOT NULL REFERENCES case_file (id),
    hash text NOT NULL REFERENCES revision (hash),
    PRIMARY KEY (case_id, hash)
  );
  CREATE TABLE case_blob (
    case_id text NOT NULL REFERENCES case_file (id),
    sha256 text NOT NULL REFERENCES blob (sha256),
    PRIMARY KEY (sha256, case_id)
  );
  CREATE TABLE case_invoice (
    number_key text NOT NULL,
    code_key text NOT NULL,
    number text NOT NULL,
    case_id text NOT NULL REFERENCES case_file (id),
    PRIMARY KEY (number_key, code_key, case_id)
  );
  CREATE INDEX invoices_of_case ON case_invoice (case_id);
  CREATE TABLE invoice_told (
    number_key text NOT NULL,
    case_id text NOT NULL,
    other_case text NOT NULL,
    PRIMARY KEY (number_key, case_id, other_case)
  );

  CREATE TABLE event (
    id text PRIMARY KEY,
    inquiry_id text NOT NULL,
    case_id text NOT NULL,
    office_id text NOT NULL REFERENCES office (id),
    body text NOT NULL,
    said_at text NOT NULL,
    said_by text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX event_of_inquiry ON event (inquiry_id);

  CREATE TABLE details (
    visit text NOT NULL,
    version int NOT NULL,
    cert_key text NOT NULL,
    hospital_key text NOT NULL,
    begun text NOT NULL,
    ended text NOT NULL,
    invoices text[] NOT NULL,
    body text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (visit, version)
  );
  CREATE INDEX details_of_person ON details (cert_key);
  CREATE TABLE details_sent (
    visit text NOT NULL,
    version int NOT NULL,
    office_id text NOT NULL REFERENCES office (id),
    PRIMARY KEY (visit, version, office_id)
  );
  CREATE TABLE decision (
    id text PRIMARY KEY,
    case_id text NOT NULL,
    body text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE pack (
    hash text PRIMARY KEY,
    body text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE template_blob (sha256 text PRIMARY KEY REFERENCES blob (sha256));
  CREATE TABLE message (
    id text PRIMARY KEY,
    about text NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    owner text NOT NULL,
    said_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz
  );
  CREATE TABLE taken_file (
    sha256 text PRIMARY KEY,
    name text NOT NULL,
    outcome text NOT NULL,
    good boolean NOT NULL,
    taken_at timestamptz NOT NULL DEFAULT now()
  );

  CREATE TABLE unnumbered (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    audience text NOT NULL,
    source text NOT NULL,
    kind text NOT NULL,
    ref text NOT NULL,
    bytes int NOT NULL,
    body text
  );
  CREATE TABLE feed_head (
    only_one int PRIMARY KEY CHECK (only_one = 1),
    last bigint NOT NULL
  );
  INSERT INTO feed_head VALUES (1, 0);
  CREATE TABLE feed (
    at bigint PRIMARY KEY,
    audience text NOT NULL,
    source text NOT NULL,
    kind text NOT NULL,
    ref text NOT NULL,
    bytes int NOT NULL,
    body text
  );
  CREATE INDEX feed_of_audience ON feed (audience, at);
  `;
