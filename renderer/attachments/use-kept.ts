import { useEffect, useState } from "react";
import type { AttachmentOf } from "../../core/casefile/attachment.ts";
import type { Problem } from "../../core/problem.ts";
import type { KeptAttachment } from "../../electron/contract/attachments.ts";
import type { Reply } from "../../electron/contract/contract.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useCases } from "../app/cases.tsx";
import type { CaseDesk } from "../case/state/useCase.ts";

export interface Kept {
  readonly list: readonly KeptAttachment[];
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** False when it was refused; `problem` says why. */
  readonly add: (of: AttachmentOf, name: string, bytes: Uint8Array) => Promise<boolean>;
  readonly remove: (sha256: string) => Promise<boolean>;
}

/** The attachments of the open case. */
export function useKept({ caseId, issued, tookVersion }: CaseDesk): Kept {
  const [list, setList] = useState<readonly KeptAttachment[]>([]);
  const { busy, problem, ask } = useAsking();
  const { reload } = useCases();
  useEffect(() => {
    void call("attachments.list", { caseId }).then((answer) => {
      if (answer.ok) setList(answer.value);
    });
  }, [caseId]);
  const took = (answer: Reply<"attachments.add"> | null): boolean => {
    if (answer?.ok !== true) return false;
    setList(answer.value.attachments);
    tookVersion(answer.value.version, issued);
    reload();
    return true;
  };
  return {
    list,
    busy,
    problem,
    add: async (of, name, bytes) =>
      took(await ask(() => call("attachments.add", { caseId, of, name, bytes }))),
    remove: async (sha256) => took(await ask(() => call("attachments.remove", { caseId, sha256 }))),
  };
}
