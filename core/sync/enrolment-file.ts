import { z } from "zod";
import { PROTOCOL } from "./wire.ts";

/**
 * The enrolment file (登记文件) that the district gives to a window: where the gateway is, by
 * which certificate authority and keys it is known, and a code that enrols one device.
 */
export const EnrolmentFile = z.strictObject({
  protocol: z.literal(PROTOCOL),
  /** Without a slash at its end: `https://gateway.example:8443`. */
  url: z.string().max(300),
  district: z.string().max(500),
  office: z.string().max(500),
  window: z.string().max(500),
  /** Certificate authority (PEM) that alone is trusted; empty only for `http:` on the machine itself. */
  certificate: z.string().max(20_000),
  /** SHA-256 of that certificate's DER, hex: the district reads it out. */
  fingerprint: z.string().regex(/^(?:[0-9a-f]{64})?$/u),
  gatewayKey: z.string().regex(/^[\w-]{43}$/u),
  recipient: z.string().max(200),
  packKeys: z.array(z.string().regex(/^[\w-]{43}$/u)).max(10),
  code: z.string().min(8).max(64),
});
export type EnrolmentFile = z.output<typeof EnrolmentFile>;
