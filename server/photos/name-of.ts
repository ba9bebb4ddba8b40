/**
 * The name of a person who added photos, as the API returns it. It is empty for somebody without a name, and the page then
 * says so in the reader's language (components/language/use-person-name.ts). It is not null, because tabs that were opened
 * with an older version take it for a text.
 */
export const nameOf = ({ name }: { name: string | null }) => name ?? "";
