/**
 * @file A product of matrices whose elements are fetched by code: the frame of every convolution and its gradients
 * (implicit GEMM). A workgroup computes a tile, each thread four by four elements of it, from pieces of both
 * matrices that the workgroup shares.
 */

/** Elements per thread and axis. */
const perThread = 4;
/** Depth that is shared at a time. */
const tileDepth = 16;

/** What is multiplied: all sizes are constants of the code but the rows, which `rows` may compute. */
export interface GemmSpec {
  /** WGSL of type i32. */
  readonly rows: string;
  readonly columns: number;
  /** Depth of each product. */
  readonly depth: number;
  readonly tileRows: number;
  readonly tileColumns: number;
  /** Whether neighbours in a row of the left matrix lie next to each other in memory, or neighbours in a column. */
  readonly leftOrder: 'depth' | 'rows';
  /** Body of `fn readLeft(row: i32, depth: i32, slice: i32) -> f32`, for places inside of the matrix. */
  readonly readLeft: string;
  /** Body of `fn readRight(depth: i32, column: i32, slice: i32) -> f32`. */
  readonly readRight: string;
  /** Body of `fn write(row: i32, column: i32, slice: i32, value: f32)`. */
  readonly write: string;
  /** Depth of a slice as WGSL, where it ends before `depth`. */
  readonly depthEnd?: string;
}

/** Tiles along the rows and the columns. */
export function countTiles(rows: number, { columns, tileRows, tileColumns }: Omit<GemmSpec, 'rows'>) {
  return [Math.ceil(rows / tileRows), Math.ceil(columns / tileColumns)] as const;
}

/** A tile's columns for a matrix: no wider than it needs. */
export function chooseTile(size: number): number {
  return size <= 16 ? 16 : size <= 32 ? 32 : 64;
}

/** Writes the kernel. Workgroups: tiles of rows over x and y, tiles of columns times slices over z. */
export function writeGemm(spec: GemmSpec): string {
  const { tileRows, tileColumns, depth, columns } = spec;
  const wide = tileColumns / perThread;
  const tall = tileRows / perThread;
  const threads = wide * tall;
  const columnTiles = Math.ceil(columns / tileColumns);
  const place =
    spec.leftOrder === 'depth'
      ? `let k = i % ${tileDepth}; let r = i / ${tileDepth};`
      : `let r = i % ${tall}; let k = i / ${tall};`;
  return `
fn readLeft(row: i32, depth: i32, slice: i32) -> f32 { ${spec.readLeft} }
fn readRight(depth: i32, column: i32, slice: i32) -> f32 { ${spec.readRight} }
fn write(row: i32, column: i32, slice: i32, value: f32) { ${spec.write} }
fn depthEnd(slice: i32) -> i32 { return ${spec.depthEnd ?? depth}; }

var<workgroup> left: array<array<vec4f, ${tall}>, ${tileDepth}>;
var<workgroup> right: array<array<vec4f, ${wide}>, ${tileDepth}>;

fn fetchLeft(row: i32, depth: i32, slice: i32, rows: i32, end: i32) -> f32 {
  if (row >= rows || depth >= end) { return 0; }
  return readLeft(row, depth, slice);
}

fn fetchRight(depth: i32, column: i32, slice: i32, end: i32) -> f32 {
  if (column >= ${columns} || depth >= end) { return 0; }
  return readRight(depth, column, slice);
}

@compute @workgroup_size(${threads})
fn main(@builtin(local_invocation_index) index: u32, @builtin(workgroup_id) group: vec3u,
        @builtin(num_workgroups) groups: vec3u) {
  let thread = i32(index);
  let rows = ${spec.rows};
  let slice = i32(group.z) / ${columnTiles};
  let firstRow = i32(group.y * groups.x + group.x) * ${tileRows};
  let firstColumn = (i32(group.z) % ${columnTiles}) * ${tileColumns};
  let end = depthEnd(slice);
  let ownRow = thread / ${wide};
  let ownColumn = thread % ${wide};
  var sums: array<vec4f, ${perThread}>;
  for (var start = 0; start < ${Math.ceil(depth / tileDepth) * tileDepth}; start += ${tileDepth}) {
    for (var i = thread; i < ${tileDepth * tall}; i += ${threads}) {
      ${place}
      let row = firstRow + ${perThread} * r;
      left[k][r] = vec4f(
        fetchLeft(row, start + k, slice, rows, end), fetchLeft(row + 1, start + k, slice, rows, end),
        fetchLeft(row + 2, start + k, slice, rows, end), fetchLeft(row + 3, start + k, slice, rows, end));
    }
    for (var i = thread; i < ${tileDepth * wide}; i += ${threads}) {
      let c = i % ${wide};
      let k = i / ${wide};
      let column = firstColumn + ${perThread} * c;
      right[k][c] = vec4f(
        fetchRight(start + k, column, slice, end), fetchRight(start + k, column + 1, slice, end),
        fetchRight(start + k, column + 2, slice, end), fetchRight(start + k, column + 3, slice, end));
    }
    workgroupBarrier();
    for (var k = 0; k < ${tileDepth}; k++) {
      let a = left[k][ownRow];
      let b = right[k][ownColumn];
      sums[0] = fma(vec4f(a.x), b, sums[0]);
      sums[1] = fma(vec4f(a.y), b, sums[1]);
      sums[2] = fma(vec4f(a.z), b, sums[2]);
      sums[3] = fma(vec4f(a.w), b, sums[3]);
    }
    workgroupBarrier();
  }
  for (var r = 0; r < ${perThread}; r++) {
    let row = firstRow + ${perThread} * ownRow + r;
    for (var c = 0; c < ${perThread}; c++) {
      let column = firstColumn + ${perThread} * ownColumn + c;
      if (row < rows && column < ${columns}) { write(row, column, slice, sums[r][c]); }
    }
  }
}`;
}
