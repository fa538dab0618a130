import { areaList } from "@vant/area-data";

declare const areaBrand: unique symbol;
/** A six-digit administrative area code (GB/T 2260) that exists in the shipped list. */
export type AreaCode = string & { readonly [areaBrand]: true };

export interface Area {
  readonly code: AreaCode;
  readonly name: string;
  readonly province: string;
}

/** Municipalities (直辖市) are one place: a filing names `310000`, not a district. */
const MUNICIPALITIES = new Set(["11", "12", "31", "50"]);

const CORPS = "660000";

/** Places one files to as a whole province; the list is open (HUN-15: 海南、西藏等). */
const WHOLE_PROVINCE_FILING: Readonly<Record<string, string>> = {
  "460000": "海南省",
  "540000": "西藏自治区",
  [CORPS]: "新疆生产建设兵团",
};

/** Counties directly under a province (省直辖县级, such as 济源 419001): each a pool of its own. */
const UNDER_PROVINCE = /^\d{2}90(?!00)\d{2}$/u;

/** Every place that a stay or a filing may name: prefectures, counties directly under a province, municipalities, whole provinces. */
export const AREAS: readonly Area[] = buildAreas();

const BY_CODE: ReadonlyMap<string, Area> = new Map(AREAS.map((area) => [area.code, area]));

/** The area with this code, or nothing when no such place exists. */
export function findArea(code: string): Area | undefined {
  return BY_CODE.get(code);
}

/** The county or district (区县) with this code: where a person is insured. */
export function countyName(code: string): string | undefined {
  return areaList.county_list[code];
}

/** Counties of one prefecture, for the choice of 参保区县. */
export function countiesOf(pool: AreaCode): readonly { code: string; name: string }[] {
  return Object.entries(areaList.county_list)
    .filter(([code]) => code.startsWith(pool.slice(0, 4)))
    .map(([code, name]) => ({ code, name }));
}

/** Whether a place lies inside another: a city inside its province, a place inside itself. */
export function covers(outer: AreaCode, inner: AreaCode): boolean {
  // The cities of the Production and Construction Corps have codes of Xinjiang.
  if (outer === CORPS && inner.startsWith("6590")) return true;
  const digits = outer.endsWith("0000") ? 2 : UNDER_PROVINCE.test(outer) ? 6 : 4;
  return outer.slice(0, digits) === inner.slice(0, digits);
}

export function sameProvince(a: AreaCode, b: AreaCode): boolean {
  return a.slice(0, 2) === b.slice(0, 2);
}

function buildAreas(): Area[] {
  const areas = new Map<string, Area>();
  const add = (code: string, name: string): void => {
    const province = areaList.province_list[`${code.slice(0, 2)}0000`] ?? name;
    // The one place where a checked code gets its brand.
    areas.set(code, { code: code as AreaCode, name, province });
  };
  for (const [code, name] of Object.entries(areaList.province_list)) {
    if (MUNICIPALITIES.has(code.slice(0, 2))) add(code, name);
  }
  for (const [code, name] of Object.entries(areaList.city_list)) {
    if (!MUNICIPALITIES.has(code.slice(0, 2)) && !isHeading(name)) add(code, name);
  }
  for (const [code, name] of Object.entries(areaList.county_list)) {
    if (UNDER_PROVINCE.test(code)) add(code, name);
  }
  for (const [code, name] of Object.entries(WHOLE_PROVINCE_FILING)) add(code, name);
  return [...areas.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The shipped list groups counties that belong to no prefecture under such headings. */
function isHeading(name: string): boolean {
  return /^(省直辖县|自治区直辖县)/u.test(name) || name === "县";
}
