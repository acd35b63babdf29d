/** What a shop's process has used so far. */
export type Usage = { readonly cpuMs: number; readonly rssMb: number };

/** As the instance itself tells it to whoever shows the token of its metrics. */
export const usageOf = async (instance: string, token: string): Promise<Usage> => {
  const answer = await fetch(`${instance}/metrics`, { headers: { Authorization: `Bearer ${token}` } });
  const text = await answer.text();
  const figure = (name: string): number => {
    const value = new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1];
    if (value === undefined) throw new Error(`${instance} answers ${answer.status} and does not tell ${name}`);
    return Number(value);
  };
  return {
    cpuMs: figure("process_cpu_seconds_total") * 1_000,
    rssMb: figure("process_resident_memory_bytes") / 1_048_576,
  };
};
