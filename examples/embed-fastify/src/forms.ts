import { type ItemId, idOf, isUuid, type OptionId } from "@cofshop/core";
import type { FastifySchemaCompiler, FastifyTypeProvider } from "fastify";
import { z } from "zod";

/** Handlers see a route's schemas as what zod makes of them: checked, and with the shop's own ids. */
export interface ZodForms extends FastifyTypeProvider {
  readonly validator: this["schema"] extends z.ZodType ? z.output<this["schema"]> : unknown;
}

export const readForm: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (input) => {
    const { success, data, error } = schema.safeParse(input);
    return success ? { value: data } : { error: new Error(z.prettifyError(error)) };
  };

const id = z.string().refine(isUuid, "not an id");

export const coffeePath = z.object({ id: id.transform((text) => idOf<ItemId>(text)) });

export const credentials = z.object({ email: z.string(), password: z.string() });

export const customerForm = credentials.extend({ name: z.string(), tel: z.string() });

/** What these may hold is the shop's to say; here they only get their shapes. */
export const orderForm = z.object({
  lines: z.array(z.object({ optionId: id.transform((text) => idOf<OptionId>(text)), quantity: z.number() })),
  address: z.object({ city: z.string(), street: z.string(), zipCode: z.string() }),
});
