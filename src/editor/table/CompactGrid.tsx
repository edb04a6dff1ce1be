/** @file The layer table on a phone. */
import { LayerGrid } from './LayerGrid';
import { compactColumns } from './tableColumns';

/** The layer table with few columns. */
export default function CompactGrid() {
  return <LayerGrid columns={compactColumns} />;
}
