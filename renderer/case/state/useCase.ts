import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from "react";
import { type Assessment, assess } from "../../../core/assess.ts";
import type { IsoDate } from "../../../core/calendar.ts";
import type { CaseForm } from "../../../core/casefile/form.ts";
import { basisOf, type IssuedForm } from "../../../core/casefile/revision.ts";
import type { LoadedPack } from "../../../core/policy/load.ts";
import { type CasePack, packOfCase } from "../../../core/policy/pack-of-case.ts";
import { NO_SETTINGS, type PoolSettings } from "../../../core/policy/questions.ts";
import type { Problem } from "../../../core/problem.ts";
import { fail } from "../../../core/result.ts";
import type { Review } from "../../../core/review/review.ts";
import { afterWriting } from "../../../core/review/steps.ts";
import type { VersionMark } from "../../../electron/contract/cases.ts";
import type { Stepped } from "../../../electron/contract/review.ts";
import { call, callWithCase } from "../../app/bridge.ts";
import { CASE_WORDS } from "../../words/case.ts";
import { type DraftState, DraftKeeper } from "./draft-keeper.ts";
import type { Edit } from "./edit.ts";
import { type History, endStep, openHistory, record, redo, undo } from "./history.ts";
import { useSameMembers } from "./same.ts";
import { useAcross } from "./useAcross.ts";
import type { LoadedCase } from "./useLoadedCase.ts";

/** An open case: the form under the clerk's hands, what the core says of it, and how safe it is. */
export interface CaseDesk {
  readonly caseId: string;
  readonly number: string;
  readonly form: CaseForm;
  readonly assessment: Assessment;
  readonly loaded: LoadedPack;
  /** All that are known here, of which the case is under one. */
  readonly packs: readonly LoadedPack[];
  /** The pack that the case's day asks for, where it is another. */
  readonly due: CasePack["due"];
  readonly settings: PoolSettings;
  readonly today: IsoDate;
  readonly version: VersionMark | null;
  /** The form is exactly that of the newest version. */
  readonly unchanged: boolean;
  /** So is what it rests on: since then the pool has answered and confirmed nothing. */
  readonly sealed: boolean;
  /** Forms of the newest version; a form changed since then is to be issued again. */
  readonly issued: readonly IssuedForm[];
  /** How the newest version stands in its review; null: nobody has handed it in. */
  readonly review: Review | null;
  readonly edit: (edit: Edit) => void;
  /** The clerk left a field: the next keystroke begins a new undo step. */
  readonly endStep: () => void;
  /** Field in which the clerk is typing; null once it was left. */
  readonly typingAt: string | null;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Writes the draft now. False: it could not be kept. */
  readonly flush: () => Promise<boolean>;
  /** Seals the form into a version; the problem, if it was refused. */
  readonly seal: () => Promise<Problem | null>;
  /** After forms were issued: the version that names them. */
  readonly tookVersion: (version: VersionMark, issued: readonly IssuedForm[]) => void;
  /** After a step of the review: the version that says how the case stands now. */
  readonly tookStep: (step: Stepped) => void;
}

/**
 * The case, and how far it is safe on disk. That goes on by itself while the clerk types, so
 * it stands apart: what is drawn from the case alone is not drawn again for it.
 */
export interface OpenedCase {
  readonly desk: CaseDesk;
  readonly draft: DraftState;
}

type HistoryAct = Edit | "end-step" | "undo" | "redo";

function reduceHistory(history: History, act: HistoryAct): History {
  if (act === "end-step") return endStep(history);
  if (act === "undo") return undo(history);
  if (act === "redo") return redo(history);
  return record(history, act);
}

/** Works on a case that has been loaded. */
export function useCase(opened: LoadedCase, today: IsoDate): OpenedCase {
  const { caseId, number, packs, settingsByPack } = opened;
  const [history, act] = useReducer(reduceHistory, opened.form, openHistory);
  const { form } = history;
  // Which pack it is moves only with the form: by an edit that names another.
  const { loaded, due } = useMemo(
    () => packOfCase(form, packs, today) ?? opened.ruled,
    [form, packs, today, opened.ruled],
  );
  const settings = settingsByPack[loaded.pack.id] ?? NO_SETTINGS;
  const [sealedForm, setSealedForm] = useState(opened.draftSavedAt === null ? opened.form : null);
  const [version, setVersion] = useState(opened.version);
  const [issued, setIssued] = useState(opened.issued);
  const [review, setReview] = useState(opened.review);
  const across = useAcross(caseId, form);
  const shown = version?.hash ?? null;
  const { draft, keeper } = useDraft(caseId, form, shown, opened.draftSavedAt);
  const own = useMemo(() => assess(form, loaded, settings, today), [form, loaded, settings, today]);
  const assessment = useMemo(
    () => (across.length === 0 ? own : { ...own, problems: [...own.problems, ...across] }),
    [own, across],
  );

  const seal = useCallback(async () => {
    await keeper.pause();
    const answer = await call("case.seal", { caseId, form, shown }).catch(() =>
      fail(CASE_WORDS.desktopSilent),
    );
    if (!answer.ok) {
      keeper.resume();
      return answer.error;
    }
    keeper.sealed(form);
    const next = answer.value.version;
    setVersion(next);
    setSealedForm(form);
    // Sealing what is sealed already gives the same version, which keeps its papers.
    if (next.hash !== shown) {
      setIssued([]);
      setReview(afterWriting);
    }
    return null;
  }, [caseId, form, keeper, shown]);

  const flush = useCallback(() => keeper.flush(), [keeper]);
  const tookVersion = useCallback((mark: VersionMark, forms: readonly IssuedForm[]) => {
    setVersion(mark);
    setIssued(forms);
  }, []);
  const tookStep = useCallback((step: Stepped) => {
    setVersion(step.version);
    setReview(step.review);
  }, []);

  const unchanged = version !== null && form === sealedForm;
  const desk = useSameMembers<CaseDesk>({
    caseId,
    number,
    form,
    assessment,
    loaded,
    packs,
    due,
    typingAt: history.typingAt,
    settings,
    today,
    version,
    unchanged,
    sealed: unchanged && version.basis === basisOf(loaded.hash, settings),
    issued,
    review,
    edit: act,
    endStep: useCallback(() => act("end-step"), []),
    undo: useCallback(() => act("undo"), []),
    redo: useCallback(() => act("redo"), []),
    flush,
    seal,
    tookVersion,
    tookStep,
  });
  return { desk, draft };
}

/** Keeps every new form as the draft of the case. */
function useDraft(caseId: string, form: CaseForm, shown: string | null, savedAt: string | null) {
  const [draft, setDraft] = useState<DraftState>({ phase: "kept", savedAt });
  const [keeper] = useState(
    () =>
      new DraftKeeper(
        (pending, on) =>
          callWithCase("draft.save", { caseId, form: pending, shown: on }).catch(() =>
            fail(CASE_WORDS.desktopSilent),
          ),
        savedAt,
        setDraft,
      ),
  );
  const first = useRef(form);
  useEffect(() => {
    if (form === first.current) return;
    first.current = form;
    keeper.changed(form, shown);
  }, [form, shown, keeper]);
  useEffect(() => () => void keeper.flush(), [keeper]);
  return { draft, keeper };
}
