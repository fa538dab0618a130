import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Purpose } from "../../core/casefile/form.ts";
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
import { Kbd } from "../ui/Kbd.tsx";
import "../ui/choice.css";
import "./new-case.css";
import { PURPOSE_WORDS } from "../words/filing-life.ts";
import { CASE_WORDS } from "../words/case.ts";
import { WORKBENCH } from "../words/workbench.ts";

type Insurance = Pack["insurance"];

/** What the person has come for; both, unless the clerk says otherwise. */
type Wanted = Purpose | "both";

const NewCaseContext = createContext<((wanted: Wanted) => void) | null>(null);

/** Starts a case (F4) from wherever one is; asks for the insurance only where the pool has two. */
export function NewCaseProvider({ children }: { readonly children: ReactNode }) {
  const { packs } = usePool();
  const { go } = useNavigation();
  const { reload } = useCases();
  const [asking, setAsking] = useState(false);
  const [purpose, setPurpose] = useState<Purpose | "both">("both");
  const [problem, setProblem] = useState<Problem | null>(null);
  // A second F4 while the first is under way would make a second empty case.
  const making = useRef(false);
  const kinds = useMemo(() => packs.map(({ pack }) => pack.insurance), [packs]);

  const create = useCallback(
    async (insurance: Insurance, wanted: Wanted): Promise<void> => {
      if (making.current) return;
      making.current = true;
      const request = wanted === "both" ? { insurance } : { insurance, purpose: wanted };
      const answer = await call("case.create", request).catch(() => fail(CASE_WORDS.desktopSilent));
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
  const startFor = useCallback(
    (wanted: Wanted) => {
      setProblem(null);
      setPurpose(wanted);
      const [only, ...others] = kinds;
      if (only !== undefined && others.length === 0) void create(only, wanted);
      else setAsking(true);
    },
    [kinds, create],
  );

  useHotkeys({ F4: () => startFor("both"), "Shift+F4": () => startFor("filing") }, "frame");
  return (
    <NewCaseContext value={startFor}>
      {children}
      {asking && (
        <InsuranceDialog
          kinds={kinds}
          purpose={purpose}
          onPurpose={setPurpose}
          problem={problem}
          onChoose={(insurance) => void create(insurance, purpose)}
          onClose={() => setAsking(false)}
        />
      )}
    </NewCaseContext>
  );
}

export function useNewCase(): (wanted: Wanted) => void {
  const start = useContext(NewCaseContext);
  if (start === null) throw new Error("no new-case provider");
  return start;
}

interface InsuranceDialogProps {
  readonly kinds: readonly Insurance[];
  readonly purpose: Wanted;
  readonly onPurpose: (purpose: Wanted) => void;
  readonly problem: Problem | null;
  readonly onChoose: (insurance: Insurance) => void;
  readonly onClose: () => void;
}

const PURPOSES = ["both", "filing", "claim"] as const;

function InsuranceDialog(props: InsuranceDialogProps) {
  const { kinds, purpose, onPurpose, problem, onChoose, onClose } = props;
  const byNumber = kinds.map((kind, index) => [String(index + 1), () => onChoose(kind)] as const);
  const at = PURPOSES.indexOf(purpose);
  const step = (by: number) => (): void =>
    onPurpose(PURPOSES[(at + by + PURPOSES.length) % PURPOSES.length] ?? "both");
  const keys = { ...Object.fromEntries(byNumber), "←": step(-1), "→": step(1), Esc: onClose };
  useHotkeys(keys, "dialog");
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
      <div className="purpose-choice">
        <span className="muted small">{PURPOSE_WORDS.label}</span>
        <div className="choice" role="radiogroup" aria-label={PURPOSE_WORDS.label}>
          {PURPOSES.map((each) => (
            <label key={each} className={each === purpose ? "on" : ""}>
              <input
                type="radio"
                name="purpose"
                checked={each === purpose}
                onChange={() => onPurpose(each)}
              />
              {PURPOSE_WORDS.choices[each]}
            </label>
          ))}
        </div>
        <Kbd>← →</Kbd>
      </div>
      <div className="actions">
        <Button look="quiet" keycap="Esc" onClick={onClose}>
          {WORKBENCH.cancel}
        </Button>
      </div>
    </Dialog>
  );
}
