import { rebuildIndex } from "../electron/store/reindex.ts";
import { onProfile } from "./profile.ts";

/** `npm run reindex -- PROFILE`: rebuilds the case list and its search from drafts and sealed versions. */
await onProfile("reindex", async (store) => {
  const rows = await store.write(rebuildIndex);
  console.log(`已从草稿和版本重建案件索引，共 ${rows} 行。`);
  return 0;
});
