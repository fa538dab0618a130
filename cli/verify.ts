import { verifyStore } from "../electron/store/verify.ts";
import { onProfile } from "./profile.ts";

/** `npm run verify -- PROFILE`: checks every chain of versions, every pinned pack and every stored document. */
await onProfile("verify", async (store) => {
  const { cases, revisions, blobs, packs, faults } = await store.read(verifyStore);
  for (const fault of faults) console.error(fault);
  console.log(
    `案件 ${cases} 件，版本 ${revisions} 个，文件 ${blobs} 份，待遇政策 ${packs} 份；` +
      (faults.length === 0 ? "全部相符。" : `有 ${faults.length} 处不符。`),
  );
  return faults.length === 0 ? 0 : 1;
});
