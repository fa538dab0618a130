import { findArea } from "../../core/area.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import { packsOf } from "../../core/policy/packs.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { effectiveFrom } from "../../core/words/parameters.ts";
import { unconfirmedCount } from "../settings/parameters.ts";
import { SETUP } from "../words/setup.ts";
import { rulingDocument } from "./ruling-document.ts";

/** The documents that will rule here, before anything is decided; and what a password is. */
export function PolicyPane({ pool }: { readonly pool: string }) {
  const area = findArea(pool);
  const packs = area === undefined ? [] : packsOf(area.code);
  return (
    <aside className="setup-right">
      <div className="slip">
        <h2>{SETUP.policyTitle}</h2>
        {packs.length === 0 ? (
          <p className="slip-empty">{SETUP.policyEmpty}</p>
        ) : (
          packs.map((loaded) => <PackSlip key={loaded.pack.id} loaded={loaded} />)
        )}
      </div>
      <p className="muted small">{SETUP.keep}</p>
    </aside>
  );
}

function PackSlip({ loaded: { pack } }: { readonly loaded: LoadedPack }) {
  const ruling = rulingDocument(pack);
  return (
    <section className="slip-pack">
      <h3>{pack.name}</h3>
      <p className="slip-document">{ruling?.title}</p>
      <p>
        {ruling?.number}，{SETUP.effective(effectiveFrom(pack, NO_SETTINGS))}
      </p>
      <p className="slip-open">
        {SETUP.poolCount(pack.questions.length, unconfirmedCount(pack, NO_SETTINGS))}
      </p>
    </section>
  );
}
