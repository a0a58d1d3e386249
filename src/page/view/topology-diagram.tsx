import type { DrawnRole, TopologyDrawing } from "../../report/drawing/topology-drawing.ts";
import {
  DIAGRAM_WIDTH,
  type PlacedCluster,
  type PlacedGroup,
  type PlacedLink,
  diagramOf,
  diagramText,
} from "../diagram/diagram-layout.ts";

/** A topology as a picture, with the same in words for who does not see it. */
export function TopologyDiagram({ drawing }: { readonly drawing: TopologyDrawing }) {
  const { height, clusters, links } = diagramOf(drawing);
  return (
    <figure class="diagram">
      <figcaption>{drawing.title}</figcaption>
      <svg
        role="img"
        aria-label={diagramText(drawing)}
        viewBox={`0 0 ${DIAGRAM_WIDTH} ${height}`}
        width={DIAGRAM_WIDTH}
        height={height}
      >
        {clusters.map((cluster) => (
          <Cluster key={cluster.title} cluster={cluster} />
        ))}
        {links.map((link) => (
          <Link key={link.text} link={link} />
        ))}
      </svg>
    </figure>
  );
}

function Cluster({ cluster }: { readonly cluster: PlacedCluster }) {
  const { x, y, width, height, title, groups } = cluster;
  return (
    <g>
      <rect class="cluster" x={x} y={y} width={width} height={height} rx="6" />
      <text class="cluster-title" x={x + 10} y={y + 15}>
        {title}
      </text>
      {groups.map((placed) => (
        <Group key={placed.group.id} placed={placed} />
      ))}
    </g>
  );
}

function Group({ placed }: { readonly placed: PlacedGroup }) {
  const { x, y, width, height, group, lines, symbols, isCut } = placed;
  return (
    <g class={`group ${group.role}`}>
      <rect class="group-box" x={x} y={y} width={width} height={height} rx="4" />
      <text class="group-title" x={x + 9} y={y + 17}>
        {group.title}
      </text>
      {lines.map((line, index) => (
        <text key={line} class="group-line" x={x + 9} y={y + 32 + 15 * index}>
          {line}
        </text>
      ))}
      <g class={group.nodes === null ? "symbols open" : "symbols"}>
        {Array.from({ length: symbols }, (_, index) => (
          <Node key={index} role={group.role} x={x + 9 + 16 * index} y={y + height - 22} />
        ))}
      </g>
      {isCut && (
        <text class="group-line" x={x + 11 + 16 * symbols} y={y + height - 11}>
          …
        </text>
      )}
    </g>
  );
}

/** Disks fill a node from below, so that roles differ without colour. */
function Node({
  role,
  x,
  y,
}: {
  readonly role: DrawnRole;
  readonly x: number;
  readonly y: number;
}) {
  const filled = { storage: 13, both: 6, compute: 0, unknown: 0 }[role];
  return (
    <g>
      <rect class="node" x={x + 0.5} y={y + 0.5} width="12" height="12" rx="2" />
      {filled > 0 && (
        <rect class="disk" x={x} y={y + 13 - filled} width="13" height={filled} rx="2" />
      )}
      {role === "unknown" && (
        <text class="group-line" x={x + 4} y={y + 10}>
          ?
        </text>
      )}
    </g>
  );
}

function Link({ link }: { readonly link: PlacedLink }) {
  const { x, from, to, text } = link;
  const head = to < from ? 5 : -5;
  return (
    <g class="link">
      <path d={`M${x} ${from}V${to}M${x - 4} ${to + head}L${x} ${to}L${x + 4} ${to + head}`} />
      <text x={x + 9} y={(from + to) / 2 + 4}>
        {text}
      </text>
    </g>
  );
}
