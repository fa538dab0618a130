import { useEffect, useState } from "react";
import type { LineForm } from "../../../core/casefile/form.ts";
import type { CatalogueHit, CatalogueHits } from "../../../electron/contract/imports.ts";
import { call } from "../../app/bridge.ts";
import type { Edit } from "../state/edit.ts";
import type { LineCell } from "./line-model.ts";
import { overLimitText, valuesOf } from "./catalogue-values.ts";

export interface CatalogueLookup {
  /** What the catalogue has for the text in the cell; null while it is closed. */
  readonly found: CatalogueHits | null;
  readonly chosen: number;
  /** F3: opens it for whatever stands in the cell. */
  readonly open: () => void;
  readonly close: () => void;
  /** What a key means while it is open: the place of an entry to take, `stay`, or null: nothing. */
  readonly key: (key: string) => number | "stay" | null;
  /** Puts an entry into the line. False: there is no such entry. */
  readonly take: (index: number) => boolean;
}

/** Longest wait between a key and the search. */
const PAUSE_MS = 120;
/** Initials or the beginning of a code: the catalogue opens by itself. Names open it by F3. */
const OPENS = /^[a-z0-9-]{2,20}$/iu;

/** The clerk in one cell. */
interface Visit {
  readonly place: string;
  /** What stood there on arrival: that is no question. */
  readonly first: string;
  /** F3 was pressed. */
  readonly asked: boolean;
  /** The text for which the list was put away. */
  readonly closed: string | null;
}

/** 目录: looks up the name or code that is being typed, and fills the line with the entry taken. */
export function useCatalogue(
  lines: readonly LineForm[],
  line: LineForm | undefined,
  cell: LineCell | null,
  edit: (edit: Edit) => void,
): CatalogueLookup {
  const text = line === undefined || !isLookedUp(cell) ? "" : line[cell].trim();
  const id = line?.id ?? null;
  const place = `${id}.${cell}`;
  const [visit, setVisit] = useState<Visit>({ place, first: text, asked: false, closed: null });
  const [answer, setAnswer] = useState<{
    readonly place: string;
    readonly hits: CatalogueHits;
  } | null>(null);
  const [chosen, setChosen] = useState(0);
  // Coming to another cell begins anew.
  if (visit.place !== place) setVisit({ place, first: text, asked: false, closed: null });
  const opens = text !== visit.first && OPENS.test(text);
  const wanted = (visit.asked || opens) && visit.closed !== text;
  const hits = wanted && answer?.place === place ? answer.hits : null;
  const found = hits !== null && (visit.asked || hits.hits.length > 0) ? hits : null;

  useEffect(() => {
    if (!wanted) return;
    const timer = setTimeout(() => {
      void search(text).then((next) => {
        setChosen(0);
        setAnswer(next === null ? null : { place, hits: next });
      });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted, place, text]);
  useLimits(lines, id, cell, edit);

  const close = (): void => setVisit((now) => ({ ...now, asked: false, closed: text }));
  const take = (index: number): boolean => {
    const hit = found?.hits[index];
    if (hit === undefined || line === undefined) return false;
    LIMITS.set(line.id, hit.limit);
    edit({ do: "line", id: line.id, values: valuesOf(hit, line) });
    close();
    return true;
  };
  const key = (pressed: string): number | "stay" | null => {
    if (found === null) return null;
    const last = found.hits.length - 1;
    if (pressed === "Enter") return last < 0 ? null : chosen;
    if (pressed === "↓") setChosen(Math.min(last, chosen + 1));
    else if (pressed === "↑") setChosen(Math.max(0, chosen - 1));
    else if (pressed === "Esc") close();
    else return null;
    return "stay";
  };
  return {
    found,
    chosen,
    open: () => {
      if (isLookedUp(cell)) setVisit((now) => ({ ...now, asked: true, closed: null }));
    },
    close,
    key,
    take,
  };
}

async function search(text: string): Promise<CatalogueHits | null> {
  const answer = await call("catalogue.search", { text: text.slice(0, 100) }).catch(() => null);
  return answer?.ok === true ? answer.value : null;
}

function isLookedUp(cell: LineCell | null): cell is "name" | "itemCode" {
  return cell === "name" || cell === "itemCode";
}

/** Price limits of entries taken in this window, by line: the part above is known once the amount is. */
const LIMITS = new Map<string, CatalogueHit["limit"]>();

/** Fills 超限价 of a line whose entry has a limit, when its amount has been typed. */
function useLimits(
  lines: readonly LineForm[],
  id: string | null,
  cell: LineCell | null,
  edit: (edit: Edit) => void,
): void {
  useEffect(() => {
    if (LIMITS.size === 0) return;
    const typing = cell === "quantity" || cell === "price" || cell === "amount";
    for (const line of lines) {
      const limit = LIMITS.get(line.id);
      if (limit === undefined || (typing && line.id === id)) continue;
      const overLimit = overLimitText(line, limit);
      if (overLimit === null) continue;
      LIMITS.delete(line.id);
      if (line.overLimit === "" && overLimit !== "") {
        edit({ do: "line", id: line.id, values: { overLimit } });
      }
    }
  }, [lines, id, cell, edit]);
}
