import { FORM_TITLE } from "../../../core/forms/kinds.ts";
import type { WaitingTemplate } from "../../../electron/contract/from-gateway.ts";
import type { TemplateVersion } from "../../../electron/contract/templates.ts";
import { useAsking, useReading } from "../../app/asking.ts";
import { call } from "../../app/bridge.ts";
import { Button } from "../../ui/Button.tsx";
import { Message } from "../../ui/Message.tsx";
import { FROM_GATEWAY } from "../../words/from-gateway.ts";

const W = FROM_GATEWAY.templates;

/** Templates that the district has sent: they rule only when a supervisor puts them to use. */
export function SentTemplates({
  onAdopted,
}: {
  readonly onAdopted: (versions: readonly TemplateVersion[], template: WaitingTemplate) => void;
}) {
  const { value, problem, replace } = useReading(() => call("sent-templates.list", {}));
  const asking = useAsking();
  if (problem !== null) return <Message problem={problem} />;
  if (value === null || value.length === 0) return null;
  const adopt = (template: WaitingTemplate): void => {
    void asking
      .ask(() => call("sent-templates.adopt", { id: template.id }))
      .then((answer) => {
        if (answer?.ok !== true) return;
        replace(value.filter(({ id }) => id !== template.id));
        onAdopted(answer.value, template);
      });
  };
  return (
    <section className="sent-templates" aria-label={W.title}>
      <h2>{W.title}</h2>
      <p className="muted">{W.lead}</p>
      <ul>
        {value.map((template) => (
          <li key={template.id}>
            <b>{FORM_TITLE[template.form]}</b> {template.name}
            <span className="muted"> {W.received(template.receivedAt.slice(0, 10))}</span>
            <span className="spacer" />
            <Button size="small" disabled={asking.busy} onClick={() => adopt(template)}>
              {W.adopt}
            </Button>
          </li>
        ))}
      </ul>
      {asking.problem !== null && <Message problem={asking.problem} />}
    </section>
  );
}
