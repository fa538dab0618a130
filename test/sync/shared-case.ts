import type { CaseForm } from "../../core/casefile/form.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { sealed, value } from "../store/desk.ts";
import { exchange, referral, type Region, twoWindows } from "./district.ts";

/** A case that one window of an office has sealed and the other has too. */
export async function sharedCase(region: Region) {
  const [one, two] = await twoWindows(region);
  const form = referral();
  const { caseId, version } = await sealed(one.desk, form);
  await exchange(one, two);
  /** The first window goes on with the case, and both have its newer version. */
  const goneOn = async () => {
    const newer = value(await sealRevision(one.desk, caseId, treatedAt(form, "汉南医院")));
    await exchange(one, two);
    return newer.version;
  };
  return { one, two, form, caseId, shown: version?.hash ?? "", goneOn };
}

export function treatedAt(form: CaseForm, hospital: string): CaseForm {
  return { ...form, stay: { ...form.stay, hospital } };
}
