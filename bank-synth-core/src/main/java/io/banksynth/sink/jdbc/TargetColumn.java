package io.banksynth.sink.jdbc;

import io.banksynth.schema.Column;

/**
 * A column that is written.
 *
 * @param column as it is generated
 * @param sqlName quoted
 * @param jdbcType of {@link java.sql.Types}, as the database declares it
 * @param nullable in the database
 */
public record TargetColumn(Column column, String sqlName, int jdbcType, boolean nullable) {}
