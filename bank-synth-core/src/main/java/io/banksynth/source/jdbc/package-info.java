/** Reading tables, keys and rows from databases through JDBC. */
@org.jspecify.annotations.NullMarked
package io.banksynth.source.jdbc;
