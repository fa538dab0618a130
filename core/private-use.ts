/**
 * Old systems of offices write GBK, whose private-use area holds 80 Chinese
 * characters that Unicode had no place for. Each has one now (GB 18030-2022,
 * table of FE50 to FEA0): a name must come in with it, or no font shows it and
 * no search finds it.
 */
const FIRST = 0xe815;
/** What U+E815 to U+E864 became, in their order. */
const BECAME = Array.from(
  "\u{2E81}\u{20087}\u{20089}\u{200CC}\u{2E84}㑳㑇\u{2E88}\u{2E8B}\u{9FB4}㖞㘚㘎\u{2E8C}\u{2E97}㥮㤘\u{9FB5}㧏㧟㩳㧐\u{9FB6}\u{9FB7}㭎㱮㳠\u{2EA7}\u{215D7}\u{9FB8}\u{2EAA}䁖䅟\u{2EAE}䌷\u{2EB3}\u{2EB6}\u{2EB7}\u{2298F}䎱䎬\u{2EBB}䏝䓖䙡䙌\u{9FB9}䜣䜩䝼䞍\u{2ECA}䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶\u{9FBA}\u{241FE}䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮\u{9FBB}",
);

const PRIVATE = /[\uE815-\uE864]/gu;

/** A text with the private-use characters of GBK as the characters they are; all others as they were. */
export function withoutPrivateUse(text: string): string {
  return text.replaceAll(PRIVATE, (char) => BECAME[char.charCodeAt(0) - FIRST] ?? char);
}
