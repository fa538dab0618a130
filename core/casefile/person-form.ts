import { z } from "zod";
import { AGENT_KINDS } from "../filing/agent.ts";
import { choice, text } from "./leaf.ts";

/** Who is insured and where the money goes (参保人). */
export const PersonForm = z.strictObject({
  name: text,
  certNo: text,
  phone: text,
  address: text,
  /** County of insurance (参保区县), a six-digit code inside the pool. */
  county: text,
  employment: choice("active", "retired"),
  /** 待遇享受期 of a person who is not entitled throughout (HUN-13, HUN-16). */
  coveredFrom: text.optional(),
  coveredUntil: text.optional(),
  /** 死亡日期, of a person who has died since. */
  died: text.optional(),
  /** 救助对象身份, asked because medical assistance depends on it. */
  aid: choice("none", "subsistence", "destitute", "at-risk"),
  payeeName: text,
  payeeBank: text,
  payeeAccount: text,
  /** 就医凭证: by what the person was known at the hospital (HUN-6, KF-5.2). */
  credential: choice("e-credential", "id-card", "social-card").optional(),
  /** Part of the person's share to be paid from the personal account (HUN-26). */
  accountPart: text.optional(),
});

export const AgentForm = z.strictObject({
  /** Who acts for the person (HUN-11); absent in older cases, which have a person only. */
  kind: choice(...AGENT_KINDS).optional(),
  /** 代办点 or 参保单位 that acts, where it is no relative. */
  organisation: text.optional(),
  name: text,
  certNo: text,
  relation: text,
  phone: text,
});
