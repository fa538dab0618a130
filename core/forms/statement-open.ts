import { type Fen, displayYuan } from "../money.ts";
import type { Pack } from "../policy/pack.ts";
import type {
  Lack,
  LayerState,
  OpenQuestion,
  Receipt,
  UnconfirmedParameter,
} from "../settlement/receipt.ts";
import { LAYER_LABEL } from "../words/labels.ts";
import { parameterName, parameterTitle } from "../words/parameters.ts";
import { lackWords } from "../words/sentence.ts";
import type { FormInput } from "./input.ts";
import { type Block, paragraph, stack } from "./layout/block.ts";
import { row } from "./layout/grid.ts";
import { citedClauses } from "./sources.ts";
import { type Sheet, NOTE, section, shape } from "./sheet.ts";

const CONFIDENCE_LABEL = {
  document: "文件",
  authority: "主管部门公布",
  "third-party": "第三方转载",
  sample: "示例",
} as const;

/** 试算说明: everything that keeps the result from being final, and what each reading would give. */
export function openMatters(sheet: Sheet, input: FormInput): void {
  const { receipt } = input;
  if (receipt === null || receipt.standing === "final" || receipt.standing === "refused") return;
  section(sheet, "试算说明");
  const lead = "本单为试算，下列事项确认以前，金额不作支付依据。";
  sheet.flow.add(paragraph(sheet.setter, lead, { width: sheet.width, type: NOTE }));
  leftOut(sheet, input, receipt);
  questions(sheet, input.pack, receipt.openQuestions);
  unset(sheet, input.pack, receipt.lacks);
  unconfirmed(sheet, receipt.unconfirmed);
}

function leftOut(sheet: Sheet, input: FormInput, { settlement, treatment }: Receipt): void {
  const { pack, settings } = input;
  const why = (lacks: readonly Lack[]): string =>
    [
      ...lacks
        .filter(({ kind }) => kind !== "parameter")
        .map((lack) => lackWords(lack, pack, settings).what),
      ...(lacks.some(({ kind }) => kind === "parameter") ? ["有参数统筹区未设定，见下表。"] : []),
    ].join("");
  const entries = (settlement?.layers ?? []).flatMap(({ id, state }) =>
    isOpen(state) ? [{ name: `${LAYER_LABEL[id]}未计`, why: why(state.lacks) }] : [],
  );
  const whole =
    treatment.kind === "undetermined" ? [{ name: "待遇未定", why: why(treatment.lacks) }] : [];
  const payment = settlement?.payment ?? null;
  const account =
    payment?.kind === "undetermined" ? [{ name: "个人账户支付未定", why: why(payment.lacks) }] : [];
  const all = [...whole, ...entries, ...account];
  if (all.length === 0) return;
  const { list: kit, flow, setter } = sheet;
  const layout = shape([108, 0], 18);
  flow.gap(4);
  flow.table(
    row([kit.label("未定的事项"), kit.label("原因")], layout),
    all.map(({ name, why: reason }) =>
      row(
        [kit.value(name), kit.of((width) => paragraph(setter, reason, { width, type: NOTE }))],
        layout,
      ),
    ),
  );
}

function isOpen(state: LayerState): state is Extract<LayerState, { kind: "undetermined" }> {
  return state.kind === "undetermined";
}

function questions(sheet: Sheet, pack: Pack, open: readonly OpenQuestion[]): void {
  if (open.length === 0) return;
  const { list: kit, flow } = sheet;
  flow.gap(6);
  flow.table(
    row(
      ["待答复的问题", "基金支付", "个人负担"].map((label) => kit.label(label)),
      MONEY,
    ),
    open.map((question) => questionRows(sheet, pack, question)),
  );
}

const MONEY = shape([0, 84, 84], 18);

/** A question with the money of each reading; they stay on one page. */
function questionRows(sheet: Sheet, pack: Pack, { asks, clauses, readings }: OpenQuestion): Block {
  const { list: kit, setter } = sheet;
  const text = (content: string) =>
    kit.of((width: number) => paragraph(setter, content, { width, type: NOTE }));
  const amount = (value: Fen | null) => kit.amount(value === null ? "未定" : displayYuan(value));
  return stack([
    row([text(`${asks}（${citedClauses(clauses, pack)}，未载明）`)], shape([0], 18)),
    ...readings.map(({ label, used, fund, person }, index) =>
      row(
        [
          text(`读法${index + 1}${used ? "（本单采用）" : ""}：${label}`),
          amount(fund),
          amount(person),
        ],
        MONEY,
      ),
    ),
  ]);
}

/** Parameters that the pool has yet to set (统筹区未设定), each with the clause that leaves them to it. */
function unset(sheet: Sheet, pack: Pack, lacks: readonly Lack[]): void {
  const parameters = lacks.filter((lack) => lack.kind === "parameter");
  if (parameters.length === 0) return;
  const { list: kit, flow, setter } = sheet;
  const layout = shape([168, 0, 150], 18);
  const text = (content: string) =>
    kit.of((width: number) => paragraph(setter, content, { width, type: NOTE }));
  flow.gap(6);
  flow.table(
    row(
      ["统筹区未设定的参数", "要设定什么", "条文"].map((label) => kit.label(label)),
      layout,
    ),
    parameters.map(({ path, asks, clauses }) => {
      const title = path.startsWith("questions.")
        ? parameterName(path)
        : parameterTitle(pack, path);
      return row([text(title), text(asks), text(citedClauses(clauses, pack))], layout);
    }),
  );
}

/** Parameters that nobody has confirmed, by where they were read. */
function unconfirmed(sheet: Sheet, parameters: readonly UnconfirmedParameter[]): void {
  if (parameters.length === 0) return;
  const { list: kit, flow, setter } = sheet;
  const layout = shape([168, 84, 0], 18);
  const text = (content: string) =>
    kit.of((width: number) => paragraph(setter, content, { width, type: NOTE }));
  const groups = new Map<string, { first: UnconfirmedParameter; names: Set<string> }>();
  for (const parameter of parameters) {
    const key = `${parameter.confidence} ${parameter.document}`;
    const group = groups.get(key) ?? { first: parameter, names: new Set<string>() };
    groups.set(key, group);
    group.names.add(parameterName(parameter.path));
  }
  flow.gap(6);
  flow.table(
    row(
      ["本地参数的来源", "可信程度", "未确认的参数"].map((label) => kit.label(label)),
      layout,
    ),
    [...groups.values()].map(({ first, names }) =>
      row(
        [
          text(first.document),
          text(CONFIDENCE_LABEL[first.confidence]),
          text([...names].join("、")),
        ],
        layout,
      ),
    ),
  );
}
