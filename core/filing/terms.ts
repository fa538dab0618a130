/**
 * What a pool's documents say about the life of a filing, free of the form in
 * which a pack writes it down. Where a document is silent the value says so;
 * silence is never filled in here: what depends on it is undetermined.
 */
export interface FilingTerms {
  readonly longTerm: LongTermTerms;
  readonly temporary: TemporaryTerms;
  /** Null: the pool takes no commitments. */
  readonly commitment: CommitmentTerms | null;
  /** Whether an emergency counts as filed without a filing (HUN-9.5, HUN-55); Liaoning has no such clause. */
  readonly emergency: "deemed-filed" | "unstated";
}

export interface LongTermTerms {
  /** 长期有效 (KF-1.3.1, HUN-13), or as long as the proof handed in is valid (LN-1.1a); null: not said. */
  readonly validity: "open-ended" | "until-proof-ends" | null;
  /** Null: the document locks nothing (HUN-13, HUN-16). */
  readonly lock: Lock | null;
}

/** The months after effect in which a long-term filing is not to be touched. */
export interface Lock {
  readonly months: number;
  /** Kaifeng names changes only (KF-1.3.1), Liaoning changes and cancellations (LN-1.1a). */
  readonly binds: "change" | "change-and-cancel";
  /** 原则上 leaves room for a recorded reason (KF-1.3.1); 不得 leaves none (LN-1.1a). */
  readonly exception: "recorded-reason" | "none";
}

/** No document locks a temporary filing; Liaoning says so aloud (随时取消, LN-1.1b). */
export interface TemporaryTerms {
  /** Half a year (KF-1.3.2, HUN-13, LN-1.1b); null: not said. */
  readonly validityMonths: number | null;
  /** 即申即享: the hospital's admission makes the filing (LN-1.2a). */
  readonly onAdmission: "arises" | "must-be-filed";
}

export interface CommitmentTerms {
  /** Months from effect in which the promised materials are due (HUN-22, LN-1.2b); null: not said. */
  readonly months: number | null;
  /** Where the filing serves while they are owed (LN-1.2b); the others make no difference. */
  readonly beforeCompletion: "filing-place" | "both-ways";
  /** What a broken commitment leads to: HUN-22, LN-1.2c; Kaifeng's notice does not say. */
  readonly onLapse: "as-unfiled" | "revoked" | "unstated";
  /** Against what 待遇差 is measured (LN-1.2c); null: the city has not said (Q13). */
  readonly clawback: ClawbackMeasure | null;
}

/** What the person would have had instead of the commitment filing. */
export type ClawbackMeasure = "as-unfiled" | "as-other-temporary";
