import type { ReactNode } from "react";
import { Card } from "../ui/card";

interface FiguresProps {
	title: string;
	lead?: string;
	/** What is said if there are no rows. */
	empty: string;
	/** The first names what the row is about. */
	columns: readonly string[];
	rows: readonly { id: string; cells: readonly ReactNode[] }[];
}

/** A card with a table that scrolls by itself where the screen is too narrow for it. */
export function Figures({ title, lead, empty, columns, rows }: FiguresProps) {
	return (
		<Card className="min-w-0 p-5">
			<h2 className="font-semibold tracking-tight">{title}</h2>
			<p className="mt-1 text-sm text-muted">{rows.length === 0 ? empty : lead}</p>
			{rows.length > 0 ? (
				// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard.
				<section aria-label={title} tabIndex={0} className="mt-3 overflow-x-auto rounded-control">
					<table className="w-full text-sm">
						<thead className="text-caption text-muted">
							<tr>
								{columns.map((column, place) => (
									<th
										key={column}
										scope="col"
										className={place === 0 ? firstCell : `${otherCell} font-medium`}
									>
										{column}
									</th>
								))}
							</tr>
						</thead>
						<tbody>
							{rows.map(({ id, cells: [first, ...others] }) => (
								<tr key={id} className="border-t border-line align-baseline">
									<th scope="row" className={`${firstCell} font-normal`}>
										{first}
									</th>
									{others.map((cell, place) => (
										<td key={columns[place + 1]} className={otherCell}>
											{cell}
										</td>
									))}
								</tr>
							))}
						</tbody>
					</table>
				</section>
			) : null}
		</Card>
	);
}

const firstCell = "py-1.5 pe-4 text-start font-medium";
const otherCell = "py-1.5 ps-4 text-end tabular-nums";
