-- What publishers, and those whom items are about, complain of. receipt: what the complainant is told, and nobody can
-- guess. digest: of all that was said, so that a form that is sent twice is one complaint. outcome: empty while open.
CREATE TABLE complaint (
    id           bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    receipt      text NOT NULL UNIQUE,
    digest       uuid NOT NULL,
    ground       text NOT NULL,
    name         text NOT NULL,
    contact      text NOT NULL,
    urls         text[] NOT NULL,
    text         text NOT NULL,
    received_at  timestamptz NOT NULL DEFAULT now(),
    due_at       timestamptz NOT NULL,
    closed_at    timestamptz,
    outcome      text CHECK (outcome IN ('removed', 'corrected', 'refused')),
    answer       text,
    CHECK ((closed_at IS NULL) = (outcome IS NULL)),
    CHECK ((closed_at IS NULL) = (answer IS NULL))
);
CREATE UNIQUE INDEX complaint_said ON complaint (digest) WHERE closed_at IS NULL;
CREATE INDEX complaint_due ON complaint (due_at, id) WHERE closed_at IS NULL;
CREATE INDEX complaint_closed ON complaint (closed_at DESC, id DESC) WHERE closed_at IS NOT NULL;
