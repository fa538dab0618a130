import { parseDate } from "../calendar.ts";
import { maskedId } from "../identity.ts";
import type { Problem } from "../problem.ts";
import { deadlineOf, dueOnPaper } from "./due-day.ts";
import { certText } from "./entries.ts";
import type { FormInput } from "./input.ts";
import { row } from "./layout/grid.ts";
import { handedIn } from "./materials.ts";
import { note, officeSigns, prose, signed, telephoneOf } from "./prose.ts";
import { listHead, listNote, listWords } from "./rows.ts";
import { type LaidOutForm, type Sheet, finish, heading, section, shape } from "./sheet.ts";
import { citedClauses } from "./sources.ts";

/** One thing that is missing or wrong: what, how it is put right, and by when. */
interface Lacking {
  readonly what: string;
  readonly how: string;
  readonly due: string;
}

/** What the office itself looks up or notes is no matter of the person's. */
const OFFICE_FIELDS =
  /^(?:opening|pool|filing\.(?:channel|explained|sameDayOrder)|stay\.(?:level|designated))/u;

/** Problems that only the person can cure, by bringing or telling something. */
export function personsPart(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ kind, field = "" }) => kind !== "check" && !OFFICE_FIELDS.test(field));
}

/** Everything that the person must still bring or tell, once each (一次性告知). */
function lackingOf(input: FormInput): Lacking[] {
  return [...personsPart(input.problems).map(asLacking), ...promised(input)];
}

function asLacking({ what, remedy, kind, needed, field = "" }: Problem): Lacking {
  const due = needed === "final" ? "定案前" : "受理前";
  const material = field.startsWith("filing.materials.");
  const how = material
    ? "带原件到窗口"
    : kind === "missing"
      ? "到窗口说明或出示证件、票据"
      : remedy;
  return { what, how, due };
}

/** What a commitment has put off comes later, by its own day. */
function promised({
  receipt,
  date,
  calendar,
}: Pick<FormInput, "receipt" | "date" | "calendar">): Lacking[] {
  const on = parseDate(date);
  if (!on.ok) return [];
  return (receipt?.obligations ?? []).flatMap((each) =>
    each.kind === "material" && each.putOff !== null
      ? [
          {
            what: `${each.demand.label}（已承诺补齐）。`,
            how: "带原件到窗口",
            due: dueOnPaper(each.putOff, on.value, calendar),
          },
        ]
      : [],
  );
}

const COLUMNS = [24, 0, 138, 118] as const;

/** 一次性告知书: all that is missing, told at once, with what happens next. */
export function missingForm(sheet: Sheet, input: FormInput): LaidOutForm {
  const { form, office, operator } = input;
  const { list: kit, flow } = sheet;
  heading(sheet, "missing", input);
  const id = maskedId(certText(form.person.certNo));
  const who = `${form.person.name}${id === "" ? "" : `（证件 ${id}）`}`;
  flow.gap(8);
  prose(sheet, `${who}：您申请办理的异地就医事项，经审查还缺下列材料或信息，现一次告知。`);
  section(sheet, "要补的材料和信息");
  flow.table(
    listHead(sheet, ["序", "缺什么、哪里不对", "怎么补", "最晚什么时候"], COLUMNS),
    lackingOf(input).map(({ what, how, due }, index) =>
      row(
        [
          kit.value(String(index + 1), { align: "center" }),
          listWords(sheet, what),
          listNote(sheet, how),
          listNote(sheet, due),
        ],
        shape(COLUMNS, 20),
      ),
    ),
  );
  section(sheet, "已收的材料");
  prose(sheet, received(input));
  section(sheet, "补齐以后");
  prose(sheet, after(input));
  prose(
    sheet,
    `补材料的地点：${office.name}${office.window}，咨询电话：${telephoneOf(office)}。请带本告知书，并说明受理号。`,
  );
  signed(sheet, [
    { label: "收到本告知书的人签字：", line: 120 },
    { ...officeSigns(operator), label: "告知人：" },
  ]);
  note(sheet, "除上面列出的以外，不再要求补交其他材料。");
  return finish(sheet, { kind: "missing", input, trial: false });
}

function received(input: FormInput): string {
  const taken = handedIn(input)
    .filter(({ state }) => state === "seen" || state === "copied")
    .map(({ label, remark }) => `${label}${remark}`);
  return taken.length === 0 ? "尚未收到材料。" : `${taken.join("、")}。`;
}

function after({ receipt, date, pack }: FormInput): string {
  const deadline = deadlineOf(receipt?.obligations ?? [], "claim");
  const on = parseDate(date);
  if (deadline?.due.kind !== "working-days" || !on.ok) return "材料补齐之日起计算办理期限。";
  const cited = citedClauses(deadline.clauses, pack);
  return `材料补齐、受理之日起${deadline.due.days}个工作日内办结（${cited}）。`;
}
