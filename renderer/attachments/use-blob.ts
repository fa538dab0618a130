import { useEffect, useState } from "react";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { call } from "../app/bridge.ts";
import { CASE_WORDS } from "../words/case.ts";

interface Made<T> {
  readonly sha256: string;
  readonly outcome: Result<T, Problem>;
}

/** The stored bytes of an attachment; null while they are read, or when there is none to read. */
export function useBlob(sha256: string | null): Result<Uint8Array, Problem> | null {
  const [made, setMade] = useState<Made<Uint8Array> | null>(null);
  useEffect(() => {
    if (sha256 === null) return;
    let gone = false;
    void readBlob(sha256).then((outcome) => {
      if (!gone) setMade({ sha256, outcome });
    });
    return () => {
      gone = true;
    };
  }, [sha256]);
  return made?.sha256 === sha256 ? made.outcome : null;
}

/** An address for a stored picture, for as long as it is shown. */
export function useBlobUrl(sha256: string | null): Result<string, Problem> | null {
  const [made, setMade] = useState<Made<string> | null>(null);
  useEffect(() => {
    if (sha256 === null) return;
    let gone = false;
    let url: string | null = null;
    void readBlob(sha256).then((read) => {
      if (gone) return;
      if (!read.ok) return setMade({ sha256, outcome: read });
      url = URL.createObjectURL(new Blob([new Uint8Array(read.value)], { type: "image/jpeg" }));
      setMade({ sha256, outcome: ok(url) });
    });
    return () => {
      gone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [sha256]);
  return made?.sha256 === sha256 ? made.outcome : null;
}

function readBlob(sha256: string): Promise<Result<Uint8Array, Problem>> {
  return call("blob.read", { sha256 }).catch(() => fail(CASE_WORDS.desktopSilent));
}
