import type { Slice } from "@cofshop/core";
import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";

/** A slice of a query's rows by a time, the oldest first and the newest id first where times are equal. */
export const oldestFirst = <Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  time: string,
  { after, limit }: Slice,
): SelectQueryBuilder<Row> => {
  const id = `${query.alias}.id`;
  if (after !== undefined) {
    const position = { at: new Date(after.key), last: after.id };
    query.andWhere(`(${time} > :at OR (${time} = :at AND ${id} < :last))`, position);
  }
  return query.orderBy(time).addOrderBy(id, "DESC").limit(limit);
};
