import { z } from "zod";
import type { Queries } from "../database/database.ts";
import type { Device } from "../gateway.ts";

/** Whose a case is. */
export const Owner = z.object({
  id: z.string(),
  office_id: z.string(),
  /** It was handed in. */
  in_review: z.boolean(),
});
export type Owner = z.output<typeof Owner>;

/** Owners of those of these cases that are there. */
export async function ownersOf(
  queries: Queries,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Owner>> {
  const owners = await queries.all(
    Owner,
    "SELECT id, office_id, in_review FROM case_file WHERE id = ANY ($1::text[])",
    [ids],
  );
  return new Map(owners.map((owner) => [owner.id, owner]));
}

/** The office that brought the case first; one that reviews, once it was handed in. */
export function mayWrite(device: Device, owner: Pick<Owner, "office_id" | "in_review">): boolean {
  return owner.office_id === device.officeId || (device.reviews && owner.in_review);
}
