import { z } from "zod";
import { BASES, CATEGORIES } from "../filing/category.ts";
import { FilingStepForm, MOST_STEPS, RepeatForm } from "./filing-steps.ts";
import { choice, text, yesNo } from "./leaf.ts";

/** The filing (备案) as the counter writes it. */
export const FilingForm = z.strictObject({
  /** new: made at this counter for this stay; existing: found in the system; none: never filed. */
  wanted: choice("new", "existing", "none"),
  category: choice(...CATEGORIES),
  basis: choice(...BASES),
  date: text,
  place: text,
  sameDayOrder: choice("filing-first", "settlement-first"),
  completed: text,
  /** Day on which an existing filing ended: cancelled, or the insured status changed. */
  ended: text,
  referredOn: yesNo,
  /** Day of effect where the record names one. */
  effective: text.optional(),
  /** Last day of the proof (LN-1.1a). */
  proofEnds: text.optional(),
  /** 本次住院 of the application (Q12). */
  madeFor: choice("this-stay", "another-stay").optional(),
  /** 已取得居住地户籍 (GD-93-4b). */
  household: yesNo.optional(),
  /** 备案编号 of one found in the system, as it stands there. */
  number: text.optional(),
  proofNumber: text,
  referringHospital: text,
  channel: choice("window", "phone", "online"),
  /** Why the person qualifies for a filing made up afterwards (KF-1.2, HUN-17). */
  reason: text,
  /** Material id -> state. */
  materials: z.record(z.string(), z.enum(["seen", "copied"])),
  /** The differences between the routes were explained to the person. */
  explained: z.boolean(),
  /** What became of it since, in the order in which it happened (HUN-16, HUN-22, LN-1.2c). */
  steps: z.array(FilingStepForm).max(MOST_STEPS).optional(),
  repeat: RepeatForm.optional(),
});
