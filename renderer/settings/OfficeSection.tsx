import { useReading } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useSession } from "../app/session.tsx";
import { Message } from "../ui/Message.tsx";
import { OFFICE } from "../words/office.ts";
import { ArrangementsRow } from "./ArrangementsRow.tsx";
import { ScanFolderRow } from "./ScanFolderRow.tsx";
import { TelephoneRow } from "./TelephoneRow.tsx";

/** What papers say of the office. */
export function OfficeSection() {
  const { office } = useSession();
  const { value, problem, replace } = useReading(() => call("office.read", {}));
  return (
    <div className="office-sheet">
      {problem !== null && <Message problem={problem} />}
      <section className="office-row">
        <h2>{OFFICE.name}</h2>
        <div>
          <p className="office-value">{OFFICE.nameOf(office.name, office.window)}</p>
          <p className="muted">{OFFICE.nameWhat}</p>
        </div>
      </section>
      {value !== null && <TelephoneRow telephone={value.telephone} onSet={replace} />}
      <ArrangementsRow />
      <ScanFolderRow />
    </div>
  );
}
