import type { CaseForm } from "../../core/casefile/form.ts";
import { askedMaterials } from "../../core/filing/asked-materials.ts";
import type { ComparedRoute } from "../../core/settlement/compare.ts";
import { ClauseChip, SourceChip } from "../ui/ClauseChip.tsx";
import { Glyph, type GlyphName } from "../ui/Glyph.tsx";
import { COMPARE_WORDS as W } from "../words/compare.ts";

interface MaterialsCellProps {
  readonly route: Pick<ComparedRoute, "route">;
  readonly filing: CaseForm["filing"];
}

type Item = ComparedRoute["route"]["materials"][number];

/** What the person must bring for this route, and what is there already. */
export function MaterialsCell({ route, filing }: MaterialsCellProps) {
  return (
    <ul>
      {askedMaterials(route.route, filing).map((item) => {
        const { glyph, tone, remark } = stateOf(item, filing.materials);
        const name = item.label.replace(/（.*）$/u, "");
        return (
          <li key={item.id} title={item.label}>
            <span className={tone}>
              <Glyph name={glyph} />
            </span>
            <span className="ellipsis">{remark === "" ? name : `${name}，${remark}`}</span>
          </li>
        );
      })}
    </ul>
  );
}

function stateOf(
  item: Item,
  received: CaseForm["filing"]["materials"],
): { readonly glyph: GlyphName; readonly tone: string; readonly remark: string } {
  if (item.printed === true) return { glyph: "ring", tone: "faint", remark: W.printed };
  const state = received[item.id];
  if (state === "copied") return { glyph: "tick", tone: "ok", remark: "" };
  if (state === "seen") return { glyph: "dashed-square", tone: "prov", remark: W.seenOnly };
  return { glyph: "triangle", tone: "block", remark: W.notShown };
}

/** Deadlines, as far as a document states them, and the clauses of the route. */
export function BasisCell({ route }: { readonly route: ComparedRoute }) {
  const { treatment } = route.receipt;
  const { validity } = treatment;
  const due = validity?.commitmentDue ?? null;
  const dueSource = validity?.sources.find(
    (source) => source.kind === "parameter" && source.path.includes("commitment"),
  );
  return (
    <>
      <p>{due === null ? W.deadline : W.commitmentDue(due)}</p>
      <div className="clause-row">
        {due !== null && dueSource !== undefined && <SourceChip source={dueSource} />}
        {route.route.clauses.map((clause) => (
          <ClauseChip key={clause} clause={clause} />
        ))}
      </div>
    </>
  );
}
