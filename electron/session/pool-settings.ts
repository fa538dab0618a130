import { ownValueFault } from "../../core/policy/own-value.ts";
import { needsConsent } from "../../core/policy/consent.ts";
import type { Pack } from "../../core/policy/pack.ts";
import { packById } from "../../core/policy/packs.ts";
import { packsKnown } from "../store/received-packs.ts";
import { isUnset } from "../../core/policy/values.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, ok } from "../../core/result.ts";
import { findParameter } from "../../core/words/local-parameters.ts";
import { HOW_WRITTEN, isValueOf } from "../../core/words/parameter-values.ts";
import { parameterTitle } from "../../core/words/parameters.ts";
import type { Answer } from "../contract/answer.ts";
import type { Parsed } from "../contract/contract.ts";
import type { PoolSettingsByPack } from "../contract/pool-settings.ts";
import type { Desk } from "../store/cases.ts";
import { chinaDay } from "../store/clock.ts";
import { fault } from "../store/faults.ts";
import type { Transaction } from "../store/connection.ts";
import { record } from "../store/journal.ts";
import { indexDrafts } from "../store/reindex.ts";
import {
  readSettings,
  recordDecision,
  recordValue,
  type ValueDecision,
} from "../store/settings.ts";
import { refusalOf } from "./permissions.ts";

const NO_SUCH_QUESTION = fault(
  "E-POL-01",
  "待遇政策里没有这个问题或这种读法。",
  "请重新打开设置，从列表里选。",
);
const NO_SUCH_PACK = fault("E-POL-02", "没有这个待遇政策。", "请重新打开设置，从列表里选。");

const NO_SUCH_PARAMETER = fault(
  "E-SET-03",
  "待遇政策里没有这个参数，或者它不由统筹区设定。",
  "请重新打开设置，从列表里选。",
);
const NO_CONSENT = fault(
  "E-SET-05",
  "缺省级备案同意的文件（各市的调整须先经省级医保、财政部门备案同意）。",
  "填上省级同意的文号再记录；还没有同意的，不能用于结算。",
);

export function readPoolSettings(desk: Desk): Promise<Answer<PoolSettingsByPack>> {
  return desk.store.read(async (reader) => ok(await readSettings(reader)));
}

async function packNamed(desk: Desk, packId: string): Promise<Pack | undefined> {
  return packById(packId, await desk.store.read(packsKnown))?.pack;
}

/** Records the pool's answer to a question that its documents leave open. */
export async function answerQuestion(
  desk: Desk,
  request: Parsed["settings.answer"],
): Promise<Answer<PoolSettingsByPack>> {
  const { packId, question, reading, document } = request;
  const asked = (await packNamed(desk, packId))?.questions.find((entry) => entry.id === question);
  if (asked === undefined || !asked.readings.some((entry) => entry.id === reading)) {
    return fail(NO_SUCH_QUESTION);
  }
  const decision = { kind: "answer", subject: question, reading, document } as const;
  const said = [{ subject: question, detail: `${packId}；${reading}；${document}` }];
  return decide(desk, packId, { channel: "settings.answer", said }, (tx, by) =>
    recordDecision(tx, { ...decision, ...by }),
  );
}

/** Records that local parameters were checked against the pool's own document. */
export async function confirmParameters(
  desk: Desk,
  request: Parsed["settings.confirm"],
): Promise<Answer<PoolSettingsByPack>> {
  const { packId, paths, document } = request;
  const pack = await packNamed(desk, packId);
  if (pack === undefined) return fail(NO_SUCH_PACK);
  if (paths.some((path) => findParameter(pack, path) === undefined)) return fail(NO_SUCH_PARAMETER);
  const said = paths.map((subject) => ({ subject, detail: `${packId}；核对无误；${document}` }));
  return decide(desk, packId, { channel: "settings.confirm", said }, async (tx, by) => {
    for (const subject of paths) {
      await recordDecision(tx, { kind: "confirmation", subject, reading: "", document, ...by });
    }
  });
}

/** Records a local parameter's own value, with the pool's document that says so. */
export async function setParameter(
  desk: Desk,
  request: Parsed["settings.set-value"],
): Promise<Answer<PoolSettingsByPack>> {
  const { packId, path, value, document, consent = "" } = request;
  const pack = await packNamed(desk, packId);
  if (pack === undefined) return fail(NO_SUCH_PACK);
  const wrong = valueFault(pack, request);
  if (wrong !== null) return fail(wrong);
  const set = { path, value, document, consent: consent === "" ? null : consent };
  const parameter = findParameter(pack, path);
  const overrides = parameter !== undefined && !isUnset(parameter.local);
  const said = [{ subject: path, detail: `${packId}；${value}；${document}` }];
  return decide(desk, packId, { channel: "settings.set-value", said, overrides }, (tx, by) =>
    recordValue(tx, { ...set, ...by }),
  );
}

type NewValue = Pick<Parsed["settings.set-value"], "path" | "value" | "consent">;

/** Why a value cannot stand for a parameter of a pack; null when it can. */
export function valueFault(pack: Pack, { path, value, consent = "" }: NewValue): Problem | null {
  const kind = findParameter(pack, path)?.kind ?? null;
  if (kind === null) return NO_SUCH_PARAMETER;
  if (!isValueOf(path, kind, value)) {
    return fault("E-SET-04", `${parameterTitle(pack, path)}写得不对。`, HOW_WRITTEN[kind]);
  }
  const meant = ownValueFault(pack, path, value);
  if (meant !== null) {
    return fault(
      "E-SET-04",
      `${parameterTitle(pack, path)}：${meant}。`,
      "对照统筹区文件核对后重填。",
    );
  }
  return needsConsent(pack, path) && consent === "" ? NO_CONSENT : null;
}

type Decider = Pick<ValueDecision, "packId" | "operator" | "on">;

/** What the journal is told of a decision. */
interface Told {
  readonly channel: "settings.answer" | "settings.confirm" | "settings.set-value";
  readonly said: readonly { readonly subject: string; readonly detail: string }[];
  /** The office's own value stands in the place of one that the pack has. */
  readonly overrides?: boolean;
}

/** Records decisions for what is computed from now on; sealed versions keep what they pin. */
function decide(
  desk: Desk,
  packId: string,
  { channel, said, overrides = false }: Told,
  keep: (tx: Transaction, by: Decider) => Promise<void>,
): Promise<Answer<PoolSettingsByPack>> {
  const refusal = refusalOf(channel, desk.operator.role);
  if (refusal !== null) return Promise.resolve(fail(refusal));
  const { id, name } = desk.operator;
  const on = chinaDay(desk.clock.now());
  const action = overrides ? "overridden" : "setting-decided";
  return desk.store.write(async (tx) => {
    await keep(tx, { packId, operator: { id, name }, on });
    for (const { subject, detail } of said) await record(tx, desk, action, subject, detail);
    // The list shows what drafts come to; sealed versions rest on what they pin.
    await indexDrafts(tx);
    return ok(await readSettings(tx));
  });
}
