import type { IsoDate } from "../calendar.ts";
import { parseIdNumber } from "../identity.ts";
import { badId } from "../words/problems.ts";
import type { CaseForm } from "./form.ts";
import { readAgent } from "./read-agent.ts";
import { checkName, checkPhone } from "./read-text.ts";
import type { FormReader } from "./reader.ts";

/**
 * Reads the person; returns the day of birth, which dates are held against. What only
 * a claim needs is not asked of somebody who only files.
 */
export function readPerson(reader: FormReader, form: CaseForm): IsoDate | null {
  const { person } = form;
  if (person.name.trim() === "") reader.need("person.name", "姓名未填。");
  checkName(reader, "person.name", person.name);
  const birth = readBirth(reader, person.certNo);
  checkPhone(reader, "person.phone", person.phone);
  if (person.phone.trim() === "") reader.need("person.phone", "联系电话未填。");
  if (form.purpose !== "filing") readClaimant(reader, form);
  readAgent(reader, form);
  return birth;
}

function readClaimant(reader: FormReader, { person, pool }: CaseForm): void {
  if (pool.insurance === "employee") {
    reader.choice("person.employment", person.employment, "在职或退休");
  }
  if (person.aid === "") reader.need("person.aid", "救助对象身份未核实。", "final");
}

function readBirth(reader: FormReader, certNo: string): IsoDate | null {
  if (certNo.trim() === "") return reader.need("person.certNo", "身份证号未填。");
  const read = parseIdNumber(certNo);
  if (read.ok) return read.value.birth;
  reader.add(badId("person.certNo", "", read.error));
  return null;
}
