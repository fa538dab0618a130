import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Problem } from "../../core/problem.ts";
import type { Pack } from "../../core/policy/pack.ts";
import { fail } from "../../core/result.ts";
import { call } from "../app/bridge.ts";
import { useCases } from "../app/cases.tsx";
import { useHotkeys } from "../app/keys.ts";
import { useNavigation } from "../app/navigation.tsx";
import { usePool } from "../app/pool.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Message } from "../ui/Message.tsx";
import { CASE_WORDS } from "../words/case.ts";
import { WORKBENCH } from "../words/workbench.ts";

type Insurance = Pack["insurance"];

const NewCaseContext = createContext<(() => void) | null>(null);

/** Starts a case (F4) from wherever one is; asks for the insurance only where the pool has two. */
export function NewCaseProvider({ children }: { readonly children: ReactNode }) {
  const { packs } = usePool();
  const { go } = useNavigation();
  const { reload } = useCases();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  // A second F4 while the first is under way would make a second empty case.
  const making = useRef(false);
  const kinds = useMemo(() => packs.map(({ pack }) => pack.insurance), [packs]);

  const create = useCallback(
    async (insurance: Insurance): Promise<void> => {
      if (making.current) return;
      making.current = true;
      const answer = await call("case.create", { insurance }).catch(() =>
        fail(CASE_WORDS.desktopSilent),
      );
      if (answer.ok) {
        setAsking(false);
        reload();
        await go({ kind: "case", caseId: answer.value.caseId });
      } else {
        setProblem(answer.error);
        setAsking(true);
      }
      making.current = false;
    },
    [go, reload],
  );
  const start = useCallback(() => {
    setProblem(null);
    const [only, ...others] = kinds;
    if (only !== undefined && others.length === 0) void create(only);
    else setAsking(true);
  }, [kinds, create]);

  useHotkeys({ F4: start }, "frame");
  return (
    <NewCaseContext value={start}>
      {children}
      {asking && (
        <InsuranceDialog
          kinds={kinds}
          problem={problem}
          onChoose={(insurance) => void create(insurance)}
          onClose={() => setAsking(false)}
        />
      )}
    </NewCaseContext>
  );
}

export function useNewCase(): () => void {
  const start = useContext(NewCaseContext);
  if (start === null) throw new Error("no new-case provider");
  return start;
}

interface InsuranceDialogProps {
  readonly kinds: readonly Insurance[];
  readonly problem: Problem | null;
  readonly onChoose: (insurance: Insurance) => void;
  readonly onClose: () => void;
}

function InsuranceDialog({ kinds, problem, onChoose, onClose }: InsuranceDialogProps) {
  const byNumber = kinds.map((kind, index) => [String(index + 1), () => onChoose(kind)] as const);
  useHotkeys({ ...Object.fromEntries(byNumber), Esc: onClose }, "dialog");
  return (
    <Dialog title={WORKBENCH.newTitle} onClose={onClose}>
      {problem !== null && <Message problem={problem} />}
      <div className="insurance-choice">
        {kinds.map((kind, index) => (
          <Button key={kind} size="large" keycap={String(index + 1)} onClick={() => onChoose(kind)}>
            {WORKBENCH.insurance[kind]}
          </Button>
        ))}
      </div>
      <div className="actions">
        <Button look="quiet" keycap="Esc" onClick={onClose}>
          {WORKBENCH.cancel}
        </Button>
      </div>
    </Dialog>
  );
}
