import { useLocale } from "#translations";
import { languages } from "@/messages/locales";

/** Whether the text runs from left to right or from right to left. */
export const useDirection = () => languages[useLocale()].direction;
