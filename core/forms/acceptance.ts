import { parseDate } from "../calendar.ts";
import { ONLINE_WORKING_DAYS } from "../due/filing.ts";
import { maskedId } from "../identity.ts";
import { ofPack } from "../settlement/obligations-clauses.ts";
import { deadlineOf, dueOnPaper } from "./due-day.ts";
import { certText, dateText } from "./entries.ts";
import type { FormInput } from "./input.ts";
import { type Block, paragraph } from "./layout/block.ts";
import { qrBlock, qrSide } from "./layout/qr-block.ts";
import { handedIn, materialRows } from "./materials.ts";
import { note, officeSigns, signed, telephoneOf } from "./prose.ts";
import { qrOf } from "./qr/matrix.ts";
import { place, wide, words } from "./rows.ts";
import { type LaidOutForm, type Sheet, TEXT, finish, heading, section } from "./sheet.ts";
import { citedClauses } from "./sources.ts";

/**
 * 材料接收清单与受理回执: what was taken, the number of the case, and by when it is
 * settled. The person takes it away, so the identity number is masked.
 */
export function acceptanceForm(sheet: Sheet, input: FormInput): LaidOutForm {
  heading(sheet, "acceptance", input);
  sheet.flow.gap(4);
  sheet.flow.add(besideCode(sheet, input.caseNumber, receiptText(input)));
  section(sheet, "接收的材料");
  materialRows(sheet, handedIn(input));
  section(sheet, "办理期限");
  place(sheet, dueRows(sheet, input));
  signed(sheet, [
    { label: "交件人签字：", line: 130 },
    { ...officeSigns(input.operator), label: "收件人：" },
  ]);
  note(
    sheet,
    "请保管好本回执。查询、补材料和领取结果时出示本回执或受理号；右上方的码只含受理号，由窗口扫读。",
  );
  return finish(sheet, { kind: "acceptance", input, trial: false });
}

function receiptText({ form, office }: FormInput): string {
  const { person, filing, stay, agent } = form;
  const id = maskedId(certText(person.certNo));
  const who = `${person.name}${id === "" ? "" : `（证件 ${id}）`}`;
  const by = agent.name === "" ? "" : `（代办人${agent.name}）`;
  const acts = [
    ...(filing.wanted === "new" ? ["异地就医备案"] : []),
    ...(stay.settled === "" ? [] : ["医疗费用手工报销"]),
  ];
  const what = acts.length === 0 ? "异地就医事项" : acts.join("、");
  return `今收到${who}${by}申请办理${what}的下列材料，予以受理。\n受理机构：${office.name}${office.window}\n咨询电话：${telephoneOf(office)}`;
}

const MODULE = 2.4;

/** A text with the case's number as a QR code on its right: a scan into the search finds the case. */
function besideCode(sheet: Sheet, number: string, text: string): Block {
  const { setter, width } = sheet;
  const code = qrOf(number);
  const side = code === null ? 0 : qrSide(code, MODULE);
  const left = paragraph(setter, text, { width: width - side - 6, type: TEXT, align: "justify" });
  const right = code === null ? null : qrBlock(code, MODULE);
  return {
    height: Math.max(left.height, side),
    draw(pen, x, y) {
      left.draw(pen, x, y + Math.max(0, (side - left.height) / 2));
      if (right === null) return;
      pen.fields.push({ field: "code", x: x + width - side, y, width: side, height: side });
      right.draw(pen, x + width - side, y);
    },
  };
}

function dueRows(sheet: Sheet, input: FormInput): Block[] {
  const rows = [wide(sheet, "受理日期", dateText(input.date))];
  const filing = filingDay(input);
  if (filing !== null) rows.push(wide(sheet, "备案办结", words(sheet, filing)));
  const claim = claimDay(input);
  if (claim !== null) rows.push(wide(sheet, "报销办结", words(sheet, claim)));
  const owed = input.receipt?.obligations ?? input.life?.obligations ?? [];
  const commitment = deadlineOf(owed, "commitment");
  const accepted = parseDate(input.date);
  if (commitment !== undefined && accepted.ok) {
    const cited = citedClauses(commitment.clauses, input.pack);
    const due = dueOnPaper(commitment.due, accepted.value, input.calendar);
    rows.push(wide(sheet, "承诺补齐", words(sheet, `${due}（${cited}）`)));
  }
  return rows;
}

/** HUN-10: at once at the window and on the telephone, online within two working days. */
function filingDay({ form, date, pack, calendar }: FormInput): string | null {
  const { channel, wanted } = form.filing;
  const accepted = parseDate(date);
  const clauses = ofPack(pack, ["HUN-10"]);
  if (wanted !== "new" || channel === "" || !accepted.ok || clauses.length === 0) return null;
  const online = { kind: "working-days", days: ONLINE_WORKING_DAYS } as const;
  const when = channel === "online" ? dueOnPaper(online, accepted.value, calendar) : "当场办结";
  return `${when}（${citedClauses(clauses, pack)}）`;
}

function claimDay({ receipt, date, pack, form, calendar }: FormInput): string | null {
  const accepted = parseDate(date);
  const deadline = deadlineOf(receipt?.obligations ?? [], "claim");
  if (!accepted.ok || form.stay.settled === "") return null;
  if (deadline === undefined) return "案件尚未填完，期限另行告知";
  const cited = citedClauses(deadline.clauses, pack);
  return `${dueOnPaper(deadline.due, accepted.value, calendar)}（${cited}）`;
}
