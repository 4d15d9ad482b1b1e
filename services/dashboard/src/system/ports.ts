import type { Health, Node, Ports } from '../api/types';

export interface PortLine {
  service: string;
  port: number;
  owner: string | null;
  state: Health | null;
  fault: 'twice' | 'other' | null;
}

/** The manifest beside what runs: who has a port, and where the two disagree. */
export function portLines(manifest: Ports, nodes: readonly Node[]): PortLine[] {
  const counts = new Map<number, number>();
  const entries = Object.entries(manifest.ports);
  entries.forEach(([, port]) => counts.set(port, (counts.get(port) ?? 0) + 1));
  const byName = new Map(nodes.map((node) => [plain(node.component), node]));
  return entries
    .map(([service, port]): PortLine => {
      const node = byName.get(plain(service));
      const fault = (counts.get(port) ?? 0) > 1 ? 'twice' : node && node.port !== port ? 'other' : null;
      return { service, port, owner: node?.component ?? null, state: node?.state ?? null, fault };
    })
    .sort((a, b) => a.port - b.port);
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}
