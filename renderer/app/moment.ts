import { chinaTime } from "../../electron/contract/china-time.ts";

/** `2026-11-20 17:32`: a moment as the clocks of China show it. */
export function minuteOf(at: string): string {
  return chinaTime(at).slice(0, 16);
}

/** `17:32`; nothing for no moment. */
export function clockOf(at: string): string {
  return at === "" ? "" : minuteOf(at).slice(11);
}

/** `2026-11-20`. */
export function dayOf(at: string): string {
  return minuteOf(at).slice(0, 10);
}

/** How long ago a moment was, in the largest unit that is not zero. */
export function sinceWords(at: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(at)) / 60_000));
  if (minutes < 1) return "不到1分钟";
  if (minutes < 60) return `${minutes}分钟`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours}小时` : `${Math.floor(hours / 24)}天`;
}

/** `18.4 MB`: the size of a file as people say it. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  const mega = bytes / 1024 / 1024;
  return mega < 1024 ? `${mega.toFixed(1)} MB` : `${(mega / 1024).toFixed(1)} GB`;
}
