import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { day } from "../../core/calendar.ts";
import type { Asked } from "../../core/due/inquiry.ts";
import { act, ask, listInquiries } from "../../electron/inquiry/inquiries.ts";
import { NO_DIALOGS } from "../../electron/session/ask.ts";
import { readJournal } from "../../electron/store/journal.ts";
import { newDesk, newFolder, problem, reopened, sealed, value } from "./desk.ts";
import { newOffice } from "./office.ts";
import { referral } from "./people.ts";

const PROBLEM: Asked = {
  kind: "coordination",
  office: "上海市医疗保险事业管理中心",
  matter: "备案上传后医院查不到",
  type: "filing",
  persons: "",
  firstResponder: "李倩",
};

function check(total = "61204.55"): Asked {
  const { person, stay } = referral();
  return {
    kind: "cross-check",
    suspicion: "床位费按双人间收",
    fields: {
      idNumber: person.certNo,
      name: person.name,
      sex: "女",
      institution: stay.hospital,
      inpatientNumber: stay.inpatientNo,
      invoiceNumber: "31002601",
      admission: stay.admission,
      discharge: stay.discharge,
      total,
    },
  };
}

describe("requests to other offices are kept with everything that happened to them", () => {
  it("HUN-77: what is due first comes first, and is there after a restart", async () => {
    const desk = await newDesk();
    const { caseId, number } = await sealed(desk, referral());
    value(await ask(desk, caseId, "2026-11-20", check()));
    const entries = value(await ask(desk, caseId, "2026-11-20", PROBLEM));
    expect(entries.map(({ inquiry }) => inquiry.due)).toEqual([
      { ok: true, value: "2026-11-24" },
      { ok: true, value: "2026-12-25" },
    ]);
    expect(entries[0]).toMatchObject({ caseNumber: number, name: "程𬱖" });
    const inquiryId = entries[0]?.inquiryId ?? "";
    const told = {
      step: "answered",
      on: day("2026-11-20"),
      finding: "told",
      words: "已补传",
    } as const;
    value(await act(desk, inquiryId, told));
    const again = value(await listInquiries(await reopened(desk)));
    expect(again.find((entry) => entry.inquiryId === inquiryId)).toMatchObject({
      inquiry: { state: "answered" },
      steps: [{ operator: "李建国" }, { operator: "李建国", step: { words: "已补传" } }],
    });
  });

  it("HUN-76: a request without its nine fields, or of tomorrow, is refused and nothing is kept", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    expect(problem(await ask(desk, caseId, "2026-11-20", check(""))).code).toBe("E-INQ-03");
    expect(problem(await ask(desk, caseId, "2026-11-21", check())).code).toBe("E-INQ-11");
    expect(problem(await ask(desk, "unknown", "2026-11-20", check())).code).toBe("E-CASE-06");
    expect(value(await listInquiries(desk))).toEqual([]);
  });

  it("names nobody in the journal", async () => {
    const desk = await newDesk();
    const { caseId, number } = await sealed(desk, referral());
    value(await ask(desk, caseId, "2026-11-20", check()));
    const { entries } = await desk.store.read((reader) =>
      readJournal(reader, { before: null, action: "inquiry-kept", limit: 5 }),
    );
    expect(entries).toMatchObject([{ subject: number, detail: "发起" }]);
  });
});

describe("the summary of a monthly round (HUN-76.t)", () => {
  it("HUN-76.t: holds the requests from the 26th to the 25th, and none of another round", async () => {
    const file = path.join(await newFolder(), "汇总.csv");
    const here = await newOffice({ ask: { ...NO_DIALOGS, saveAs: () => Promise.resolve(file) } });
    const { caseId } = value(await here.handlers["case.create"]({ insurance: "resident" }));
    value(await here.handlers["case.seal"]({ caseId, form: referral() }));
    value(await here.handlers["inquiries.ask"]({ caseId, on: "2026-11-20", asked: check() }));
    const later = await here.handlers["inquiries.export"]({ summarised: "2026-12-26" });
    expect(problem(later).code).toBe("E-INQ-12");
    value(await here.handlers["inquiries.export"]({ summarised: "2026-11-26" }));
    const text = await readFile(file, "utf8");
    for (const cell of ["身份证号码", "410203195906231526", "ZY0031", "61204.55"]) {
      expect(text).toContain(cell);
    }
    expect(text.trim().split("\r\n")).toHaveLength(2);
    await here.workstation.close();
  });
});
