import { packById } from "../../core/policy/packs.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import type { Answer, Parsed, PoolSettingsByPack } from "../contract/contract.ts";
import type { Desk } from "../store/cases.ts";
import { chinaDay } from "../store/clock.ts";
import { fault } from "../store/faults.ts";
import { type Decision, readSettings, recordDecision } from "../store/settings.ts";

const NOT_SUPERVISOR = fault("E-ROLE-01", "只有主管能作这个决定。", "请主管登录后办理。");
const NO_SUCH_QUESTION = fault(
  "E-POL-01",
  "待遇政策里没有这个问题或这种读法。",
  "请重新打开设置，从列表里选。",
);
const NO_SUCH_PACK = fault("E-POL-02", "没有这个待遇政策。", "请重新打开设置，从列表里选。");

export function readPoolSettings(desk: Desk): Promise<Answer<PoolSettingsByPack>> {
  return desk.store.read(async (reader) => ok(await readSettings(reader)));
}

/** Records the pool's answer to a question that its documents leave open. */
export async function answerQuestion(
  desk: Desk,
  request: Parsed["settings.answer"],
): Promise<Answer<PoolSettingsByPack>> {
  const { packId, question, reading, document } = request;
  const asked = packById(packId)?.pack.questions.find((entry) => entry.id === question);
  if (asked === undefined || !asked.readings.some((entry) => entry.id === reading)) {
    return fail(NO_SUCH_QUESTION);
  }
  return decide(desk, packId, [{ kind: "answer", subject: question, reading, document }]);
}

/** Records that local parameters were checked against the pool's own document. */
export async function confirmParameters(
  desk: Desk,
  request: Parsed["settings.confirm"],
): Promise<Answer<PoolSettingsByPack>> {
  const { packId, paths, document } = request;
  if (packById(packId) === undefined) return fail(NO_SUCH_PACK);
  const decisions = paths.map((subject) => ({
    kind: "confirmation" as const,
    subject,
    reading: "",
    document,
  }));
  return decide(desk, packId, decisions);
}

type Decided = Pick<Decision, "kind" | "subject" | "reading" | "document">;

/** Records decisions for what is computed from now on; sealed versions keep what they pin. */
function decide(
  desk: Desk,
  packId: string,
  decisions: readonly Decided[],
): Promise<Answer<PoolSettingsByPack>> {
  const allowed = supervisorOnly(desk);
  if (!allowed.ok) return Promise.resolve(allowed);
  const { id, name } = desk.operator;
  const on = chinaDay(desk.clock.now());
  return desk.store.write(async (tx) => {
    for (const decision of decisions) {
      await recordDecision(tx, { ...decision, packId, operator: { id, name }, on });
    }
    return ok(await readSettings(tx));
  });
}

function supervisorOnly(desk: Desk): Result<true, Problem> {
  return desk.operator.role === "supervisor" ? ok(true) : fail(NOT_SUPERVISOR);
}
