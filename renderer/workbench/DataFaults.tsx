import { useDataCheck } from "../app/data-check.tsx";
import { useNavigation } from "../app/navigation.tsx";
import { Message } from "../ui/Message.tsx";
import { DATA_FAULT, dataFault } from "../words/backup.ts";

/** Versions or papers that the check after the log-in found changed or lost. */
export function DataFaults() {
  const found = useDataCheck();
  const { go } = useNavigation();
  if (found === null || found.faults.length === 0) return null;
  return (
    <Message
      problem={dataFault(found.faults)}
      action={{ label: DATA_FAULT.open, run: () => void go({ kind: "settings", at: "backup" }) }}
    />
  );
}
