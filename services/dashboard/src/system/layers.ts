import type { Edge } from '../api/types';

export interface Placed {
  name: string;
  layer: number;
  /** Its place in the layer, from the left. */
  place: number;
}

/**
 * Layers of a dependency graph: who needs nobody stands in the first, everybody else one below the last of those it
 * needs. An edge that would close a circle is not followed. Within a layer a node stands near those it needs.
 */
export function layersOf(names: readonly string[], edges: readonly Edge[]): Placed[] {
  const known = new Set(names);
  const needs = new Map<string, string[]>(names.map((name) => [name, []]));
  for (const edge of edges) {
    if (known.has(edge.from) && known.has(edge.to) && edge.from !== edge.to) {
      needs.get(edge.from)?.push(edge.to);
    }
  }
  const depth = new Map<string, number>();
  const open = new Set<string>();
  const depthOf = (name: string): number => {
    const found = depth.get(name);
    if (found !== undefined) {
      return found;
    }
    open.add(name);
    const below = (needs.get(name) ?? []).filter((need) => !open.has(need)).map((need) => depthOf(need) + 1);
    open.delete(name);
    const own = Math.max(0, ...below);
    depth.set(name, own);
    return own;
  };
  names.forEach(depthOf);

  const placed: Placed[] = [];
  const places = new Map<string, number>();
  const last = Math.max(0, ...depth.values());
  for (let layer = 0; layer <= last; layer++) {
    const row = names.filter((name) => depth.get(name) === layer);
    const pull = (name: string) => mean((needs.get(name) ?? []).map((need) => places.get(need)).filter((place) => place !== undefined));
    const order = [...row].sort((a, b) => pull(a) - pull(b) || a.localeCompare(b));
    order.forEach((name, index) => {
      const place = (index + 0.5) / order.length;
      places.set(name, place);
      placed.push({ name, layer, place });
    });
  }
  return placed;
}

/** Edges that are told by others already are left out: if A needs B and B needs C, A's line to C says nothing new. */
export function essential(edges: readonly Edge[]): Edge[] {
  const direct = new Map<string, Set<string>>();
  for (const edge of edges) {
    direct.set(edge.from, (direct.get(edge.from) ?? new Set()).add(edge.to));
  }
  const reaches = (from: string, to: string, seen: Set<string>): boolean =>
    [...(direct.get(from) ?? [])].some((next) => {
      if (seen.has(next)) {
        return false;
      }
      seen.add(next);
      return next === to || reaches(next, to, seen);
    });
  return edges.filter((edge) => ![...(direct.get(edge.from) ?? [])].some((other) => other !== edge.to && reaches(other, edge.to, new Set([edge.from]))));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0.5 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
