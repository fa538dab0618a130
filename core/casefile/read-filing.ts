import type { IsoDate } from "../calendar.ts";
import type { Stay } from "../claim/stay.ts";
import { isLongTerm } from "../filing/category.ts";
import type { Filing } from "../filing/filing.ts";
import { invalid } from "../words/problems.ts";
import type { CaseForm } from "./form.ts";
import type { FormReader } from "./reader.ts";

/**
 * Reads the filing (备案). Null: the person never filed, as the clerk has said.
 * Undefined: not known yet.
 */
export function readFiling(
  reader: FormReader,
  form: CaseForm,
  stay: Stay | null,
  today: IsoDate,
): Filing | null | undefined {
  const { filing } = form;
  const wanted = reader.choice("filing.wanted", filing.wanted, "备案情况");
  if (wanted === null) return undefined;
  if (wanted === "none") return null;
  const category = reader.choice("filing.category", filing.category, "备案类别");
  const basis = reader.choice("filing.basis", filing.basis, "办理依据");
  const date = reader.date("filing.date", filing.date, "备案日期");
  const place = reader.area("filing.place", filing.place, "备案地");
  const completed = reader.dateIfAny("filing.completed", filing.completed, "补齐日期");
  // A filing made now cannot have ended; a date left from another choice does not count.
  const endedText = wanted === "existing" ? filing.ended : "";
  const ended = reader.dateIfAny("filing.ended", endedText, "备案终止日期");
  if (stay !== null && date === stay.settled && filing.sameDayOrder === "") {
    reader.need("filing.sameDayOrder", "备案与自费结算在同一天，先后未填。");
  }
  if (category === null || basis === null || date === null || place === null) return undefined;
  if (filing.completed.trim() !== "" && completed === null) return undefined;
  if (endedText.trim() !== "" && ended === null) return undefined;
  if (date > today) {
    reader.add(
      invalid(
        "E-DAY-06",
        "filing.date",
        `备案日期在今天（${today}）之后。`,
        "备案日期不能晚于今天，请重输。",
      ),
    );
    return undefined;
  }
  if (completed !== null && (completed < date || completed > today)) {
    reader.add(
      invalid(
        "E-DAY-07",
        "filing.completed",
        "补齐日期不在备案日期和今天之间。",
        "对照材料接收日期重输。",
      ),
    );
    return undefined;
  }
  if (ended !== null && (ended < date || ended > today)) {
    reader.add(
      invalid(
        "E-DAY-08",
        "filing.ended",
        "备案终止日期不在备案日期和今天之间。",
        "对照系统里的终止日期重输。",
      ),
    );
    return undefined;
  }
  if (basis === "commitment" && !isLongTerm(category)) {
    reader.add(
      invalid(
        "E-FIL-01",
        "filing.basis",
        "只有长期居住类可以用个人承诺备案。",
        "改用证明材料，或改备案类别。",
      ),
    );
    return undefined;
  }
  return {
    category,
    basis,
    date,
    place,
    sameDayOrder: filing.sameDayOrder === "" ? null : filing.sameDayOrder,
    completed,
    ended,
    referredOn: filing.referredOn === "yes",
  };
}
