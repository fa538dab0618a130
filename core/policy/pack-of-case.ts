import { findArea } from "../area.ts";
import { type IsoDate, parseDate } from "../calendar.ts";
import type { CaseForm } from "../casefile/form.ts";
import type { LoadedPack } from "./load.ts";
import { inSequence } from "./pack-days.ts";
import { packFor, PACKS, ruling } from "./packs.ts";

/** The pack that a case is computed under, and the one that its day asks for. */
export interface CasePack {
  readonly loaded: LoadedPack;
  /**
   * The day that rules lies in the time of another pack. The case is not computed anew by
   * itself: a clerk has it done (a new policy changes no case in silence).
   */
  readonly due: { readonly loaded: LoadedPack; readonly on: IsoDate } | null;
}

type Pooled = Pick<CaseForm, "pool" | "pack">;

/**
 * The pack of a case. It is the one that the case names by hash; a case that names none was
 * begun when its pool had only one, which is the first.
 * @param packs the shipped ones, with those that the district has sent
 */
export function packOfCase(
  form: CaseForm,
  packs: readonly LoadedPack[],
  today: IsoDate,
): CasePack | undefined {
  const pool = findArea(form.pool.area);
  if (pool === undefined) return undefined;
  const on = rulingDayOf(form);
  const ruled = packFor(pool.code, form.pool.insurance, on ?? today, packs);
  const loaded = named(form, packs) ?? ruled;
  if (loaded === undefined) return undefined;
  const other = on !== null && ruled !== undefined && ruled.hash !== loaded.hash;
  return { loaded, due: other ? { loaded: ruled, on } : null };
}

/**
 * Settlement of the discharge, else the discharge, else the filing where there is no stay
 * (HUN-51, KF-7, HUN-87); null while none is typed.
 */
export function rulingDayOf({ stay, filing }: Pick<CaseForm, "stay" | "filing">): IsoDate | null {
  for (const text of [stay.settled, stay.discharge, stay.admission, filing.date]) {
    const read = parseDate(text);
    if (read.ok) return read.value;
  }
  return null;
}

/** What a case of a pool carries to be computed under a pack: nothing for the first. */
export function packMark(
  form: Pooled,
  packs: readonly LoadedPack[],
  loaded: LoadedPack,
): string | undefined {
  return first(form, packs)?.hash === loaded.hash ? undefined : loaded.hash;
}

/** The same case to be computed under another pack; its settings are that pack's from now on. */
export function underPack(
  form: CaseForm,
  packs: readonly LoadedPack[],
  loaded: LoadedPack,
): CaseForm {
  const { pack: _before, ...rest } = form;
  const mark = packMark(form, packs, loaded);
  return mark === undefined ? rest : { ...rest, pack: mark };
}

function named(form: Pooled, packs: readonly LoadedPack[]): LoadedPack | undefined {
  if (form.pack === undefined) return first(form, packs);
  return packs.find(({ hash }) => hash === form.pack);
}

/** What came with the program was there before anything that the district has sent. */
function first({ pool }: Pooled, packs: readonly LoadedPack[]): LoadedPack | undefined {
  const area = findArea(pool.area);
  if (area === undefined) return undefined;
  const fitting = packs.filter(({ pack }) => pack.insurance === pool.insurance);
  const shipped = fitting.filter((loaded) => PACKS.includes(loaded));
  const [oldest] = inSequence(ruling(shipped, area.code));
  return oldest ?? inSequence(ruling(fitting, area.code))[0];
}
