import { expect, type Page, test } from "@playwright/test";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { CaseForm, LineForm } from "../../core/casefile/form.ts";
import type { DetailLine, VisitDetails } from "../../core/sync/visit-details.ts";
import { packKeyIn } from "../../gateway/first-start.ts";
import { signPack } from "../../gateway/incoming/packs.ts";
import type { Given } from "../../gateway/incoming/publish.ts";
import { referral } from "../store/people.ts";
import { pack } from "../support/facts.ts";
import { textFollowing } from "../support/packs.ts";
import { detail, details, typed } from "../support/uploads.ts";
import { violations } from "./support/axe.ts";
import { openCaseOf, sealCase } from "./support/cases.ts";
import { enrol, exchanged, give, inDistrict, nothingWaits } from "./support/district.ts";
import { pictures } from "./support/pictures.ts";
import { fillableForm } from "./support/template-file.ts";
import { field, newProfile, openSettings, setUp, start } from "./support/workstation.ts";

const DAY = "2026-10-10";

const TYPED: readonly LineForm[] = [
  typed("t1", { name: "人工髋关节置换术", code: "33150", amount: "18000.00", date: DAY }),
  typed("t2", { name: "注射用头孢呋辛钠", code: "XJ01D", amount: "71.16", date: DAY }),
  typed("t3", {
    name: "可吸收止血材料",
    code: "C0301",
    amount: "1536.00",
    date: DAY,
    grade: "B",
    preSelfPay: "20",
  }),
  typed("t4", {
    name: "人血白蛋白",
    code: "XB05A",
    amount: "756.00",
    date: DAY,
    grade: "B",
    preSelfPay: "10",
  }),
  typed("t5", { name: "卫生材料（合并项）", code: "", amount: "1007.44", date: DAY, grade: "C" }),
  typed("t6", { name: "床位费", code: "11090", amount: "420.00", date: DAY }),
];

const UPLOADED: readonly DetailLine[] = [
  detail("1", { name: "人工髋关节置换术", code: "33150", amount: "18000.00", date: DAY }),
  detail("2", { name: "注射用头孢呋辛钠", code: "XJ01D", amount: "118.60", date: DAY }),
  detail("3", {
    name: "可吸收止血材料",
    code: "C0301",
    amount: "2304.00",
    date: DAY,
    grade: "02",
    share: "0.2",
  }),
  detail("4", { name: "人血白蛋白", code: "XB05A", amount: "756.00", date: DAY, grade: "03" }),
  detail("5", { name: "特级护理", code: "12010", amount: "192.00", date: DAY }),
  detail("6", { name: "床位费", code: "11090", amount: "420.00", date: DAY }),
];

/** The stay with its expenses as typed; its invoice is what the hospital charged. */
function billed(): CaseForm {
  const form = referral();
  const [invoice] = form.invoices;
  if (invoice === undefined) throw new Error("no invoice");
  return { ...form, invoices: [{ ...invoice, amount: "21790.60" }], lines: [...TYPED] };
}

function upload(form: CaseForm): VisitDetails {
  const { person, stay, invoices } = form;
  return {
    ...details(UPLOADED),
    psn_cert_no: person.certNo,
    psn_name: person.name,
    fixmedins_code: "H31010500001",
    fixmedins_name: stay.hospital,
    admdvs: "310105",
    begndate: stay.admission,
    enddate: stay.discharge,
    invoices: invoices.map(({ number, amount }) => ({ number, amount })),
    uploadedOn: "2026-10-23",
  };
}

const uploadWaits = (window: Page) => () =>
  window.evaluate(async () => {
    const list = await globalThis.window.desktop.call("reconcile.list", {});
    return list.ok && list.value.waiting.length > 0;
  });

test("HUN-59, KF-3.1: the hospital's lines come down beside what was typed, are taken over, and the difference is told", async () => {
  test.setTimeout(240_000);
  await inDistrict(async (district) => {
    const { app, window } = await start(newProfile());
    await setUp(window, "开封");
    const form = billed();
    await sealCase(window, form);
    await enrol(window, district);
    await exchanged(window, nothingWaits(window));
    await give(district, { kind: "details", details: upload(form) });
    await exchanged(window, uploadWaits(window));

    await window.keyboard.press("Control+Shift+S");
    await expect(
      window.getByRole("region", { name: `${form.person.name}，核对医院上传明细` }),
    ).toBeVisible();
    await pictures(app, window, "reconcile-sync");
    await openCaseOf(window, form.person.name);
    await expect(window.getByText("上海浦江骨科医院已上传明细，有 5 行与录入不同。")).toBeVisible();
    await pictures(app, window, "reconcile-case");
    await window.keyboard.press("Control+Shift+D");
    const pane = window.getByRole("region", { name: `${form.person.name}，核对医院上传明细` });
    await expect(pane.getByRole("status")).toHaveText("已处理 0 行，还有 5 行");
    const table = pane.getByRole("grid", { name: "录入与上传逐行对照" });
    await expect(table.getByText("医院上传里没有这一行", { exact: true })).toBeVisible();
    await window.keyboard.press("Enter");
    await expect(pane.getByRole("status")).toHaveText("已处理 1 行，还有 4 行");
    await pictures(app, window, "reconcile");
    expect(await violations(window)).toEqual([]);
    await pane.getByRole("button", { name: "请医院更正", exact: true }).click();
    const ask = window.getByRole("dialog", { name: "请医院更正上传明细" });
    await expect(ask.getByRole("textbox")).toHaveValue(/visit-1/u);
    await pictures(app, window, "reconcile-ask");
    expect(await violations(window)).toEqual([]);
    await ask.getByRole("button", { name: "发起协同", exact: true }).click();
    await expect(ask.getByRole("status")).toBeVisible();
    await pictures(app, window, "reconcile-asked");
    await window.keyboard.press("Escape");
    await expect(ask).toBeHidden();
    await pane.getByRole("tab", { name: "全部 7" }).click();
    await expect(table.getByText("人工髋关节置换术", { exact: true })).toBeVisible();

    await window.keyboard.press("Control+Enter");
    const done = window.getByRole("region", {
      name: `${form.person.name}，已按医院上传明细重新计算`,
    });
    await expect(done.getByRole("status")).toHaveText("已存为第 2 版。");
    await expect(done.getByRole("row", { name: /总费用/u })).toContainText("21,790.60");
    await pictures(app, window, "reconcile-done");
    await window.keyboard.press("Enter");
    await expect(window.getByText("已存·版本2", { exact: true })).toBeVisible();
    await expect(window.getByText("W-UPL-42", { exact: true })).toHaveCount(0);
    await app.close();
  });
});

const OUTAGE: Given = {
  kind: "message",
  id: "m-1",
  about: "outage",
  title: "国家平台停机",
  body: "",
  from: "2026-10-21T08:00",
  until: "2026-10-21T18:00",
  by: "河南省医疗保障局",
  caseId: "",
};
const INSTITUTIONS: Given = {
  kind: "institutions",
  asOf: "2026-11-01",
  rows: [
    {
      fixmedins_code: "H31010500001",
      fixmedins_name: "上海浦江骨科医院",
      admdvs: "310105",
      level: "三级甲等",
      designated: true,
      networked: true,
      inpatient: true,
      outpatient: false,
      from: "2024-01-01",
      until: "",
    },
  ],
};

const PERSONS: Given = {
  kind: "persons",
  asOf: "2026-11-01",
  rows: [
    {
      certno: referral().person.certNo,
      psn_name: referral().person.name,
      psn_no: "41020000001234",
      insutype: "390",
      admdvs: "410203",
      state: "paused",
      from: "2026-11-01",
    },
  ],
};
const OFFICIAL = "开封市手工报销备案表（2026年版）";
const TEMPLATE: Given = {
  kind: "template",
  id: "t-1",
  form: "filing",
  name: OFFICIAL,
  sha256: "0".repeat(64),
  bytes: 1,
  mapping: JSON.stringify({
    format: "template-mapping/1",
    placements: [{ kind: "field", field: "T2", value: "person.phone" }],
  }),
};

/** Opened by hand, so that what was typed is a draft of its own. */
async function draftOf(window: Page, form: CaseForm): Promise<void> {
  await window.evaluate(async (written) => {
    const { desktop } = globalThis.window;
    const made = await desktop.call("case.create", { insurance: "resident" });
    if (!made.ok) throw new Error(made.error.code);
    const { caseId, form: empty } = made.value;
    const pack = empty.pack === undefined ? {} : { pack: empty.pack };
    const kept = await desktop.call("draft.save", { caseId, form: { ...written, ...pack } });
    if (!kept.ok) throw new Error(kept.error.code);
  }, form);
}

const packCame = (window: Page) => () =>
  window.evaluate(async () => {
    const { desktop } = globalThis.window;
    const [packs, messages] = [
      await desktop.call("packs.received", {}),
      await desktop.call("messages.list", {}),
    ];
    return packs.ok && packs.value.length === 1 && messages.ok && messages.value.length === 1;
  });

test("KF-7, HUN-23, HUN-78: packs, notices and the register of the district come down and are used where they are needed", async () => {
  test.setTimeout(240_000);
  await inDistrict(async (district) => {
    const { app, window, profile } = await start(newProfile());
    await setUp(window, "开封");
    await enrol(window, district);
    const key = packKeyIn(district.folder);
    if (key === null) throw new Error("no key of packs");
    const next = textFollowing(
      pack("kaifeng-residents-2023"),
      "kaifeng-residents-2026b",
      "2026-11-01",
    );
    const signed = signPack(JSON.parse(next), key);
    if (!("kind" in signed)) throw new Error(signed.join());
    await give(district, signed);
    await give(district, OUTAGE);
    await give(district, INSTITUTIONS);
    await give(district, PERSONS);
    const form = path.join(profile, "official.pdf");
    await fillableForm(form);
    await give(district, TEMPLATE, readFileSync(form));
    await exchanged(window, packCame(window));

    await draftOf(window, {
      ...billed(),
      stay: { ...billed().stay, hospital: "", hospitalCode: "", level: "" },
    });
    await openCaseOf(window, billed().person.name);
    const bar = window.getByRole("status").filter({ hasText: "国家平台停机" });
    await expect(bar).toContainText("10-21 08:00 至 10-21 18:00");
    await expect(window.getByText("W-POL-03", { exact: true })).toBeVisible();
    const person = window.getByRole("status").filter({ hasText: "W-PER-32" });
    await expect(person).toContainText("待遇已暂停，自 2026-11-01 起");
    await pictures(app, window, "from-gateway-case");
    expect(await violations(window)).toEqual([]);
    await window.getByRole("button", { name: "改按该日政策" }).click();
    await expect(window.getByText("W-POL-03", { exact: true })).toHaveCount(0);

    await window.keyboard.press("F3");
    const lookup = window.getByRole("dialog", { name: "定点医疗机构" });
    await lookup.getByRole("textbox").fill("shpj");
    await expect(lookup.getByRole("option", { name: /上海浦江骨科医院/u })).toBeVisible();
    await pictures(app, window, "institutions");
    await window.keyboard.press("Enter");
    await expect(field(window, "stay.hospitalCode")).toHaveValue("H31010500001");
    await window.getByRole("button", { name: "记为停机：国家平台停机" }).click();
    await expect(field(window, "stay.failureNote")).toHaveValue(/国家平台停机，2026-10-21 08:00/u);

    await window.keyboard.press("Control+Shift+M");
    const messages = window.getByRole("dialog", { name: "公告和消息" });
    await messages.getByRole("button", { name: "我来办" }).click();
    await expect(messages.getByText(/赵敏 在办/u)).toBeVisible();
    await messages.getByRole("textbox", { name: "怎么办的" }).fill("已告知各窗口");
    await pictures(app, window, "messages");
    expect(await violations(window)).toEqual([]);
    await messages.getByRole("button", { name: "办结" }).click();
    await expect(bar).toHaveCount(0);

    await openSettings(window, "待遇口径");
    await window.getByRole("tab", { name: /政策包/u }).click();
    const packs = window.getByRole("grid", { name: "政策包" });
    await expect(packs.getByRole("row", { name: /将启用|在用/u })).toHaveCount(2);
    await expect(packs.getByRole("row", { name: /已过期/u })).toHaveCount(1);
    await pictures(app, window, "packs");

    await openSettings(window, "官方表样");
    const sent = window.getByRole("region", { name: "区县下发的表样" });
    await expect(sent.getByText(OFFICIAL)).toBeVisible();
    await pictures(app, window, "sent-templates");
    expect(await violations(window)).toEqual([]);
    await sent.getByRole("button", { name: "启用", exact: true }).click();
    await expect(sent).toHaveCount(0);
    await pictures(app, window, "sent-template-used");
    await app.close();
  });
});
