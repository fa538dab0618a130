import { z } from "zod";

/**
 * How an official template (官方表样) is filled: which value of a case stands
 * where. Lengths are PDF points from the lower left corner of the page.
 */

const points = z.number().min(-10_000).max(10_000);
const valueId = z.string().min(1).max(80);

export const Box = z.strictObject({
  /** 1 for the first page. */
  page: z.int().min(1).max(200),
  x: points,
  y: points,
  width: z.number().positive().max(10_000),
  height: z.number().positive().max(10_000),
});
export type Box = z.output<typeof Box>;

/**
 * A field of the form that the file itself has (AcroForm), or a place that was
 * marked on the page. Of a tick, `when` is the value that sets it.
 */
export const Placement = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("field"), field: z.string().min(1).max(400), value: valueId }),
  z.strictObject({
    kind: z.literal("field-tick"),
    field: z.string().min(1).max(400),
    value: valueId,
    when: z.string().max(80),
  }),
  z.strictObject({
    kind: z.literal("text"),
    box: Box,
    value: valueId,
    /** Largest size of the letters in points; longer text is set smaller, then on more lines. */
    size: z.number().min(5).max(40),
    align: z.enum(["left", "center", "right"]),
  }),
  z.strictObject({
    kind: z.literal("tick"),
    box: Box,
    value: valueId,
    when: z.string().max(80),
  }),
]);
export type Placement = z.output<typeof Placement>;

export const TemplateMapping = z.strictObject({
  format: z.literal("template-mapping/1"),
  placements: z.array(Placement).max(400),
});
export type TemplateMapping = z.output<typeof TemplateMapping>;
