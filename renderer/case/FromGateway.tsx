import type { VisitDetails } from "../../core/sync/visit-details.ts";
import { displayYuan, parseYuan } from "../../core/money.ts";
import { daysOfPack } from "../../core/policy/pack-days.ts";
import { underPack } from "../../core/policy/pack-of-case.ts";
import { adoptAll } from "../../core/sync/accept.ts";
import { reconcile } from "../../core/sync/reconcile.ts";
import { INSURANCE_LABEL } from "../../core/words/labels.ts";
import { enteredLines } from "../../core/casefile/form.ts";
import type { PersonStanding } from "../../electron/contract/from-gateway.ts";
import type { ComponentProps } from "react";
import { useHotkeys } from "../app/keys.ts";
import { useNavigation } from "../app/navigation.tsx";
import { useSession } from "../app/session.tsx";
import { Message } from "../ui/Message.tsx";
import { FROM_GATEWAY as W } from "../words/from-gateway.ts";
import { PACK_WORDS } from "../words/packs.ts";
import { setField } from "./state/edit.ts";
import type { CaseDesk } from "./state/useCase.ts";
import { type FromGatewayOfCase, useFromGateway } from "./use-from-gateway.ts";

/** What the district has sent that concerns this case: told where it is needed, done by the clerk. */
export function FromGateway({ desk }: { readonly desk: CaseDesk }) {
  const { operator } = useSession();
  const mayWrite = operator.role !== "reviewer";
  const found = useFromGateway(desk, mayWrite);
  return (
    <>
      <PackNotice desk={desk} mayWrite={mayWrite} />
      <Decided decisions={found.decisions} />
      <PersonNotices desk={desk} persons={found.persons} mayWrite={mayWrite} />
      <UploadNotice desk={desk} opened={found.opened} />
      {mayWrite && <Offers desk={desk} offers={found.offers} opened={found.opened} />}
    </>
  );
}

/** The day that rules lies in another pack's time: computed anew only when the clerk says so. */
function PackNotice({ desk, mayWrite }: { readonly desk: CaseDesk; readonly mayWrite: boolean }) {
  const { due, loaded, packs, edit } = desk;
  const move = (): void => {
    if (due === null || !mayWrite) return;
    edit({ do: "fields", at: null, apply: (form) => underPack(form, packs, due.loaded) });
  };
  useHotkeys(due === null ? {} : { [PACK_KEY]: move });
  if (due === null) return null;
  return (
    <Message
      problem={{
        code: "W-POL-03",
        what: PACK_WORDS.due(
          due.on,
          daysOfPack(due.loaded.pack).from,
          daysOfPack(loaded.pack).from,
        ),
        remedy: PACK_WORDS.dueRemedy,
      }}
      {...(mayWrite ? { action: { label: PACK_WORDS.move, keycap: PACK_KEY, run: move } } : {})}
    />
  );
}

function Decided({ decisions }: Pick<FromGatewayOfCase, "decisions">) {
  const last = decisions.at(-1);
  if (last === undefined) return null;
  const { decision, by, on, reason, document } = last;
  const code = decision === "returned" || decision === "refused" ? "W-DEC-01" : "N-DEC-02";
  const more = [reason, document === "" ? "" : W.document(document)].filter((word) => word !== "");
  return (
    <Message
      problem={{ code, what: W.decided(W.decision[decision], by, on), remedy: more.join("；") }}
    />
  );
}

interface PersonNoticesProps {
  readonly desk: CaseDesk;
  readonly persons: readonly PersonStanding[];
  readonly mayWrite: boolean;
}

/** HUN-16: what the register says of the person, where it says something else than the case. */
function PersonNotices({ desk, persons, mayWrite }: PersonNoticesProps) {
  const { form, edit } = desk;
  const person = persons.find(({ insurance }) => insurance === form.pool.insurance) ?? persons[0];
  if (person === undefined) return null;
  const { name, state, from, asOf, insurance } = person;
  const typed = form.person.name.trim();
  if (insurance !== null && insurance !== form.pool.insurance) {
    const what = W.person.otherInsurance(INSURANCE_LABEL[insurance]);
    return <Message problem={{ code: "W-PER-31", what, remedy: W.person.otherInsuranceDo }} />;
  }
  return (
    <>
      {state !== "insured" && (
        <Message
          problem={{
            code: "W-PER-32",
            what: W.person.notInsured(W.person.state[state], from, asOf),
            remedy: W.person.notInsuredDo,
          }}
        />
      )}
      {typed === "" && mayWrite && (
        <Message
          problem={{ code: "N-PER-33", what: W.person.known(name, asOf), remedy: "" }}
          action={{ label: W.person.fill, run: () => edit(setField("person", "name", name)) }}
        />
      )}
      {typed !== "" && typed !== name && (
        <Message
          problem={{
            code: "W-PER-34",
            what: W.person.other(name, asOf),
            remedy: W.person.otherDo,
          }}
        />
      )}
    </>
  );
}

interface KeyedMessageProps {
  readonly problem: ComponentProps<typeof Message>["problem"];
  readonly label: string;
  readonly run: () => void;
}

/** A message whose action has a key. */
function KeyedMessage({ problem, label, run }: KeyedMessageProps) {
  useHotkeys({ [UPLOAD_KEY]: run });
  return <Message problem={problem} action={{ label, keycap: UPLOAD_KEY, run }} />;
}

const PACK_KEY = "Ctrl+Shift+Y";
const UPLOAD_KEY = "Ctrl+Shift+D";

/** The upload that this case is of: to be looked at, or still missing (HUN-47). */
function UploadNotice({
  desk,
  opened,
}: { readonly desk: CaseDesk } & Pick<FromGatewayOfCase, "opened">) {
  const { go } = useNavigation();
  if (opened === null || desk.form.purpose === "filing") return null;
  const { upload, standing } = opened;
  if (upload === null) {
    if (standing?.is !== "missing" || desk.form.stay.hospital.trim() === "") return null;
    const what = W.upload.missing(standing.by);
    return <Message problem={{ code: "N-UPL-41", what, remedy: W.upload.missingDo }} />;
  }
  if (upload.taken || enteredLines(desk.form).length === 0) return null;
  const { details } = upload;
  const differences = reconcile(desk.form, details).rows.filter(({ same }) => !same).length;
  return (
    <KeyedMessage
      problem={{
        code: "W-UPL-42",
        what: W.upload.waits(details.fixmedins_name, differences),
        remedy: W.upload.waitsDo,
      }}
      label={W.upload.open}
      run={() => void go({ kind: "reconcile", caseId: desk.caseId })}
    />
  );
}

/** HUN-59: a case in which no expense was typed takes the hospital's lines without any typing. */
function Offers({
  desk,
  offers,
  opened,
}: { readonly desk: CaseDesk } & Pick<FromGatewayOfCase, "offers" | "opened">) {
  const { form, edit } = desk;
  if (form.purpose === "filing" || enteredLines(form).length > 0) return null;
  const own = opened?.upload?.details;
  const shown = own === undefined ? offers : [own];
  return shown
    .slice(0, 3)
    .map((details) => (
      <Offer
        key={`${details.mdtrt_id} ${details.version}`}
        details={details}
        onAdopt={() =>
          edit({ do: "fields", at: null, apply: (current) => adoptAll(current, details).form })
        }
      />
    ));
}

function Offer({
  details,
  onAdopt,
}: {
  readonly details: VisitDetails;
  readonly onAdopt: () => void;
}) {
  const { fixmedins_name: hospital, begndate, enddate, medfee_sumamt } = details;
  if (details.settledDirectly) {
    return (
      <Message
        problem={{
          code: "W-UPL-44",
          what: W.upload.direct(hospital, begndate),
          remedy: W.upload.directDo,
        }}
      />
    );
  }
  const total = parseYuan(medfee_sumamt);
  const said = total.ok ? displayYuan(total.value) : medfee_sumamt;
  return (
    <KeyedMessage
      problem={{
        code: "N-UPL-43",
        what: W.upload.offer(hospital, begndate, enddate, said),
        remedy: W.upload.offerDo,
      }}
      label={W.upload.adopt}
      run={onAdopt}
    />
  );
}
