import type { Route } from "../http/route.ts";
import { postBundle } from "./bundle.ts";
import { askBlob, getBlob, putBlob } from "./blobs.ts";
import { postEvents, postRevisions } from "./cases.ts";
import { getChanges } from "./changes.ts";
import { putDay } from "./days.ts";
import { enrol } from "./devices.ts";
import { openSession } from "./sessions.ts";

/** Everything that a counter can ask: over the line, in a file, and in the OpenAPI document. */
export const ROUTES: readonly Route[] = [
  enrol,
  openSession,
  askBlob,
  putBlob,
  getBlob,
  postRevisions,
  postEvents,
  postBundle,
  getChanges,
  putDay,
];
