import { z } from "zod";

/**
 * Where an upload and a case cannot both stand, and a clerk decides. Both sides are kept.
 */
const visit = {
  visit: z.string(),
  version: z.int().positive(),
  hospital: z.string(),
};

/** The hospital has settled directly (HUN-58): the manual claim stops and asks. */
export const SettledDirectly = z.strictObject({ kind: z.literal("settled-directly"), ...visit });

/** The case has been approved or handed over on other figures than the upload's (KF-3.1). */
export const AlreadyClosed = z.strictObject({
  kind: z.literal("already-closed"),
  ...visit,
  state: z.enum(["approved", "handed-over"]),
});

export type VisitConflict = z.output<typeof SettledDirectly> | z.output<typeof AlreadyClosed>;
