import { describe, expect, test } from "vitest";
import { AGENT_KINDS, type AgentEntry, readAgent } from "../../core/filing/agent.ts";
import { CATEGORIES } from "../../core/filing/category.ts";
import { checkDigit } from "../../core/identity.ts";

describe("who acts for the person (HUN-11)", () => {
  const FIRST_17 = "41022419680412042";
  const entry: AgentEntry = {
    kind: "village",
    organisation: " 柳园村村民委员会 ",
    name: "示例代办员",
    certNo: "",
    relation: "",
    phone: "0371-00000000",
  };
  const relative: AgentEntry = {
    ...entry,
    kind: "relative",
    organisation: "",
    certNo: FIRST_17 + checkDigit(FIRST_17),
    relation: "配偶",
  };

  test.each(["township", "village", "employer"] as const)(
    "HUN-11: a %s brings a long-term filing and is recorded with its kind",
    (kind) => {
      expect(readAgent({ ...entry, kind }, "posted-worker")).toEqual({
        ok: true,
        value: {
          kind,
          organisation: "柳园村村民委员会",
          name: "示例代办员",
          phone: "0371-00000000",
        },
      });
    },
  );

  test.each(["township", "village", "employer"] as const)(
    "HUN-11: a %s is not entrusted with a temporary filing",
    (kind) => {
      expect(readAgent({ ...entry, kind }, "referral")).toEqual({
        ok: false,
        error: [{ kind: "not-delegated", category: "referral" }],
      });
    },
  );

  test.each(CATEGORIES)("HUN-11: a relative may come with %s", (category) => {
    expect(readAgent(relative, category)).toMatchObject({
      ok: true,
      value: { kind: "relative", relation: "配偶", certNo: relative.certNo },
    });
  });

  test.each(AGENT_KINDS)("HUN-11: every blank of a %s is named", (kind) => {
    const blank = { ...relative, kind, organisation: " ", name: "", relation: "", phone: "" };
    const result = readAgent(blank, "posted-worker");
    const fields = result.ok
      ? []
      : result.error.map((one) => (one.kind === "blank" ? one.field : one.kind));
    expect(fields).toEqual([kind === "relative" ? "relation" : "organisation", "name", "phone"]);
  });

  test("HUN-11: a relative's identity number must be right", () => {
    expect(readAgent({ ...relative, certNo: "410224196804120420" }, "referral")).toEqual({
      ok: false,
      error: [{ kind: "certificate" }],
    });
  });
});
