import { useEffect, useMemo, useState } from "react";
import type { LineForm } from "../../core/casefile/form.ts";
import type { CatalogueEntry } from "../../core/import/catalogue.ts";
import type { Imported, RowOutcome } from "../../core/import/lines.ts";
import { call } from "../app/bridge.ts";
import { overLimitText } from "../case/lines/catalogue-values.ts";

export interface CatalogueFill {
  /** Lines that the catalogue can complete. */
  readonly available: number;
  readonly on: boolean;
  readonly setOn: (on: boolean) => void;
  readonly filled: (lines: readonly LineForm[]) => readonly LineForm[];
}

const NONE: ReadonlyMap<string, CatalogueEntry> = new Map();

/** Lists of hospitals elsewhere lack what the insured place's catalogue says: class, share, limit, by code. */
export function useCatalogueFill(imported: Imported | null): CatalogueFill {
  const [on, setOn] = useState(true);
  const [entries, setEntries] = useState(NONE);
  const codes = useMemo(() => codesOf(imported), [imported]);
  const key = codes.join("\n");
  useEffect(() => {
    if (key === "") return;
    let gone = false;
    void call("catalogue.lookup", { codes: key.split("\n") })
      .then((answer) => {
        if (gone || !answer.ok) return;
        setEntries(new Map(answer.value.map((entry) => [keyOf(entry.code), entry])));
      })
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [key]);
  const available = (imported?.rows ?? []).filter(
    (row) => row.kind === "line" && differs(row, entries.get(keyOf(row.values.itemCode))),
  ).length;
  return {
    available,
    on,
    setOn,
    filled: (lines) =>
      on ? lines.map((line) => completed(line, entries.get(keyOf(line.itemCode)))) : lines,
  };
}

function codesOf(imported: Imported | null): readonly string[] {
  const codes = (imported?.rows ?? []).flatMap((row) =>
    row.kind === "line" && lacksSomething(row) ? [row.values.itemCode] : [],
  );
  return [...new Set(codes.filter((code) => code !== "" && code.length <= 300))];
}

type Line = Extract<RowOutcome, { kind: "line" }>;

function lacksSomething({ values }: Line): boolean {
  return values.grade === "" || (values.grade === "B" && values.preSelfPay === "");
}

function differs(row: Line, entry: CatalogueEntry | undefined): boolean {
  const line = { ...row.values, id: "" };
  return lacksSomething(row) && completed(line, entry) !== line;
}

/** What the list says stays; only what it leaves out is filled. */
function completed(line: LineForm, entry: CatalogueEntry | undefined): LineForm {
  if (entry === undefined) return line;
  const grade = line.grade === "" ? entry.grade : line.grade;
  const preSelfPay = line.preSelfPay === "" && grade === "B" ? entry.share : line.preSelfPay;
  if (grade === line.grade && preSelfPay === line.preSelfPay) return line;
  const overLimit = line.overLimit === "" ? overLimitText(line, entry.limit) : line.overLimit;
  return { ...line, grade, preSelfPay, overLimit: overLimit ?? "" };
}

function keyOf(code: string): string {
  return code.normalize("NFKC").toLowerCase().replace(/\s/gu, "");
}
