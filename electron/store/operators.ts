import { z } from "zod";
import { type OperatorEntry, type Role, ROLES } from "../contract/administration.ts";
import type { Operator } from "../contract/session.ts";
import type { Reader, Transaction } from "./connection.ts";

/** The operators of the office. One who has left stays in the list: their name is in the history. */

const Row = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    created_at: z.string(),
    removed_at: z.string().nullable(),
    last_seen: z.string().nullable(),
  })
  .transform(({ id, name, role, created_at, removed_at, last_seen }): OperatorEntry => ({
    id,
    name,
    role,
    createdAt: created_at,
    removedAt: removed_at,
    lastSeen: last_seen,
  }));

/** Everybody who works or has worked here, in the order in which they came. */
export function listOperators(reader: Reader): Promise<readonly OperatorEntry[]> {
  return reader.all(
    Row,
    `SELECT id, name, role, created_at, removed_at,
       (SELECT max(at) FROM journal WHERE action = 'sign-in' AND operator_id = operator.id)
         AS last_seen
     FROM operator ORDER BY created_at, id`,
  );
}

const Working = z.object({ id: z.string(), name: z.string(), role: z.enum(ROLES) });

/** Those who may log in, with the roles that the database gives them. */
export function workingOperators(reader: Reader): Promise<readonly Operator[]> {
  return reader.all(Working, "SELECT id, name, role FROM operator WHERE removed_at IS NULL");
}

export function workingOperator(reader: Reader, id: string): Promise<Operator | undefined> {
  return reader.get(
    Working,
    "SELECT id, name, role FROM operator WHERE id = ? AND removed_at IS NULL",
    [id],
  );
}

/** Whether somebody who works here goes by this name, however wide or spaced it was typed. */
export async function nameTaken(reader: Reader, name: string): Promise<boolean> {
  const wanted = plainName(name);
  return (await workingOperators(reader)).some((operator) => plainName(operator.name) === wanted);
}

export async function addOperator(tx: Transaction, operator: Operator, at: string): Promise<void> {
  await tx.run("INSERT INTO operator (id, name, role, created_at) VALUES (?, ?, ?, ?)", [
    operator.id,
    operator.name,
    operator.role,
    at,
  ]);
}

/** Marks an operator as gone; they can log in no more from this moment. */
export async function removeOperator(tx: Transaction, id: string, at: string): Promise<void> {
  await tx.run("UPDATE operator SET removed_at = ? WHERE id = ? AND removed_at IS NULL", [at, id]);
}

const Name = z.object({ name: z.string() });

/** The name of an operator, whether they still work here or not. */
export async function nameOf(reader: Reader, id: string): Promise<string | undefined> {
  return (await reader.get(Name, "SELECT name FROM operator WHERE id = ?", [id]))?.name;
}

export async function countOf(reader: Reader, role: Role): Promise<number> {
  return (await workingOperators(reader)).filter((operator) => operator.role === role).length;
}

function plainName(name: string): string {
  return name.normalize("NFKC").replace(/\s/gu, "").toLowerCase();
}
