import type { CaseForm } from "../../../core/casefile/form.ts";
import { isDownloaded } from "../../../core/claim/counter-checks.ts";
import { Chip } from "../../ui/Chip.tsx";
import { ClauseChip } from "../../ui/ClauseChip.tsx";
import { FormGrid, ReadCell } from "../../ui/Cell.tsx";
import { ChoiceCell } from "../../ui/ChoiceCell.tsx";
import { DETAILS_WORDS as W } from "../../words/checks.ts";
import { type Edit, setField } from "../state/edit.ts";
import "./occasional.css";

const ORIGINS = [
  { value: "typed", label: W.typed },
  { value: "downloaded", label: W.downloaded },
] as const;

export interface DetailsOriginProps {
  readonly form: Pick<CaseForm, "stay" | "upload">;
  readonly edit: (edit: Edit) => void;
}

/** HUN-59: details of an intra-province claim that were typed are 暂定 until the downloaded ones stand there. */
export function DetailsOrigin({ form, edit }: DetailsOriginProps) {
  const waits = !isDownloaded(form);
  const { upload } = form;
  return (
    <div className="details-origin">
      <FormGrid>
        {upload === undefined ? (
          <ChoiceCell
            label={W.label}
            span={12}
            choices={ORIGINS}
            field="stay.details"
            value={waits ? "typed" : "downloaded"}
            note={<Waiting waits={waits} />}
            onChange={(origin) => edit(setField("stay", "details", origin))}
          />
        ) : (
          <ReadCell label={W.label} span={12} note={<Waiting waits={false} />}>
            {W.uploaded(upload.version)}
          </ReadCell>
        )}
      </FormGrid>
    </div>
  );
}

function Waiting({ waits }: { readonly waits: boolean }) {
  return (
    <>
      {waits && (
        <>
          <Chip tone="prov" glyph="dashed-square">
            {W.provisional}
          </Chip>{" "}
          {W.waits}{" "}
        </>
      )}
      <ClauseChip clause="HUN-59" />
    </>
  );
}
