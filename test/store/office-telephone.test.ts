import { describe, expect, it, test } from "vitest";
import { officeTelephone, officeRequests } from "../../electron/contract/office.ts";
import type { FormInput } from "../../core/forms/input.ts";
import { handlersOf } from "../../electron/session/handlers.ts";
import { value } from "./desk.ts";
import { hire, journalOf, logIn, newOffice, SETUP } from "./office.ts";
import { referral } from "./people.ts";

test.each([
  ["0371-22750000", "0371-22750000"],
  [" ０３７１－２２７５ 　0000 ", "0371-2275 0000"],
  ["12393", "12393"],
  ["0371-22750000 ext. 802", "0371-22750000转802"],
  ["0371—22750000 分机 8", "0371-22750000转8"],
  ["22750000，22751111", "22750000、22751111"],
  ["", ""],
  ["  ", ""],
  ["114", null],
  ["找王主任", null],
  ["0371-22750000 王主任", null],
  ["22750000转", null],
  ["1".repeat(41), null],
])("LN-1.1c: an office's telephone typed as %j is told as %j", (typed, told) => {
  expect(officeTelephone(typed)).toBe(told);
  const parsed = officeRequests["office.set-telephone"].safeParse({ telephone: typed });
  expect(parsed.success ? parsed.data.telephone : null).toBe(told);
});

describe("LN-1.1c: the telephone of the office", () => {
  it("is kept, journalled, and read back by whoever works here", async () => {
    const office = await newOffice();
    const { handlers } = office;
    expect(value(await handlers["office.read"]({}))).toEqual({ telephone: "" });
    value(await handlers["office.set-telephone"]({ telephone: "0371-22750000" }));
    value(await handlers["office.set-telephone"]({ telephone: "0371-22750000" }));
    value(await handlers["office.set-telephone"]({ telephone: "" }));
    value(await handlers["office.set-telephone"]({ telephone: "12393" }));
    const said = (await journalOf(office)).filter((entry) => entry.includes("咨询电话"));
    expect(said).toEqual([
      "李建国 office-changed 咨询电话 未设 改为 0371-22750000",
      "李建国 office-changed 咨询电话 0371-22750000 改为 未设",
      "李建国 office-changed 咨询电话 未设 改为 12393",
    ]);
    const clerk = await hire(office, "王芳", "clerk");
    await handlers["session.close"]({});
    value(await logIn(office, clerk));
    expect(value(await handlers["office.read"]({}))).toEqual({ telephone: "12393" });
  });

  it("may be told at the first setup", async () => {
    const office = await newOffice({ telephone: "0371-22750000" });
    expect(value(await office.handlers["office.read"]({}))).toEqual({ telephone: "0371-22750000" });
    expect(Object.keys(SETUP)).not.toContain("telephone");
  });

  it("stands on what is drawn from then on, without logging in again", async () => {
    const { workstation } = await newOffice();
    const inputs: FormInput[] = [];
    const handlers = handlersOf(workstation, (_, input) => {
      inputs.push(input);
      return Promise.resolve({ bytes: new Uint8Array(), pages: 1, missingGlyphs: [] });
    });
    const { caseId } = value(await handlers["case.create"]({ insurance: "resident" }));
    value(await handlers["case.seal"]({ caseId, form: referral() }));
    value(await handlers["forms.preview"]({ caseId, form: "acceptance" }));
    value(await handlers["office.set-telephone"]({ telephone: "12393" }));
    value(await handlers["forms.preview"]({ caseId, form: "acceptance" }));
    expect(inputs.map(({ office }) => office.telephone)).toEqual(["", "12393"]);
  });
});
