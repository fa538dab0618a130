import { fail, ok } from "../../core/result.ts";
import type { Answer, Channel, Parsed, Reply } from "../contract/contract.ts";
import type { Drawer } from "../forms/drawer.ts";
import { issueForms, previewForm } from "../forms/forms.ts";
import { readBlob } from "../store/blobs.ts";
import { createCase, type Desk, listCases, openCase, saveDraft } from "../store/cases.ts";
import { fault, machineProblem, PROGRAM_FAULT } from "../store/faults.ts";
import { sealRevision } from "../store/seal.ts";
import { reportBug } from "../app/report.ts";
import {
  answerQuestion,
  confirmParameters,
  readPoolSettings,
  setParameter,
} from "./pool-settings.ts";
import type { Workstation } from "./workstation.ts";

/** One function per channel of the contract. They know nothing of Electron. */
export type Handlers = {
  readonly [C in Channel]: (request: Parsed[C]) => Promise<Reply<C>>;
};

const NO_BLOB = fault(
  "E-BLOB-01",
  "存档里没有这份文件。",
  "请重新打开案件；仍没有的，请管理员运行数据校验。",
);

export function handlersOf(workstation: Workstation, draw: Drawer): Handlers {
  /** Everything but the login itself needs an operator who is logged in. */
  const atDesk = <T>(work: (desk: Desk) => Promise<Answer<T>>): Promise<Answer<T>> => {
    const desk = workstation.desk();
    return desk.ok ? guarded(() => work(desk.value)) : Promise.resolve(desk);
  };
  return {
    "app.state": () => workstation.state(),
    "setup.create": (request) => guarded(() => workstation.setup(request)),
    "session.open": (request) => guarded(() => workstation.open(request)),
    "session.close": () => workstation.close(),
    "cases.list": () => atDesk(listCases),
    "case.create": ({ insurance }) => atDesk((desk) => createCase(desk, insurance)),
    "case.open": ({ caseId }) => atDesk((desk) => openCase(desk, caseId)),
    "draft.save": ({ caseId, form }) => atDesk((desk) => saveDraft(desk, caseId, form)),
    "case.seal": ({ caseId, form }) => atDesk((desk) => sealRevision(desk, caseId, form)),
    "forms.preview": ({ caseId, form }) => atDesk((desk) => previewForm(desk, draw, caseId, form)),
    "forms.issue": ({ caseId, forms }) => atDesk((desk) => issueForms(desk, draw, caseId, forms)),
    "blob.read": ({ sha256 }) => atDesk((desk) => blob(desk, sha256)),
    "settings.read": () => atDesk(readPoolSettings),
    "settings.answer": (request) => atDesk((desk) => answerQuestion(desk, request)),
    "settings.confirm": (request) => atDesk((desk) => confirmParameters(desk, request)),
    "settings.set-value": (request) => atDesk((desk) => setParameter(desk, request)),
  };
}

async function blob(desk: Desk, sha256: string): Promise<Answer<Uint8Array>> {
  const bytes = await desk.store.read((reader) => readBlob(reader, sha256));
  return bytes === undefined ? fail(NO_BLOB) : ok(bytes);
}

/** Whatever goes wrong becomes an answer: what was typed stays on the screen. */
async function guarded<T>(work: () => Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await work();
  } catch (error) {
    const problem = machineProblem(error);
    if (problem === null) reportBug(error);
    return fail(problem ?? PROGRAM_FAULT);
  }
}
