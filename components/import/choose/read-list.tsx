"use client";

import { FileSpreadsheet } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslations } from "#translations";
import { listMaxBytes, listMaxColumns, listMaxRows, listUnpackedMaxBytes } from "@/rules/lists";
import { useFormat } from "../../format/use-format";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Spinner } from "../../ui/spinner";
import { useLastingFocus } from "../../ui/use-lasting-focus";
import type { Refusal } from "../formats/refusal";
import type { ListRead } from "../read/list";
import { ListColumns } from "./list-columns";
import { ListSource } from "./list-source";
import { RowsAside } from "./rows-aside";
import { type Reading, useListReader } from "./use-list-reader";

export interface ReadListProps {
	/** IANA, the event's. Times in a list that name no zone are times there. */
	timezone: string;
	/** Called with each list that was read, again when a column is set by hand, and with null while there is none. */
	onRead: (list: ListRead | null) => void;
}

/** Takes a list from a file or from the clipboard and shows what was read. Nothing leaves the device. */
export function ReadList({ timezone, onRead }: ReadListProps) {
	const reading = useListReader(timezone, onRead);
	const { source, refusal } = reading;
	const isChoosing = source === null || refusal !== null;
	/** The list is the first of several files that were dropped at once. */
	const [several, setSeveral] = useState(false);
	const area = useRef<HTMLDivElement>(null);
	useLastingFocus(area);
	return (
		<div ref={area} className="flex flex-col gap-4">
			{isChoosing ? (
				<>
					{refusal ? <Refused refusal={refusal} source={source} /> : null}
					<ListSource
						onChoose={(chosen, isOneOfSeveral = false) => {
							setSeveral(isOneOfSeveral);
							reading.choose(chosen);
						}}
					/>
				</>
			) : (
				<Taken reading={reading} several={several} />
			)}
		</div>
	);
}

/** What was read of the list that was chosen. */
function Taken({ reading, several }: { reading: Reading; several: boolean }) {
	const t = useTranslations("readList");
	const { source, state, list } = reading;
	return (
		<>
			<Card className="flex flex-wrap items-center gap-x-4 gap-y-3 p-4 sm:p-5">
				<FileSpreadsheet aria-hidden className="size-6 shrink-0 text-film-ink" />
				<div className="min-w-0 flex-1 basis-52">
					<p
						data-focus="area"
						tabIndex={-1}
						className="font-semibold tracking-tight wrap-anywhere outline-none"
					>
						<bdi>{source instanceof File ? source.name : t("pasted")}</bdi>
					</p>
					<div role="status" className="text-sm text-muted">
						{state === "reading" ? (
							<p className="flex items-center gap-2">
								<Spinner />
								{t("reading")}
							</p>
						) : list ? (
							<p>
								{t("found", { people: list.people.length, rows: list.rows })}{" "}
								{list.setAside.length === 0 ? t("allTaken") : t("someAside", { count: list.setAside.length })}
							</p>
						) : null}
					</div>
				</div>
				<Button onClick={() => reading.choose(null)}>{t("another")}</Button>
			</Card>
			{several ? <Banner>{t("onlyFirst")}</Banner> : null}
			{list ? <Doubts list={list} /> : null}
			{list && list.columns.length > 0 ? <ListColumns list={list} reading={reading} /> : null}
			{list ? <RowsAside list={list} /> : null}
		</>
	);
}

function Refused({ refusal, source }: { refusal: Refusal; source: File | string | null }) {
	const t = useTranslations("readList");
	const format = useFormat();
	const limits = {
		size: format.bytes(listMaxBytes),
		unpacked: format.bytes(listUnpackedMaxBytes),
		rows: listMaxRows,
		columns: listMaxColumns,
		row: refusal.row,
	};
	return (
		<Banner tone="bad" title={t("cannotRead")}>
			{source instanceof File ? (
				<p className="wrap-anywhere">
					<bdi>{source.name}</bdi>
				</p>
			) : null}
			<p>{t(`refusal_${refusal.code}`, limits)}</p>
		</Banner>
	);
}

/** What an organizer should know about the list as a whole. */
function Doubts({ list }: { list: ListRead }) {
	const t = useTranslations("readList");
	const fields = list.columns.map(({ use }) => use?.field);
	const hasNames = (["NAME", "FIRST_NAME", "LAST_NAME"] as const).some((field) => fields.includes(field));
	const hasEmails = fields.includes("EMAIL");
	const nothingFound = list.columns.length > 0 && !hasNames && !hasEmails;
	return (
		<>
			{list.isOrders ? <Banner>{t("isOrders")}</Banner> : null}
			{list.lacksStatus ? <Banner>{t("lacksStatus")}</Banner> : null}
			{nothingFound ? <Banner tone="bad">{t("noPeopleColumn")}</Banner> : null}
			{!nothingFound && list.people.length > 0 && list.people.every(({ email }) => email === null) ? (
				<Banner>{t("noAddresses")}</Banner>
			) : null}
		</>
	);
}
