/** What 票据, 号码, 校, 开, 小写, 大写, 金额 and 交款 look like in UTF-8 that was taken for GBK. */
const UTF8_AS_GBK = /绁ㄦ|鍙风|鏍￠|寮€|灏忓|澶у|閲戦|浜ゆ|锛\ufffd|锟斤拷/u;
/** Chinese in GBK that was taken for a Western code page: `Æ±¾Ý`. */
const GBK_AS_WESTERN = /[\u00c0-\u00ff]{2}|[\u00c0-\u00ff][\u00a1-\u00bf\u00d7\u00f7]/u;

/**
 * Whether the Chinese of a text has come through a wrong code page, as from a scanner whose
 * character set is not that of the PC. The digit after a broken character may be lost with
 * it, so nothing that stands beside one may be trusted.
 */
export function isGarbled(text: string): boolean {
  return text.includes("\ufffd") || UTF8_AS_GBK.test(text) || GBK_AS_WESTERN.test(text);
}
