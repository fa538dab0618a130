import type { Problem } from "../../core/problem.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import type { Source } from "./use-incoming.ts";

export interface Files {
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly choose: () => Promise<void>;
}

/** Files from the dialog of the operating system, which the desktop process has looked at already. */
export function useFiles(take: (sources: readonly Source[]) => void): Files {
  const { busy, problem, ask } = useAsking();
  const choose = async (): Promise<void> => {
    const answer = await ask(() => call("attachments.choose", {}));
    if (answer?.ok !== true) return;
    take(
      answer.value.map(({ name, checked }) => ({
        name,
        check: () => Promise.resolve(checked),
        scan: null,
      })),
    );
  };
  return { busy, problem, choose };
}
