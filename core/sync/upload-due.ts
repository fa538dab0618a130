import { addDays, type IsoDate } from "../calendar.ts";

/** Hospitals upload within three days of the settlement (HUN-47). */
const UPLOAD_DAYS = 3;

/** How the upload of a visit stands on a day; `by` is its last day. */
export interface UploadStanding {
  /** awaited: still in time; missing: its day is over; late: it came after its day. */
  readonly is: "awaited" | "missing" | "in-time" | "late";
  readonly by: IsoDate;
}

/**
 * HUN-47: late or missing uploads are shown.
 * @param settled day of the discharge settlement
 * @param uploadedOn null while nothing has come down
 */
export function uploadStanding(
  settled: IsoDate,
  uploadedOn: IsoDate | null,
  today: IsoDate,
): UploadStanding {
  const by = addDays(settled, UPLOAD_DAYS);
  if (uploadedOn !== null) return { is: uploadedOn > by ? "late" : "in-time", by };
  return { is: today > by ? "missing" : "awaited", by };
}
